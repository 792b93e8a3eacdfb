"""Computes over figures of running text, each shown with the words that tell it and the formula."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell
from assistant.known.readings import RATES, percentage, plain_decimal, printed_number, printed_value
from assistant.known.readings import told as cell_told
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

SKILL = "derived"
LONGEST_PART = 70
"""Signs of the longest part between ； that is shown whole beside a figure."""
_HUNDREDTH = Decimal("0.01")
_TEN_THOUSANDTH = Decimal("0.0001")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the words that tell it: a part of a sentence, or the row of an annex cell."""

    figure: Figure
    part: Span
    statement: Span
    cell: Cell | None = None


def told_by_cell(cell: Cell) -> Told | None:
    """The figure of an annex cell; None where it holds words alone."""
    figure = cell.reading.figure
    return Told(figure, cell.row.span, cell.row.span, cell) if figure is not None else None


def part_of(report: Report, statement: Span, figure: Span) -> Span:
    """The words between ； around a figure; its own clause where they are long."""
    for ends in ("；。", "，；。"):
        part = next(one for one in clauses(report.text, statement, ends) if figure in one)
        if len(part) <= LONGEST_PART:
            return part
    return part


def scale(figure: Figure, report: Report) -> str:
    """亿元 of 「超266.3亿元」: figures are computed with only in the scale that both print."""
    words = report[figure.span].removesuffix(figure.hedge)
    return re.sub(r"^.*\d", "", words) if re.search(r"\d", words) else figure.unit


def scale_of(told: Told, report: Report) -> str:
    """The scale of a figure: of a cell its row's unit, else as printed."""
    return told.cell.row.unit if told.cell else scale(told.figure, report)


def value_of(told: Told, report: Report) -> Decimal:
    """The number as printed, of a cell as its row prints it."""
    printed = printed_number(told.cell) if told.cell else None
    return printed if printed is not None else printed_value(report, told.figure)


def _mark(told: Told, writer: Writer) -> str:
    if told.cell:
        return writer.cite_cell(told.cell)
    return writer.cite(told.statement, strong=(told.figure.span,))


def _words(told: Told, report: Report) -> str:
    return cell_told(told.cell) if told.cell else report[told.part].rstrip("，；。、")


def stated(told: Sequence[Told], writer: Writer) -> tuple[str, str]:
    """The words that tell the figures, each part once, and their marks, each once."""
    marks = [_mark(one, writer) for one in told]
    parts = [f"{_words(one, writer.report)}{mark}" for one, mark in zip(told, marks, strict=True)]
    return "；".join(dict.fromkeys(parts)), "".join(dict.fromkeys(marks))


def _values(pair: tuple[Told, Told], report: Report) -> tuple[Decimal, Decimal]:
    return value_of(pair[0], report), value_of(pair[1], report)


def _about(pair: Sequence[Told]) -> str:
    """A warning where a figure is hedged: then the result is only of the printed numbers."""
    hedged = any(one.figure.hedge for one in pair)
    return "按报告写的数计算，原文带有限定词：" if hedged else ""


def difference(
    one: Told, other: Told, writer: Writer, *, grown: bool = False, lead: str = ""
) -> Draft:
    """「前者比后者多46个（148 − 102 = 46）」, after the words that tell both.

    grown: how many per cent that is of the second, too. lead: what the difference itself is.
    """
    pair = (one, other)
    first, second = _values(pair, writer.report)
    words, marks = stated(pair, writer)
    unit = "个百分点" if scale_of(one, writer.report) == "%" else scale_of(one, writer.report)
    value = first - second
    formula = f"{plain_decimal(first)} − {plain_decimal(second)} = {plain_decimal(value)}"
    if not value:
        return writer.draft(f"{words}。两者相同。", SKILL)
    shown = writer.compute(formula, f"{plain_decimal(abs(value))}{unit}", unit, marks)
    word = "多" if value > 0 else "少"
    if unit == "个百分点":
        word = "高" if value > 0 else "低"
    line = f"{_about(pair)}{lead or f'前者比后者{word}'}{shown}（{formula}）{marks}。"
    if grown and second and unit != "个百分点":
        line += _growth(first, second, marks, writer)
    return writer.draft(f"{words}。{line}", SKILL)


def _growth(first: Decimal, second: Decimal, marks: str, writer: Writer) -> str:
    rate = (first / second * 100 - 100).quantize(_TENTH, rounding=ROUND_HALF_UP)
    formula = (
        f"{plain_decimal(first)} ÷ {plain_decimal(second)} × 100% − 100% ≈ {plain_decimal(rate)}%"
    )
    shown = writer.compute(formula, f"{plain_decimal(abs(rate))}%", "%", marks)
    return f"即{'增长' if rate >= 0 else '下降'}{shown}（{formula}）{marks}。"


def times(one: Told, other: Told, writer: Writer) -> Draft | None:
    """How many times the second the first is, to two decimals; None unless both are above 0."""
    pair = (one, other)
    first, second = _values(pair, writer.report)
    if min(first, second) <= 0:
        return None
    words, marks = stated(pair, writer)
    value = (first / second).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(first)} ÷ {plain_decimal(second)} ≈ {plain_decimal(value)}"
    shown = writer.compute(formula, f"{plain_decimal(value)}倍", "倍", marks)
    line = f"{_about(pair)}前者是后者的{shown}（{formula}）{marks}。"
    return writer.draft(f"{words}。{line}", SKILL)


