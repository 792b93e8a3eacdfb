"""Whether an answer takes one year for another, or 目标 for 完成."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from assistant.known.knowledge import Cell
from assistant.model import Refusal
from corpus.model import Report, Role
from eval.model import Case, Evidence, Score, Told, is_refusal
from eval.typed import number_faults

Confusion: TypeAlias = Literal["year", "role"]
CONFUSIONS: tuple[Confusion, ...] = ("year", "role")
_NAMES = {"year": "年份", "role": "目标与完成"}

Column: TypeAlias = tuple[int, Role]
"""Year and role of a table's column."""


def confusion(case: Case, told: Told, report: Report, measure: Confusion) -> Score:
    """Right when the answer is not of another year or role than the case.

    Seen by the typed numbers, and by the cells: the gold row is cited, none of its gold columns.
    Not scored where the case types neither.
    """
    if isinstance(told, Refusal) or is_refusal(told):
        return Score(case.id, measure, None, "拒答，没有可混的")
    typed = any(getattr(one, measure) is not None for one in case.numbers)
    if not typed and not any(one.column for one in case.evidence):
        return Score(case.id, measure, None, "题目没有写")
    if not typed and told.citations is None:
        return Score(case.id, measure, None, "这个系统不给出处")
    wrong = [words for fault, words in number_faults(told.text, case) if fault == measure]
    wrong += _wrong_cells(case, told, report, measure)
    return Score(case.id, measure, not wrong, "；".join(wrong))


def _wrong_cells(case: Case, told: Told, report: Report, measure: Confusion) -> list[str]:
    if isinstance(told, Refusal):
        return []
    wanted = {found for one in case.evidence if (found := column_of(one, report)) is not None}
    rows = {(one.table, one.row) for one in case.evidence if one.column}
    cited = {
        found
        for one in told.citations or ()
        if (one.table, one.row) in rows and one.row is not None
        if (found := column_of(Evidence("", str(one.table), one.row, str(one.column)), report))
    }
    at = CONFUSIONS.index(measure)
    if not wanted or not cited or {one[at] for one in cited} & {one[at] for one in wanted}:
        return []
    shown = "、".join(str(one[at]) for one in sorted(cited))
    meant = "、".join(str(one[at]) for one in sorted(wanted))
    return [f"{_NAMES[measure]}应是 {meant}，引的是 {shown}"]


def column_of(evidence: Evidence, report: Report) -> Column | None:
    """Year and role of the cell that a piece of evidence names; None for no cell."""
    cell = next(cells_of(evidence, report), None) if evidence.column else None
    return (cell.reading.year, cell.reading.role) if cell is not None else None


def cells_of(evidence: Evidence, report: Report) -> Iterator[Cell]:
    """The cell that evidence names, or each of its row when it names no column."""
    for table in report.tables:
        for row in table.rows:
            if (row.table, row.number) == (evidence.table, evidence.row):
                for one in row.readings:
                    if evidence.column in ("", one.column):
                        yield Cell(row, one)
