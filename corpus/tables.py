"""Reads annex tables: header wording to columns, rows to indicators, cells to readings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, RowBlock, TableBlock
from corpus.captions import caption_lines, caption_of, caption_units
from corpus.errors import UserError
from corpus.figures import cell_figure, figures, units
from corpus.header_rows import Header, find_header, holds_indicators
from corpus.headers import Column, caption_unit, unit_in, value_columns, wordings
from corpus.model import Indicator, Reading, Span, Table
from corpus.plain_tables import is_plain

_NO_VALUE = re.compile(r"[-—–－/／.…\s]*")
_GROWTH_TOLD = re.compile(
    r"\s*(?:同比|比上年|较上年)?增长\s*[\d.]+\s*[%％]\s*(?:左右|以上|以内|上下)?\s*"
)
"""A cell that says nothing but by how much something is to grow."""
_FOOT = re.compile(r"(?:备\s*)?注\s*\d*\s*[:：]|说明\s*[:：]")


class RowError(UserError):
    """A row has another number of cells than the header."""

    def __init__(self, table: str, row: str, cells: int, columns: int) -> None:
        super().__init__(
            f"{table}：「{row}」这一行有 {cells} 个格，表头有 {columns} 列；"
            "请检查原文件里这一行是否断开或合并，改好后重新读入。"
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows of a table share. caption_units: for rows that give none."""

    text: str
    number: str
    header: Header
    columns: tuple[Column, ...]
    caption_units: tuple[str, ...]

    def words(self, row: RowBlock, kind: str) -> str:
        """The words of the row's cell in the column of that kind; "" where there is none."""
        place = self.header.places.get(kind)
        return "" if place is None else _cell(self.text, row.cells[place])


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on its way to an indicator."""

    block: RowBlock
    number: int
    category: str


def tables(text: str, blocks: Sequence[Block], years: tuple[int, int]) -> tuple[Table, ...]:
    """Read every indicator table; years: the report's 执行 year and 计划 year."""
    found: list[Table] = []
    for place, block in enumerate(blocks):
        header = find_header(text, block) if isinstance(block, TableBlock) else None
        if not isinstance(block, TableBlock) or header is None:
            continue
        lines = caption_lines(blocks, place)
        in_box = bool(lines) and text.startswith("专栏", lines[-1].start)
        if in_box and not holds_indicators(text, block):
            continue
        if is_plain(header.columns):
            continue
        number, caption, heading = caption_of(text, lines, block, [one.number for one in found])
        columns = value_columns(header.columns, years, caption)
        if not columns:
            continue
        above = " ".join(text[one.start : one.end] for one in lines) + " " + header.above
        frame = _Frame(text, number, header, columns, caption_units(above))
        rows = tuple(_indicators(frame, block))
        if rows:
            span = Span(heading.start, block.span.end)
            found.append(Table(number, caption, heading, header.span, header.columns, span, rows))
    return tuple(found)


def _indicators(frame: _Frame, block: TableBlock) -> Iterator[Indicator]:
    category, number = "", 0
    rows = block.rows[frame.header.rows :]
    printed = [frame.words(row, "number") for row in rows if len(row.cells) == frame.header.width]
    numbered = [one for one in printed if one.isdigit()]
    counts = numbered == [str(at) for at in range(1, len(numbered) + 1)]
    for block_row in rows:
        row = _whole(frame, block_row)
        if row is None:
            continue
        if not _has_values(frame, row):
            category = _as_category(frame, row) or category
            continue
        category = frame.words(row, "category") or category
        own = frame.words(row, "number")
        number = int(own) if counts and own.isdigit() else number + 1
        yield from _of_row(frame, _Row(row, number, category))


def _whole(frame: _Frame, row: RowBlock) -> RowBlock | None:
    """The row with as many cells as the header; None for a note under the table.

    A cell alone is a category; a category that a copy left out beside the others is empty.
    """
    width, cells = frame.header.width, row.cells
    filled = [cell for cell in cells if cell]
    if filled and filled[0] == cells[0] and _FOOT.match(_cell(frame.text, cells[0])):
        return None
    if len(cells) == width:
        return row
    if len(cells) == 1:
        place = frame.header.places["name"]
        return RowBlock(row.span, (*[None] * place, cells[0], *[None] * (width - place - 1)))
    place = frame.header.places.get("category", -1)
    if len(cells) == width - 1 and place >= 0:
        return RowBlock(row.span, (*cells[:place], None, *cells[place:]))
    words = frame.text[row.span.start : row.span.end]
    raise RowError(frame.number, words, len(cells), width)


def _has_values(frame: _Frame, row: RowBlock) -> bool:
    return any(row.cells[column.place] for column in frame.columns) and bool(_name(frame, row))


def _as_category(frame: _Frame, row: RowBlock) -> str:
    """A row without values names what follows: 「一、经济增长」."""
    words = _name(frame, row) or frame.words(row, "category") or frame.words(row, "number")
    return re.sub(r"^[（(]?[一二三四五六七八九十]+[）)]?[、.． ]*", "", words)


