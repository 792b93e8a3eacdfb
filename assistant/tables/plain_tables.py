"""Answers from tables whose rows are no indicators: a project's investment, who is in charge, which ones."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.asking.plain_rows import (
    PlainMatch,
    asked_columns,
    asked_rows,
    asks,
    rows_with,
    value_of,
)
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.readings import percentage, plain_decimal
from assistant.outcomes import Desk, Outcome
from assistant.text import key
from corpus.figures import figures
from corpus.headers import plain
from corpus.model import Figure, PlainRow, PlainTable, Span

SKILL = "plain_tables"
_LIST_LIMIT = 30
_LARGE = 10_000
"""A number without a unit from which it is an amount: 「超10亿」."""


def answer_plain_table(question: Question, desk: Desk) -> Outcome:
    """A cell, a list, a sum or the greatest of a plain table; None where none of these is asked."""
    tables = _meant(question, desk.report.plain_tables)
    if not tables:
        return None
    rows = asked_rows(question, tables, desk.report)
    if rows:
        return _of_rows(rows, question, desk)
    for table in tables:
        found = _extreme(table, question, desk) or _listed(table, question, desk)
        found = found or _of_totals(table, question, desk)
        if found is not None:
            return found
    return None


def _meant(question: Question, tables: Sequence[PlainTable]) -> Sequence[PlainTable]:
    """The table that the question names by its number, else all."""
    named = [one for one in tables if one.number in question.text]
    return named or tables


def _of_rows(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> Draft | None:
    """The cells asked of the rows named; their sum or difference where that is asked of two."""
    found = [
        PlainMatch(table, row, column)
        for table, row in rows
        for column in asked_columns(question, table)
        if row.cells[column] is not None
    ]
    if not found:
        return None
    writer = Writer(desk.report)
    if len(rows) == 1 and asks("share", question):
        shared = _share_of_total(found, writer)
        if shared is not None:
            return shared
    found += _total_named(found, question)
    if len(found) == 2 and found[0].column == found[1].column:
        computed = _computed(found, question, writer)
        if computed is not None:
            return computed
    lines = [f"{_told(one, writer)}。" for one in found]
    return writer.draft("\n".join(dict.fromkeys(lines)), SKILL)


def _total_named(found: Sequence[PlainMatch], question: Question) -> list[PlainMatch]:
    """The cells of the row of totals (全市) where the question names it beside another row."""
    words = question.text
    return [
        PlainMatch(one.table, row, one.column)
        for one in found
        for row in one.table.rows
        if row.is_total and row.name in words and len({match.row for match in found}) == 1
    ]


def _share_of_total(found: Sequence[PlainMatch], writer: Writer) -> Draft | None:
    """The share of the one amount found in the total of its column."""
    amounts = [one for one in found if one.table.units[one.column] != "%"]
    if len(amounts) != 1:
        return None
    one = amounts[0]
    whole = _sum_row(one.table)
    return _share(one, PlainMatch(one.table, whole, one.column), writer) if whole else None


def _sum_row(table: PlainTable) -> PlainRow | None:
    """The row that sums all others; None where none does."""
    return next((row for row in table.rows if row.is_total and not row.group), None)


def _number_columns(question: Question, table: PlainTable) -> list[int]:
    """The columns asked that hold numbers."""
    return [at for at in asked_columns(question, table) if table.units[at]]


def _told(match: PlainMatch, writer: Writer) -> str:
    """「“甲水库”的总投资：9.8亿元[1]」."""
    return (
        f"“{match.row.name}”的{plain(match.table.columns[match.column])}：{_value(match, writer)}"
    )


def _value(match: PlainMatch, writer: Writer) -> str:
    cell = match.cell
    assert cell is not None
    words = writer.report[cell.span].strip()
    has_unit = cell.figure is None or words.endswith(("%", "％"))
    unit = "" if has_unit else match.table.units[match.column]
    return f"{_with_unit(words, unit)}{_mark(match, writer)}"


def _with_unit(words: str, unit: str) -> str:
    """「12.5左右」 in 亿元 is 「12.5亿元左右」."""
    hedge = re.search("(?:左右|以上|以内|以下)$", words)
    return f"{words[: hedge.start()]}{unit}{hedge.group()}" if hedge else f"{words}{unit}"


def _mark(match: PlainMatch, writer: Writer) -> str:
    cell = match.cell
    return writer.cite(match.row.span, strong=(cell.span,) if cell else ())


def _computed(pair: Sequence[PlainMatch], question: Question, writer: Writer) -> Draft | None:
    """The sum or the difference of two cells of a column."""
    first, second = (value_of(one.cell, writer.report) for one in pair)
    unit = pair[0].table.units[pair[0].column]
    if first is None or second is None or (unit == "%" and asks("sum", question)):
        return None
    sign = "−" if asks("difference", question) else "+" if asks("sum", question) else ""
    if not sign:
        return None
    stated = "；".join(_told(one, writer) for one in pair)
    marks = "".join(_mark(one, writer) for one in pair)
    result = first - second if sign == "−" else first + second
    formula = f"{plain_decimal(first)} {sign} {plain_decimal(second)} = {plain_decimal(result)}"
    unit = "个百分点" if unit == "%" else unit
    shown = writer.compute(formula, f"{plain_decimal(abs(result))}{unit}", unit, marks)
    more = "前者比后者" + ("多" if result >= 0 else "少")
    lead = more if sign == "−" else "合计"
    return writer.draft(f"{stated}。{lead}{shown}（{formula}）{marks}。", SKILL)


def _extreme(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The row with the greatest or least number of the column asked."""
    most, least = asks("most", question), asks("least", question)
    if not (most or least) or not asks("which", question):
        return None
    columns = _number_columns(question, table)
    writer = Writer(desk.report)
    lines: list[str] = []
    for column in columns:
        if most:
            lines += _ends(table, column, max, "最高", writer)
        if least:
            lines += _ends(table, column, min, "最低", writer)
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _ends(
    table: PlainTable, column: int, pick: Callable[..., Decimal], word: str, writer: Writer
) -> list[str]:
    """A line for each row with the greatest or least number of a column."""
    matches = [PlainMatch(table, row, column) for row in table.rows if not row.is_total]
    valued = [(value_of(one.cell, writer.report), one) for one in matches]
    known = [(value, one) for value, one in valued if value is not None]
    if not known:
        return []
    best = pick(value for value, _ in known)
    header = plain(table.columns[column])
    return [
        f"{header}{word}的是“{one.row.name}”：{_value(one, writer)}。"
        for value, one in known
        if value == best
    ]


