"""Holds a number that the question itself brings against the cells of the answer."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.model import Citation
from assistant.question import Question
from assistant.readings import printed_number
from assistant.segments import cell_of
from corpus.figures import figures
from corpus.model import Report, Role, Span
from corpus.numerals import number_value

AGREES = "是的，与报告一致："
DISAGREES = "不是，报告里的数不一样："
_BARE = re.compile(r"(?:是|为|到|达到|完成了?|有)(\d+(?:\.\d+)?)(?=[吧吗，。？?对没]|$)")


def claimed_numbers(question: Question) -> tuple[Decimal, ...]:
    """The numbers as typed that a question brings along to be confirmed; years are none."""
    if not question.has("premise"):
        return ()
    text = question.text
    found = [
        _digits(text[one.span.start : one.span.end]) for one in figures(text, Span(0, len(text)))
    ]
    found += [number_value(match[1]) for match in _BARE.finditer(text)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def premise_verdict(question: Question, citations: Sequence[Citation], report: Report) -> str:
    """Words before the answer to 「…是6%，对吧」; "" when nothing is claimed or it is unclear of what.

    The claim is held against the cells of its own year and role only: a target that equals a
    claimed result does not confirm it.
    """
    claimed = claimed_numbers(question)
    role = _claimed_role(question, report)
    if not claimed or role is None:
        return ""
    cells = [cell for one in citations if one.column and (cell := cell_of(one, report)) is not None]
    own = [cell for cell in cells if cell.reading.role == role]
    if not own:
        return ""
    values = {printed_number(cell) for cell in own}
    return AGREES if values & set(claimed) else DISAGREES


def _claimed_role(question: Question, report: Report) -> Role | None:
    """Whether the claim is of a target or a result: by word, else by the year it names."""
    if len(question.roles) == 1:
        return next(iter(question.roles))
    source = report.source
    if question.years in ((source.done_year,), (source.plan_year,)):
        return "完成" if question.years == (source.done_year,) else "目标"
    return None


def _digits(words: str) -> Decimal | None:
    """The number without scale: 700 of 「700亿」, as a cell prints it."""
    digits = "".join(sign for sign in words if sign.isdigit() or sign == ".")
    return number_value(digits) if digits.strip(".") else None
