"""Joins the parts of a table that stand on following pages, and lays them out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.readers.pdf.pages import PageCell, PageTable
from corpus.readers.pdf.paragraphs import first_unit
from corpus.readers.pdf.signs import TextLine

SAME_EDGE = 4.0
"""Points by which the edges of two parts of a table may differ."""
_ENDS = "。；;！？"
_NUMBER = re.compile(r"[-−＞＜≥≤><]?\d+(?:\.\d+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the page it begins on."""

    page: int
    cells: tuple[tuple[TextLine, ...], ...]


@dataclass(slots=True)
class WholeTable:
    """A table over all its pages. repeated: header rows printed again on a later page."""

    last: PageTable
    rows: list[Row]
    repeated: list[TextLine] = field(default_factory=list)


def begun(part: PageTable) -> WholeTable:
    """A table of one part."""
    return WholeTable(part, [_row(part, cells) for cells in part.rows])


def goes_on(whole: WholeTable, part: PageTable) -> bool:
    """Whether a part, the first thing on its page, belongs to the table that ended the last page."""
    first, second = whole.last.edges, part.edges
    same = all(abs(first[at] - second[at]) < SAME_EDGE for at in (0, -1))
    return (
        part.page == whole.last.page + 1
        and part.is_ruled == whole.last.is_ruled
        and (same or not part.is_ruled)  # without rules the edges are those of the words
        and len(whole.last.rows[0]) == len(part.rows[0])
    )


def join(whole: WholeTable, part: PageTable) -> None:
    """Add a part: its header is dropped when it repeats, a row cut by the page break is healed."""
    rows = list(part.rows)
    while (
        rows
        and len(whole.repeated) < len(rows)
        and _is_header(whole, rows[0], len(part.rows) - len(rows))
    ):
        whole.repeated += [line for cell in rows.pop(0) for line in cell.lines]
    if rows and whole.last.is_open and part.is_open:
        rows[0] = _healed(whole, rows[0])
    if rows and _is_cut(whole.rows[-1], rows[0]):
        last = whole.rows[-1]
        cells = zip(last.cells, rows.pop(0), strict=True)
        whole.rows[-1] = Row(last.page, tuple((*first, *more.lines) for first, more in cells))
    whole.rows += [_row(part, cells) for cells in rows]
    whole.last = part


def _healed(whole: WholeTable, cells: Sequence[PageCell]) -> tuple[PageCell, ...]:
    """Words of a merged cell that the page break cuts move up to where they begin.

    Only in columns with cells merged below the header, where the next sign had no room left.
    """
    body = [row for row in whole.last.rows if any(_NUMBER.fullmatch(cell.text) for cell in row)]
    last, before = whole.rows[-1], whole.last.rows[-1]
    healed = list(cells)
    for at, cell in enumerate(cells):
        merged = any(row[at].right is None for row in body)
        right = before[at].right
        if not (merged and cell.lines and last.cells[at] and right is not None):
            continue
        line = last.cells[at][-1]
        if first_unit(cell.lines[0]) > right - line.x1 - line.size / 2:
            joined = list(last.cells)
            joined[at] = (*last.cells[at], *cell.lines)
            last = Row(last.page, tuple(joined))
            healed[at] = PageCell((), right)
    whole.rows[-1] = last
    return tuple(healed)


def _row(part: PageTable, cells: Sequence[PageCell]) -> Row:
    return Row(part.page, tuple(cell.lines for cell in cells))


def _is_header(whole: WholeTable, cells: Sequence[PageCell], at: int) -> bool:
    if at >= len(whole.rows):
        return False
    return _words(whole.rows[at]) == [cell.text for cell in cells]


def _words(row: Row) -> list[str]:
    return ["".join("".join(line.text.split()) for line in cell) for cell in row.cells]


def _are_numbers(before: str, after: str) -> bool:
    return bool(_NUMBER.fullmatch(before) and _NUMBER.fullmatch(after))


def _is_cut(last: Row, cells: Sequence[PageCell]) -> bool:
    """A row without number or label goes on with the one above, unless that one has ended."""
    before, after = _words(last), [cell.text for cell in cells]
    if after[0] or not any(after):
        return False
    if before[0].isdecimal():
        return True
    if any(map(_are_numbers, before, after)):
        return False  # no page break cuts a number in two
    going = [at for at, words in enumerate(after) if words]
    return all(before[at] and before[at][-1] not in _ENDS for at in going)
