"""Reads a file into a `Report`: the reader of its format, then outline, notes, boxes, tables."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.blocks import Clean
from corpus.errors import UserError
from corpus.model import Report, Source
from corpus.notes import boxes, footnotes
from corpus.outline import outline
from corpus.readers import word_text
from corpus.tables import tables

READERS: dict[str, Callable[[str], Clean]] = {"word_text": word_text.read}
"""Format name in source.toml -> reader. A new format is one module and one line here."""


class FormatError(UserError):
    """No reader is known for the format."""

    def __init__(self, name: str, place: str) -> None:
        known = "、".join(READERS)
        super().__init__(f"{place}：格式「{name}」读不了；可用的格式有 {known}。")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, the clean text and the source text it was built from, for the laws."""

    report: Report
    clean: Clean
    source_text: str


def clean_text(raw: str, reader: str, place: str) -> Clean:
    """Run the reader named `reader`; raises FormatError."""
    if reader not in READERS:
        raise FormatError(reader, place)
    return READERS[reader](raw)


def build_report(clean: Clean, source: Source) -> Report:
    """Build the report from clean text; raises UserError where marks or rows do not fit."""
    found = outline(clean.text, clean.blocks)
    return Report(
        source=source,
        text=clean.text,
        sections=found.sections,
        paragraphs=found.paragraphs,
        footnotes=footnotes(clean),
        boxes=boxes(clean.text, clean.blocks, found.paragraphs),
        tables=tables(clean.text, clean.blocks, (source.done_year, source.plan_year)),
    )
