"""Growth printed in an annex beside the two values that it leads from and to, held against these."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.known.knowledge import Cell, Knowledge, Series
from assistant.known.readings import last_place, printed_number
from assistant.tables.operations import Change, growth, is_part_of_year
from assistant.text import key
from assistant.words import lexicon
from corpus.catalogue import KEPT

ABOUT = Decimal("0.5")
"""How far about (左右) a growth may lie from what the values give, in per cent."""


@dataclass(frozen=True, slots=True)
class GrowthPrinted:
    """The cell that prints a growth, the cells that it leads from and to, and what these give."""

    told: Cell
    later: Cell
    earlier: Cell
    change: Change

    @property
    def agrees(self) -> bool:
        """Whether values that round to the two cells can grow as is told."""
        wanted = printed_number(self.told)
        one, two = printed_number(self.later), printed_number(self.earlier)
        if wanted is None or one is None or not two:
            return True
        half, half_two = last_place(one) / 2, last_place(two) / 2
        figure = self.told.reading.figure
        give = ABOUT if figure and figure.hedge else last_place(wanted) / 2
        low = (one - half) / (two + half_two) * 100 - 100 - give
        high = (one + half) / (two - half_two) * 100 - 100 + give
        return low <= wanted <= high


@lru_cache(maxsize=KEPT)
def growths_printed(knowledge: Knowledge) -> tuple[GrowthPrinted, ...]:
    """Every growth of the plan year that an annex prints beside the values, in printed order."""
    by_name = {key(one.name): one for one in knowledge.series}
    found: list[GrowthPrinted] = []
    for series in knowledge.series:
        for ending in lexicon("indicators")["growth_endings"]:
            grown = by_name.get(key(series.name + ending))
            if grown is not None and not at_constant_prices(series.name):
                found += _printed(series, grown, knowledge)
    return tuple(found)


def _printed(series: Series, grown: Series, knowledge: Knowledge) -> Iterator[GrowthPrinted]:
    source = knowledge.report.source
    for told in grown.cells(source.plan_year, "目标"):
        if told.row.span != series.rows[0].span or printed_number(told) is None:
            continue
        later = next(iter(series.cells(source.plan_year, "目标")), None)
        earlier = next(iter(series.cells(source.done_year, "完成")), None)
        change = growth(later, earlier) if later and earlier else None
        if (
            later
            and earlier
            and change
            and not (is_part_of_year(later) or is_part_of_year(earlier))
        ):
            yield GrowthPrinted(told, later, earlier, change)


def at_constant_prices(name: str) -> bool:
    """Whether growth of it is told without the change of prices: two values do not give it."""
    return any(one in name for one in lexicon("indicators")["at_constant_prices"])
