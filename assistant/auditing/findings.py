"""Finds by itself where a report does not fit with itself: sums, shares, two places, counts."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.auditing.audit import pairs_of, total_of
from assistant.auditing.changes_told import changes_told
from assistant.auditing.consistency import kindred_mentions
from assistant.auditing.growth_columns import growths_printed
from assistant.auditing.sections import section_figures
from assistant.auditing.told_shares import share_findings
from assistant.auditing.undefined_names import undefined_names
from assistant.known.knowledge import Cell, Knowledge, Series, knowledge_of
from assistant.known.readings import (
    percentage,
    plain_decimal,
    printed_number,
    printed_value,
    shown_value,
)
from assistant.sentences.counted_lists import bracket_findings, listed_findings
from assistant.sentences.finding import Finding, Gravity
from assistant.tables.told_in_text import is_within, mentions_of, same_as_cell
from assistant.text import key
from corpus.address import address_of
from corpus.enumerations import joined_items
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import count_value, fold
from corpus.sentences import clauses

_TENTH = Decimal("0.1")
FEWEST_TERMS = 3
LEAD = 16
"""Signs before a figure or name in which the words that introduce it stand."""
OTHER_SCALE = 5
"""From this many times apart two figures of one thing are not explained by a hedge or a year."""
_BY_KIND = re.compile("从[^，。]{2,12}看，|按[^，。]{2,12}分")
_CONTAINS = re.compile("包含|包括|其中")
NEAR_TOTAL = Decimal("0.01")
"""A sum within this share of a printed total is meant to be it."""
_OF_YEARS = re.compile(r"^[\[［【〔].*[\]］】〕]$|累计|年均")
"""「[15]」: in brackets stands what five years bring together, as the note under such tables says."""
_COUNT_WORD = re.compile(
    "(?:^|“)([一二两三四五六七八九十]+|\\d+(?=大|项|个))(?:大|个|项|篇|类|种|条)?(?=[\u4e00-\u9fff])"
)


def findings(report: Report) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by place."""
    knowledge = knowledge_of(report)
    found = [
        *_between_annexes(knowledge),
        *_text_and_annex(knowledge),
        *_changes(knowledge),
        *_growths(knowledge),
        *_shares(knowledge),
        *share_findings(knowledge),
        *_sums(knowledge),
        *_counts(report),
        *undefined_names(report),
    ]
    order = ("矛盾", "差异", "四舍五入", "措辞")
    return tuple(sorted(found, key=lambda one: (order.index(one.gravity), one.places[0])))


def _between_annexes(knowledge: Knowledge) -> Iterator[Finding]:
    """The same indicator, year and role, printed differently in two annexes."""
    for series in knowledge.series:
        held: dict[tuple[int, str], Cell] = {}
        for cell in series.cells():
            slot = (cell.reading.year, cell.reading.role)
            first = held.setdefault(slot, cell)
            if key(first.reading.text) == key(cell.reading.text) or _says_same(first, cell):
                continue
            if _tells_of_years(first) != _tells_of_years(cell):
                continue  # a year's target beside that of the plan's five years
            yield _two_cells(series, first, cell)


def _says_same(first: Cell, second: Cell) -> bool:
    """The same number with a remark in brackets beside it, or words that both say it is met."""
    bare = {re.sub("[（(][^（）()]*[）)]", "", fold(one.reading.text)) for one in (first, second)}
    if len(bare) == 1:
        return True
    numbers = printed_number(first), printed_number(second)
    return numbers == (None, None) and all("完成" in one.reading.text for one in (first, second))


def _tells_of_years(cell: Cell) -> bool:
    """Whether a cell gives the goal of a plan of years or what they brought together, not a year's."""
    text, column = cell.reading.text, cell.reading.column
    planned = cell.reading.role == "目标" and "规划" in column
    return planned or _OF_YEARS.search(text) is not None or _OF_YEARS.search(column) is not None


def _two_cells(series: Series, first: Cell, second: Cell) -> Finding:
    one, two = printed_number(first), printed_number(second)
    gravity: Gravity = "措辞" if None in (one, two) or one == two else "矛盾"
    text = (
        f"{first.reading.year}年“{series.name}”{first.reading.role}：{first.row.table}写"
        f"{shown_value(first)}，{second.row.table}写{shown_value(second)}"
    )
    return Finding(gravity, text, (first.row.span, second.row.span))


