"""Questions made from any report without writing them: every cell, every difference, every note."""

from collections.abc import Iterator

from assistant.known.knowledge import Cell, Knowledge, knowledge_of
from assistant.known.readings import shown_value
from assistant.tables.operations import difference
from corpus.model import Report
from eval.model import Case, Evidence

_ASKING = {"目标": "的目标是多少？", "完成": "完成了多少？"}


def mechanical_cases(report: Report) -> tuple[Case, ...]:
    """Cells by formal name, target against result, and each term of a note."""
    knowledge = knowledge_of(report)
    return (*_cells(knowledge), *_gaps(knowledge), *_terms(report))


def _cells(knowledge: Knowledge) -> Iterator[Case]:
    for series in knowledge.series:
        for cell in series.cells():
            row, reading = cell.row, cell.reading
            yield Case(
                id=f"auto-cell-{row.table}-{row.number}-{reading.year}{reading.role}",
                kind="cell",
                question=f"{reading.year}年{series.name}{_ASKING[reading.role]}",
                history=(),
                accept=((shown_value(cell).strip("“”"),),),
                forbid=(),
                evidence=tuple(
                    Evidence(table=one.row.table, row=one.row.number, column=one.reading.column)
                    for one in series.cells(reading.year, reading.role)
                ),
                refuse=None,
            )


def _gaps(knowledge: Knowledge) -> Iterator[Case]:
    for series in knowledge.series:
        for row in series.rows:
            pair = {one.role: Cell(row, one) for one in row.readings}
            years = {one.year for one in row.readings}
            change = difference(pair["完成"], pair["目标"]) if len(pair) > 1 else None
            if len(years) > 1 or change is None or not change.value:
                continue
            yield Case(
                id=f"auto-gap-{row.table}-{row.number}",
                kind="compare",
                question=f"{row.readings[0].year}年{series.name}完成情况和目标相差多少？",
                history=(),
                accept=((change.shown,),),
                forbid=(),
                evidence=(Evidence(table=row.table, row=row.number),),
                refuse=None,
            )


def _terms(report: Report) -> Iterator[Case]:
    for note in report.footnotes:
        for term in note.terms:
            words = report[note.definition].removeprefix("指")
            yield Case(
                id=f"auto-term-{note.number}-{term.start}",
                kind="term",
                question=f"{report[term]}是什么意思？",
                history=(),
                accept=((words[:12],) if len(note.terms) == 1 else (report[term],),),
                forbid=(),
                evidence=(Evidence(quote=report[note.span][:16]),),
                refuse=None,
            )
