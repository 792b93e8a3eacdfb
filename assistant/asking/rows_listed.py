"""Rows named one beside the other by short words: 「充填和建材两块」, 「（职教中心、三中、妇幼）」."""

import re
from collections.abc import Sequence

from assistant.asking.plain_columns import asked_columns
from assistant.asking.question import Question
from assistant.asking.row_name_said import school_form
from assistant.asking.row_parts import in_order
from assistant.text import key
from corpus.model import PlainRow, PlainTable, Report
from corpus.numerals import count_value

_ITEM = "[\u4e00-\u9fffA-Za-z0-9·]{2,12}?"
_BESIDE = "(?:、|和|与|跟|及|以及|还有)"
_LISTED = re.compile(
    rf"(?:^|[（(，：]|把)({_ITEM}(?:{_BESIDE}{_ITEM})+)"
    r"(?:[)）]|这?([两二三四五六七八九十\d]{1,2})[个块项类种家样条处]|(?=一共|总共|合计|加起来|加一块|共))"
)
_SHORTEST = 2


def rows_listed(
    question: Question, tables: Sequence[PlainTable], report: Report
) -> list[tuple[PlainTable, PlainRow]]:
    """The rows of one table that a list in the question names, each by words of its name alone.

    None where an item fits no row or several, where the question counts otherwise than it lists, or
    where it asks no column of the table.
    """
    listed = _LISTED.search(question.text)
    items = [key(one) for one in re.split(_BESIDE, listed[1])] if listed else []
    if listed is None or (listed[2] and count_value(listed[2].replace("两", "二")) != len(items)):
        return []
    found = []
    for table in tables:
        rows = [_only_row(one, table) for one in items]
        known = [row for row in rows if row is not None]
        whole = len({row.number for row in known}) == len(items)
        if whole and asked_columns(question, table, report.source):
            found.append([(table, row) for row in known])
    return found[0] if len(found) == 1 else []


def _only_row(item: str, table: PlainTable) -> PlainRow | None:
    """The one row whose name holds the item, or is shortened to it."""
    own = [row for row in table.rows if not row.is_total]
    held = [row for row in own if item in key(row.name) or school_form(key(row.name)) == item]
    if not held and len(item) > _SHORTEST:
        held = [row for row in own if row.name[0] == item[0] and in_order(item, key(row.name))]
    return held[0] if len(held) == 1 else None
