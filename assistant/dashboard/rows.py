"""Joins the annexes by indicator: target, result, met or not, next target and what it changes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from assistant.known.knowledge import Cell, Knowledge, Series
from assistant.known.readings import is_rate, plain_decimal, printed_number
from assistant.tables.operations import Change, difference, growth, outcome
from corpus.model import Role

Status: TypeAlias = Literal["完成", "未完成", "无法判断", "没有当年目标"]
STATUSES: tuple[Status, ...] = ("完成", "未完成", "无法判断", "没有当年目标")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator over all annexes.

    target, result: of the 执行 year, from the same annex where one holds both; next_target: of the
    计划 year. Each is None where no annex prints it.
    gap: result − target; moved: next target − result; None for words or different units.
    grown: next target ÷ result − 1, for amounts alone.
    """

    name: str
    category: str
    unit: str
    nature: str
    target: Cell | None
    result: Cell | None
    next_target: Cell | None
    status: Status
    reason: str
    gap: Change | None
    moved: Change | None
    grown: Change | None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that the annexes print, target first."""
        held = (self.target, self.result, self.next_target)
        return tuple(one for one in held if one is not None)


@lru_cache(maxsize=64)
def indicator_rows(knowledge: Knowledge) -> tuple[IndicatorRow, ...]:
    """Every indicator once, in printed order."""
    return tuple(_row(series, knowledge) for series in knowledge.series)


def _row(series: Series, knowledge: Knowledge) -> IndicatorRow:
    source = knowledge.report.source
    target = _first(series, source.done_year, "目标")
    # A result is judged by the annex of its target: another annex may hedge it differently.
    own_table = target.row.table if target is not None else None
    result = _first(series, source.done_year, "完成", own_table) or _first(
        series, source.done_year, "完成"
    )
    wanted = _first(series, source.plan_year, "目标")
    status, reason = _judged(target, result)
    first = series.rows[0]
    return IndicatorRow(
        name=series.name,
        category=first.category,
        unit=first.unit,
        nature=first.nature,
        target=target,
        result=result,
        next_target=wanted,
        status=status,
        reason=reason,
        gap=difference(result, target) if target and result else None,
        moved=difference(wanted, result) if wanted and result else None,
        grown=growth(wanted, result) if wanted and result else None,
    )


def _first(series: Series, year: int, role: Role, table: str | None = None) -> Cell | None:
    return next(iter(series.cells(year, role, table)), None)


def _judged(target: Cell | None, result: Cell | None) -> tuple[Status, str]:
    if target is None or result is None:
        return "没有当年目标", "附件没有同一年的目标和完成情况"
    judged = outcome(target, result)
    if judged.met is None:
        return "无法判断", judged.reason
    return ("完成" if judged.met else "未完成"), judged.reason


def signed(change: Change, *, hedged: bool = False) -> str:
    """A difference with its sign and unit: 「+0.5个百分点」, 「−40亿元」, 「持平」.

    hedged: one side is printed with a hedge, so that equal numbers do not mean no change.
    """
    if not change.value:
        return "数值相同" if hedged else "持平"
    sign = "+" if change.value > 0 else ""
    return f"{sign}{plain_decimal(change.value)}{change.unit}"


def told_gap(row: IndicatorRow) -> str:
    """The gap with its sign, empty where there is none."""
    return signed(row.gap, hedged=_hedged(row.target)) if row.gap else ""


def told_move(row: IndicatorRow) -> str:
    """What the next target changes, with its sign, empty where that cannot be said."""
    return signed(row.moved, hedged=_hedged(row.next_target)) if row.moved else ""


def _hedged(cell: Cell | None) -> bool:
    return cell is not None and cell.reading.figure is not None and bool(cell.reading.figure.hedge)


def completion(row: IndicatorRow) -> float | None:
    """The result in per cent of the target, for amounts; None for rates and words."""
    if row.target is None or row.result is None or is_rate(row.unit):
        return None
    wanted, reached = printed_number(row.target), printed_number(row.result)
    if not wanted or reached is None:
        return None
    return float(reached / wanted * 100)


def question_about(row: IndicatorRow) -> str:
    """What a click on an indicator asks: met or not where both are printed, else the figure."""
    if row.target is not None and row.result is not None:
        return f"{row.target.reading.year}年{row.name}完成目标了吗？"
    cell = row.next_target or row.result or row.target
    if cell is None:
        return f"{row.name}是多少？"
    what = "目标是多少" if cell.reading.role == "目标" else "完成了多少"
    return f"{cell.reading.year}年{row.name}{what}？"
