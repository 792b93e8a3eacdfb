"""Sums, differences and shares of the cells of plain tables, each with its formula shown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.asking.plain_columns import asks, stem_of, value_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.asking.rows_chosen import rows_chosen
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import percentage, plain_decimal
from assistant.outcomes import Desk
from assistant.tables.plain_told import (
    SKILL,
    is_own_level,
    mark,
    number_columns,
    own_rows,
    title,
    told,
    value,
    whole_row,
)
from assistant.words import lexicon
from corpus.headers import names_places, plain
from corpus.model import PlainTable, Report, Span
from corpus.numerals import count_value
from corpus.sentences import clauses

_ALL_PLACES = re.compile(
    "(?:各|所有|全部|每个|这|[两三四五六七八九十\\d]+)个?(?:区县|县区|县市|市县|旗县|区|县|市|旗|镇|乡|街道)"
)
_PLUS = re.compile("(?<=[\u4e00-\u9fff]{2})加(?:上)?(?=[\u4e00-\u9fff]{2})(?![强快大速工密装])")
_SHARED = re.compile(
    "占|(?:完成|投)(?:了|到)?(?=(?:总投资|年度计划|全年计划|计划投资)的?(?:百分之|几成|多少|多大))"
)
"""「累计完成了总投资的百分之几」 asks for a share as 占 does."""
_THESE = re.compile("[这那]([一二两三四五六七八九十\\d]{1,3})个|(?:所有|全部)的?(?:项目|工程)")
_MOST_TERMS = 30
_NOT_ALL = re.compile("(?:不算|不含|不包括|除了|除去|剔除|扣除|去掉)")


def computed(found: Sequence[PlainMatch], question: Question, writer: Writer) -> Draft | None:
    """The sum of the cells of a column, or the difference of two."""
    values = [value_of(one.cell, writer.report) for one in found]
    known = [one for one in values if one is not None]
    unit = found[0].table.units[found[0].column]
    columns = len({one.column for one in found})
    if (
        len(known) < len(found)
        or len(found) < 2
        or (columns > 1 and not _adds_columns(found, question))
    ):
        return None
    stated = "；".join(told(one, writer) for one in found)
    marks = "".join(dict.fromkeys(mark(one, writer) for one in found))
    if asks("difference", question) and len(known) == 2 and columns == 1:
        result = known[0] - known[1]
        formula = f"{_shown(known[0])} − {_shown(known[1])} = {_shown(result)}"
        lead = "前者比后者" + ("多" if result >= 0 else "少")
    elif (
        (asks("sum", question) or columns > 1)
        and unit != "%"
        and len({one.table.number for one in found}) == 1
    ):
        result = sum(known, Decimal(0))
        formula, lead = _added(known), "合计"
    else:
        return None
    unit = "个百分点" if unit == "%" else unit
    shown = writer.compute(formula, f"{_shown(abs(result))}{unit}", unit, marks)
    return writer.draft(f"{stated}。{lead}{shown}（{formula}）{marks}。", SKILL)


def _adds_columns(found: Sequence[PlainMatch], question: Question) -> bool:
    """「四季度发送加到达多少人」: cells of one row and one unit, set side by side by 加."""
    of_one = {(one.table.number, one.row.number, one.table.units[one.column]) for one in found}
    return len(of_one) == 1 and _PLUS.search(question.text) is not None


def _shown(number: Decimal) -> str:
    return plain_decimal(number)


def _added(known: Sequence[Decimal]) -> str:
    """「9.8 + 6.3 = 16.1」."""
    return f"{' + '.join(map(_shown, known))} = {_shown(sum(known, Decimal(0)))}"


def share(part: PlainMatch, whole: PlainMatch, writer: Writer) -> Draft | None:
    """One cell in per cent of another."""
    first, second = value_of(part.cell, writer.report), value_of(whole.cell, writer.report)
    if not first or not second:
        return None
    marks = "".join(dict.fromkeys((mark(part, writer), mark(whole, writer))))
    stated = f"{told(part, writer)}；{told(whole, writer)}"
    return _told_share(first, second, stated, marks, writer)


def _told_share(first: Decimal, second: Decimal, stated: str, marks: str, writer: Writer) -> Draft:
    """What both amounts are, and the first in per cent of the second."""
    number, formula = percentage(first, second)
    shown = writer.compute(formula, f"{plain_decimal(number)}%", "%", marks)
    return writer.draft(f"{stated}。前者占后者的{shown}（{formula}）{marks}。", SKILL)


def _as_share(said: re.Match[str]) -> str:
    return said.group() if said.group() == "占" else "累计完成投资占"


def share_of_row(found: Sequence[PlainMatch], question: Question, writer: Writer) -> Draft | None:
    """The share of one column in another of the same row: this year's money in the whole."""
    before, _, after = _SHARED.sub(_as_share, question.text, count=1).partition("占")
    table, row = found[0].table, found[0].row
    sides = [
        [
            PlainMatch(table, row, at)
            for at in number_columns(replace(question, text=side), table, writer.report.source)
        ]
        for side in (before, after)
    ]
    if [len(one) for one in sides] != [1, 1] or sides[0] == sides[1]:
        return None
    return share(sides[0][0], sides[1][0], writer)


