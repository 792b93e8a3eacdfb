"""What an answerer may return, and the refusals that several answerers share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from assistant.asking.question import Question
from assistant.draft import Draft
from assistant.model import Reason
from assistant.settings import USUAL, Settings
from corpus.model import Report, Span
from index.library import Library
from index.segment import Segment


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """A skill knows that the report does not say: why, and the nearest true places."""

    reason: Reason
    text: str
    nearest: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a skill works with: the report that the question is about, the library, the settings."""

    report: Report
    library: Library
    settings: Settings = USUAL

    @property
    def segment(self) -> Segment:
        """What search knows of the report."""
        return self.library.segment(self.report.source.name)


Outcome: TypeAlias = Draft | NoAnswer | None
Answerer: TypeAlias = Callable[[Question, Desk], Outcome]
