"""Finds lists whose number does not fit: 「甲、乙、丙四条赛道」, 「116个（其中甲48个、…）」."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.known.readings import plain_decimal, printed_value
from assistant.sentences.finding import Finding
from corpus.enumerations import joined_items
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import count_value
from corpus.sentences import clauses

FEWEST_LISTED = 4
"""Things listed from which a number after them is held against the list."""
_NUMBER_AFTER = re.compile(
    "^([\u4e00-\u9fffA-Za-z0-9]{2,10}?)([三四五六七八九十])(?:个|条|项|类|种|大)([\u4e00-\u9fff]{2,8})[，；。]?$"
)
_EXAMPLES = re.compile("等|和|与|及|以及")
_IN_BRACKETS = re.compile("（(?:其中|包括|包含|含)?：?([^（）]+)）")
_REST = re.compile("其他|其它|其余|另外")
OVERLAP = Decimal("1.1")
"""Parts that together are more than this many times the whole may be told of overlapping kinds."""


def parts_in_brackets(report: Report, clause: Span) -> tuple[Figure, list[Figure]] | None:
    """A figure and the figures of one unit in the brackets behind it; None where there are none."""
    for match in _IN_BRACKETS.finditer(report[clause]):
        inside = Span(clause.start + match.start(1), clause.start + match.end(1))
        whole = [
            one
            for one in figures(report.text, clause)
            if one.span.end == clause.start + match.start()
        ]
        parts = list(figures(report.text, inside))
        pieces = joined_items(report.text, inside, "、，")
        if not whole or len(parts) < 2 or len(parts) != len(pieces):
            continue
        if all(one.unit == whole[0].unit not in ("%", "") for one in parts):
            return whole[0], parts
    return None


def bracket_findings(report: Report, span: Span) -> Iterator[Finding]:
    """Parts in brackets that are more than their whole, or less where the rest is among them."""
    for clause in clauses(report.text, span, "，；。"):
        found = parts_in_brackets(report, clause)
        if found is None or any(one.hedge for one in (found[0], *found[1])):
            continue
        total, parts = found
        terms = [printed_value(report, one) for one in parts]
        value, whole = sum((one.value for one in parts), Decimal(0)), total.value
        exhaustive = _REST.search(report[clause]) or "其中" not in report[clause]
        if value == whole or value > whole * OVERLAP or (value < whole and not exhaustive):
            continue
        text = (
            f"{' + '.join(map(plain_decimal, terms))} = {plain_decimal(sum(terms, Decimal(0)))}，"
            f"同一句写“{report[total.span]}”"
        )
        yield Finding("差异", text, (span,))


def listed_findings(report: Report, span: Span) -> Iterator[Finding]:
    """「甲、乙、丙、丁、戊六条新赛道」: five are listed."""
    for clause in clauses(report.text, span, "，；。"):
        items = joined_items(report.text, clause, "、")
        if len(items) < FEWEST_LISTED or any(_EXAMPLES.search(report[one]) for one in items):
            continue
        match = _NUMBER_AFTER.match(report[items[-1]])
        if match is None or len(match[1]) > 2 * max(len(report[one]) for one in items[:-1]):
            continue
        said = count_value(match[2])
        if said != len(items) and abs(said - len(items)) == 1:
            text = f"“{match[2]}…{match[3]}”之前列出的是{len(items)}项"
            yield Finding("差异", text, (span,))
