"""Finds where the running text tells the figure of an indicator's cell, and whether it is the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.name_forms import told_forms
from assistant.asking.places import without_own
from assistant.asking.series import told_like
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series, Statement, knowledge_of
from assistant.known.readings import cell_figure, printed_number
from assistant.text import key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.figures import figures, hedges
from corpus.model import Figure, Report, Span
from corpus.numerals import fold
from corpus.sentences import clauses

_AIM_LED = re.compile("—+[\u4e00-\u9fff]{2,8}：")
"""「——创新驱动：」, which leads the aims of a kind."""
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
        for each in clauses(knowledge.report.text, statement.span, "，；。"):
            lead = _AIM_LED.match(knowledge.report[each])
            clause = Span(each.start + lead.end(), each.end) if lead else each
            figure = _figure_of(clause, series, cells[0], knowledge.report)
            if figure is not None:
                yield Mention(statement, clause, figure, cells[0])


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


@lru_cache(maxsize=KEPT)
def _differing(knowledge: Knowledge) -> dict[Span, tuple[Mention, ...]]:
    """By the row of its cell, each clause that tells another number than the cell."""
    found: dict[Span, tuple[Mention, ...]] = {}
    for series in knowledge.series:
        for one in mentions_of(series, knowledge):
            if not same_as_cell(one, knowledge.report)[0] and not is_within(one):
                row = one.cell.row.span
                found[row] = (*found.get(row, ()), one)
    return found


def told_otherwise(cell: Cell, writer: Writer) -> str:
    """「（正文写的是“…32.6万亩”[2]，与表里的数不一致）」 where the running text gives another number."""
    found = [
        one
        for one in _differing(knowledge_of(writer.report)).get(cell.row.span, ())
        if one.cell.reading == cell.reading
    ]
    quoted = (
        f"“{writer.report[one.clause].strip('，。；：—')}”"
        f"{writer.cite(one.statement.span, strong=(one.figure.span,))}"
        for one in found
    )
    words = "、".join(quoted)
    return f"（正文写的是{words}，与表里的数不一致）" if words else ""
