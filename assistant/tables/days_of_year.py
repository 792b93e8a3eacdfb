"""The share of a year's days that an indicator in days makes up: 「优良天数占全年的百分之几」."""

import re
from calendar import isleap
from decimal import Decimal

from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import percentage, plain_decimal, printed_number, told
from assistant.outcomes import Desk
from assistant.tables.indicator_scope import out_of_scope
from corpus.model import Role

SKILL = "indicators"
_OF_YEAR = re.compile(
    "占(?:了|到)?(?:全年|一年|整年|36[56]天)(?:的)?(?:多大)?(?:百分之|几成|比例|比重|多少|几)*"
)


def answer_days(question: Question, desk: Desk) -> Draft | None:
    """The share of the year's days with its formula; None where no indicator in days is asked so."""
    if not _OF_YEAR.search(question.text):
        return None
    bare = read_question(f"{_OF_YEAR.sub('', question.text)}多少", desk.report)
    knowledge = knowledge_of(desk.report)
    matches = find_series(bare, knowledge)
    if len(matches) != 1 or out_of_scope(bare, matches, knowledge) is not None:
        return None
    cell = _cell(question, matches[0].series[0])
    number = printed_number(cell) if cell is not None else None
    if cell is None or number is None:
        return None
    return _told(cell, number, Writer(desk.report))


def _cell(question: Question, series: Series) -> Cell | None:
    """The result of the year asked, or its target where that is asked; of no year, the one there is."""
    if any(row.unit != "天" for row in series.rows):
        return None
    role: Role = "目标" if question.roles == {"目标"} else "完成"
    found = [one for one in series.cells(None, role) if one.reading.year in question.years]
    found = found if question.years else list(series.cells(None, role))
    return found[0] if len({one.reading.year for one in found}) == 1 else None


def _told(cell: Cell, number: Decimal, writer: Writer) -> Draft:
    year = cell.reading.year
    days = 366 if isleap(year) else 365
    value, plain = percentage(number, Decimal(days))
    formula = plain.replace(f"÷ {days}", f"÷ {days}（{year}年的天数）")
    mark = writer.cite_cell(cell)
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", mark)
    return writer.draft(f"{told(cell)}{mark}。占全年的{shown}（{formula}）{mark}。", SKILL)