def _text_and_annex(knowledge: Knowledge) -> Iterator[Finding]:
    for series in knowledge.series:
        yield from _far_apart(series, knowledge)
        for mention in mentions_of(series, knowledge):
            same, hedged = same_as_cell(mention, knowledge.report)
            if (same and not hedged) or is_within(mention):
                continue
            text = (
                f"“{series.name}”{mention.cell.reading.year}年：正文写"
                f"“{knowledge.report[mention.figure.span]}”，"
                f"{mention.cell.row.table}写{shown_value(mention.cell)}"
            )
            yield Finding("措辞" if same else "差异", text, (mention.clause, mention.cell.row.span))


def _changes(knowledge: Knowledge) -> Iterator[Finding]:
    """A growth or increase told in the text that the annex's two values do not give."""
    for one in changes_told(knowledge):
        if one.agrees or one.is_gross:
            continue
        text = (
            f"“{one.later.row.name}”：正文写“{knowledge.report[one.figure.span]}”，"
            f"按附件{one.change.formula}"
        )
        yield Finding("差异", text, (one.clause, one.later.row.span, one.earlier.row.span))


def _growths(knowledge: Knowledge) -> Iterator[Finding]:
    """A growth that an annex prints beside two values which do not give it."""
    for one in growths_printed(knowledge):
        if not one.agrees:
            text = (
                f"“{one.later.row.name}”：{one.told.row.table}写增长{shown_value(one.told)}，"
                f"按同一行{one.change.formula}"
            )
            yield Finding("差异", text, (one.told.row.span,))


def _far_apart(series: Series, knowledge: Knowledge) -> Iterator[Finding]:
    """A figure in a unit that one indicator alone has, in a place about it, many times its cell."""
    for mention in kindred_mentions(series, knowledge):
        cell = mention.cell
        printed = printed_number(cell)
        if not printed or not mention.figure.value:
            continue
        times = max(mention.figure.value / printed, printed / mention.figure.value)
        if times < OTHER_SCALE:
            continue
        text = (
            f"{cell.reading.year}年“{series.name}”：{cell.row.table}写{shown_value(cell)}，"
            f"正文写“{knowledge.report[mention.figure.span]}”，不是一个量级，口径可能不同"
        )
        yield Finding("差异", text, (mention.clause, cell.row.span))


def _shares(knowledge: Knowledge) -> Iterator[Finding]:
    """「61.6亿元、占比23.1%」 against the total that most of the shares fit."""
    report = knowledge.report
    for statement in knowledge.statements:
        pairs = list(pairs_of(report, statement.span))
        total = total_of(report, statement.span, pairs) if len(pairs) > 1 else None
        if total is None:
            continue
        for part, share in pairs:
            one, whole = printed_value(report, part), printed_value(report, total)
            value, formula = percentage(one, whole)
            if value == share.value:
                continue
            gravity: Gravity = "四舍五入" if abs(value - share.value) <= _TENTH else "矛盾"
            text = (
                f"“{report[part.span]}”占“{report[total.span]}”："
                f"{formula}，报告写{report[share.span]}"
            )
            yield Finding(gravity, text, (statement.span, total.span))


def _sums(knowledge: Knowledge) -> Iterator[Finding]:
    """Parts listed in one sentence that nearly give a total of the section, but not quite."""
    report = knowledge.report
    for statement in knowledge.statements:
        yield from _counts_left_out(report, statement.span)
        yield from _contained(report, statement.span)
        yield from bracket_findings(report, statement.span)
        yield from listed_findings(report, statement.span)
        parts = _parallel(report, statement.span)
        if len(parts) < FEWEST_TERMS:
            continue
        value = sum((one.value for one in parts), Decimal(0))
        for total in section_figures(report, statement.span):
            if total.unit != parts[0].unit or total.span in statement.span or not total.value:
                continue
            apart = abs(value - total.value)
            if apart and apart <= NEAR_TOTAL * total.value:
                yield _off_sum(report, statement.span, parts, total)


