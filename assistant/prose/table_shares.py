"""The share of a whole table's column in an amount of running text: 「附件2这些项目占全部投资百分之几」."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.asking.plain_columns import asks, value_of
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import printed_value
from assistant.outcomes import Desk
from assistant.prose.figures_told import first_told, year_of
from assistant.sentences.told_figures import Told, part_of, scale, share
from assistant.sentences.totals import SAME_WORDS
from assistant.tables.plain_told import number_columns, own_rows
from corpus.figures import figures
from corpus.headers import plain
from corpus.model import PlainTable

_YEAR = re.compile(r"20\d\d年")
_TAIL = re.compile(
    "的?(?:百分之(?:几|多少)|多(?:大|少)?的?(?:比重|比例|份额)|比重|比例|几成|多少).*$"
)


def answer_table_share(question: Question, desk: Desk) -> Draft | None:
    """The draft; None where no table is named by its number, or one of the two is not told."""
    before, of, after = question.text.partition("占")
    if not of or not asks("share", question):
        return None
    for table in desk.report.plain_tables:
        columns = number_columns(replace(question, text=before), table, desk.report.source)
        if table.number not in before or len(columns) != 1 or table.units[columns[0]] == "%":
            continue
        part = next(_told_total(table, columns[0], desk), None)
        whole = first_told((_TAIL.sub("", after),), desk, "元") if part else None
        if part and whole and _is_whole_of(part, whole, table.columns[columns[0]], desk):
            return share(part, whole, Writer(desk.report))
    return None


def _is_whole_of(part: Told, whole: Told, header: str, desk: Desk) -> bool:
    """Whether the whole is another figure of the same year and scale, told as the column is headed."""
    before = desk.report.text[: whole.figure.span.start].removesuffix("约")
    return (
        whole.figure.span != part.figure.span
        and year_of(whole, desk) == year_of(part, desk)
        and scale(part.figure, desk.report) == scale(whole.figure, desk.report)
        and before.endswith(_YEAR.sub("", plain(header))[-SAME_WORDS:])
    )


def _told_total(table: PlainTable, at: int, desk: Desk) -> Iterator[Told]:
    """The figure of running text that names the table and is the sum of its column."""
    report = desk.report
    values = [value_of(row.cells[at], report) for row in own_rows(table)]
    total = sum((one for one in values if one is not None), Decimal(0))
    for statement in knowledge_of(report).statements:
        if table.number not in report[statement.span] or None in values:
            continue
        for one in figures(report.text, statement.span):
            if scale(one, report) == table.units[at] and printed_value(report, one) == total:
                yield Told(one, part_of(report, statement.span, one.span), statement.span)
