"""Reads sentences that break a total down: 「续建48个、新建2个」, 「甲类32个，投资6亿元；乙类…」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.known.knowledge import Knowledge, Statement
from assistant.known.readings import printed_value
from assistant.sentences.counted_lists import parts_in_brackets
from assistant.sentences.named_figures import (
    LEAD,
    LEAST_ROWS,
    Named,
    after_lead,
    of_clauses,
    of_counts,
    of_list,
    of_part,
    of_separate,
    of_which,
)
from assistant.sentences.told_figures import Told, scale
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

ROUNDED = Decimal("0.5")
"""How far printed shares of all parts may be from 100 in sum."""
_NUMBER = re.compile(r"\d+|[一二两三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a whole: its name and distinguishing words as keys, its figures by scale."""

    name: str
    own: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The rows of one sentence, and the figures told before them, which may be their total."""

    statement: Statement
    rows: tuple[Row, ...]
    before: tuple[Told, ...]


@lru_cache(maxsize=KEPT)
def breakdowns(knowledge: Knowledge) -> tuple[Breakdown, ...]:
    """Every breakdown of the running text, in printed order."""
    found = list[Breakdown]()
    report = knowledge.report
    for at, one in enumerate(knowledge.statements):
        if not _has_numbers(report[one.span]):
            continue
        found += _in_brackets(one, report)
        rows = _rows(one, report)
        earlier = _earlier(knowledge.statements[:at], one, report)
        told = [figure for other in earlier for figure in _told_by_clause(other, report)]
        rows = rows or _with_owns(of_clauses(one.span, told, report))
        if len(rows) < LEAST_ROWS:
            continue
        before = (*told, *_led(one, rows, report))
        found.append(Breakdown(one, rows, before))
    return tuple(found)


def _has_numbers(words: str) -> bool:
    """Whether so many numbers are printed that each of LEAST_ROWS may have one: quick to tell."""
    return sum(1 for _ in _NUMBER.finditer(words)) >= LEAST_ROWS


def row_of(figure: Span, knowledge: Knowledge) -> Row | None:
    """The row that a figure belongs to; None where it stands in no breakdown of a whole."""
    return _rows_of_wholes(knowledge).get(figure)


@lru_cache(maxsize=KEPT)
def _rows_of_wholes(knowledge: Knowledge) -> dict[Span, Row]:
    """The figures of all breakdowns of a whole, each with its row."""
    whole = (one for one in breakdowns(knowledge) if _is_whole(one, knowledge.report))
    return {told.figure.span: row for one in whole for row in one.rows for told in row.told}


def figures_of_named(found: Sequence[Figure], asked: str, knowledge: Knowledge) -> list[Figure]:
    """Of several figures, those of the row whose own words the question (a key) holds best."""
    owns = {one: row.own for one in found if (row := row_of(one.span, knowledge))}
    whole = [one for one, own in owns.items() if own in asked]
    if whole or not owns:
        return whole
    shared = {one: len(bigrams(own) & bigrams(asked)) for one, own in owns.items()}
    best = max(shared.values())
    return [one for one in owns if shared[one] == best] if best else []


def _is_whole(breakdown: Breakdown, report: Report) -> bool:
    """Whether the rows are all of something: they add up to a figure told before, or to 100 %."""
    scales = {scale(one.figure, report) for row in breakdown.rows for one in row.told}
    totals = {
        (scale(one.figure, report), printed_value(report, one.figure)) for one in breakdown.before
    }
    for wanted in scales:
        column = [one for row in breakdown.rows if (one := in_scale(row, wanted, report))]
        total = sum((printed_value(report, one.figure) for one in column), Decimal(0))
        if len(column) == len(breakdown.rows) and (
            abs(total - 100) <= ROUNDED if wanted == "%" else (wanted, total) in totals
        ):
            return True
    return False


def in_scale(row: Row, wanted: str, report: Report) -> Told | None:
    """The row's first figure of that scale (亿元), None where it gives none."""
    return next((one for one in row.told if scale(one.figure, report) == wanted), None)


