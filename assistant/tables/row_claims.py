"""Judges what a question claims of one row of a plain table: that it has the most of something, or
what a cell of words says of it (「甲是续建项目吧」, 「甲建在乙县吧」).
"""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.comparison_claimed import Extreme, claim_words, extreme_claimed
from assistant.asking.plain_rows import PlainMatch, asked_rows, parts_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.outcomes import Desk
from assistant.tables.plain_told import SKILL, number_columns, told, value, valued
from assistant.text import key
from corpus.headers import plain
from corpus.model import PlainRow, PlainTable, Report

IS_SO = "是的："
IS_NOT_SO = "不是："
LEAST_ROWS = 3
"""Rows with a number from which a table can have a greatest one."""
_NOT = re.compile("不是|没有?|并非|未")
_SAYS = re.compile(
    "^(?P<row>.{2,30}?)，?(?:就|都|也)?(?:是(?:建在|在|由)?|建在|位于|落在|落户|在|由|属于|归)(?P<said>[^，。；]{2,20})$"
)
_OF_ALL = re.compile("全年|合计|总计|小计|平均|上半年|下半年|全[省市州县区]")
"""Rows that sum or average others and rival none of them."""


def answer_row_claimed(question: Question, desk: Desk) -> Draft | None:
    """The cell that bears a claim out or denies it, with the verdict; None where none does."""
    if not question.has("premise") or not desk.report.plain_tables:
        return None
    extreme = extreme_claimed(question)
    if extreme is not None:
        rows = _rows(question, desk)
        return _extreme(extreme, rows, question, desk) if rows else None
    said = _SAYS.match(claim_words(question))
    if said is None or _NOT.search(question.text):
        return None
    return _in_words(_rows(read_question(said["row"], desk.report), desk), said["said"], desk)


def _rows(question: Question, desk: Desk) -> Sequence[tuple[PlainTable, PlainRow]]:
    """The rows of the one name that a question names; () for none or several."""
    rows = asked_rows(question, desk.report.plain_tables, desk.report)
    return rows if len({row.name for _, row in rows}) == 1 else ()


def _extreme(
    extreme: Extreme, rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> Draft | None:
    found = [
        PlainMatch(table, row, at)
        for table, row in rows
        for at in number_columns(question, table, desk.report.source)
        if (table.units[at] == "%") == extreme.rate and row.cells[at] is not None
    ]
    if len(found) != 1:
        return None
    own = found[0]
    numbers = [
        pair
        for pair in valued(own.table, own.column, desk.report)
        if not _OF_ALL.fullmatch(pair[1].row.name)
    ]
    if len(numbers) < LEAST_ROWS or not any(one.row == own.row for _, one in numbers):
        return None
    best = (max if extreme.way == "most" else min)(number for number, _ in numbers)
    first = [one for number, one in numbers if number == best]
    writer = Writer(desk.report)
    names = "、".join(f"“{one.row.name}”" for one in first)
    word = "最高" if extreme.way == "most" else "最低"
    column = plain(own.table.columns[own.column])
    line = f"{column}{word}的是{names}：{value(first[0], writer)}"
    if own.row in [one.row for one in first]:
        return writer.draft(f"{IS_SO}{line}。", SKILL)
    return writer.draft(f"{IS_NOT_SO}{line}；{told(own, writer)}。", SKILL)


def _in_words(rows: Sequence[tuple[PlainTable, PlainRow]], said: str, desk: Desk) -> Draft | None:
    """A class, a place, who is in charge: what the row's cell says and what another row's says."""
    for table, row in rows:
        for at in _word_columns(table):
            cell = row.cells[at]
            claimed = _claimed(table, at, key(said), desk.report)
            if cell is None or not claimed:
                continue
            writer = Writer(desk.report)
            verdict = IS_SO if claimed in key(desk.report[cell.span]) else IS_NOT_SO
            return writer.draft(f"{verdict}{told(PlainMatch(table, row, at), writer)}。", SKILL)
    return None


def _word_columns(table: PlainTable) -> Iterator[int]:
    """The columns of words, the names of the rows apart."""
    for at, _ in enumerate(table.columns):
        if at != table.name_column and not table.units[at]:
            yield at


def _claimed(table: PlainTable, column: int, said: str, report: Report) -> str:
    """What some row's cell says and the claim begins with; "" for nothing."""
    kinds = {
        part for row in table.rows if not row.is_total for part in parts_of(row, column, report)
    }
    kept = (key(one) for one in kinds if said.startswith(key(one)))
    return max(kept, key=len, default="")
