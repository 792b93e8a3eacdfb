"""Holds one indicator against another: 「固投和社零去年谁增得快，快多少」."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.asking.two_sides import sides_asked, with_head_of
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series
from assistant.known.readings import told
from assistant.tables.comparing import told_apart
from assistant.tables.operations import difference
from corpus.model import Role

_COMPARES = re.compile(
    "(?:谁|哪一?[个项])[^，。？?]{0,6}(?:高|低|多|少|大|小|快|慢|猛|好)|差(?:了)?(?:多少|几)|相差|差距"
    "|比(?!重|例)[^，。？?]{2,16}?(?:高|低|多|少|大|小|快|慢)"
)


def against_each_other(question: Question, named: Sequence[Series], writer: Writer) -> str | None:
    """Both cells and how far apart they are; None where no two indicators are compared."""
    if len(named) != 2 or len(question.years) > 1 or not _COMPARES.search(question.text):
        return None
    pair = _same_cells(question, *named)
    if pair is None:
        return None
    first, second = pair
    marks = writer.cite_cell(first) + writer.cite_cell(second)
    stated = f"{told(first)}{writer.cite_cell(first)}；{told(second)}{writer.cite_cell(second)}"
    change = difference(first, second)
    if change is None:
        why = "单位不同" if first.row.unit != second.row.unit else "其中有文字表述"
        return f"{stated}。两个指标{why}，不能直接比大小。"
    if change.value == 0:
        return f"{stated}，两者相同{marks}。"
    return told_apart(question, stated, change, writer, marks)


_IS_SHARE = re.compile("占|强度|比重|比例|[率比]$")


def is_share_of_other(question: Question, knowledge: Knowledge) -> bool:
    """Whether it asks how much one indicator is of another: 「社零相当于GDP的几成」."""
    sides = sides_asked(question.text, knowledge.report)
    if sides is None or sides.operation not in ("share", "times"):
        return False
    one, other = (
        {
            series
            for match in find_series(read_question(name, knowledge.report), knowledge)
            for series in match.series
        }
        for name in (sides.first, with_head_of(sides.first, sides.second))
    )
    shares = any(_IS_SHARE.search(each.name) for each in one)  # 研发投入强度 is the share asked
    return bool(one and other) and one.isdisjoint(other) and not shares


def _same_cells(question: Question, one: Series, other: Series) -> tuple[Cell, Cell] | None:
    """The latest cells of one year and role that both have: results, unless targets are asked."""
    roles: tuple[Role, ...] = ("目标",) if question.roles == {"目标"} else ("完成", "目标")
    for role in roles:
        years = {cell.reading.year for cell in one.cells()} & set(question.years or _years(other))
        for year in sorted(years, reverse=True):
            first, second = one.cells(year, role), other.cells(year, role)
            if first and second:
                return first[0], second[0]
    return None


def _years(series: Series) -> frozenset[int]:
    return frozenset(cell.reading.year for cell in series.cells())
