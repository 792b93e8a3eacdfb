"""Whether a cell of a plain table is as a question claims: 「甲县投资增长1.7%，对吧」."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.asking.plain_columns import value_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.proof.premises import AGREES, DISAGREES
from assistant.tables.plain_told import is_growth
from corpus.figures import figures
from corpus.model import Figure, Report, Span

_FALLS = re.compile("下降|下滑|减少|回落|降低?了?|跌|负增长|负|-|−")
_YEAR = re.compile("(20\\d\\d)年")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def claimed_cells(question: Question, found: Sequence[PlainMatch]) -> Sequence[PlainMatch]:
    """Those of the cells that have the unit of the number claimed; all where none is claimed."""
    units = {one.unit for one in _typed(question.text)}
    own = [one for one in found if one.cell and one.cell.figure and one.cell.figure.unit in units]
    return own if question.has("premise") and own else found


def _typed(text: str) -> list[Figure]:
    """The figures with a unit that a question types; years are none."""
    return [one for one in figures(text, Span(0, len(text))) if one.unit and one.unit != "年"]


def plain_verdict(question: Question, found: Sequence[PlainMatch], report: Report) -> str:
    """Words before the one cell told; "" where none or several numbers are claimed or told."""
    text = question.text
    claimed = _typed(text)
    if not question.has("premise") or len(found) != 1 or len(claimed) != 1:
        return ""
    cell, unit = found[0].cell, found[0].table.units[found[0].column]
    printed = value_of(cell, report)
    typed = _DIGITS.search(text, claimed[0].span.start)
    if cell is None or cell.figure is None or printed is None or typed is None:
        return ""
    if _is_of_other_year(question, found[0]):
        return ""
    if not is_growth(found[0]):
        if claimed[0].unit != cell.figure.unit:
            return ""
        return AGREES if claimed[0].value == cell.figure.value else DISAGREES
    if claimed[0].unit not in (unit, "个百分点") or claimed[0].hedge:
        return ""
    before = text[: claimed[0].span.start]
    number = Decimal(typed.group().replace(",", ""))
    number = -number if _FALLS.search(before) else number
    return AGREES if number == printed else DISAGREES


def _is_of_other_year(question: Question, match: PlainMatch) -> bool:
    """Whether a claim names a year and the header of the cell another one (2026年计划投资)."""
    header = {int(one) for one in _YEAR.findall(match.table.columns[match.column])}
    return bool(header and question.years) and header.isdisjoint(question.years)
