"""A value by which rows are asked: 「目标定到25%的有哪些」, 「增速超过10%的指标有几个」."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.asking.question import Question
from assistant.known.readings import is_growth_name
from corpus.figures import figures
from corpus.model import Figure, Indicator, Span

_MORE = re.compile("超过?|大于|高于|多于|以上|不低于|不少于|突破")
_LESS = re.compile("低于|小于|少于|不到|不足|以下|以内|不超过|没到|没超过")
_REACHED = re.compile("以上|不低于|不少于|以下|以内|不超过|没超过")
_GROWTH = re.compile("增速|增长|增幅|涨")
_OF_ROWS = ("项", "个", "条", "年", "")
"""Units of a number that counts the rows, is a year (26年), or says nothing of their values."""


@dataclass(frozen=True, slots=True)
class ValueAsked:
    """A value with its unit, and on which side of it the rows asked lie.

    side: 1 above, −1 below, 0 equal. reached: whether the value itself counts.
    """

    figure: Figure
    side: int
    reached: bool

    def holds(self, value: Decimal) -> bool:
        """Whether a row of this value is asked."""
        if not self.side:
            return value == self.figure.value
        beyond = (value - self.figure.value) * self.side
        return beyond > 0 or (self.reached and beyond == 0)


def value_asked(question: Question) -> ValueAsked | None:
    """The one value that a question chooses rows by; None where it claims one, or names several."""
    text = question.text
    found = [one for one in figures(text, Span(0, len(text))) if one.unit not in _OF_ROWS]
    if len(found) != 1 or question.has("met", "premise", "difference"):
        return None
    more, less = _MORE.search(text), _LESS.search(text)
    side = -1 if less else 1 if more else 0
    return ValueAsked(found[0], side, _REACHED.search(text) is not None)


def has_value(row: Indicator, asked: ValueAsked, question: Question) -> bool:
    """Whether a cell of a row has the value asked, of the years and roles that a question names.

    Results where it names no role and the row has one; growths alone where it says 增速.
    """
    cells = [one for one in row.readings if not question.years or one.year in question.years]
    roles = question.roles or {one.role for one in cells if one.role == "完成"}
    if _GROWTH.search(question.text) and not is_growth_name(row.name):
        return False
    return any(
        one.figure is not None
        and one.figure.unit == asked.figure.unit
        and (not roles or one.role in roles)
        and asked.holds(one.figure.value)
        for one in cells
    )
