"""How far a growth lies from its target where one row prints both, in columns of their own."""

import re
from decimal import Decimal

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series, knowledge_of
from assistant.known.readings import is_growth_name, is_rate, plain_decimal, printed_number, told
from assistant.outcomes import Desk, Outcome

SKILL = "indicators"
_ASKED = re.compile(
    "(?:比|较|离|距|和|跟|与)(?:年初|当年|年度|原定|原来|既定|预定)?的?(?:增长)?(?:目标|计划|预期)[^，。]{0,4}?"
    "(?:低|高|慢|快|差|少|多|相差)(?:了|出|着)?(?:多少|几)个?(?:百分)?点"
)
_GROWS = re.compile(r"(?P<way>增长|下降)(?P<rate>\d+(?:\.\d+)?)%(?:左右|以上|以内|以下)?")
"""A target that a column of amounts prints as a growth: 「增长3%左右」."""


def answer_growth_target(question: Question, desk: Desk) -> Outcome:
    """The points between both; None where that is not asked, or one cell tells no growth."""
    year = desk.report.source.done_year
    if not _ASKED.search(question.text) or set(question.years) - {year}:
        return None
    knowledge = knowledge_of(desk.report)
    named = {one.name: one for match in find_series(question, knowledge) for one in match.series}
    found = [pair for one in named.values() if (pair := _pair(one, year, knowledge))]
    if len({(result.row.table, result.row.number) for result, _ in found}) != 1:
        return None
    result, target = found[0]
    reached, aim = printed_number(result), _rate(target)
    if reached is None or aim is None:
        return None
    writer = Writer(desk.report)
    first, second = writer.cite_cell(result), writer.cite_cell(target)
    value = reached - aim
    formula = f"{plain_decimal(reached)} − {_signed(aim)} = {plain_decimal(value)}"
    shown = writer.compute(
        formula, f"{plain_decimal(abs(value))}个百分点", "个百分点", first + second
    )
    word = "高" if value > 0 else "低"
    line = f"{told(result)}{first}，{told(target)}{second}。{_hedge(target)}前者比后者{word}"
    return writer.draft(f"{line}{shown}（{formula}）{first}{second}。", SKILL)


def _pair(series: Series, year: int, knowledge: Knowledge) -> tuple[Cell, Cell] | None:
    """The growth reached and the target of the same row; None where one row has not both."""
    grown = series
    if not is_growth_name(series.name):
        rows = {(row.table, row.number) for row in series.rows}
        others = [
            one
            for one in knowledge.series
            if is_growth_name(one.name) and any((r.table, r.number) in rows for r in one.rows)
        ]
        if len(others) != 1:
            return None
        grown = others[0]
    results = [one for one in grown.cells(year, "完成") if is_rate(one.row.unit)]
    if len(results) != 1:
        return None
    at = results[0].row
    targets = [
        cell
        for one in knowledge.series
        for cell in one.cells(year, "目标")
        if (cell.row.table, cell.row.number) == (at.table, at.number)
    ]
    fitting = [one for one in targets if _GROWS.fullmatch(one.reading.text)]
    return (results[0], fitting[0]) if len(fitting) == 1 else None


def _rate(cell: Cell) -> Decimal | None:
    """3 of 「增长3%」, −3 of 「下降3%」."""
    found = _GROWS.fullmatch(cell.reading.text)
    if found is None:
        return None
    rate = Decimal(found["rate"])
    return rate if found["way"] == "增长" else -rate


def _signed(value: Decimal) -> str:
    return plain_decimal(value) if value >= 0 else f"（{plain_decimal(value)}）"


def _hedge(cell: Cell) -> str:
    """A warning where the target is no exact number."""
    exact = cell.reading.text.endswith("%")
    return "" if exact else "按报告写的数计算，原文带有限定词："
