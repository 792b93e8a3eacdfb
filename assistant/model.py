"""The values of questions and answers."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Literal, TypeAlias

from corpus.address import with_page
from corpus.model import Span

CitationKind: TypeAlias = Literal["paragraph", "footnote", "box", "table_row", "heading"]
Verdict: TypeAlias = Literal["same", "computed", "conflict"]


class Reason(Enum):
    """Why the report does not answer; the value is what a person reads."""

    EMPTY = "问题为空"
    TOO_LONG = "问题过长"
    NOT_CHINESE = "无法识别的问题"
    OTHER_YEAR = "报告不含该年份"
    OTHER_PLACE = "报告不涉及该地区"
    NO_INDICATOR = "报告没有该指标"
    NO_ATTRIBUTE = "报告未给出该项内容"
    NOT_DEFINED = "报告提到但未作解释"
    OPINION = "属于评价、建议或预测"
    CHAT = "与报告内容无关"
    NOT_FOUND = "报告中没有找到依据"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that supports a statement: `quote == report[span]`, character for character.

    id: the mark [id] in the answer's text, from 1. document: `Source.name`.
    table, row, column: for a table row, else None; the quote is the row's cells joined by tabs,
    and `cell` the span of the cell that was answered.
    strong: spans inside `span` that carry the answer, for the page to make strong.
    page: of the report's file, from 1, where the format has pages (PDF); else None.
    """

    id: int
    document: str
    kind: CitationKind
    address: str
    quote: str
    span: Span
    table: str | None = None
    row: int | None = None
    column: str | None = None
    cell: Span | None = None
    strong: tuple[Span, ...] = ()
    page: int | None = None

    @property
    def place(self) -> str:
        """The address with its page: 「附件1 第3行（第12页）」; links go by the address alone."""
        return with_page(self.address, self.page)


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """A number of an answer, proven against its evidence.

    text: as the answer shows it. citations: ids. formula: for a computed one, 「0.5 − 4.5 = −4.0」.
    """

    text: str
    value: Decimal
    unit: str
    hedge: str
    verdict: Verdict
    citations: tuple[int, ...]
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the report says, with the places that say it. text carries marks [1] [2].

    question: as asked; resolved: as understood, standing alone.
    skill: which answerer wrote it (「indicators」, 「terms」, 「passages」 …).
    unanswered: lines of the text that say which question of several has no answer, and why; they
    repeat the question, state nothing of the report, and so need no evidence.
    """

    question: str
    resolved: str
    text: str
    citations: tuple[Citation, ...]
    numbers: tuple[CheckedNumber, ...]
    skill: str
    unanswered: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"answer {self.text[:20]!r} cites nothing; return a Refusal instead")

    def stated(self) -> str:
        """The text without its unanswered lines: all that must be proven."""
        kept = (line for line in self.text.split("\n") if line not in self.unanswered)
        return "\n".join(kept)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The report does not say. text: why, kindly; nearest: true passages that are not the answer."""

    question: str
    resolved: str
    reason: Reason
    text: str
    nearest: tuple[Citation, ...]


Reply: TypeAlias = Answer | Refusal