def _off_sum(report: Report, span: Span, parts: list[Figure], total: Figure) -> Finding:
    terms = [printed_value(report, one) for one in parts]
    text = (
        f"{' + '.join(map(plain_decimal, terms))} = {plain_decimal(sum(terms, Decimal(0)))}，"
        f"同一节另写“{report[total.span]}”"
    )
    apart = abs(sum(terms, Decimal(0)) - printed_value(report, total))
    places = min(int(one.as_tuple().exponent) for one in terms)
    rounded = apart <= Decimal(1).scaleb(places) * len(terms) / 2
    return Finding("四舍五入" if rounded else "差异", text, (span, total.span))


def _counts_left_out(report: Report, span: Span) -> Iterator[Finding]:
    """「从…看」 counts by kind that together are less than the count that the section calls all."""
    parts = _parallel(report, span, unit="个")
    if len(parts) < FEWEST_TERMS or not _BY_KIND.match(report[span]):
        return
    value = sum((one.value for one in parts), Decimal(0))
    section = [one for one in section_figures(report, span) if one.unit == "个"]
    for total in section:
        before = report.text[max(0, total.span.start - LEAD) : total.span.start]
        if total.span in span or value >= total.value or not re.search("共|总", before):
            continue
        rest = total.value - value
        beside = next((one for one in section if one.value == rest), None)
        left = f"，相差{plain_decimal(rest)}个"
        left += f"，与同一节的“{report[beside.span]}”相等，可能没有计入" if beside else ""
        terms = " + ".join(plain_decimal(printed_value(report, one)) for one in parts)
        text = f"{terms} = {plain_decimal(value)}，同一节另写共“{report[total.span]}”{left}"
        yield Finding("差异", text, (span, total.span))


def _contained(report: Report, span: Span) -> Iterator[Finding]:
    """「共371个，包含甲148个、乙102个、丙121个」 of which the parts do not make the whole."""
    for clause in clauses(report.text, span, "，；。"):
        if clause.start == span.start or not _CONTAINS.match(report[clause]):
            continue
        parts = list(figures(report.text, clause))
        before = list(figures(report.text, Span(span.start, clause.start)))
        if len(parts) < FEWEST_TERMS or not before or len({one.unit for one in parts}) > 1:
            continue
        total = before[-1]
        value = sum((one.value for one in parts), Decimal(0))
        if total.unit == parts[0].unit != "%" and 0 < abs(value - total.value) <= total.value / 10:
            yield _off_sum(report, span, parts, total)


def _parallel(report: Report, span: Span, *, unit: str = "元") -> list[Figure]:
    """Figures of one unit (of money), one in each ；-clause: the parts of a whole."""
    clauses = re.finditer("[^；]+", report[span])
    found = []
    for clause in clauses:
        inside = Span(span.start + clause.start(), span.start + clause.end())
        money = [one for one in figures(report.text, inside) if one.unit.endswith(unit)]
        if len(money) == 1:
            found.append(money[0])
    return found if all(a.unit == b.unit for a, b in pairwise(found)) else []


def _counts(report: Report) -> Iterator[Finding]:
    """A term that counts its members, and a definition that lists another number of them."""
    for note in report.footnotes:
        if len(note.terms) != 1:
            continue
        match = _COUNT_WORD.search(report[note.terms[0]].strip("“”"))
        first = next(iter(clauses(report.text, note.definition, "。")), note.definition)
        items = joined_items(report.text, first, "、")  # later sentences tell more of them
        if match is None or len(items) < FEWEST_TERMS:
            continue
        said = count_value(match[1])
        last = report[items[-1]]
        listed = len(items) + ("和" in last or "以及" in last)
        if said > 1 and said not in (len(items), listed) and "“" not in report[note.definition]:
            text = f"“{report[note.terms[0]]}”说是{said}项，定义里列出{len(items)}项"
            yield Finding("差异", text, (note.span,))


def told_finding(finding: Finding, report: Report) -> str:
    """A line for people, with the addresses of its places."""
    places = "；".join(dict.fromkeys(_address(report, one) for one in finding.places))
    return f"[{finding.gravity}] {finding.text}（{places}）"


def _address(report: Report, span: Span) -> str:
    try:
        return address_of(report, span)
    except ValueError:
        return "文首"