def share(one: Told, other: Told, writer: Writer) -> Draft | None:
    """The first as a share of the second; None for rates, and where it is the greater."""
    pair = (one, other)
    first, second = _values(pair, writer.report)
    if not second or first > second or scale_of(one, writer.report) == "%":
        return None
    words, marks = stated(pair, writer)
    value, formula = percentage(first, second)
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", marks)
    line = f"{_about(pair)}前者占后者的{shown}（{formula}）{marks}。"
    return writer.draft(f"{words}。{line}", SKILL)


def summed(told: Sequence[Told], writer: Writer) -> Draft | None:
    """The sum of figures of one scale; None for rates, but shares of one whole (占比) add up."""
    rates = told[0].figure.unit in RATES
    if len(told) < 2 or (rates and not all(is_share(one, writer.report) for one in told)):
        return None
    if any("人均" in writer.report[one.statement] for one in told):
        return None  # what each head has of two kinds is nobody's sum
    words, marks = stated(told, writer)
    terms = [value_of(one, writer.report) for one in told]
    total, unit = sum(terms, Decimal(0)), scale_of(told[0], writer.report)
    formula = f"{' + '.join(map(plain_decimal, terms))} = {plain_decimal(total)}"
    shown = writer.compute(formula, f"{plain_decimal(total)}{unit}", unit, marks)
    return writer.draft(f"{words}。{_about(told)}合计{shown}（{formula}）{marks}。", SKILL)


def share_of_sum(told: Sequence[Told], whole: Told, writer: Writer) -> Draft | None:
    """Several figures together as a share of a whole; None where they are more than it."""
    terms = [printed_value(writer.report, one.figure) for one in told]
    total = value_of(whole, writer.report)
    if not total or sum(terms, Decimal(0)) > total:
        return None
    words, marks = stated([*told, whole], writer)
    value = percentage(sum(terms, Decimal(0)), total)[0]
    summing = " + ".join(map(plain_decimal, terms))
    formula = f"（{summing}） ÷ {plain_decimal(total)} × 100% ≈ {plain_decimal(value)}%"
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", marks)
    return writer.draft(
        f"{words}。{_about([*told, whole])}合占{shown}（{formula}）{marks}。", SKILL
    )


def listed(told: Sequence[Told], writer: Writer) -> Draft:
    """The words that tell each of several figures, nothing computed."""
    words, _ = stated(told, writer)
    return writer.draft(f"{words}。", SKILL)


def is_share(told: Told, report: Report) -> bool:
    """Whether a figure is printed as a share of a whole: 「占比8.2%」."""
    return "占" in report.text[told.part.start : told.figure.span.start][-3:]


def each(amount: Told, count: Told, writer: Writer, *, of: str = "") -> Draft | None:
    """An amount for each of the things counted (named by `of`), to two decimals, below 1 to four.

    None when none is counted. Of things counted in 万 the quotient is told in the bare unit.
    """
    pair = (amount, count)
    first, second = _values(pair, writer.report)
    if not second:
        return None
    if second != count.figure.value:
        return _each_of_many(amount, count, writer)
    words, marks = stated(pair, writer)
    value = (first / second).quantize(
        _HUNDREDTH if first >= second else _TEN_THOUSANDTH, rounding=ROUND_HALF_UP
    )
    sign = "=" if value * second == first else "≈"
    formula = f"{plain_decimal(first)} ÷ {plain_decimal(second)} {sign} {plain_decimal(value)}"
    unit = scale(amount.figure, writer.report)
    shown = writer.compute(formula, f"{plain_decimal(value)}{unit}", unit, marks)
    one = count.figure.unit + of
    return writer.draft(f"{words}。{_about(pair)}平均每{one}{shown}（{formula}）{marks}。", SKILL)


def _each_of_many(amount: Told, count: Told, writer: Writer) -> Draft | None:
    """「1.2亿 ÷ 1.1万 ≈ 10909.09」 in 元, where amount and count are printed in scales of their own."""
    signs = [_scale_sign(one, writer.report) for one in (amount, count)]
    if not all(signs) or not count.figure.value:
        return None
    words, marks = stated((amount, count), writer)
    exact = amount.figure.value / count.figure.value
    value = exact.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    first, second = _values((amount, count), writer.report)
    formula = (
        f"{plain_decimal(first)}{signs[0]} ÷ {plain_decimal(second)}{signs[1]}"
        f" {'=' if value == exact else '≈'} {plain_decimal(value)}"
    )
    shown = writer.compute(
        formula, f"{plain_decimal(value)}{amount.figure.unit}", amount.figure.unit, marks
    )
    about = _about((amount, count))
    return writer.draft(
        f"{words}。{about}平均每{count.figure.unit[:1]}{shown}（{formula}）{marks}。", SKILL
    )


def _scale_sign(told: Told, report: Report) -> str:
    """亿 of 1.2亿元, 万 of 1.1万名 and of a row in 万人次; "" where none is printed."""
    printed = f"0{told.cell.row.unit}" if told.cell else report[told.figure.span]
    found = re.search(r"\d(万亿|亿|千万|百万|万)", printed)
    return found[1] if found else ""
