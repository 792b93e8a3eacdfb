"""Reads the parts of a whole that a sentence prints, each with its name: 「甲48个、乙2个」, 「55个甲」."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from assistant.known.readings import printed_value
from assistant.sentences.respective import told_in_order
from assistant.sentences.told_figures import Told, scale
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses
from index.words import words_of

Named: TypeAlias = tuple[str, tuple[Told, ...]]
"""The name of a part as a key, and its figures."""
LEAST_ROWS = 2
LEAD = re.compile("^(?:其中|包含|包括|含有?|共有|有|以及|和|与|及|、|，)+")
_OF_WHICH = re.compile("[，；]其中[：:]?")
_LONGEST_NAME = 8
"""Signs of a name at the head of a clause after 其中."""
_CHANGES = re.compile("增|降|减|升|提|比|较|占|为|达")
_JOINED = re.compile(r"[、，和与及]|以及")
"""What separates the parts of 「续建项目48个、新建项目2个」."""


def after_lead(span: Span, report: Report) -> Span:
    """What follows 「…年度计划投资65亿元，其中：」; the whole where nothing leads so."""
    lead = re.search("其中[：，:,]", report[span])
    return Span(span.start + lead.end(), span.end) if lead else span


def of_part(part: Span, statement: Span, report: Report) -> Named | None:
    """The name before the first figure of a part, and its figures; None where it has none."""
    held = list(figures(report.text, part))
    if not held:
        return None
    start = part.start
    for clause in clauses(report.text, part, "，："):
        if held[0].span in clause:
            start = clause.start
    name = _name_of(LEAD.sub("", report.text[start : held[0].span.start]))
    whole = Span(start, part.end)
    return name, tuple(Told(one, whole, statement) for one in held)


def of_list(statement: Span, report: Report) -> Iterator[Named]:
    """The longest run of figures of one scale, each right after its own name."""
    for clause in clauses(report.text, statement, "，；：。"):
        held = list(figures(report.text, clause))
        if len(held) < LEAST_ROWS or len({scale(one, report) for one in held}) > 1:
            continue
        if not all(_follows(one, other, report) for one, other in pairwise(held)):
            continue
        start = clause.start
        for figure in held:
            words = report.text[start : figure.span.start]
            lead = LEAD.match(words)
            begin = start + (lead.end() if lead else 0)
            yield (
                _name_of(report.text[begin : figure.span.start]),
                (Told(figure, Span(begin, figure.span.end), statement),),
            )
            start = figure.span.end
        return


def of_counts(statement: Span, report: Report) -> Iterator[Named]:
    """「55个甲、743个乙」: counts of one unit, each right before what it counts."""
    for clause in clauses(report.text, statement, "，；：。"):
        held = list(figures(report.text, clause))
        parts = [
            part
            for part in clauses(report.text, clause, "、")
            if any(one.span in part for one in held)
        ]
        if len(held) < LEAST_ROWS or len(parts) != len(held) or len({one.unit for one in held}) > 1:
            continue
        names = [
            report.text[one.span.end : part.end].rstrip("、，；。")
            for one, part in zip(held, parts, strict=True)
        ]
        if (
            not held[0].unit
            or held[0].unit in ("%", "元")
            or not all(len(one) > 1 for one in names)
        ):
            continue
        for name, one, part in zip(names, held, parts, strict=True):
            yield key(name), (Told(one, Span(one.span.start, part.end), statement),)
        return


def of_separate(statement: Span, report: Report) -> Iterator[Named]:
    """The things of 「甲、乙、丙分别为5亿元、7亿元、2亿元」, each with its figure."""
    for clause in clauses(report.text, statement, "，；。"):
        told = told_in_order(report, clause)
        if told and len({scale(one.figure, report) for one in told}) == 1:
            yield from ((key(one.thing), (Told(one.figure, clause, statement),)) for one in told)
            return


def of_which(statement: Span, report: Report) -> list[Named]:
    """「其中甲86元、增长5%，乙48元、增长6%」: amounts of one scale, each at the head of its clause."""
    lead = _OF_WHICH.search(report[statement])
    found: list[Named] = []
    if lead is None or lead.end() == len(report[statement]):
        return found
    after = Span(statement.start + lead.end(), statement.end)
    for clause in clauses(report.text, after, "，；。"):
        held = list(figures(report.text, clause))
        name = report.text[clause.start : held[0].span.start] if held else ""
        own = bool(name) and len(name) <= _LONGEST_NAME and not _CHANGES.search(name)
        same = not found or (own and scale(found[0][1][0].figure, report) == scale(held[0], report))
        if not own or not same or held[0].unit in ("%", ""):
            break
        found.append((key(name), tuple(Told(one, clause, statement) for one in held)))
    return found if len(found) >= LEAST_ROWS else []


def of_clauses(statement: Span, told: Sequence[Told], report: Report) -> list[Named]:
    """「续建52个、投资109亿元，新建29个、投资69亿元，前期15个」: a part of a whole in each clause.

    They count only where the first figures of a run of them add up to one told before.
    """
    for stretch in clauses(report.text, statement, "；。"):
        parts = [
            (part, held)
            for part in clauses(report.text, stretch, "，：")
            if (held := list(figures(report.text, part)))
        ]
        for at in range(len(parts) - 1):
            run = parts[at:]
            before = (*told, *(Told(held[0], part, statement) for part, held in parts[:at]))
            if _add_up([held[0] for _, held in run], before, report):
                return [_of_clause(*one, statement, report) for one in run]
    return []


def _add_up(found: Sequence[Figure], before: Sequence[Told], report: Report) -> bool:
    """Whether counts of one unit add up to a figure told before them."""
    units = {scale(one, report) for one in found}
    total = sum((printed_value(report, one) for one in found), Decimal(0))
    wholes = {(scale(one.figure, report), printed_value(report, one.figure)) for one in before}
    return len(units) == 1 and not units & {"%", ""} and (units.pop(), total) in wholes


def _of_clause(part: Span, held: Sequence[Figure], statement: Span, report: Report) -> Named:
    """The name of a part before its first figure; behind it in 「四项基本完成」."""
    name = _name_of(LEAD.sub("", report.text[part.start : held[0].span.start]))
    name = name or key(report.text[held[0].span.end : part.end])
    return name, tuple(Told(one, part, statement) for one in held)


def _name_of(words: str) -> str:
    """The name of a part as a key: 「装机中风电」 is 风电 of a whole named before."""
    cut = words_of(words)
    at = max((place for place, one in enumerate(cut) if one == "中"), default=0)
    return key("".join(cut[at + 1 :])) if 0 < at < len(cut) - 1 else key(words)


def _follows(one: Figure, other: Figure, report: Report) -> bool:
    """Whether a name stands between two figures of a list."""
    between = report.text[one.span.end : other.span.start]
    return _JOINED.match(between) is not None and len(between) > LEAST_ROWS
