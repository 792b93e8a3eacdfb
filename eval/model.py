"""The values of an evaluation."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Measure: TypeAlias = Literal["answer", "evidence", "refusal", "verbatim", "checked", "standalone"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that an answer must cite: words of a sentence, or a cell of a table."""

    quote: str = ""
    table: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    accept: from each group one wording must stand in the answer. forbid: none of these may.
    evidence: one of these must be cited. refuse: the name of a Reason when the report does not
    answer, else None (any refusal counts as right then; the reason is scored apart).
    twin: for a refused case, the id of the answerable case that differs in one word or so.
    standalone: for a follow-up, the same question written so that it needs no history.
    """

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...]
    forbid: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    refuse: str | None
    twin: str | None = None
    standalone: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of one case: right, wrong, or not scored (None), with the reason in words."""

    case: str
    measure: Measure
    right: bool | None
    reason: str
