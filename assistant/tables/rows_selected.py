"""The rows of an annex table that a question is about: by nature, category, unit, value, met or not."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.asking.question import Question
from assistant.asking.row_filters import (
    NATURES,
    asks_worded,
    category_of,
    cell_words,
    hedge_of,
    is_worded,
    prints_words,
    target_hedged,
    unit_of,
)
from assistant.asking.value_asked import has_value, value_asked
from assistant.tables.row_judged import beats, judgement
from corpus.model import Indicator, Report, Table

NOT_MET = re.compile(
    "(?:没|未)(?:有|能)?(?:干|做|办|搞|拿|赶|跟|够|冲|追)(?:成|到|完|下|上|定|着)|没(?:有)?(?:能)?(?:完成|达标|达到|实现|达成|达)|未(?:能)?(?:完成|达标|达到|实现|达成|达)|不达标|无法完成|完不成|落空|没过|拖了?后腿|掉链子|拉了?胯|掉队|差距|不及"
)
ALL_MET = re.compile(
    "(?:全|都|全部|全都|均|个个|一个不落)(?:已经?|都|给)?(?:完成|达标|达到|实现|达成|合格)[^，。？?]{0,3}(?:[吗么吧没？?]|是不是|对不对|$)"
)
"""Whoever asks whether all were met wants to know of those that were not."""
_EXCEEDED = re.compile("超额|超过(?:了)?(?:年初|预期)?目标|超出目标|超目标")


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one table that the question is about, and how they are described.

    of_all: whether they are the ones of the whole table that were met, missed or exceeded.
    """

    table: Table
    rows: tuple[Indicator, ...]
    words: str
    of_all: bool = False


def selected(question: Question, table: Table, report: Report) -> Selection | None:
    """The rows of one table that are meant; None when the table has no part in the question."""
    rows = list(table.rows)
    words = []
    category = category_of(question.text, [table])
    if not category and category_of(question.text, report.tables):
        return None
    for said, fits in _filters(question, category, report.tables):
        rows = [row for row in rows if fits(row)]
        words.append(said)
    value = value_asked(question)
    if value is not None:
        rows = [row for row in rows if has_value(row, value, question)]
        words.append("数值合所问的")
    if question.has("met"):
        return _judged(question, table, rows, words, report)
    if not rows and (value is None or "指标" not in question.text):
        return None
    return Selection(table, tuple(rows), "".join(words))


def _filters(
    question: Question, category: str, tables: Sequence[Table]
) -> Iterator[tuple[str, Callable[[Indicator], bool]]]:
    """What a question says of the rows it means, each with the test for a row."""
    for nature in NATURES:
        if nature in question.text:
            yield nature, partial(_is_of_nature, nature)
    if category:
        yield f"“{category}”类", lambda row: row.category == category
    unit, hedge = unit_of(question.text), hedge_of(question.text)
    if unit:
        yield f"单位为“{unit}”的", lambda row: row.unit == unit
    if hedge:
        yield f"目标写明“{hedge}”的", lambda row: target_hedged(row, hedge)
    printed = cell_words(question.text, tables)
    if printed:
        yield f"写明“{printed}”的", lambda row: prints_words(row, printed)
    if asks_worded(question.text):
        yield "目标没有写数字的", is_worded


def _is_of_nature(nature: str, row: Indicator) -> bool:
    return row.nature == nature


def _judged(
    question: Question, table: Table, rows: list[Indicator], words: list[str], report: Report
) -> Selection | None:
    """Rows by whether the target of the same year was met; None where the table cannot tell."""
    kept: list[Indicator] = []
    exceeded = _EXCEEDED.search(question.text)
    negative = NOT_MET.search(question.text) or ALL_MET.search(question.text)
    counted = 0
    for row in rows:
        judged = judgement(row, table, report)
        if judged is None:
            continue
        counted += 1
        wanted = (
            judged.met is True and beats(row)
            if exceeded and not negative
            else judged.met is (not negative)
        )
        if wanted:
            kept.append(row)
    if not counted or (not kept and counted < len(rows)):
        return None  # the table cannot tell of all; the running text may
    said = "没有完成目标的" if negative else "超额完成目标的" if exceeded else "完成目标的"
    return Selection(table, tuple(kept), "".join([*words, said]), len(rows) == len(table.rows))