def share_of_total(found: Sequence[PlainMatch], writer: Writer) -> Draft | None:
    """The share of the one amount found in the total of its column, or in that of running text."""
    amounts = [one for one in found if one.table.units[one.column] != "%"]
    if len(amounts) != 1:
        return None
    one = amounts[0]
    whole = whole_row(one.table)
    if whole is not None:
        return share(one, PlainMatch(one.table, whole, one.column), writer)
    said = _total_told(one.table, one.column, writer.report)
    first = value_of(one.cell, writer.report)
    if said is None or not first:
        return None
    span, second = said
    stated = f"{told(one, writer)}；{writer.report[span]}{writer.cite(span)}"
    marks = mark(one, writer) + writer.cite(span)
    return _told_share(first, second, stated, marks, writer)


def _total_told(table: PlainTable, at: int, report: Report) -> tuple[Span, Decimal] | None:
    """The clause of the results that gives the whole place's amount of a column, and the amount."""
    if not names_places(table.columns[table.name_column]):
        return None
    stem, unit = stem_of(table.columns[at]), table.units[at]
    names = {stem} | {
        re.sub("[（(].*", "", one)
        for entry in lexicon("short_names")["name"]
        if stem in entry["means"]
        for one in entry["means"]
    }
    lead = re.compile(
        r"(?:初步核算，?|预计，?)?(?:全年)?(?:全[省市州县区旗盟])?(?:全年)?(?:实现|完成)?"
        rf"(?:{'|'.join(map(re.escape, names))})"
        rf"(?:（[^）]*）)?(?:预计|初步)?(?:完成|达到|达|实现|为|突破)?(\d[\d,]*(?:\.\d+)?){re.escape(unit)}"
    )
    least = sum(
        (value_of(row.cells[at], report) or Decimal(0) for row in own_rows(table)), Decimal(0)
    )
    for one in knowledge_of(report).statements:
        if one.role != "完成" or one.year != report.source.done_year:
            continue
        for clause in clauses(report.text, one.span):
            found = lead.match(report[clause])
            value = Decimal(found[1].replace(",", "")) if found else None
            if value is not None and value * 11 >= least * 10:
                said = report[clause].rstrip("，。；")
                return Span(clause.start, clause.start + len(said)), value
    return None


def summed_rows(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The sum of a column over the rows of a unit in charge, a group, a class or a place."""
    columns = number_columns(question, table, desk.report.source)
    if not asks("sum", question) or not asks("named", question) or len(columns) != 1:
        return None
    at = columns[0]
    if table.units[at] == "%" or asks("most", question) or asks("least", question):
        return None
    chosen = rows_chosen(question, table, at, desk.report)
    rows = chosen.rows if chosen.filtered and not chosen.besides else ()
    values = [value_of(row.cells[at], desk.report) for row in rows]
    known = [one for one in values if one is not None]
    if len(known) < len(rows) or not 1 < len(rows) <= _MOST_TERMS:
        return None
    writer = Writer(desk.report)
    matches = [PlainMatch(table, row, at) for row in rows]
    lines = [f"- {one.row.name}：{plain(table.columns[at])}{value(one, writer)}" for one in matches]
    marks = "".join(mark(one, writer) for one in matches)
    count = writer.compute(f"计数 = {len(rows)}", f"{len(rows)}个", "个", marks)
    formula, unit = _added(known), table.units[at]
    shown = writer.compute(formula, f"{_shown(sum(known, Decimal(0)))}{unit}", unit, marks)
    lead = f"{title(table, writer)}里有{count}："
    total = f"{plain(table.columns[at])}合计{shown}（{formula}）{marks}。"
    return writer.draft("\n".join([lead, *lines, total]), SKILL)


def _all_meant(question: Question, table: PlainTable) -> bool:
    """Whether all rows are meant: the table is numbered, or 「这10个项目」 counts its rows."""
    these = _THESE.search(question.text)
    many = count_value(these[1].replace("两", "二")) if these and these[1] else len(table.rows)
    counted = these is not None and many == len(own_rows(table)) and asks("named", question)
    return counted or table.number in question.text


def summed_column(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """The sum of a column over all rows that are asked: 「各县财政收入合计」."""
    columns = number_columns(question, table, desk.report.source)
    places = names_places(table.columns[table.name_column])
    meant = _ALL_PLACES.search(question.text) if places else _all_meant(question, table)
    if not asks("sum", question) or len(columns) != 1 or not meant or asks("most", question):
        return None
    at, writer = columns[0], Writer(desk.report)
    if not places and rows_chosen(question, table, at, desk.report).filtered:
        return None
    whole = whole_row(table)
    if whole is not None and whole.cells[at] and not _NOT_ALL.search(question.text):
        return writer.draft(f"{told(PlainMatch(table, whole, at), writer)}。", SKILL)
    rows = [row for row in own_rows(table) if value_of(row.cells[at], desk.report) is not None]
    if table.units[at] == "%" or not 1 < len(rows) <= _MOST_TERMS:
        return None
    left_out = [row.name for row in table.rows if is_own_level(row)]
    matches = [PlainMatch(table, row, at) for row in rows]
    known = [value_of(one.cell, desk.report) or Decimal(0) for one in matches]
    marks = "".join(mark(one, writer) for one in matches)
    formula, unit = _added(known), table.units[at]
    shown = writer.compute(formula, f"{_shown(sum(known, Decimal(0)))}{unit}", unit, marks)
    names = "、".join(row.name for row in rows)
    apart = f"（不含{'、'.join(left_out)}）" if left_out else ""
    text = (
        f"{title(table, writer)}里{names}的{plain(table.columns[at])}{apart}"
        f"合计{shown}（{formula}）{marks}。"
    )
    return writer.draft(text, SKILL)
