"""Reads tables whose rows are no indicators (projects, districts, companies) just as they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import Block, RowBlock, TableBlock
from corpus.captions import box_caption, caption_lines, caption_of, caption_units
from corpus.figures import cell_figure
from corpus.header_rows import Header, counting_header, find_header
from corpus.headers import caption_unit, column_kind, names_rows, plain, unit_in, wordings
from corpus.model import PlainCell, PlainRow, PlainTable, Span, Table

_BARE = re.compile(r"[-−≥≤＞＜><]?\s*[\d０-９][\d０-９,，.．]*\s*(?:[%％]|左右|以上|以内|以下)?")
_ORDINAL = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+(?![季月年期批级日号次流])[、.．]*|\d{1,3}[.．、])"
)
"""「一、工业」「（一）工业」; blanks are gone, so 「一」 may stand bare, but not in 「一季度」."""
_COUNT = re.compile(r"\s*[（(][^（）()]*\d[^（）()]*[）)]$")
_BARE_GROWTH = re.compile("(?:同比|比上年|较上年)?(?:增速|增长率?|增幅|增减|±)")
_MONEY = re.compile("投资|资金|收入|支出|产值|总值|GDP|增加值|总额|金额|经费|税收")


def is_plain(columns: Sequence[str]) -> bool:
    """Whether a header's columns say that the rows are no indicators."""
    words = [plain(one) for one in columns]
    data = wordings()["plain"]
    named = [plain(one) for one in columns if names_rows(one)]
    if not named:
        return False
    beside = any(part in one for one in words for part in data["beside"])
    return beside or any(one not in data["ambiguous"] for one in named)


@dataclass(frozen=True, slots=True)
class _Frame:
    text: str
    header: Header
    units: tuple[str, ...]
    name_column: int


def plain_tables(
    text: str, blocks: Sequence[Block], read: Sequence[Table]
) -> tuple[PlainTable, ...]:
    """Every table with a header of projects, districts and the like, a 专栏 with a column of numbers
    among them (it is a `Box` too, for lists); read: the indicator tables.
    """
    found: list[PlainTable] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, TableBlock):
            continue
        lines = caption_lines(blocks, place)
        box = box_caption(text, lines[-1]) if lines else None
        header = _plain_header(text, block, is_box=box is not None)
        if header is None or any(block.span.start == one.span.start for one in read):
            continue
        taken = [*(one.number for one in read), *(one.number for one in found if not one.in_box)]
        number, caption, heading = (
            (*box, lines[-1]) if box else caption_of(text, lines, block, taken)
        )
        above = " ".join(text[one.start : one.end] for one in lines) + " " + header.above
        frame = _Frame(text, header, _units(header, caption_units(above)), _name_column(header))
        rows = tuple(_rows(frame, block))
        if len(rows) > 1:
            span = Span(heading.start, block.span.end)
            found.append(
                PlainTable(
                    number=number,
                    caption=caption,
                    heading=heading,
                    header=header.span,
                    columns=_with_growths_named(header.columns),
                    units=frame.units,
                    name_column=frame.name_column,
                    span=span,
                    rows=rows,
                )
            )
    return tuple(found)


def _plain_header(text: str, block: TableBlock, *, is_box: bool) -> Header | None:
    """The header of a table of rows that are no indicators; a 专栏 needs a column of numbers too."""
    counting = counting_header(text, block)
    named = find_header(text, block)
    if named is not None and is_plain(named.columns):
        return counting if is_box else named
    return counting if named is None else None


def _with_growths_named(columns: Sequence[str]) -> tuple[str, ...]:
    """「生产总值（亿元） | 增速（%）」: a bare growth is that of the column before it."""
    named: list[str] = []
    for at, words in enumerate(columns):
        bare = at > 0 and _BARE_GROWTH.fullmatch(plain(words)) is not None
        named.append(f"{plain(columns[at - 1])}{words}" if bare else words)
    return tuple(named)


def _name_column(header: Header) -> int:
    named = (at for at, one in enumerate(header.columns) if names_rows(one))
    return next(named, header.places["name"])


def _units(header: Header, above: Sequence[str]) -> tuple[str, ...]:
    """The unit of each column: its own bracket, % for rates, that of the caption for money."""

    def unit(column: str) -> str:
        words = plain(column)
        own = unit_in(column).replace("％", "%")
        if own or column_kind(column):
            return own if not column_kind(column) else ""
        if words.endswith(tuple(wordings()["rates"]["endings"])):
            return "%"
        return caption_unit(words, above) if _MONEY.search(words) else ""

    return tuple(unit(one) for one in header.columns)


def _rows(frame: _Frame, block: TableBlock) -> Iterator[PlainRow]:
    group, number = "", 0
    column = frame.header.places.get("category", -1)
    for row in block.rows[frame.header.rows :]:
        if len(row.cells) != frame.header.width or _says_nothing(frame, row):
            continue
        label = _label(frame, row)
        if label:
            total = label in wordings()["plain"]["totals"]
            group = group if total else label
        own = _words(frame, row, column)
        group = own if own else group
        name = label or _words(frame, row, frame.name_column)
        cells = tuple(_cells(frame, row))
        if not name or (label and not any(cell and cell.figure for cell in cells)):
            continue
        number += 1
        is_total = bool(label) or name in wordings()["plain"]["totals"]
        yield PlainRow(number, name, group, is_total, row.span, cells)


def _says_nothing(frame: _Frame, row: RowBlock) -> bool:
    """Whether a row is empty, a page number, a note, or the header printed again on the next page."""
    words = [_words(frame, row, at) for at in range(len(row.cells))]
    header = [re.sub(r"\s", "", one) for one in frame.header.columns]
    whole = "".join(words)
    return (
        words == header or whole.startswith("注") or not re.search("[\u4e00-\u9fffA-Za-z]", whole)
    )


def _label(frame: _Frame, row: RowBlock) -> str:
    """The words of a row that names a group or a total: it stands in the first filled cell alone,
    and no cell but numbers follows.
    """
    filled = [at for at, cell in enumerate(row.cells) if cell]
    first = _words(frame, row, filled[0])
    others = [_words(frame, row, at) for at in filled[1:]]
    if filled[0] > frame.name_column or not all(map(_BARE.fullmatch, others)):
        return ""
    words = _COUNT.sub("", _ORDINAL.sub("", first))
    is_total = words in wordings()["plain"]["totals"]
    is_group = _ORDINAL.match(first) is not None and not first[0].isdigit()
    alone = len(filled) == 1 and not first.isdigit()
    return words if is_total or is_group or alone else ""


def _cells(frame: _Frame, row: RowBlock) -> Iterator[PlainCell | None]:
    for at, cell in enumerate(row.cells):
        if cell is None:
            yield None
            continue
        words = frame.text[cell.start : cell.end].strip()
        is_value = not column_kind(frame.header.columns[at]) and at != frame.name_column
        bare = is_value and _BARE.fullmatch(words)
        yield PlainCell(at, cell, cell_figure(frame.text, cell, frame.units[at]) if bare else None)


def _words(frame: _Frame, row: RowBlock, at: int) -> str:
    cell = row.cells[at] if 0 <= at < len(row.cells) else None
    return re.sub(r"\s", "", frame.text[cell.start : cell.end]) if cell else ""
