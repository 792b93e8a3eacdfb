"""The values of an evaluation."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.model import Citation, Refusal, Reply
from corpus.model import Role

Measure: TypeAlias = Literal[
    "answer",
    "evidence",
    "refusal",
    "verbatim",
    "checked",
    "standalone",
    "numbers",
    "items",
    "year",
    "role",
    "partly",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that an answer must cite: words of a sentence, or a cell of a table."""

    quote: str = ""
    table: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity that a right answer gives: 「4.8」「万标箱」, for a year, as 目标 or 完成."""

    value: str
    unit: str
    year: int | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    accept: from each group one wording must stand in the answer. forbid: none of these may.
    evidence: one of these must be cited. refuse: the name of a Reason when the report does not
    answer, else None (any refusal counts as right then; the reason is scored apart).
    twin: for a refused case, the id of the answerable case that differs in one word or so.
    standalone: for a follow-up, the same question written so that it needs no history.
    numbers: each must stand in the answer with its unit, and in a clause of its year and role.
    order: whether the groups of accept must stand in their order. count: of listed items.
    partly: the name of a Reason when one question of several is not answered by the report, and the
    answer to the others must say so.
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
    numbers: tuple[Number, ...] = ()
    order: bool = False
    count: int | None = None
    partly: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of one case: right, wrong, or not scored (None), with the reason in words."""

    case: str
    measure: Measure
    right: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outside:
    """What a system from outside replied.

    citations: None when the system gives none that could be judged.
    failure: why there is no reply; the case is not scored then.
    ms: the time that the system itself says it took; None when it does not.
    """

    question: str
    text: str
    refused: bool
    citations: tuple[Citation, ...] | None
    failure: str = ""
    ms: float | None = None


Told: TypeAlias = Reply | Outside
"""A reply of ours or of another system."""


def is_refusal(told: Told) -> bool:
    """Whether a reply says that the report does not answer."""
    return told.refused if isinstance(told, Outside) else isinstance(told, Refusal)
