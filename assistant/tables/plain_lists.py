"""Which rows of a plain table: the greatest, those over a bound, of a group, a class or a place."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from assistant.asking.plain_columns import asks, value_of
from assistant.asking.plain_rows import PlainMatch, rows_of_class, rows_with
from assistant.asking.question import Question
from assistant.asking.rows_chosen import rows_chosen
from assistant.draft import Draft, Writer
from assistant.known.readings import plain_decimal
from assistant.outcomes import Desk
from assistant.tables.plain_ranks import equal_to
from assistant.tables.plain_told import (
    SKILL,
    mark,
    number_columns,
    own_rows,
    title,
    value,
    valued,
    whole_row,
)
from assistant.text import key
from corpus.figures import figures
from corpus.headers import names_places, plain
from corpus.model import Figure, PlainRow, PlainTable, Report, Span
from corpus.numerals import count_value
from index.words import words_of

_LIST_LIMIT = 30
_LARGE = 10_000
"""A number without a unit from which it is an amount: 「超10亿」."""
_FELL = re.compile("负增长|[降跌]了?的|减产|下降|为负|负的|负数|下滑|回落|下跌|负值")
_GREW = re.compile("正增长|为正|正的")
_PLACES = re.compile("区县|县区|县市|市县|旗县|[各几]个?(?:县|区|市|旗|镇|乡|街道)|乡镇|街道")
_THAN_WHOLE = re.compile(
    "(?:[高快低慢大多少]于|[高低快慢]过|超过?|超出|不及|不如|[比低高]|跑赢|落后)[^，。；]{0,2}(?:全[省市县区州旗盟]|平均)"
)
_COUNTED_THINGS = re.compile(
    "([一二两三四五六七八九十\\d]{1,3})[个件项](?:[\u4e00-\u9fff]{0,4}?)(民生实事|实事|项目|工程)"
)
_PLACE_ASKED = re.compile(
    "(?:哪[些几个]*|[几一两二三四五六七八九十\\d]个|各个?|的|是)(?:区县|县区|县市|市县|旗县|县|区|市|旗|镇|乡|街道|地方|地区)"
)


def extreme(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The row with the greatest or least number of the column asked; how far apart both are."""
    most, least = asks("most", question), asks("least", question)
    which = asks("which", question) or (asks("which_bare", question) and is_named(question, table))
    places = names_places(table.columns[table.name_column])
    which = which or (places and most and least and _PLACES.search(question.text) is not None)
    if not (most or least) or not which:
        return None
    columns = number_columns(question, table, desk.report.source)
    writer = Writer(desk.report)
    if columns and not places:
        chosen = rows_chosen(question, table, columns[0], desk.report)
        if chosen.besides and (chosen.filtered or not _prints(chosen.besides, table, desk.report)):
            return None
        table = replace(table, rows=chosen.rows) if chosen.filtered else table
    if most and least and len(columns) == 1 and asks("difference", question):
        return _apart(table, columns[0], writer)
    lines: list[str] = []
    for column in columns:
        if most:
            lines += _told_ends(table, column, max, "最高", writer)
        if least:
            lines += _told_ends(table, column, min, "最低", writer)
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _prints(words: str, table: PlainTable, report: Report) -> bool:
    """Whether a table prints each word of what a question says besides."""
    printed = key(table.caption + report[Span(table.header.start, table.rows[-1].span.end)])
    return all(key(one) in printed for one in words_of(words) if len(one) > 1)


_Pick: TypeAlias = Callable[..., Decimal]
"""max or min."""


def _ends(
    table: PlainTable, column: int, pick: _Pick, writer: Writer
) -> list[tuple[Decimal, PlainMatch]]:
    """The rows with the greatest or least number of a column."""
    known = valued(table, column, writer.report)
    best = pick((value for value, _ in known), default=None)
    return [(value, one) for value, one in known if value == best]


def _told_ends(table: PlainTable, column: int, pick: _Pick, word: str, writer: Writer) -> list[str]:
    """A line for each of them."""
    header = plain(table.columns[column])
    return [
        f"{header}{word}的是“{one.row.name}”：{value(one, writer)}。"
        for _, one in _ends(table, column, pick, writer)
    ]


def _apart(table: PlainTable, column: int, writer: Writer) -> Draft | None:
    """How much more the greatest is than the least."""
    highest, lowest = (_ends(table, column, one, writer) for one in (max, min))
    if not highest or not lowest or highest[0][0] == lowest[0][0]:
        return None
    (most, first), (least, last) = highest[0], lowest[0]
    lines = _told_ends(table, column, max, "最高", writer)
    lines += _told_ends(table, column, min, "最低", writer)
    marks = mark(first, writer) + mark(last, writer)
    apart = plain_decimal(most - least)
    formula = f"{plain_decimal(most)} − {plain_decimal(least)} = {apart}"
    unit = table.units[column].replace("%", "个百分点")
    shown = writer.compute(formula, f"{apart}{unit}", unit, marks)
    return writer.draft("\n".join([*lines, f"两者相差{shown}（{formula}）{marks}。"]), SKILL)


