"""Filters and sorts indicators as a person asks: words, category, nature, status, order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from assistant.dashboard.rows import IndicatorRow, Status, completion
from assistant.text import key

Order: TypeAlias = Literal["报告的次序", "名称", "差距最大在前", "变化最大在前"]
ORDERS: tuple[Order, ...] = ("报告的次序", "名称", "差距最大在前", "变化最大在前")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; an empty collection keeps all of its kind."""

    words: str = ""
    categories: Collection[str] = ()
    natures: Collection[str] = ()
    statuses: Collection[Status] = ()

    def keeps(self, row: IndicatorRow) -> bool:
        """Whether a row passes all of them."""
        return (
            key(self.words) in key(row.name)
            and (not self.categories or row.category in self.categories)
            and (not self.natures or row.nature in self.natures)
            and (not self.statuses or row.status in self.statuses)
        )


def chosen(
    rows: Sequence[IndicatorRow], wanted: Filter, order: Order = "报告的次序"
) -> tuple[IndicatorRow, ...]:
    """The rows that pass, in the order asked; ties stay in printed order."""
    kept = [row for row in rows if wanted.keeps(row)]
    if order == "名称":
        kept.sort(key=lambda row: row.name)
    elif order == "差距最大在前":
        kept.sort(key=lambda row: (row.status != "未完成", -_share_missed(row)))
    elif order == "变化最大在前":
        kept.sort(key=lambda row: -_moved(row))
    return tuple(kept)


def _share_missed(row: IndicatorRow) -> Decimal:
    """The gap as a share of the target, so that units can stand in one order; -1 without one."""
    if row.gap is None or row.target is None or row.target.reading.figure is None:
        return Decimal(-1)
    done = completion(row)
    return abs(row.gap.value) if done is None else abs(Decimal(done) - 100)


def _moved(row: IndicatorRow) -> Decimal:
    """How much the next target changes: points for rates, per cent for amounts; -1 for words."""
    change = row.grown or row.moved
    return Decimal(-1) if change is None else abs(change.value)


def categories(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    """The categories in printed order."""
    return tuple(dict.fromkeys(row.category for row in rows))
