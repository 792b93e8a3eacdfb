"""Decides over cells: met or not, by how much, difference, ratio. Direction and hedge decide."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.known.knowledge import Cell
from assistant.known.readings import (
    PERCENT_PLACES,
    difference_unit,
    is_rate,
    percentage,
    plain_decimal,
    printed_number,
)
from assistant.words import lexicon
from corpus.figures import hedges
from corpus.model import Table
from corpus.numerals import fold

_PART_OF_YEAR = re.compile(r"半年|季度|(?<!12)(?<!12份)月(?!\s*[-—–－至])")
_PERIOD_OF_TABLE = re.compile(r"半年|季度|1\s*月?\s*[-—–－至]\s*(?!12)\d{1,2}\s*月")
"""A caption may also print the month in which the table was made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a target was met, None when the cells do not say, and the reason in words."""

    met: bool | None
    reason: str


def is_upper_limit(target: Cell) -> bool:
    """Whether lower is better: by the target's hedge, else by the indicator's name."""
    figure = target.reading.figure
    hedge = fold(figure.hedge) if figure else ""
    directions = {fold(word): direction for word, direction in hedges().items()}
    if hedge in directions and directions[hedge] != "near":
        return directions[hedge] == "upper"
    return any(word in target.row.name for word in lexicon("indicators")["lower_is_better"])


def is_part_of_year(cell: Cell, table: Table | None = None) -> bool:
    """Whether a cell is of a part of the year: by its column, or its table where that is silent."""
    caption = table.caption if table else ""
    return bool(_PART_OF_YEAR.search(cell.reading.column) or _PERIOD_OF_TABLE.search(caption))


def outcome(target: Cell, result: Cell) -> Outcome:
    """Judge a result against its target.

    Numbers: at least the target, or at most where it is an upper limit; a strict sign (＞ ＜) is
    strict. Words: met when the result repeats the target's words or says that it is met.
    """
    wanted, reached = printed_number(target), printed_number(result)
    words = result.reading.text
    if "未完成" in words or "未达" in words:
        return Outcome(False, f"报告写明“{words}”")
    if wanted is None or reached is None:
        if target.reading.text in words or "完成" in words:
            return Outcome(True, f"报告写明“{words}”")
        return Outcome(None, f"目标是“{target.reading.text}”，完成情况是“{words}”，无法按数比较")
    sign = fold(target.reading.text).strip()[:1]
    if is_upper_limit(target):
        met = reached < wanted if sign == "<" else reached <= wanted
        return Outcome(met, "该指标以不超过目标为好")
    met = reached > wanted if sign == ">" else reached >= wanted
    return Outcome(met, "")


@dataclass(frozen=True, slots=True)
class Change:
    """a − b = value, as shown: formula with numbers as printed, result with its unit."""

    value: Decimal
    formula: str
    shown: str
    unit: str


def difference(first: Cell, second: Cell) -> Change | None:
    """First − second, None when one of them is words alone or the units differ."""
    one, two = printed_number(first), printed_number(second)
    if one is None or two is None or first.row.unit != second.row.unit:
        return None
    unit = difference_unit(first.row.unit)
    value = one - two
    formula = f"{plain_decimal(one)} − {plain_decimal(two)} = {plain_decimal(value)}"
    return Change(value, formula, f"{plain_decimal(abs(value))}{unit}", unit)


def ratio(first: Cell, second: Cell) -> Change | None:
    """First ÷ second × 100%, to one decimal; None for words, other units or division by 0."""
    one, two = printed_number(first), printed_number(second)
    if one is None or not two or first.row.unit != second.row.unit:
        return None
    value, formula = percentage(one, two)
    return Change(value, formula, f"{plain_decimal(value)}%", "%")


def growth(first: Cell, second: Cell) -> Change | None:
    """First ÷ second − 1 in per cent, to one decimal; None for rates and words."""
    one, two = printed_number(first), printed_number(second)
    if one is None or not two or first.row.unit != second.row.unit or is_rate(first.row.unit):
        return None
    value = (one / two * 100 - 100).quantize(PERCENT_PLACES, rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(one)} ÷ {plain_decimal(two)} × 100% − 100% ≈ {plain_decimal(value)}%"
    return Change(value, formula, f"{plain_decimal(abs(value))}%", "%")


def times(first: Cell, second: Cell) -> Change | None:
    """First ÷ second to two decimals, as 倍."""
    one, two = printed_number(first), printed_number(second)
    if one is None or not two or first.row.unit != second.row.unit:
        return None
    value = (one / two).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(one)} ÷ {plain_decimal(two)} ≈ {plain_decimal(value)}"
    return Change(value, formula, f"{plain_decimal(value)}倍", "倍")