def _rows(statement: Statement, report: Report) -> tuple[Row, ...]:
    """One row a part between ；, else one for each figure of a list with 、."""
    parts = list(clauses(report.text, after_lead(statement.span, report), "；。"))
    inner = any(report[part].startswith("其中") for part in parts[1:])  # parts of a part
    named = [one for part in parts if (one := of_part(part, statement.span, report))]
    named = [] if inner else named
    if len(named) < max(LEAST_ROWS, len(parts)) or not _alike([told for _, told in named], report):
        named = list(of_list(statement.span, report)) or list(of_counts(statement.span, report))
    named = named or list(of_separate(statement.span, report))
    named = named or of_which(statement.span, report)
    return _with_owns(named)


def _with_owns(named: Sequence[Named]) -> tuple[Row, ...]:
    """The rows with what tells each from the others; () where something does not."""
    owns = _distinguishing([name for name, _ in named])
    if len(set(owns)) < len(owns) or not all(owns):
        return ()
    return tuple(Row(name, own, told) for (name, told), own in zip(named, owns, strict=True))


def _alike(rows: Sequence[tuple[Told, ...]], report: Report) -> bool:
    """Whether all rows give a figure of a common scale."""
    scales = [{scale(one.figure, report) for one in row} for row in rows]
    return bool(set.intersection(*scales))


def _in_brackets(statement: Statement, report: Report) -> Iterator[Breakdown]:
    """「116个（其中甲类48个、乙类37个、其他33个）」, beside what else the sentence lists."""
    for clause in clauses(report.text, statement.span, "，；。"):
        held = parts_in_brackets(report, clause)
        if held is None:
            continue
        starts = [
            max(report.text.rfind(sign, clause.start, one.span.start) for sign in "（、，") + 1
            for one in held[1]
        ]
        names = [
            key(LEAD.sub("", report.text[start : one.span.start]))
            for start, one in zip(starts, held[1], strict=True)
        ]
        owns = _distinguishing(names)
        if len(set(owns)) == len(owns) and all(owns):
            rows = (
                Row(name, own, (Told(one, Span(start, one.span.end), statement.span),))
                for name, own, start, one in zip(names, owns, starts, held[1], strict=True)
            )
            whole = Told(held[0], Span(clause.start, held[0].span.end), statement.span)
            yield Breakdown(statement, tuple(rows), (whole,))


def _distinguishing(names: Sequence[str]) -> list[str]:
    """Each name without what all end with; of a name with a period, the period."""
    if not names:
        return []
    periods = lexicon("years")["periods"]["words"]
    timed = [next((one for one in periods if one in name), "") for name in names]
    if all(timed):
        return timed
    tail = names[0]
    while tail and not all(name.endswith(tail) for name in names):
        tail = tail[1:]
    owns = [name.removesuffix(tail) for name in names]
    return owns if all(len(one) > 1 for one in owns) else list(names)  # 出口, not 出


def _earlier(
    statements: Sequence[Statement], one: Statement, report: Report
) -> Iterator[Statement]:
    """The sentence before, and those before it that a line break does not part from this one."""
    yield from statements[-1:]
    for other in reversed(statements[:-1]):
        if "\n" in report.text[other.span.start : one.span.start]:
            return
        yield other


def _told_by_clause(statement: Statement, report: Report) -> tuple[Told, ...]:
    """The first figure of each clause that gives one, in order."""
    text, span = report.text, statement.span
    return tuple(
        Told(first, clause, span)
        for clause in clauses(text, span, "，；：。")
        if (first := next(figures(text, clause), None)) is not None
    )


def _led(statement: Statement, rows: Sequence[Row], report: Report) -> tuple[Told, ...]:
    """The figures of the sentence's other clauses: its total, an amount for all rows together."""
    own = [one.part for row in rows for one in row.told]
    return tuple(
        one
        for one in _told_by_clause(statement, report)
        if not any(part in one.part or one.part in part for part in own)
    )