def _listed(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The rows of a group, of a unit in charge, or with a number over or under a bound."""
    is_list = asks("lists", question) or asks("counts", question)
    if not is_list and not (asks("named", question) and any(_bounds(question))):
        return None
    rows, column = list(rows_with(question, table, desk.report)), None
    bounded = _within_bounds(table, question)
    if bounded is not None:
        column, kept = bounded
        rows = [row for row in (rows or table.rows) if row in kept]
    if not rows or len(rows) > _LIST_LIMIT or not _speaks_of(question, table):
        return None
    writer = Writer(desk.report)
    lines = [_item(table, row, column, writer) for row in rows]
    marks = "".join(re.findall(r"\[\d+\]", "".join(lines)))
    count = writer.compute(f"计数 = {len(rows)}", f"{len(rows)}个", "个", marks)
    lead = f"{_title(table, writer)}里有{count}{marks if len(rows) == 1 else ''}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _title(table: PlainTable, writer: Writer) -> str:
    """「附件3《重点项目表》[5]」; a caption joined from two lines stands nowhere and is left out."""
    printed = table.caption and table.caption in writer.report.text
    return f"{table.number}{f'《{table.caption}》' if printed else ''}{writer.cite(table.header)}"


def _speaks_of(question: Question, table: PlainTable) -> bool:
    """Whether the question speaks of what the table lists: its number, 项目, or a word of its names."""
    words = key(question.text)
    header = key(table.columns[table.name_column])
    return asks("named", question) or table.number in question.text or header in words


def _item(table: PlainTable, row: PlainRow, column: int | None, writer: Writer) -> str:
    if column is None:
        return f"- {row.name}{writer.cite(row.span)}"
    match = PlainMatch(table, row, column)
    return f"- {row.name}：{plain(table.columns[column])}{_value(match, writer)}"


def _bounds(question: Question) -> tuple[Figure | None, bool]:
    """The number that bounds the rows asked, and whether it is the least."""
    text = question.text
    found = [one for one in figures(text, Span(0, len(text))) if one.unit or one.value >= _LARGE]
    more, less = asks("more", question), asks("less", question)
    if len(found) != 1 or not (more or less):
        return None, False
    return found[0], not less


def _within_bounds(table: PlainTable, question: Question) -> tuple[int, list[PlainRow]] | None:
    """The column asked and the rows whose number lies on the side that the question says."""
    bound, over = _bounds(question)
    columns = _number_columns(question, table)
    if bound is None or len(columns) != 1:
        return None
    reached = re.search("及以上|以上|不低于|不少于|不超过|以内|及以下", question.text) is not None
    test = _test(bound.value, over=over, reached=reached)
    kept = []
    for row in table.rows:
        cell = row.cells[columns[0]]
        figure = cell.figure if cell and not row.is_total else None
        if figure and bound.unit in ("", figure.unit) and test(figure.value):
            kept.append(row)
    return columns[0], kept


def _test(bound: Decimal, *, over: bool, reached: bool) -> Callable[[Decimal], bool]:
    if over:
        return lambda value: value >= bound if reached else value > bound
    return lambda value: value <= bound if reached else value < bound


def _of_totals(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """What a group's own row says, and its share of the whole where that is asked."""
    words = key(question.text)
    totals = [row for row in table.rows if row.is_total]
    named = [row for row in totals if len(row.name) > 2 and key(row.name) in words]
    whole = _sum_row(table)
    if len(named) != 1 or not asks("named", question):
        return None
    columns = _number_columns(question, table)
    if not columns:
        columns = [at for at, unit in enumerate(table.units) if unit][:1]
    found = [PlainMatch(table, named[0], at) for at in columns if named[0].cells[at]]
    writer = Writer(desk.report)
    if asks("share", question) and whole is not None and found:
        return _share(found[0], PlainMatch(table, whole, found[0].column), writer)
    lines = [f"{_told(one, writer)}。" for one in found]
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _share(part: PlainMatch, whole: PlainMatch, writer: Writer) -> Draft | None:
    first, second = value_of(part.cell, writer.report), value_of(whole.cell, writer.report)
    if not first or not second:
        return None
    value, formula = percentage(first, second)
    stated = f"{_told(part, writer)}；{_told(whole, writer)}"
    marks = _mark(part, writer) + _mark(whole, writer)
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", marks)
    return writer.draft(f"{stated}。前者占后者的{shown}（{formula}）{marks}。", SKILL)
