"""Puts table cells into words: value, unit, year, role and hedge, always together."""

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.known.knowledge import Cell
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import fold, number_value

RATES = ("%", "‰", "百分点")
"""Units of running text in which a figure tells a rate and no amount."""
PERCENT_PLACES = Decimal("0.1")
"""A share is shown to one decimal, as such reports print theirs."""
_GROWTH = re.compile("(?:比上年|较上年|比去年|同比)?(?:增长|增速|增幅|增长率)$")
_NUMBER = re.compile(r"(?:(?<!\d)[-−–])?\d[\d,]*(?:\.\d+)?")


def shown_value(cell: Cell) -> str:
    """The cell with its unit: 「5.3以内」 in % is 「5.3%以内」; words alone are put in quotes."""
    words, unit = cell.reading.text, cell.row.unit
    number = _NUMBER.search(fold(words))
    if cell.reading.figure is None or number is None:
        return f"“{words}”"
    if not unit or unit in words:
        return words
    return words[: number.end()] + unit + words[number.end() :]


def label(cell: Cell) -> str:
    """The column without its year: 「预期目标」, 「预计完成情况」."""
    column = re.sub(r"[（(][^（）()]*[）)]$", "", cell.reading.column)
    if _GROWTH.search(cell.row.name):  # 「地区生产总值增速增速」 would say it twice
        column = _GROWTH.sub("", re.sub("[%％±]+$", "", column))
    return column.replace(f"{cell.reading.year}年", "").strip() or cell.reading.role


def told(cell: Cell, *, name: bool = True) -> str:
    """「2025年地区生产总值（GDP）增速预计完成4.5%」; without `name` only year, role and value."""
    what = cell.row.name if name else ""
    column = label(cell)
    value = shown_value(cell)
    start = f"{cell.reading.year}年{what}"
    if cell.reading.figure is None:
        return f"{start}{column}为{value}"
    if column.endswith("完成情况"):
        return f"{start}{column.removesuffix('情况')}{value}"
    return f"{start}{column}为{value}"


def printed_number(cell: Cell) -> Decimal | None:
    """The number as printed, in the printed unit: 700 for 「700」 亿元."""
    number = _NUMBER.search(fold(cell.reading.text))
    if cell.reading.figure is None or number is None:
        return None
    return Decimal(re.sub("[−–]", "-", number.group()).replace(",", ""))


def cell_figure(cell: Cell) -> Figure | None:
    """The cell as a quantity with its row's unit: 680 in 亿元 is 6.8E10 元; None for words."""
    shown = shown_value(cell)
    return next(figures(shown, Span(0, len(shown))), None)


def last_place(value: Decimal) -> Decimal:
    """One in the last place of a number as printed: 0.1 of 5.2, 1 of 110."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def plain_decimal(value: Decimal) -> str:
    """A decimal without exponent and needless zeros, with a true minus sign."""
    words = f"{value.normalize():f}" if value else "0"
    return words.replace("-", "−")


def percentage(one: Decimal, whole: Decimal) -> tuple[Decimal, str]:
    """`one` in per cent of `whole`, to one decimal as reports print shares, and its formula.

    Raises decimal.DivisionByZero for a whole of 0.
    """
    value = (one / whole * 100).quantize(PERCENT_PLACES, rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(one)} ÷ {plain_decimal(whole)} × 100% ≈ {plain_decimal(value)}%"
    return value, formula


def is_growth_name(name: str) -> bool:
    """Whether an indicator by its name tells by how much something grew: 「社会消费品零售总额增速」."""
    return name.endswith(tuple(lexicon("indicators")["growth_endings"]))


def is_rate(unit: str) -> bool:
    """Whether the difference of two values in this unit is in 百分点."""
    return unit in ("%", "％")


def difference_unit(unit: str) -> str:
    """The unit of a difference: percentages differ by 个百分点."""
    return "个百分点" if is_rate(unit) else unit


def printed_value(report: Report, figure: Figure) -> Decimal:
    """The number as printed, without scale: 48.2 of 「48.2亿元」."""
    digits = re.search(r"\d[\d.,]*", report[figure.span])
    return number_value(digits.group().rstrip(".,")) if digits else figure.value