def listed(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The rows of a group, a class, a unit in charge, or with a number over or under a bound."""
    is_list = asks("lists", question) or asks("counts", question)
    if not is_list and not (asks("named", question) and any(_bounds(question))):
        return None
    rows, column = list(rows_with(question, table, desk.report)), None
    bounded = (
        _signed(table, question, desk)
        or _within_bounds(table, question, desk)
        or equal_to(table, question, desk)
    )
    if bounded is not None:
        column, kept = bounded
        rows = [row for row in (rows or table.rows) if row in kept]
    elif not rows:
        rows = rows_of_class(question, table, desk.report) or _all_counted(question, table)
    if not rows or len(rows) > _LIST_LIMIT or not _speaks_of(question, table):
        return None
    writer = Writer(desk.report)
    lines = [_item(table, row, column, writer) for row in rows]
    marks = "".join(re.findall(r"\[\d+\]", "".join(lines)))
    count = writer.compute(f"计数 = {len(rows)}", f"{len(rows)}个", "个", marks)
    lead = f"{title(table, writer)}里有{count}{marks if len(rows) == 1 else ''}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _all_counted(question: Question, table: PlainTable) -> list[PlainRow]:
    """All rows of a table that lists what the question counts: 「12件民生实事都叫什么」."""
    counted = _COUNTED_THINGS.search(question.text)
    rows = list(own_rows(table))
    if counted is None or counted[2] not in table.caption:
        return []
    return rows if count_value(counted[1].replace("两", "二")) == len(rows) else []


def _speaks_of(question: Question, table: PlainTable) -> bool:
    """Whether the question speaks of what the table lists: its number, 项目, or a word of its names."""
    header = key(table.columns[table.name_column])
    if names_places(table.columns[table.name_column]) and _PLACE_ASKED.search(question.text):
        return True
    return is_named(question, table) or header in key(question.text)


def is_named(question: Question, table: PlainTable) -> bool:
    """Whether the question calls the table by its number, 附表三 too, or speaks of projects."""
    numbered = numbers_read(question.text)
    return asks("named", question) or table.number in numbered


def numbers_read(text: str) -> str:
    """「附表三」 as 「附表3」."""
    digits = "一二三四五六七八九"
    return re.sub(f"(附[表件])([{digits}])", lambda m: f"{m[1]}{digits.index(m[2]) + 1}", text)


def _item(table: PlainTable, row: PlainRow, column: int | None, writer: Writer) -> str:
    if column is None:
        return f"- {row.name}{writer.cite(row.span)}"
    match = PlainMatch(table, row, column)
    return f"- {row.name}：{plain(table.columns[column])}{value(match, writer)}"


def _bounds(question: Question) -> tuple[Figure | None, bool]:
    """The number that bounds the rows asked, and whether it is the least."""
    text = question.text
    found = [one for one in figures(text, Span(0, len(text))) if one.unit or one.value >= _LARGE]
    more, less = asks("more", question), asks("less", question)
    if len(found) != 1 or not (more or less):
        return None, False
    return found[0], not less


def _within_bounds(
    table: PlainTable, question: Question, desk: Desk
) -> tuple[int, list[PlainRow]] | None:
    """The column asked and the rows whose number lies on the side that the question says."""
    bound, over = _bounds(question)
    whole = whole_row(table) if bound is None and _THAN_WHOLE.search(question.text) else None
    if whole is not None:
        return _beside_whole(table, whole, question, desk)
    if bound is None:
        return None
    rates = bound.unit in ("%", "个百分点")
    columns = [
        at
        for at in number_columns(question, table, desk.report.source)
        if (table.units[at] == "%") is rates
    ]
    if len(columns) != 1:
        return None
    reached = re.search("及以上|以上|不低于|不少于|不超过|以内|及以下", question.text) is not None
    test = _test(bound.value, over=over, reached=reached)
    kept = []
    for row in own_rows(table):
        cell = row.cells[columns[0]]
        figure = cell.figure if cell else None
        if figure and bound.unit in ("", figure.unit) and test(_with_sign(row, columns[0], desk)):
            kept.append(row)
    return columns[0], kept


def _beside_whole(
    table: PlainTable, whole: PlainRow, question: Question, desk: Desk
) -> tuple[int, list[PlainRow]] | None:
    """The one column asked and the rows over, or under, the row of the whole place."""
    columns = number_columns(question, table, desk.report.source)
    if asks("growth", question):
        columns = [at for at in columns if table.units[at] == "%"]
    under = re.search("低于|慢于|少于|低过|慢过|不及|不如|落后", question.text) is not None
    bound = value_of(whole.cells[columns[0]], desk.report) if len(columns) == 1 else None
    if bound is None or table.units[columns[0]] not in ("%", "元"):
        return None  # the amount of the whole is no mean
    numbers = valued(table, columns[0], desk.report)
    kept = [one.row for number, one in numbers if (number < bound if under else number > bound)]
    return columns[0], kept


def _with_sign(row: PlainRow, at: int, desk: Desk) -> Decimal:
    """The number of a cell in its basic unit, below zero where a minus is printed."""
    cell = row.cells[at]
    printed = value_of(cell, desk.report)
    if cell is None or cell.figure is None or printed is None:
        return Decimal(0)
    return -abs(cell.figure.value) if printed < 0 else cell.figure.value


def _signed(table: PlainTable, question: Question, desk: Desk) -> tuple[int, list[PlainRow]] | None:
    """The column of growth asked and the rows that fell, or those that grew."""
    fell, grew = _FELL.search(question.text), _GREW.search(question.text)
    columns = number_columns(question, table, desk.report.source)
    if not (fell or grew) or len(columns) != 1 or table.units[columns[0]] != "%":
        return None
    at = columns[0]
    numbers = valued(table, at, desk.report)
    return at, [one.row for number, one in numbers if (number < 0 if fell else number > 0)]


def _test(bound: Decimal, *, over: bool, reached: bool) -> Callable[[Decimal], bool]:
    if over:
        return lambda value: value >= bound if reached else value > bound
    return lambda value: value <= bound if reached else value < bound
