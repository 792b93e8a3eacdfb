"""Holds what the running text says of an indicator against the annex."""

from assistant.draft import Draft, Writer
from assistant.knowledge import Cell, Series, Statement, knowledge_of
from assistant.outcomes import Desk
from assistant.question import Question
from assistant.readings import printed_number, told
from assistant.series import find_series, name_keys
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.numerals import fold
from corpus.sentences import clauses

SKILL = "audit"
MENTIONS_SHOWN = 4


def compared_with_text(question: Question, desk: Desk) -> Draft | None:
    """Each clause that gives the indicator a figure beside the cell of its year and role."""
    knowledge = knowledge_of(desk.report)
    matches = find_series(question, knowledge)
    if not matches or len(matches[0].series) != 1:
        return None
    series = matches[0].series[0]
    writer = Writer(desk.report)
    lines = [
        line
        for statement in knowledge.statements
        for line in _lines(statement, series, question, writer)
    ]
    if not lines:
        return None
    return writer.draft("\n".join([f"“{series.name}”的两处说法：", *lines[:MENTIONS_SHOWN]]), SKILL)


def _lines(statement: Statement, series: Series, question: Question, writer: Writer) -> list[str]:
    if statement.year is None or (question.years and statement.year not in question.years):
        return []
    cells = series.cells(statement.year, statement.role)
    if not cells or printed_number(cells[0]) is None:
        return []
    found = []
    for clause in clauses(writer.report.text, statement.span, "，；。"):
        figure = _figure_of(clause, series, cells[0], writer)
        if figure is not None:
            found.append(_line(clause, figure, (statement, cells[0]), writer))
    return found


def _figure_of(clause: Span, series: Series, cell: Cell, writer: Writer) -> Figure | None:
    """The clause's one figure in the cell's unit, when the clause names the indicator."""
    words = key(writer.report[clause])
    if not any(len(form) > 3 and form in words for form in name_keys(series.name)):
        return None
    told_here = [one for one in figures(writer.report.text, clause) if one.unit == cell.row.unit]
    return told_here[0] if len(told_here) == 1 else None


def _line(clause: Span, figure: Figure, held: tuple[Statement, Cell], writer: Writer) -> str:
    statement, cell = held
    text_mark = writer.cite(statement.span, strong=(figure.span,))
    cell_mark = writer.cite_cell(cell)
    same = figure.value == printed_number(cell)
    hedged = cell.reading.figure is not None and fold(figure.hedge) != fold(
        cell.reading.figure.hedge
    )
    verdict = "数值一致" if same else "数值不一致"
    if same and hedged:
        verdict = "数值一致，限定词不同"
    quoted = writer.report[clause].rstrip("，；。")
    return f"- 正文：{quoted}{text_mark}；{cell.row.table}：{told(cell)}{cell_mark}。{verdict}"
