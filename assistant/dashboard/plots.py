"""What the charts of the indicators show, as plain rows of numbers and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dashboard.rows import STATUSES, IndicatorRow, Status, completion, told_gap, told_move
from assistant.known.knowledge import Cell
from assistant.known.readings import is_rate, printed_number, shown_value
from corpus.address import address_of
from corpus.model import Report

LONGEST_LABEL = 18
"""Signs of an indicator's name that a chart shows; the tooltip has all."""


@dataclass(frozen=True, slots=True)
class Point:
    """A mark of a chart: an indicator, its number, words for the tooltip, the cell's address."""

    name: str
    label: str
    category: str
    status: Status
    series: str
    value: float
    shown: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators of a category have a status; place: order of the status in the bar."""

    category: str
    status: Status
    count: int
    place: int
    names: str


def rates(rows: Sequence[IndicatorRow], report: Report) -> tuple[Point, ...]:
    """Target and result of each indicator in %, two points an indicator."""
    found: list[Point] = []
    for row in rows:
        if not is_rate(row.unit) or row.gap is None:
            continue
        for series, cell in (("目标", row.target), ("完成", row.result)):
            number = printed_number(cell) if cell is not None else None
            if cell is not None and number is not None:
                found.append(_point(row, series, float(number), cell, report))
    return tuple(found)


def completions(rows: Sequence[IndicatorRow], report: Report) -> tuple[Point, ...]:
    """The result of each amount in per cent of its target."""
    found = []
    for row in rows:
        done = completion(row)
        if done is not None and row.result is not None:
            found.append(_point(row, "完成", done, row.result, report))
    return tuple(found)


def moves(rows: Sequence[IndicatorRow], report: Report, *, in_points: bool) -> tuple[Point, ...]:
    """What the next target changes, the largest first: points for rates, per cent for amounts."""
    found = []
    for row in rows:
        change = row.moved if in_points else row.grown
        if change is None or row.next_target is None or is_rate(row.unit) != in_points:
            continue
        if change.value:
            found.append(_point(row, "变化", float(change.value), row.next_target, report))
    return tuple(sorted(found, key=lambda one: -abs(one.value)))


def tallies(rows: Sequence[IndicatorRow]) -> tuple[Tally, ...]:
    """The number of indicators by category and status; indicators without a target left out."""
    held: dict[tuple[str, Status], list[str]] = {}
    for row in rows:
        if row.target is not None and row.result is not None:
            held.setdefault((row.category, row.status), []).append(row.name)
    return tuple(
        Tally(category, status, len(names), STATUSES.index(status), "、".join(names))
        for (category, status), names in held.items()
    )


def _point(row: IndicatorRow, series: str, value: float, cell: Cell, report: Report) -> Point:
    target = shown_value(row.target) if row.target else "没有"
    result = shown_value(row.result) if row.result else "没有"
    note = f"目标{target}，完成{result}"
    if series == "变化" and row.next_target:
        note = f"完成{result}，下一年目标{shown_value(row.next_target)}，{told_move(row)}"
    elif told_gap(row):
        note = f"{note}，{told_gap(row)}"
    return Point(
        name=row.name,
        label=row.name if len(row.name) <= LONGEST_LABEL else f"{row.name[: LONGEST_LABEL - 1]}…",
        category=row.category,
        status=row.status,
        series=series,
        value=value,
        shown=shown_value(cell),
        note=note,
        address=address_of(report, cell.row.span),
    )
