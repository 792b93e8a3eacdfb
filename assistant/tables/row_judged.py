"""Whether a row of an annex table met its target: as the table prints it, else by its cells."""

from assistant.known.knowledge import Cell
from assistant.known.readings import printed_number
from assistant.tables.operations import Outcome as Judgement
from assistant.tables.operations import is_part_of_year, outcome
from assistant.tables.row_remarks import printed_verdict
from corpus.model import Indicator, Report, Table

_MET_AS_PRINTED = {
    "完成": True,
    "已完成": True,
    "超额完成": True,
    "达到": True,
    "达标": True,
    "未完成": False,
    "没有完成": False,
    "未达到": False,
    "未达标": False,
}
"""What the column of verdicts may print of a row."""


def judgement(row: Indicator, table: Table, report: Report) -> Judgement | None:
    """The outcome of a row that holds target and result of one whole year, else None.

    What the table itself prints counts; of 「基本完成」 it says neither.
    """
    printed = printed_verdict(row, table, report)
    if printed:
        return Judgement(_MET_AS_PRINTED.get(printed), f"报告写明“{printed}”")
    pair = target_and_result(row)
    if pair is None or is_part_of_year(pair[1], table):
        return None
    return outcome(*pair)


def target_and_result(row: Indicator) -> tuple[Cell, Cell] | None:
    """Target and result of one year; None where the row has no such two."""
    for target in row.readings:
        for result in row.readings:
            if (target.role, result.role) == ("目标", "完成") and target.year == result.year:
                return Cell(row, target), Cell(row, result)
    return None


def beats(row: Indicator) -> bool:
    """Whether target and result of a row are other numbers."""
    pair = target_and_result(row)
    numbers = [printed_number(cell) for cell in pair] if pair else [None]
    return None not in numbers and numbers[0] != numbers[-1]
