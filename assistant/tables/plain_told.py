"""Puts the cells of plain tables (projects, districts) into words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.asking.plain_columns import asked_columns, value_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.draft import Writer
from corpus.headers import plain
from corpus.model import PlainRow, PlainTable, Report, Source

SKILL = "plain_tables"
_OWN_LEVEL = re.compile("(?:本级|直属|直管|市直|县直|区直|州直)$")
_SAYS = re.compile(r"[\w\u4e00-\u9fff]")


def is_growth(match: PlainMatch) -> bool:
    """Whether a cell says by how many per cent something grew."""
    return match.table.units[match.column] == "%"


def told(match: PlainMatch, writer: Writer) -> str:
    """「“甲水库”的总投资：9.8亿元[1]」."""
    return f"“{match.row.name}”的{plain(match.table.columns[match.column])}：{value(match, writer)}"


def value(match: PlainMatch, writer: Writer) -> str:
    """The cell with its unit and mark; a dash alone is told as what is printed."""
    cell = match.cell
    assert cell is not None
    words = writer.report[cell.span].strip()
    if not _SAYS.search(words):
        return f"表里写的是“{words}”{mark(match, writer)}"
    has_unit = cell.figure is None or words.endswith(("%", "％"))
    unit = "" if has_unit else match.table.units[match.column]
    return f"{_with_unit(words, unit)}{mark(match, writer)}"


def _with_unit(words: str, unit: str) -> str:
    """「12.5左右」 in 亿元 is 「12.5亿元左右」."""
    hedge = re.search("(?:左右|以上|以内|以下)$", words)
    return f"{words[: hedge.start()]}{unit}{hedge.group()}" if hedge else f"{words}{unit}"


def mark(match: PlainMatch, writer: Writer) -> str:
    """The mark of the cited row, the cell in bold."""
    cell = match.cell
    return writer.cite(match.row.span, strong=(cell.span,) if cell else ())


def title(table: PlainTable, writer: Writer) -> str:
    """「附件3《重点项目表》[5]」; a caption joined from two lines stands nowhere and is left out."""
    printed = table.caption and table.caption in writer.report.text
    named = table.heading if table.in_box else table.header  # only the heading prints 「专栏3」
    return f"{table.number}{f'《{table.caption}》' if printed else ''}{writer.cite(named)}"


def whole_row(table: PlainTable) -> PlainRow | None:
    """The row that sums all others; None where none does."""
    return next((row for row in table.rows if row.is_total and not row.group), None)


def own_rows(table: PlainTable) -> Sequence[PlainRow]:
    """The rows without totals and without that of the place's own level (州本级)."""
    return [row for row in table.rows if not row.is_total and not is_own_level(row)]


def is_own_level(row: PlainRow) -> bool:
    """Whether a row tells of the upper level's own money: 「州本级」 is no county."""
    return _OWN_LEVEL.search(row.name) is not None


def number_columns(question: Question, table: PlainTable, source: Source) -> list[int]:
    """The columns asked that hold numbers."""
    return [at for at in asked_columns(question, table, source) if table.units[at]]


def valued(table: PlainTable, column: int, report: Report) -> list[tuple[Decimal, PlainMatch]]:
    """The cells of a column that hold numbers, with these, without totals and the own level."""
    matches = (PlainMatch(table, row, column) for row in own_rows(table))
    numbers = ((value_of(one.cell, report), one) for one in matches)
    return [(number, one) for number, one in numbers if number is not None]
