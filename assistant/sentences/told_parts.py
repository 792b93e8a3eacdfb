"""Reads a whole and its parts where a sentence tells both: 「总额6亿元，其中甲4亿元」, 「41家甲中乙2家」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.known.knowledge import Knowledge, Statement
from assistant.known.readings import RATES, printed_value
from assistant.sentences.told_figures import Told, part_of, scale
from assistant.text import key
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_OF_WHICH = re.compile("^(?:其中|里面|这里面)[：:]?(?:包括)?")
_LEVEL_ONLY = re.compile(
    "^(?:累计|总数|总量|总计|合计|共计|总共|共有?|达到?|现有|总)+(?:达到?|为)?$"
)
"""A clause that tells a level of what the clause before names: 「新增甲6家，累计87家」."""
_ADDS = re.compile("^(?:(?:全年|当年|净|新)*(?:新增|净增|增加|新培育|新建|新认定|新设))")
_CHANGE = re.compile("增|降|减|升|提高|提升|扩大|比|较|占|相当于|[个每]人|人均|平均")
_INSIDE = re.compile(
    "^([\u4e00-\u9fffA-Za-z“”]{2,12}?)中，?(?:有)?([\u4e00-\u9fffA-Za-z“”]{2,14})$"
)


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part and its whole, each with its name as a key."""

    name: str
    part: Told
    whole_name: str
    whole: Told
    statement: Statement


@lru_cache(maxsize=KEPT)
def told_parts(knowledge: Knowledge) -> tuple[ToldPart, ...]:
    """Every part of the running text that stands beside its whole, in printed order."""
    found: list[ToldPart] = []
    for one in knowledge.statements:
        found += _of_which(one, knowledge.report)
        found += _inside(one, knowledge.report)
    return tuple(found)


def _of_which(statement: Statement, report: Report) -> Iterator[ToldPart]:
    """「…总额6亿元，增长5%，其中甲4亿元、乙1亿元」."""
    parts = list(clauses(report.text, statement.span, "，；：。"))
    for at, clause in enumerate(parts):
        lead = _OF_WHICH.match(report[clause])
        if lead is None or at == 0 or not re.search(r"\d", report[clause]):
            continue
        items = list(_items(Span(clause.start + lead.end(), clause.end), report))
        if not items:
            continue
        whole = _whole_before(parts[:at], scale(items[0][1], report), report)
        if whole is None:
            continue
        items += _further(items, whole[1], parts[at + 1 :], report)
        for name, figure in items:
            if scale(figure, report) == scale(whole[1], report) and figure.value < whole[1].value:
                yield _told((name, figure), whole, statement, report)


def _told(
    named: tuple[str, Figure], whole: tuple[str, Figure], statement: Statement, report: Report
) -> ToldPart:
    span = statement.span
    part, all_of = (Told(one, part_of(report, span, one.span), span) for _, one in (named, whole))
    return ToldPart(named[0], part, whole[0], all_of, statement)


def _items(span: Span, report: Report) -> Iterator[tuple[str, Figure]]:
    """The parts between 、 of a stretch, each named before its figures; of two figures the last."""
    for item in clauses(report.text, span, "、"):
        held = list(figures(report.text, item))
        if not held or held[-1].unit in (*RATES, ""):
            return
        name = report.text[item.start : held[0].span.start].strip("“”")
        if len(name) < 2 or _CHANGE.search(name):
            return
        yield key(name), held[-1]


def _whole_before(before: Sequence[Span], wanted: str, report: Report) -> tuple[str, Figure] | None:
    """The nearest amount in that scale told before, with its name; None for a change or none."""
    for at in range(len(before) - 1, -1, -1):
        held = [one for one in figures(report.text, before[at]) if scale(one, report) == wanted]
        if not held:
            continue
        start = before[at].start
        between = report.text[start : held[-1].span.start]
        name = re.split("、", between)[-1]
        if _LEVEL_ONLY.match(name) and at:
            name = _subject(before[at - 1], report)
        elif _ADDS.match(name) or not _CHANGE.search(name):
            return key(name), held[-1]
        else:
            return None
        return (key(name), held[-1]) if name else None
    return None


def _subject(clause: Span, report: Report) -> str:
    """What a clause tells a figure of: 甲 of 「新增甲6家」; "" where it has none."""
    first = next(figures(report.text, clause), None)
    return _ADDS.sub("", report.text[clause.start : first.span.start]) if first else ""


def _further(
    items: Sequence[tuple[str, Figure]], whole: Figure, after: Sequence[Span], report: Report
) -> list[tuple[str, Figure]]:
    """The parts that later clauses tell: only those by which all add up to the whole."""
    found: list[tuple[str, Figure]] = []
    total = sum((printed_value(report, one) for _, one in items), Decimal(0))
    for clause in after:
        held = list(figures(report.text, clause))
        if not held or scale(held[0], report) != scale(whole, report):
            continue
        name = report.text[clause.start : held[0].span.start]
        if len(name) < 2 or _CHANGE.search(name):
            continue
        found.append((key(name), held[0]))
        total += printed_value(report, held[0])
        if total == printed_value(report, whole):
            return found
    return []


def _inside(statement: Statement, report: Report) -> Iterator[ToldPart]:
    """「41家甲中乙2家」: the whole counted before its name."""
    for clause in clauses(report.text, statement.span, "，；：。"):
        held = list(figures(report.text, clause))
        for whole, part in pairwise(held):
            between = _INSIDE.match(report.text[whole.span.end : part.span.start])
            same = scale(whole, report) == scale(part, report) and whole.unit not in (*RATES, "")
            if between and same and part.value < whole.value:
                named, all_of = (key(between[2]), part), (key(between[1]), whole)
                yield _told(named, all_of, statement, report)
