"""Growth and increases of indicators told in the text, held against two cells of the annexes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.series import series_in
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series, Statement
from assistant.known.readings import is_rate, last_place, told
from assistant.tables.operations import Change, difference, growth, is_part_of_year
from assistant.text import key
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses

_GROWTH = re.compile("(?:增长|增幅|增速|提高)(?:为|达到?|约)?$")
_INCREASE = re.compile("(?:新增|净增|增加)")
_FLOW = re.compile("新增|净增|增加|每[百千万]|人均|率$|比例|比重")
"""Names of what is itself an increase (城镇新增就业) or told for so many people: no stock grows so."""
_OTHER_BASE = re.compile(r"较20\d\d|比20\d\d|年均|十[三四五六]五|翻|累计")
"""What a change is told against that is not the year before."""


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A clause with a change, the cells it leads from and to, and what these give."""

    statement: Statement
    clause: Span
    figure: Figure
    later: Cell
    earlier: Cell
    change: Change
    is_net: bool

    @property
    def agrees(self) -> bool:
        """Whether the cells give what is told, rounded as it is told."""
        value = self.figure.value
        return abs(self.change.value - value) <= last_place(value) / 2

    @property
    def is_gross(self) -> bool:
        """Whether what is told comes in, and the cells grow by less of it: some left meanwhile."""
        return self.figure.unit != "%" and not self.is_net and self.figure.value > self.change.value


@lru_cache(maxsize=KEPT)
def changes_told(knowledge: Knowledge) -> tuple[ChangeTold, ...]:
    """Every change of an indicator that the plan part tells, in printed order."""
    source = knowledge.report.source
    found = []
    for statement in knowledge.statements:
        if statement.year != source.plan_year or statement.span in knowledge.notes:
            continue
        for clause in clauses(knowledge.report.text, statement.span, "，；。、"):
            one = _told_in(clause, statement, knowledge)
            if one is not None:
                found.append(one)
    return tuple(found)


def _told_in(clause: Span, statement: Statement, knowledge: Knowledge) -> ChangeTold | None:
    """The change of the one indicator that a clause names; None where it is unclear of what."""
    words = knowledge.report[clause]
    if not re.search("增", words) or _OTHER_BASE.search(words):
        return None
    held = list(figures(knowledge.report.text, clause))
    named = series_in(key(words), knowledge) if len(held) == 1 else ()
    if len(named) != 1:
        return None
    source, figure = knowledge.report.source, held[0]
    later = next(iter(named[0].cells(source.plan_year, "目标")), None)
    earlier = next(iter(named[0].cells(source.done_year, "完成")), None)
    if later is None or earlier is None or is_part_of_year(earlier) or is_rate(later.row.unit):
        return None
    name = later.row.name
    before = knowledge.report.text[clause.start : figure.span.start]
    change = None
    if figure.unit == "%" and _GROWTH.search(before):
        change = growth(later, earlier)
    elif figure.unit == later.row.unit and _INCREASE.search(before) and not _FLOW.search(name):
        change = difference(later, earlier)
    if change is None:
        return None
    return ChangeTold(statement, clause, figure, later, earlier, change, "净" in before)


def change_lines(series: Series, knowledge: Knowledge, writer: Writer) -> Iterator[str]:
    """「- 正文：…增长15%；附件：…，3680 ÷ 3200 × 100% − 100% ≈ 15%。一致」 for an indicator."""
    for one in changes_told(knowledge):
        if one.later.row.name != series.name:
            continue
        mark = writer.cite(one.statement.span, strong=(one.figure.span,))
        marks = [writer.cite_cell(cell) for cell in (one.later, one.earlier)]
        cells = f"{told(one.later)}{marks[0]}，{told(one.earlier, name=False)}{marks[1]}"
        shown = writer.compute(
            one.change.formula, one.change.shown, one.change.unit, "".join(marks)
        )
        quoted = knowledge.report[one.clause].rstrip("，；。、")
        verdict = "一致" if one.agrees else "不一致"
        if one.is_gross and not one.agrees:
            verdict = "正文说的是新增，附件两数相减是净增，口径可能不同"
        yield (
            f"- 正文：{quoted}{mark}；附件：{cells}，两者算得{shown}"
            f"（{one.change.formula}）{''.join(marks)}。{verdict}"
        )
