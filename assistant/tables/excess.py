"""Which indicator of a table was over or under its target the most: points and amounts each by themselves."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.draft import Writer
from assistant.known.knowledge import Cell
from assistant.known.readings import is_rate, told
from assistant.tables.operations import Change, difference, growth, is_upper_limit
from assistant.tables.row_judged import judgement, target_and_result
from corpus.model import Indicator, Table

_OVER = re.compile(
    "(?:超额|超出|超过目标|超目标|超计划|超得|超了)[^，。]{0,6}最(?:多|大|高|猛|厉害)|最(?:多|大)[^，。]{0,3}超额"
)
_UNDER = re.compile(
    "(?:没(?:有)?完成|未完成|离目标|距目标|比目标|差距|缺口|差得|落后|欠)[^，。]{0,8}最(?:多|大|远|厉害)"
)


def asks_excess(text: str) -> bool | None:
    """Whether the indicator furthest above its target is asked for (False: below); None for neither."""
    if _UNDER.search(text):
        return False
    return True if _OVER.search(text) else None


def told_excess(table: Table, rows: Sequence[Indicator], writer: Writer, *, over: bool) -> str:
    """The furthest in points and, by their share of the target, in amounts; "" where none is."""
    points = list[tuple[Decimal, Change, tuple[Cell, Cell]]]()
    amounts = list[tuple[Decimal, Change, tuple[Cell, Cell]]]()
    for row in rows:
        pair, judged = target_and_result(row), judgement(row, table, writer.report)
        if pair is None or is_upper_limit(pair[0]) or judged is None or judged.met is not over:
            continue
        target, result = pair
        apart = difference(result, target)
        if apart is None or not apart.value or (apart.value > 0) is not over:
            continue
        if is_rate(row.unit):
            points.append((abs(apart.value), apart, pair))
        elif (share := growth(result, target)) is not None:
            amounts.append((abs(share.value), share, pair))
    word = "超出" if over else "低于"
    lines = [
        _line(found, lead, word, writer)
        for lead, found in (
            ("以百分点计", points),
            (f"其他单位的，按{word}目标的比例", amounts),
        )
        if found
    ]
    if not lines:
        return ""
    return "\n".join(
        [f"{table.number}{writer.cite(table.header)}的指标单位不同，分开来比：", *lines]
    )


def _line(
    found: Sequence[tuple[Decimal, Change, tuple[Cell, Cell]]], lead: str, word: str, writer: Writer
) -> str:
    """The furthest of one kind, each of them where several are as far."""
    most = max(number for number, _, _ in found)
    by = "高" if word == "超出" else "低"  # 「超出25%」 would read as a bound
    parts = []
    for number, change, (target, result) in found:
        if number == most:
            marks = writer.cite_cell(result) + writer.cite_cell(target)
            shown = writer.compute(change.formula, change.shown, change.unit, marks)
            parts.append(
                f"{told(result)}{writer.cite_cell(result)}，{told(target, name=False)}"
                f"{writer.cite_cell(target)}，{by}{shown}（{change.formula}）{marks}"
            )
    return f"- {lead}，{word}目标最多的是：{'；'.join(parts)}。"
