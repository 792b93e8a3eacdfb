"""Holds what the running text says of an indicator against the annex."""

from collections.abc import Iterator

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.auditing.changes_told import change_lines
from assistant.auditing.likenesses import nearly_named, same_number
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, Series, Statement, knowledge_of
from assistant.known.readings import cell_figure, told
from assistant.outcomes import Desk
from assistant.sentences.told_figures import part_of
from assistant.tables.told_in_text import Mention, mentions_of, same_as_cell
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses

SKILL = "audit"
MENTIONS_SHOWN = 4
LEAST_RUN = 5
"""Signs of the shortest run of an indicator's name that shows what a paragraph is about."""


def kindred_mentions(series: Series, knowledge: Knowledge) -> Iterator[Mention]:
    """Figures in a unit that this indicator alone has, where the paragraph names most of it.

    「全年通道集货量超4.8万标箱」 in a paragraph on the 通道 of which the annex counts 标箱.
    """
    unit = series.rows[0].unit
    if (
        not unit
        or unit in lexicon("indicators")["common_units"]
        or sum(one.rows[0].unit == unit for one in knowledge.series) > 1
    ):
        return
    for statement in knowledge.statements:
        if statement.year is None or statement.span in knowledge.notes:
            continue
        cells = series.cells(statement.year, statement.role)
        if not cells or not _names_most(series, statement, knowledge):
            continue
        for clause in clauses(knowledge.report.text, statement.span, "，；。"):
            told_here = [one for one in figures(knowledge.report.text, clause) if one.unit == unit]
            increments = any(
                word in key(knowledge.report[clause])
                for word in lexicon("indicators")["increments"]
            )
            if len(told_here) == 1 and not increments:
                yield Mention(statement, clause, told_here[0], cells[0])


def _names_most(series: Series, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether the statement's paragraph holds a run of at least half of the indicator's name."""
    name, report = key(series.name), knowledge.report
    least = max(LEAST_RUN, len(name) // 2)
    held = next((one for one in report.paragraphs if statement.span in one.span), None)
    words = key(report[held.span]) if held else ""
    return any(name[at : at + least] in words for at in range(len(name) - least + 1))


def compared_with_text(question: Question, desk: Desk) -> Draft | None:
    """Each clause that gives the indicator a figure beside the cell of its year and role."""
    knowledge = knowledge_of(desk.report)
    series = _series_asked(question, knowledge)
    if series is None:
        return None
    writer = Writer(desk.report)
    found = [*mentions_of(series, knowledge)] or [*kindred_mentions(series, knowledge)]
    lines = [
        _line(one, writer)
        for one in found
        if not question.years or one.statement.year in question.years
    ]
    lines += change_lines(series, knowledge, writer)
    if not lines:
        lines = _in_other_words(series, question, knowledge, writer)
    if not lines:
        return None
    mark = writer.cite_cell(series.cells()[0])  # the name itself may hold a number
    lead = f"{series.name}{mark}的两处说法："
    return writer.draft("\n".join([lead, *lines[:MENTIONS_SHOWN]]), SKILL)


def _in_other_words(
    series: Series, question: Question, knowledge: Knowledge, writer: Writer
) -> list[str]:
    """What the text says with the same number or of a thing of nearly the same name."""
    lines = []
    years = question.years or knowledge.years
    for statement, figure, cell in same_number(series, knowledge):
        if statement.year in years and statement.year is not None:
            clause = part_of(knowledge.report, statement.span, figure.span)
            quoted = f"{knowledge.report[clause].rstrip('，；。')}{writer.cite(statement.span)}"
            own = f"{cell.row.table}：{told(cell)}{writer.cite_cell(cell)}"
            lines.append(f"- 正文：{quoted}；{own}。数值一致，说法不完全相同")
    for statement, clause in () if lines else nearly_named(series, knowledge):
        if statement.year in years:
            cell = series.cells(statement.year, statement.role)[0]
            quoted = f"{knowledge.report[clause].rstrip('，；。')}{writer.cite(statement.span)}"
            own = f"{cell.row.table}：{told(cell)}{writer.cite_cell(cell)}"
            lines.append(f"- 正文：{quoted}；{own}。名称不同，口径不一样，不能直接比")
    return lines


def _series_asked(question: Question, knowledge: Knowledge) -> Series | None:
    """The indicator named, else the one that alone has a cell with a figure that is claimed."""
    matches = find_series(question, knowledge)
    if matches:
        first, *others = sorted(matches[0].series, key=lambda one: len(one.name))
        of_one = all(one.name.startswith(first.name) for one in others)  # its growth beside it
        return first if of_one else None
    text = question.text
    claimed = {(one.value, one.unit) for one in figures(text, Span(0, len(text))) if one.unit}
    holding = [
        series
        for series in knowledge.series
        for cell in series.cells()
        if (own := cell_figure(cell)) is not None and (own.value, own.unit) in claimed
    ]
    return holding[0] if len(set(holding)) == 1 else None


def _line(mention: Mention, writer: Writer) -> str:
    cell, figure = mention.cell, mention.figure
    text_mark = writer.cite(mention.statement.span, strong=(figure.span,))
    cell_mark = writer.cite_cell(cell)
    same, hedged = same_as_cell(mention, writer.report)
    verdict = "数值一致" if same else "数值不一致"
    if same and hedged:
        verdict = "数值一致，限定词不同"
    quoted = writer.report[mention.clause].rstrip("，；。")
    return f"- 正文：{quoted}{text_mark}；{cell.row.table}：{told(cell)}{cell_mark}。{verdict}"
