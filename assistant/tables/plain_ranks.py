"""Ranks in a plain table: which row is the third, which place a row has, which rows print a number."""

import re
from decimal import Decimal

from assistant.asking.plain_columns import asks, value_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.outcomes import Desk
from assistant.tables.plain_told import SKILL, mark, number_columns, own_rows, title, value, valued
from corpus.headers import plain
from corpus.model import PlainRow, PlainTable
from corpus.numerals import count_value

_NUMERAL = r"(\d{1,2}|[二三四五六七八九十]{1,2})"
_NTH = re.compile(
    f"(?:排|列|居|倒数)(?:名|在|行|位)?第{_NUMERAL}(?![\\d.])|第{_NUMERAL}(?:高|低|多|少|大|小|快|慢|名|位)"
)
_LOW = re.compile("倒数|从低到高|第[^，]{1,3}(?:低|少|小|慢)|最(?:低|少|小|慢)")
_WHICH_PLACE = re.compile(
    "第几(?!季|届|期|年)|排(?:名|位)(?:多少|如何|怎么样)|(?<!安)排多少(?=[？?]|$)"
    "|(?:排名|位次|名次)(?:是|呢|[？?]|$)"
)
_EQUAL = re.compile(
    r"(?:是|为|定|在|等于|写|到)(?:了|的|成)?(\d+(?:\.\d+)?)(?:%|％|亿元?|万元|元)?"
    "(左右|以上|以内|以下)?的"
)


def nth_row(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The row that comes second, third … by the column asked, after those before it."""
    asked = _NTH.search(question.text)
    columns = number_columns(question, table, desk.report.source)
    columns = [at for at in columns if table.units[at] != "%"] or columns
    if asked is None or not asks("which", question) or len(columns) != 1:
        return None
    low, nth = _LOW.search(question.text) is not None, count_value(asked[1] or asked[2])
    ordered = _ordered(table, columns[0], desk, low=low)
    values = list(dict.fromkeys(number for number, _ in ordered))
    if not 0 < nth <= len(values):
        return None
    writer = Writer(desk.report)
    upto = values.index(values[nth - 1])
    lines = [_line(one, writer) for number, one in ordered if values.index(number) <= upto]
    best = [
        f"“{one.row.name}”{mark(one, writer)}"
        for number, one in ordered
        if number == values[nth - 1]
    ]
    word = f"从{'低到高' if low else '高到低'}排第{asked[1] or asked[2]}"
    lead = (
        f"{title(table, writer)}里，{plain(table.columns[columns[0]])}{word}的是{'、'.join(best)}："
    )
    marks = "".join(re.findall(r"\[\d+\]", "".join(lines)))
    writer.compute(f"计数 = {nth}", f"第{asked[1] or asked[2]}", "", marks)
    return writer.draft("\n".join([lead, *lines]), SKILL)


def place_of_row(
    table: PlainTable, row: PlainRow, column: int, question: Question, desk: Desk
) -> Draft | None:
    """Which place a row has by a column among the rows of its table; None where none is asked."""
    if not _WHICH_PLACE.search(question.text) or not table.units[column]:
        return None
    low = _LOW.search(question.text) is not None
    ordered = _ordered(table, column, desk, low=low)
    own = next((number for number, one in ordered if one.row == row), None)
    if own is None or len(ordered) < 2:
        return None
    writer = Writer(desk.report)
    before = [one for number, one in ordered if (number < own if low else number > own)]
    lines = [_line(one, writer) for one in (*before, PlainMatch(table, row, column))]
    marks = "".join(re.findall(r"\[\d+\]", "".join(lines)))
    place = writer.compute(f"计数 = {len(lines)}", f"第{len(lines)}", "", marks)
    way = "从低到高" if low else "从高到低"
    own_mark = mark(PlainMatch(table, row, column), writer)
    lead = f"{title(table, writer)}里，{plain(table.columns[column])}{way}，“{row.name}”排{place}{own_mark}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _ordered(
    table: PlainTable, column: int, desk: Desk, *, low: bool
) -> list[tuple[Decimal, PlainMatch]]:
    """The rows with their numbers in a column, the highest (or lowest) first."""
    known = valued(table, column, desk.report)
    return sorted(known, key=lambda pair: pair[0], reverse=not low)


def _line(match: PlainMatch, writer: Writer) -> str:
    return f"- {match.row.name}：{plain(match.table.columns[match.column])}{value(match, writer)}"


def equal_to(
    table: PlainTable, question: Question, desk: Desk
) -> tuple[int, list[PlainRow]] | None:
    """The one column asked and the rows that print the number asked there, with its hedge if any."""
    asked = _EQUAL.search(question.text)
    columns = number_columns(question, table, desk.report.source)
    if asked is None or len(columns) != 1:
        return None
    at, hedge = columns[0], asked[2] or ""
    kept = [
        row
        for row in own_rows(table)
        if value_of(row.cells[at], desk.report) == Decimal(asked[1])
        and (cell := row.cells[at]) is not None
        and hedge in desk.report[cell.span]
    ]
    return (at, kept) if kept else None
