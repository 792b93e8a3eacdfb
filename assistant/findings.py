"""Finds by itself where a report does not fit with itself: sums, shares, two places, counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal, TypeAlias

from assistant.audit import pairs_of, printed_value, section_figures, total_of
from assistant.consistency import mentions_of
from assistant.knowledge import Cell, Knowledge, Series, knowledge_of
from assistant.readings import plain_decimal, printed_number, shown_value
from assistant.text import key
from assistant.words import lexicon
from corpus.address import address_of
from corpus.enumerations import joined_items
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import chinese_value, fold

Gravity: TypeAlias = Literal["矛盾", "差异", "四舍五入", "措辞"]
"""矛盾: two numbers exclude each other. 差异: not explained. 四舍五入: in the last place. 措辞: words."""

_TENTH = Decimal("0.1")
FEWEST_TERMS = 3
NEAR_TOTAL = Decimal("0.01")
"""A sum within this share of a printed total is meant to be it."""
_COUNT_WORD = re.compile("^([一二两三四五六七八九十]+)(?:大|个|项|篇|类|种|条)?(?=[\u4e00-\u9fff])")
_CODE_NAME = re.compile("“([二两三四五六七八九十][\u4e00-\u9fff]{1,8})”")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: how grave, in words, and the places, each quoted verbatim."""

    gravity: Gravity
    text: str
    places: tuple[Span, ...]


def findings(report: Report) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by place."""
    knowledge = knowledge_of(report)
    found = [
        *_between_annexes(knowledge),
        *_text_and_annex(knowledge),
        *_shares(knowledge),
        *_sums(knowledge),
        *_counts(report),
        *_undefined(report),
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
            if key(first.reading.text) == key(cell.reading.text):
                continue
            yield _two_cells(series, first, cell)


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
        for mention in mentions_of(series, knowledge):
            figure = mention.cell.reading.figure
            same = mention.figure.value == printed_number(mention.cell)
            hedges = fold(mention.figure.hedge), fold(figure.hedge) if figure else ""
            if same and hedges[0] == hedges[1]:
                continue
            text = (
                f"“{series.name}”{mention.cell.reading.year}年：正文写"
                f"“{knowledge.report[mention.figure.span]}”，"
                f"{mention.cell.row.table}写{shown_value(mention.cell)}"
            )
            yield Finding("措辞" if same else "差异", text, (mention.clause, mention.cell.row.span))


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
            value = (one / whole * 100).quantize(_TENTH, rounding=ROUND_HALF_UP)
            if value == share.value:
                continue
            gravity: Gravity = "四舍五入" if abs(value - share.value) <= _TENTH else "矛盾"
            text = (
                f"“{report[part.span]}”占“{report[total.span]}”："
                f"{plain_decimal(one)} ÷ {plain_decimal(whole)} × 100% ≈ {plain_decimal(value)}%，"
                f"报告写{report[share.span]}"
            )
            yield Finding(gravity, text, (statement.span, total.span))


def _sums(knowledge: Knowledge) -> Iterator[Finding]:
    """Parts listed in one sentence that nearly give a total of the section, but not quite."""
    report = knowledge.report
    for statement in knowledge.statements:
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
    return Finding("差异", text, (span, total.span))


def _parallel(report: Report, span: Span) -> list[Figure]:
    """Figures of one unit of money, one in each ；-clause: the parts of a whole."""
    clauses = re.finditer("[^；]+", report[span])
    found = []
    for clause in clauses:
        inside = Span(span.start + clause.start(), span.start + clause.end())
        money = [one for one in figures(report.text, inside) if one.unit.endswith("元")]
        if len(money) == 1:
            found.append(money[0])
    return found if all(a.unit == b.unit for a, b in pairwise(found)) else []


def _counts(report: Report) -> Iterator[Finding]:
    """A term that counts its members, and a definition that lists another number of them."""
    for note in report.footnotes:
        if len(note.terms) != 1:
            continue
        match = _COUNT_WORD.match(report[note.terms[0]].strip("“”"))
        items = joined_items(report.text, note.definition, "、")
        if match is None or len(items) < FEWEST_TERMS:
            continue
        said = chinese_value(match[1])
        last = report[items[-1]]
        listed = len(items) + ("和" in last or "以及" in last)
        if said > 1 and said not in (len(items), listed) and "“" not in report[note.definition]:
            text = f"“{report[note.terms[0]]}”说是{said}项，定义里列出{len(items)}项"
            yield Finding("差异", text, (note.span,))


def _undefined(report: Report) -> Iterator[Finding]:
    """A quoted name that counts like a defined term, and is defined nowhere."""
    defined = "".join(report[note.span] for note in report.footnotes)
    seen: set[str] = set()
    for match in _CODE_NAME.finditer(report.text):
        name = match[1]
        if name in seen or name in defined or name in lexicon("common_names")["names"]:
            continue
        seen.add(name)
        if re.search(f"{name}”?(?:指|是指|即|包括|：)", report.text):
            continue
        span = Span(match.start(), match.end())
        yield Finding("措辞", f"“{name}”带引号，像是专门提法，但没有解释", (span,))


def told_finding(finding: Finding, report: Report) -> str:
    """A line for people, with the addresses of its places."""
    places = "；".join(dict.fromkeys(_address(report, one) for one in finding.places))
    return f"[{finding.gravity}] {finding.text}（{places}）"


def _address(report: Report, span: Span) -> str:
    try:
        return address_of(report, span)
    except ValueError:
        return "文首"
