"""Holds a number that the question itself brings against the cells of the answer."""

from collections.abc import Sequence

from assistant.model import Citation
from assistant.question import Question
from assistant.readings import printed_number
from assistant.segments import cell_of
from corpus.figures import figures
from corpus.model import Figure, Report, Role, Span
from corpus.numerals import number_value

AGREES = "是的，与报告一致："
DISAGREES = "不是，报告里的数不一样："


def claimed_figures(question: Question) -> tuple[Figure, ...]:
    """The quantities that a question brings along to be confirmed; years are none."""
    if not question.has("premise"):
        return ()
    return tuple(figures(question.text, Span(0, len(question.text))))


def premise_verdict(question: Question, citations: Sequence[Citation], report: Report) -> str:
    """Words before the answer to 「…是6%，对吧」; "" when nothing is claimed or it is unclear of what.

    The claim is held against the cells of its own year and role only: a target that equals a
    claimed result does not confirm it.
    """
    claimed = claimed_figures(question)
    role = _claimed_role(question, report)
    if not claimed or role is None:
        return ""
    cells = [cell for one in citations if one.column and (cell := cell_of(one, report)) is not None]
    own = [cell for cell in cells if cell.reading.role == role]
    if not own:
        return ""
    values = {printed_number(cell) for cell in own}
    agreed = any(_printed(figure, question.text) in values for figure in claimed)
    return AGREES if agreed else DISAGREES


def _claimed_role(question: Question, report: Report) -> Role | None:
    """Whether the claim is of a target or a result: by word, else by the year it names."""
    if len(question.roles) == 1:
        return next(iter(question.roles))
    source = report.source
    if question.years in ((source.done_year,), (source.plan_year,)):
        return "完成" if question.years == (source.done_year,) else "目标"
    return None


def _printed(figure: Figure, text: str) -> object:
    """The number as typed, without scale: 700 of 「700亿」, as a cell prints it."""
    digits = "".join(
        sign for sign in text[figure.span.start : figure.span.end] if sign.isdigit() or sign == "."
    )
    return number_value(digits) if digits.strip(".") else None
