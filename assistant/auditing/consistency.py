"""Holds what the running text says of an indicator against the annex."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.asking.places import without_own
from assistant.asking.question import Question
from assistant.asking.series import find_series, told_forms, told_like
from assistant.auditing.changes_told import change_lines
from assistant.auditing.likenesses import nearly_named, same_number
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell, Knowledge, Series, Statement, knowledge_of
from assistant.known.readings import cell_figure, printed_number, told
from assistant.outcomes import Desk
from assistant.sentences.told_figures import part_of
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures, hedges
from corpus.model import Figure, Report, Span
from corpus.numerals import fold
from corpus.sentences import clauses

SKILL = "audit"
MENTIONS_SHOWN = 4
LEAST_RUN = 5
"""Signs of the shortest run of an indicator's name that shows what a paragraph is about."""

_FALLS = re.compile("下降|减少|回落|降低|负增长")


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


def _figure_of(clause: Span, series: Series, cell: Cell, report: Report) -> Figure | None:
    """The clause's one figure in the cell's unit, when the clause names the indicator alone."""
    words, own = key(report[clause]), cell_figure(cell)
    if own is None:
        return None
    forms = [form for form in told_forms(series.name) if form in words]
    forms = forms or told_like(words, series)
    if not forms or _of_other_thing(words, forms[0]):
        return None
    told_here = [one for one in figures(report.text, clause) if one.unit == own.unit]
    if len(told_here) != 1 or not _is_its_own(told_here[0], clause, forms, report):
        return None
    return told_here[0]


def _is_its_own(figure: Figure, clause: Span, forms: list[str], report: Report) -> bool:
    """Whether nothing but 全市, 增长, 达到 and the like stands before the name and up to the figure.

    「单位地区生产总值能耗降低3%」 and 「某地生产总值占全省42%」 give no figure of 地区生产总值.
    """
    before = key(without_own(report.text[clause.start : figure.span.start], report.source.place))
    for full, usual in lexicon("indicators")["usual_names"]:
        before = before.replace(full, usual)
    words = lexicon("indicators")
    lead, link = (f"(?:{'|'.join(words[one])})*" for one in ("mention_leads", "mention_links"))
    return any(
        re.fullmatch(lead, before[: before.rfind(form)])
        and re.fullmatch(link, before[before.rfind(form) + len(form) :])
        for form in forms
        if form in before
    )


def _of_other_thing(words: str, form: str) -> bool:
    """「国企全员劳动生产率」, 「占地区生产总值比重」, 「新增…」: not the indicator's own figure."""
    before, _, after = words.partition(form)
    indicators = lexicon("indicators")
    if before.endswith(("占", "占比", *indicators["other_if_beside"])):
        return True
    return any(word in before + " " + after for word in indicators["increments"])


def same_as_cell(mention: Mention, report: Report) -> tuple[bool, bool]:
    """Whether text and cell give the same value, and whether their hedges say different things.

    以上 and ＞ both give a lower bound, so they do not differ; 「下降2.1%」 is −2.1% of a cell.
    """
    figure, own = mention.figure, cell_figure(mention.cell)
    falls = _FALLS.search(report.text[mention.clause.start : figure.span.start]) is not None
    hedge = own.hedge if own else ""
    directions = hedges()
    apart = fold(figure.hedge) != fold(hedge) and (
        not hedge or directions.get(figure.hedge) != directions.get(hedge)
    )
    same = own is not None and figure.value in (own.value, -own.value if falls else own.value)
    return same, apart


def is_within(mention: Mention) -> bool:
    """Whether the text gives a result only a bound that the annex keeps: 「低于7%」 and 4.6%."""
    own, told_here = cell_figure(mention.cell), mention.figure
    if own is None or mention.cell.reading.role != "完成" or own.value == told_here.value:
        return False
    direction = hedges().get(told_here.hedge, "")
    if direction == "upper":
        return own.value < told_here.value
    return direction == "lower" and own.value > told_here.value


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
