"""Reads annex tables: header wording to columns, rows to indicators, cells to readings."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from corpus.blocks import Block, ParagraphBlock, RowBlock, TableBlock
from corpus.errors import UserError
from corpus.figures import cell_figure
from corpus.model import Indicator, Reading, Role, Span, Table

_NUMBER = re.compile(r"附[件表]\s*[\d一二三四五六七八九十]*")
_CAPTION_LINES = 4
"""Lines above a table that may hold its number and caption."""


class _Words(TypedDict):
    columns: dict[str, list[str]]
    roles: dict[Role, list[str]]
    years: dict[str, str]


class RowError(UserError):
    """A row has another number of cells than the header."""

    def __init__(self, table: str, row: str, cells: int, columns: int) -> None:
        super().__init__(
            f"{table}：「{row}」这一行有 {cells} 个格，表头有 {columns} 列；"
            "请检查原文件里这一行是否断开或合并，改好后重新读入。"
        )


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    header: str
    year: int
    role: Role


@cache
def _words() -> _Words:
    path = Path(__file__).parent / "data" / "tables.toml"
    return cast("_Words", tomllib.loads(path.read_text(encoding="utf-8")))


def tables(text: str, blocks: Sequence[Block], years: tuple[int, int]) -> tuple[Table, ...]:
    """Read every indicator table; years: the report's 执行 year and 计划 year."""
    found: list[Table] = []
    for place, block in enumerate(blocks):
        if isinstance(block, TableBlock) and _is_indicator_table(text, block):
            lines = _caption_lines(blocks, place)
            found.append(_table(text, lines, block, years, len(found) + 1))
    return tuple(found)


def _is_indicator_table(text: str, block: TableBlock) -> bool:
    header = [_cell(text, cell) for cell in block.rows[0].cells]
    return any(_column_of(cell, "name") for cell in header) and len(block.rows) > 1


def _column_of(cell: str, kind: str) -> bool:
    return cell in _words()["columns"][kind]


def _caption_lines(blocks: Sequence[Block], place: int) -> list[Span]:
    lines: list[Span] = []
    for block in reversed(blocks[max(0, place - _CAPTION_LINES) : place]):
        if not isinstance(block, ParagraphBlock):
            break
        lines.insert(0, block.span)
    return lines


def _table(
    text: str, lines: list[Span], block: TableBlock, years: tuple[int, int], order: int
) -> Table:
    number, caption, heading = _caption(text, lines, block, order)
    header = [_cell(text, cell) for cell in block.rows[0].cells]
    columns = tuple(_value_columns(header, years))
    rows: list[Indicator] = []
    category = ""
    for row in block.rows[1:]:
        if len(row.cells) != len(header):
            raise RowError(number, text[row.span.start : row.span.end], len(row.cells), len(header))
        category = _named(text, row, header, "category") or category
        rows.append(_indicator(text, number, row, header, (category, columns, len(rows) + 1)))
    span = Span(heading.start, block.span.end)
    return Table(number, caption, heading, block.rows[0].span, tuple(header), span, tuple(rows))


def _caption(text: str, lines: list[Span], block: TableBlock, order: int) -> tuple[str, str, Span]:
    """Number and caption; the nearest line naming an annex begins the heading."""
    number, start = f"附表{order}", len(lines)
    for place in range(len(lines) - 1, -1, -1):
        match = _NUMBER.match(text, lines[place].start, lines[place].end)
        if match:
            number, start = re.sub(r"\s", "", match.group()), place
            break
    kept = lines[start:] or lines[-1:]
    if not kept:
        return number, "", block.rows[0].span
    caption = "".join(text[line.start : line.end] for line in kept).removeprefix(number).strip()
    return number, caption, Span(kept[0].start, kept[-1].end)


def _value_columns(header: list[str], years: tuple[int, int]) -> Iterator[_Column]:
    for place, cell in enumerate(header):
        role = next(
            (role for role, words in _words()["roles"].items() if any(w in cell for w in words)),
            None,
        )
        year = _year(cell, years)
        if role is not None and year is not None and not _column_of(cell, "name"):
            yield _Column(place, cell, year, role)


def _year(cell: str, years: tuple[int, int]) -> int | None:
    printed = re.search(r"(?:19|20)\d\d(?=年)", cell)
    if printed:
        return int(printed.group())
    for words, which in _words()["years"].items():
        if words in cell:
            return years[which == "plan"]
    return None


def _indicator(
    text: str,
    table: str,
    row: RowBlock,
    header: list[str],
    filled: tuple[str, tuple[_Column, ...], int],
) -> Indicator:
    category, columns, order = filled
    unit = _named(text, row, header, "unit").strip("-—－/ ")
    printed = _named(text, row, header, "number")
    return Indicator(
        table=table,
        number=int(printed) if printed.isdigit() else order,
        category=category,
        name=_named(text, row, header, "name"),
        unit=unit.replace("％", "%"),
        nature=_named(text, row, header, "nature"),
        span=row.span,
        readings=tuple(_readings(text, row, columns, unit)),
        cells=row.cells,
    )


def _readings(
    text: str, row: RowBlock, columns: tuple[_Column, ...], unit: str
) -> Iterator[Reading]:
    for column in columns:
        cell = row.cells[column.place]
        if cell is None:
            continue
        words = _cell(text, cell)
        figure = cell_figure(text, cell, unit)
        note = words if figure is None else text[figure.span.end : cell.end].strip("（）() ")
        yield Reading(column.header, column.year, column.role, cell, words, figure, note)


def _named(text: str, row: RowBlock, header: list[str], kind: str) -> str:
    for name in _words()["columns"][kind]:
        if name in header:
            return _cell(text, row.cells[header.index(name)])
    return ""


def _cell(text: str, cell: Span | None) -> str:
    return text[cell.start : cell.end] if cell else ""
