"""Answers from tables whose rows are no indicators: a project's investment, who is in charge, which ones."""

import re
from collections.abc import Sequence

from assistant.asking.plain_columns import asked_columns, asks
from assistant.asking.plain_rows import PlainMatch, asked_rows
from assistant.asking.question import Question
from assistant.asking.rows_listed import rows_listed
from assistant.draft import Draft, Writer
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.tables.plain_cells import cells_of_other_clauses, cells_without_column
from assistant.tables.plain_lists import extreme, listed, numbers_read
from assistant.tables.plain_ranks import nth_row, place_of_row
from assistant.tables.plain_ratios import ratio_of_rows, still_to_invest
from assistant.tables.plain_sums import (
    computed,
    share,
    share_of_row,
    share_of_total,
    summed_column,
    summed_rows,
)
from assistant.tables.plain_told import SKILL, is_growth, number_columns, told, whole_row
from assistant.tables.plain_verdicts import claimed_cells, plain_verdict
from assistant.text import key
from corpus.model import PlainRow, PlainTable

_SHARE_OF = re.compile("占(?![地用道位])[^，。？?]{0,14}(?:百分之|几成|多少|多大|比重|比例)")
_NO_WHOLE = "表里有这一行的数，但报告没有给出能确定拿来相比的总数，所以算不出占多少。"
_LISTED = 2
"""Signs 、 by which a question lists things."""


def answer_plain_table(question: Question, desk: Desk) -> Outcome:
    """A cell, a list, a sum or the greatest of a plain table; None where none of these is asked."""
    tables = _meant(question, desk.report.plain_tables)
    rows = asked_rows(question, tables, desk.report) if tables else []
    listed_too = rows_listed(question, tables, desk.report)
    rows = listed_too if len(listed_too) > len({row.name for _, row in rows}) else rows
    found = _of_rows(rows, question, desk) if rows else None
    if found is not None:
        return found
    for table in tables:
        found = listed(table, question, desk) if rows else _of_table(table, question, desk)
        if found is not None:
            return found
    return None


def _of_table(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """What is asked of a table's rows together."""
    return (
        nth_row(table, question, desk)
        or extreme(table, question, desk)
        or summed_rows(table, question, desk)
        or listed(table, question, desk)
        or summed_column(table, question, desk)
        or _of_totals(table, question, desk)
    )


def _meant(question: Question, tables: Sequence[PlainTable]) -> Sequence[PlainTable]:
    """The table that the question names by its number, else all."""
    named = [one for one in tables if one.number in numbers_read(question.text)]
    return named or tables


def _of_rows(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> Outcome:
    """The cells asked of the rows named; their sum or difference where that is asked."""
    found = [
        PlainMatch(table, row, column)
        for table, row in rows
        for column in asked_columns(question, table, desk.report.source)
        if row.cells[column] is not None
    ]
    left = still_to_invest(rows, question, Writer(desk.report))
    if left is not None:
        return left
    found = found or cells_without_column(rows, question, desk)
    found += cells_of_other_clauses(rows, question, found, desk)
    if not found:
        return None
    if asks("sum", question) and _lists_more(question, len({row.name for _, row in rows})):
        return None
    levels = [one for one in found if not is_growth(one)] or found
    if len({row.name for _, row in rows}) == 1 and len(levels) == 1:
        one = levels[0]
        placed = place_of_row(one.table, one.row, one.column, question, desk)
        if placed is not None:
            return placed
    writer = Writer(desk.report)
    if len({row.name for _, row in rows}) == 1 and asks("share", question):
        shared = share_of_row(found, question, writer) or share_of_total(found, writer)
        if shared is None and _SHARE_OF.search(question.text) and not _has_share(found):
            return NoAnswer(Reason.NO_ATTRIBUTE, _NO_WHOLE, tuple({one.row.span for one in found}))
        if shared is not None:
            return shared
    found += _total_named(found, question)
    summed = ratio_of_rows(found, question, writer) or computed(found, question, writer)
    if summed is not None:
        return summed
    found = list(claimed_cells(question, found))
    lines = [f"{told(one, writer)}。" for one in found]
    verdict = plain_verdict(question, found, desk.report)
    return writer.draft(verdict + "\n".join(dict.fromkeys(lines)), SKILL)


def _has_share(found: Sequence[PlainMatch]) -> bool:
    """Whether a cell found is itself a share or rate."""
    return any(one.table.units[one.column] == "%" for one in found)


def _lists_more(question: Question, many: int) -> bool:
    """Whether a question lists more things to be added up than the rows found for them."""
    return many < 2 and question.text.count("、") >= _LISTED


def _total_named(found: Sequence[PlainMatch], question: Question) -> list[PlainMatch]:
    """The cells of the row of totals (全市) where the question names it beside another row."""
    words = question.text
    return [
        PlainMatch(one.table, row, one.column)
        for one in found
        for row in one.table.rows
        if row.is_total and row.name in words and len({match.row for match in found}) == 1
    ]


def _of_totals(table: PlainTable, question: Question, desk: Desk) -> Draft | None:
    """What a group's own row says, and its share of the whole where that is asked."""
    words = key(question.text)
    totals = [row for row in table.rows if row.is_total]
    named = [row for row in totals if len(row.name) > 2 and key(row.name) in words]
    whole = whole_row(table)
    if len(named) != 1 or not asks("named", question):
        return None
    columns = number_columns(question, table, desk.report.source)
    if not columns:
        columns = [at for at, unit in enumerate(table.units) if unit][:1]
    found = [PlainMatch(table, named[0], at) for at in columns if named[0].cells[at]]
    writer = Writer(desk.report)
    if asks("share", question) and whole is not None and found:
        return share(found[0], PlainMatch(table, whole, found[0].column), writer)
    lines = [f"{told(one, writer)}。" for one in found]
    return writer.draft("\n".join(lines), SKILL) if lines else None
