"""A report as read from a file, before it goes into the library."""

from dataclasses import dataclass

from corpus.blocks import MarkupKind
from corpus.counts import Counts
from corpus.model import Report
from corpus.readers.flow import Doubt, Intake


@dataclass(frozen=True, slots=True)
class Preview:
    """What `corpus.adding.inspect` found.

    file_name, data: the file; format: its reader. left_out: non-blank signs not in the text.
    doubts: what a person should look at before it goes in; none for a sound report.
    accepted: the broken laws among them, kept in source.toml once a person has accepted them.
    """

    report: Report
    counts: Counts
    doubts: tuple[Doubt, ...]
    left_out: dict[MarkupKind, int]
    file_name: str
    data: bytes
    format: str
    intake: Intake
    accepted: tuple[str, ...]