def _name(frame: _Frame, row: RowBlock) -> str:
    """The indicator's name without 「其中：」 and a unit in brackets.

    Where names stand beside groups, a group that has no parts is a name itself.
    """
    words = frame.words(row, "name") or frame.words(row, "group")
    words = re.sub(r"^(?:[（(]?[一二三四五六七八九十]+[）)、.．]+|\d{1,2}[.．、])\s*", "", words)
    for start in wordings()["sub_rows"]["starts"]:
        words = words.removeprefix(start).strip()
    return _without_unit(words)


def _without_unit(name: str) -> str:
    unit = unit_in(name)
    is_unit = bool(unit) and _is_unit(unit)
    return re.sub(r"\s*[（(][^（）()]*[）)]$", "", name) if is_unit else name


def _is_unit(words: str) -> bool:
    plain = words.replace("％", "%")
    scale = re.match("万亿|亿|百万|千万|万|千", plain)
    rest = plain[scale.end() :] if scale else plain
    return all(one in units() for one in rest.split("/")) or plain in ("万", "亿")


def _unit(frame: _Frame, row: RowBlock, name: str) -> str:
    """The row's unit: its own cell, the name's bracket, the rate that the name says, the caption's."""
    own = frame.words(row, "unit").strip("-—－/ ")
    bracket = unit_in(frame.words(row, "name") or frame.words(row, "group"))
    if own or (bracket and _is_unit(bracket)):
        return (own or bracket).replace("％", "%")
    if "unit" in frame.header.places:
        return ""
    is_rate = name.endswith(tuple(wordings()["rates"]["endings"]))
    return "%" if is_rate else caption_unit(name, frame.caption_units)


def _of_row(frame: _Frame, row: _Row) -> Iterator[Indicator]:
    """The indicator of a row, and its growth as another where the row gives both."""
    name = _name(frame, row.block)
    unit = _unit(frame, row.block, name)
    levels = [one for one in frame.columns if not one.growth]
    growths = [one for one in frame.columns if one.growth]
    unit = unit or _column_unit(levels)
    own = tuple(_readings(frame.text, row.block, levels, unit))
    grown = tuple(_readings(frame.text, row.block, growths, "%"))
    if unit != "%":
        told = tuple(filter(None, (_growth_told(frame.text, one) for one in own)))
        cells = {one.span for one in told}
        own = tuple(one for one in own if one.span not in cells)
        grown += told
    says_growth = unit == "%" or name.endswith(tuple(wordings()["rates"]["endings"]))
    if own and says_growth:
        taken = {(one.year, one.role) for one in own}
        own += tuple(one for one in grown if (one.year, one.role) not in taken)
        grown = ()
    if own:
        yield _indicator(frame, row, (name, unit), own)
    if grown:
        named = name if says_growth else f"{name}增速"
        yield _indicator(frame, row, (named, "%"), grown)


def _growth_told(text: str, reading: Reading) -> Reading | None:
    """「增长6%左右」 in a column of amounts is a growth: the reading with it; None for another cell."""
    if reading.figure is not None or _GROWTH_TOLD.fullmatch(reading.text) is None:
        return None
    told = [one for one in figures(text, reading.span) if one.unit == "%"]
    return replace(reading, figure=told[0], note="") if len(told) == 1 else None


def _column_unit(levels: Sequence[Column]) -> str:
    """The unit that the headers of all columns of values give: 「绝对数（亿元）」."""
    given = {unit_in(one.header) for one in levels}
    only = given.pop() if len(given) == 1 else ""
    return only if _is_unit(only) else ""


def _indicator(
    frame: _Frame, row: _Row, named: tuple[str, str], readings: tuple[Reading, ...]
) -> Indicator:
    return Indicator(
        table=frame.number,
        number=row.number,
        category=row.category,
        name=named[0],
        unit=named[1],
        nature=frame.words(row.block, "nature"),
        span=row.block.span,
        readings=readings,
        cells=row.block.cells,
    )


def _readings(text: str, row: RowBlock, columns: Sequence[Column], unit: str) -> Iterator[Reading]:
    """The cells that say something; dashes are read only where a row has nothing else."""
    filled = [(column, row.cells[column.place]) for column in columns]
    said = [(column, cell) for column, cell in filled if cell and not _is_blank(text, cell)]
    for column, cell in said:
        words = _cell(text, cell)
        figure = cell_figure(text, cell, unit_in(column.header) or unit)
        note = words if figure is None else text[figure.span.end : cell.end].strip("（）() ")
        yield Reading(column.header, column.year, column.role, cell, words, figure, note)


def _is_blank(text: str, cell: Span) -> bool:
    return _NO_VALUE.fullmatch(text[cell.start : cell.end]) is not None


def _cell(text: str, cell: Span | None) -> str:
    return text[cell.start : cell.end] if cell else ""
