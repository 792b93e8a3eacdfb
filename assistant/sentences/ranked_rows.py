"""Tells which part of a breakdown has the most or least: 「四大产业里产值最低的」, 「谁增长最快」."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.sentences.breakdowns import Breakdown, in_scale
from assistant.sentences.most_claimed import most_told
from assistant.sentences.told_figures import Told, listed
from corpus.model import Report

MOST = re.compile("最(?P<way>多|大|高|重|少|小|低|轻|快|慢)")
ORDER = re.compile("[从由按](高|大|多|低|小|少)到[低小少高大多]")
_FAST = re.compile("最(?:快|慢)|(?:增速|增长|增幅|涨幅)[^，。？?]{0,6}最")
_LEAST = "少小低轻慢"
_GROWN = re.compile("(?:增长|上升|提高)了?(?:约|近|超)?$")


def asks_most_of(question: Question) -> bool:
    """Whether the most, least, fastest or slowest of several is asked."""
    return MOST.search(question.text) is not None


def most_of(
    columns: Sequence[Sequence[Told]], breakdown: Breakdown, question: Question, writer: Writer
) -> Draft | None:
    """The row with the most or least; None for a tie, and where a sentence of parts tells it whole.

    columns: the amounts of all the rows.
    """
    asked = MOST.search(question.text)
    grows = _FAST.search(question.text) is not None
    if asked is None or (
        not grows and most_told(question, breakdown.statement.span, writer.report)
    ):
        return None
    column = _growths(breakdown, writer.report) if grows else next(iter(columns), ())
    if len(column) != len(breakdown.rows) or len(column) < 3:
        return None
    ordered = sorted(column, key=lambda one: one.figure.value, reverse=asked["way"] not in _LEAST)
    if ordered[0].figure.value == ordered[1].figure.value:
        return None
    told = listed(ordered[:1], writer)
    return replace(told, text=f"最{asked['way']}的是：{told.text}")


def in_order(columns: Sequence[list[Told]], text: str) -> list[Told]:
    """The named rows by value where 从高到低 is asked; [] where it is not."""
    order = ORDER.search(text)
    if order is None or not columns or len(columns[0]) < 2:
        return []
    return sorted(columns[0], key=lambda one: one.figure.value, reverse=order[1] in "高大多")


def _growths(breakdown: Breakdown, report: Report) -> list[Told]:
    """The growth of each row; [] where one fell or tells a share."""
    found = [one for row in breakdown.rows if (one := in_scale(row, "%", report))]
    grown = (_GROWN.search(report.text[: one.figure.span.start][-8:]) for one in found)
    return found if all(grown) else []
