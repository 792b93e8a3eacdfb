"""Holds what the running text says of an indicator against the annex."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.draft import Draft, Writer
from assistant.knowledge import Cell, Knowledge, Series, Statement, knowledge_of
from assistant.outcomes import Desk
from assistant.question import Question
from assistant.readings import printed_number, told
from assistant.series import find_series, name_keys
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import fold
from corpus.sentences import clauses

SKILL = "audit"
MENTIONS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that gives an indicator a figure, and the cell of its year and role."""

    statement: Statement
    clause: Span
    figure: Figure
    cell: Cell


def mentions_of(series: Series, knowledge: Knowledge) -> Iterator[Mention]:
    """The clauses of running text that give the indicator one figure in its unit."""
    for statement in knowledge.statements:
        if statement.year is None or statement.span in knowledge.notes:
            continue
        cells = series.cells(statement.year, statement.role)
        if not cells or printed_number(cells[0]) is None:
            continue
        for clause in clauses(knowledge.report.text, statement.span, "，；。"):
            figure = _figure_of(clause, series, cells[0], knowledge.report)
            if figure is not None:
                yield Mention(statement, clause, figure, cells[0])


def compared_with_text(question: Question, desk: Desk) -> Draft | None:
    """Each clause that gives the indicator a figure beside the cell of its year and role."""
    knowledge = knowledge_of(desk.report)
    matches = find_series(question, knowledge)
    if not matches or len(matches[0].series) != 1:
        return None
    series = matches[0].series[0]
    writer = Writer(desk.report)
    lines = [
        _line(one, writer)
        for one in mentions_of(series, knowledge)
        if not question.years or one.statement.year in question.years
    ]
    if not lines:
        return None
    mark = writer.cite_cell(series.cells()[0])  # the name itself may hold a number
    lead = f"{series.name}{mark}的两处说法："
    return writer.draft("\n".join([lead, *lines[:MENTIONS_SHOWN]]), SKILL)


def _figure_of(clause: Span, series: Series, cell: Cell, report: Report) -> Figure | None:
    """The clause's one figure in the cell's unit, when the clause names the indicator alone."""
    words = key(report[clause])
    forms = [form for form in name_keys(series.name) if len(form) > 3 and form in words]
    if not forms or any(word in words for word in lexicon("indicators")["increments"]):
        return None
    told_here = [one for one in figures(report.text, clause) if one.unit == cell.row.unit]
    return told_here[0] if len(told_here) == 1 else None


def _line(mention: Mention, writer: Writer) -> str:
    cell, figure = mention.cell, mention.figure
    text_mark = writer.cite(mention.statement.span, strong=(figure.span,))
    cell_mark = writer.cite_cell(cell)
    same = figure.value == printed_number(cell)
    hedged = cell.reading.figure is not None and fold(figure.hedge) != fold(
        cell.reading.figure.hedge
    )
    verdict = "数值一致" if same else "数值不一致"
    if same and hedged:
        verdict = "数值一致，限定词不同"
    quoted = writer.report[mention.clause].rstrip("，；。")
    return f"- 正文：{quoted}{text_mark}；{cell.row.table}：{told(cell)}{cell_mark}。{verdict}"
