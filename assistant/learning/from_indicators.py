"""Items from the annex tables: figures, units, 属性, met or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.dashboard.rows import IndicatorRow, indicator_rows
from assistant.known.knowledge import Cell, Knowledge, Series
from assistant.known.readings import plain_decimal, printed_number, shown_value
from assistant.learning.model import CHOICES, Item, Maker, item_id, options_of, shuffled
from corpus.address import address_of
from corpus.model import Report
from corpus.numerals import fold

BLANK = "（　　）"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STEPS = (Decimal("1.1"), Decimal("0.9"), Decimal("1.2"), Decimal("0.8"), Decimal("1.5"))
"""Factors for wrong figures where the tables hold too few of one unit."""


def indicator_items(knowledge: Knowledge) -> Iterator[Item]:
    """Every item about the indicators of a report."""
    rows = indicator_rows(knowledge)
    for row, series in zip(rows, knowledge.series, strict=True):
        yield from _figures(series, knowledge)
        yield from _same_for_all(series, knowledge)
        if row.target is not None and row.result is not None:
            yield from _met(row, knowledge.report)


def _figures(series: Series, knowledge: Knowledge) -> Iterator[Item]:
    """A choice and a gap for each year and role that has a number."""
    asked: set[tuple[int, str]] = set()
    for cell in series.cells():
        slot = (cell.reading.year, cell.reading.role)
        if slot in asked or printed_number(cell) is None:
            continue
        asked.add(slot)
        yield from _choice(cell, series, knowledge)
        if one_number(cell, series):
            yield _gap(cell, knowledge.report)


def right_numbers(cell: Cell, series: Series) -> set[Decimal]:
    """All numbers that any annex prints for the year and role of a cell."""
    same = series.cells(cell.reading.year, cell.reading.role)
    found = {printed_number(one) for one in same}
    return {one for one in found if one is not None}


def one_number(cell: Cell, series: Series) -> bool:
    """Whether the annexes agree, so that a gap has one key."""
    return len(right_numbers(cell, series)) == 1


def _what(cell: Cell) -> str:
    role = "目标" if cell.reading.role == "目标" else "完成情况"
    return f"{cell.reading.year}年“{cell.row.name}”的{role}"


def _choice(cell: Cell, series: Series, knowledge: Knowledge) -> Iterator[Item]:
    seed = item_id("cell", series.name, str(cell.reading.year), cell.reading.role)
    answer = shown_value(cell)
    wrong = [_with_number(cell, one) for one in _wrong_numbers(seed, cell, series, knowledge)]
    options = options_of(seed, answer, wrong)
    if options:
        asked = _Asked(seed, f"{_what(cell)}是多少？", answer, options)
        yield _item("cell", asked, cell, knowledge.report)


def _wrong_numbers(seed: str, cell: Cell, series: Series, knowledge: Knowledge) -> list[Decimal]:
    """Numbers of other cells in the same unit, then made ones; never one that is right."""
    right = right_numbers(cell, series)
    printed = {
        number
        for other in knowledge.series
        for one in other.cells()
        if one.row.unit == cell.row.unit and (number := printed_number(one)) is not None
    }
    chosen = [Decimal(one) for one in shuffled(seed, {str(one) for one in printed - right})]
    value = printed_number(cell) or Decimal(1)
    for step in _STEPS:
        made = (value * step).quantize(value)
        if made not in right and made not in chosen:
            chosen.append(made)
    return list(dict.fromkeys(chosen))[: CHOICES - 1]


def _with_number(cell: Cell, number: Decimal) -> str:
    """The cell as shown with another number, so that hedge and unit give nothing away."""
    shown = shown_value(cell)
    match = _NUMBER.search(fold(shown))
    if match is None:
        raise ValueError(f"cell {shown!r} prints no number")
    return f"{shown[: match.start()]}{plain_decimal(number)}{shown[match.end() :]}"


def _gap(cell: Cell, report: Report) -> Item:
    seed = item_id("number", cell.row.name, str(cell.reading.year), cell.reading.role)
    shown = shown_value(cell)
    match = _NUMBER.search(fold(shown))
    if match is None:
        raise ValueError(f"cell {shown!r} prints no number")
    words = f"{shown[: match.start()]}{BLANK}{shown[match.end() :]}"
    return _item("number", _Asked(seed, f"{_what(cell)}：{words}", match.group()), cell, report)


def _same_for_all(series: Series, knowledge: Knowledge) -> Iterator[Item]:
    """Unit and 属性, where all rows of the indicator print the same."""
    cell = Cell(series.rows[0], series.rows[0].readings[0])
    every = [row for one in knowledge.series for row in one.rows]
    facts: Sequence[tuple[Maker, str, set[str], set[str]]] = (
        ("unit", "的单位是什么？", {row.unit for row in series.rows}, {row.unit for row in every}),
        (
            "nature",
            "是预期性指标还是约束性指标？",
            {row.nature for row in series.rows},
            {row.nature for row in every},
        ),
    )
    for maker, question, own, known in facts:
        answer = next(iter(own))
        seed = item_id(maker, series.name)
        options = options_of(seed, answer, known - {""}) if answer and len(own) == 1 else ()
        if options:
            asked = _Asked(seed, f"“{series.name}”{question}", answer, options)
            yield _item(maker, asked, cell, knowledge.report)


def _met(row: IndicatorRow, report: Report) -> Iterator[Item]:
    if row.status not in ("完成", "未完成") or row.target is None or row.result is None:
        return
    seed = item_id("met", row.name, str(row.target.reading.year))
    prompt = f"{row.target.reading.year}年“{row.name}”完成目标了吗？"
    yield _item("met", _Asked(seed, prompt, row.status, ("完成", "未完成")), row.result, report)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an item asks, without its place. seed: its id."""

    seed: str
    prompt: str
    answer: str
    options: tuple[str, ...] = ()


def _item(maker: Maker, asked: _Asked, cell: Cell, report: Report) -> Item:
    return Item(
        id=asked.seed,
        maker=maker,
        kind="选择" if asked.options else "填空",
        topic="指标",
        subject=cell.row.name,
        prompt=asked.prompt,
        options=asked.options,
        answer=asked.answer,
        also=(),
        passage=cell.row.span,
        address=address_of(report, cell.row.span),
    )
