"""Finds the figure that is the total of the parts of a breakdown: told before them, or elsewhere."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.known.knowledge import knowledge_of
from assistant.known.readings import printed_value
from assistant.sentences.breakdowns import Breakdown, in_scale
from assistant.sentences.told_figures import Told, part_of, scale
from corpus.figures import figures
from corpus.model import Report

SAME_WORDS = 4
"""Signs right before a figure that a total told elsewhere shares with a part: 计划投资."""


def total_of(part: Told, breakdown: Breakdown, report: Report) -> Told | None:
    """The figure that is the sum of the rows: no other is taken for their total."""
    wanted = scale(part.figure, report)
    column = [in_scale(row, wanted, report) for row in breakdown.rows]
    terms = [printed_value(report, one.figure) for one in column if one is not None]
    whole = sum(terms, Decimal(0))
    for one in breakdown.before:
        if scale(one.figure, report) == wanted and printed_value(report, one.figure) == whole:
            return one
    if len(terms) < len(breakdown.rows):
        return None
    return next(_told_elsewhere(part, whole, breakdown, report), None)


def _told_elsewhere(
    part: Told, whole: Decimal, breakdown: Breakdown, report: Report
) -> Iterator[Told]:
    """The figures of the same year that are the sum, told by the words that tell the parts."""
    wanted = scale(part.figure, report)
    words = report.text[: part.figure.span.start][-SAME_WORDS:]
    for statement in knowledge_of(report).statements:
        if statement.year is None or statement.year != breakdown.statement.year:
            continue
        for one in figures(report.text, statement.span):
            if (
                scale(one, report) == wanted
                and printed_value(report, one) == whole
                and report.text[: one.span.start].removesuffix("约").endswith(words)
            ):
                yield Told(one, part_of(report, statement.span, one.span), statement.span)
