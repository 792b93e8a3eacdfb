"""A page taken apart: its ruled tables, its lines outside them, its rule above the notes."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from corpus.readers.flow import signs as counted
from corpus.readers.pdf.signs import Sign, TextLine, lines_of, signs_of
from corpus.readers.pdf.unruled import LEAST_COLUMNS, columns, rows_of, unruled_blocks

PdfPage: TypeAlias = Any
"""A page of pdfplumber, which ships no types."""
BBox: TypeAlias = tuple[float, float, float, float]

SHORTEST_RULE, LONGEST_RULE = 0.1, 0.6
"""Width of the rule above notes, as a share of the page (Word and LibreOffice: 0.2 to 0.33)."""
MOST_SLANTED = 0.1
"""Share of a page's signs above which slanted ones are its text, not a watermark."""
SAME_END = 4.0
"""Points within which rules meet."""
HANGING = 16.0
"""Points: one line."""
THINNEST_CELL = 3.0
"""Points; narrower cells are the gaps between double rules."""


@dataclass(frozen=True, slots=True)
class PageCell:
    """The lines of a cell, none where it is empty; right: its edge, None where it is merged."""

    lines: tuple[TextLine, ...]
    right: float | None

    @property
    def text(self) -> str:
        """All words without blanks."""
        return "".join("".join(line.text.split()) for line in self.lines)


MERGED = PageCell((), None)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table or the part of one that stands on a page.

    is_open: a page break cuts it without a rule, so that a cell may go on over the break.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    is_open: bool = False
    is_ruled: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """number from 1; rules: tops of short rules, which may part notes from the text.

    slanted: signs of a watermark across the page.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    tables: tuple[PageTable, ...]
    rules: tuple[float, ...]
    census: Counter[str]
    slanted: str = ""


def page_of(page: PdfPage, number: int) -> Page:
    """Take a page apart; every sign lands in a line, in a cell or aside."""
    page = page.dedupe_chars(tolerance=0.5)  # some programs print bold by printing twice
    slanted = [char for char in page.chars if not char["upright"]]
    if len(slanted) > MOST_SLANTED * len(page.chars):
        slanted = []
    aside = {id(char) for char in slanted}
    signs = signs_of(char for char in page.chars if id(char) not in aside)
    tables: list[PageTable] = []
    ends = open_ends(page)
    for found in page.find_tables({"explicit_horizontal_lines": ends}):
        inside = [sign for sign in signs if _is_in(sign, _with_hanging(found.bbox, ends))]
        table = _table(found, inside, number, ends)
        if table is not None:
            taken = {id(sign) for sign in inside}
            signs = [sign for sign in signs if id(sign) not in taken]
            tables.append(table)
    lines = lines_of(signs, number)
    for block in unruled_blocks(lines):
        tables.append(_unruled(block))
        lines = [line for line in lines if line not in block]
    return Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        lines=tuple(lines),
        tables=tuple(tables),
        rules=tuple(_rules(page)),
        census=counted("".join(sign.text for sign in signs_of(page.chars))),
        slanted="".join(sign.text for sign in signs_of(slanted)),
    )


def _unruled(block: Sequence[TextLine]) -> PageTable:
    held = columns(block)
    rows = tuple(
        tuple(PageCell(tuple(cell), right) for cell, (_, right) in zip(row, held, strict=True))
        for row in rows_of(block)
    )
    edges = tuple(round(edge) for edge in (held[0][0], held[-1][1]))
    return PageTable(block[0].page, block[0].top, block[-1].bottom, edges, rows, is_ruled=False)


def open_ends(page: PdfPage) -> list[float]:
    """Heights where neighbouring vertical rules end with no rule between them: a cut cell."""
    ends: dict[int, set[float]] = {}
    for x, top, bottom in _vertical_runs(page):
        for end in (top, bottom):
            ends.setdefault(round(end / SAME_END), set()).add(x)
    rules = [
        (edge["x0"], edge["x1"], edge["top"])
        for edge in page.edges
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > SAME_END
    ]
    return [height * SAME_END for height, xs in ends.items() if _is_open(height, sorted(xs), rules)]


def _vertical_runs(page: PdfPage) -> list[tuple[float, float, float]]:
    """Vertical rules as (x, top, bottom), the pieces of a rule put together."""
    runs: dict[int, list[list[float]]] = {}
    for edge in sorted(page.edges, key=lambda one: float(one["top"])):
        if edge["orientation"] == "v":
            found = runs.setdefault(round(edge["x0"] / SAME_END), [])
            if found and edge["top"] - found[-1][1] < SAME_END:
                found[-1][1] = max(found[-1][1], edge["bottom"])
            else:
                found.append([edge["top"], edge["bottom"]])
    return [(x * SAME_END, top, bottom) for x, found in runs.items() for top, bottom in found]


def _is_open(height: int, xs: list[float], rules: list[tuple[float, float, float]]) -> bool:
    for left, right in itertools.pairwise(xs):
        middle = (left + right) / 2
        wide = right - left > 2 * SAME_END
        if wide and not any(
            x0 <= middle <= x1 and abs(y - height * SAME_END) < 2 * SAME_END for x0, x1, y in rules
        ):
            return True
    return False


def _with_hanging(box: BBox, ends: Sequence[float]) -> BBox:
    """At an open end words of a cut cell may hang out of it; nothing else can stand there."""
    x0, top, x1, bottom = box
    is_open = [any(abs(end - edge) < 2 * SAME_END for end in ends) for edge in (top, bottom)]
    return (x0, top - HANGING * is_open[0], x1, bottom + HANGING * is_open[1])


def _is_in(sign: Sign, box: BBox) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (sign.x0 + sign.x1) / 2 <= x1 and top <= sign.middle <= bottom


def _table(
    found: Any, signs: Sequence[Sign], number: int, ends: Sequence[float]
) -> PageTable | None:
    """The rows of a table; None for a frame around one text or for empty rules."""
    boxes = [[_wide(cell) for cell in row.cells] for row in found.rows]
    flat = [box for row in boxes for box in row if box is not None]
    held: dict[BBox, list[Sign]] = {box: [] for box in flat}
    if len(held) < 2:
        return None
    for sign in signs:
        held[_nearest(sign, flat)].append(sign)
    _, top, _, bottom = found.bbox
    is_open = any(abs(end - edge) < 2 * SAME_END for end in ends for edge in (top, bottom))
    filled = sum(1 for cell in held.values() if any(one.text.strip() for one in cell))
    # The rest of a row that a page break cuts may have words in one cell alone.
    is_rest = len(boxes) == 1 and len(flat) >= LEAST_COLUMNS
    if filled < (1 if is_rest else 2):
        return None
    rows = tuple(
        tuple(
            PageCell(tuple(lines_of(held[box], number)), box[2]) if box else MERGED for box in row
        )
        for row in boxes
    )
    edges = sorted({round(edge) for box in flat for edge in (box[0], box[2])})
    return PageTable(number, top, bottom, tuple(edges), rows, is_open)


def _wide(cell: BBox | None) -> BBox | None:
    if cell is None or cell[2] - cell[0] < THINNEST_CELL or cell[3] - cell[1] < THINNEST_CELL:
        return None
    return cell


def _nearest(sign: Sign, boxes: Sequence[BBox]) -> BBox:
    """The cell that a sign stands in, else the nearest: a sign may hang over a rule."""
    x, y = (sign.x0 + sign.x1) / 2, sign.middle

    def distance(box: BBox) -> float:
        return max(box[0] - x, 0, x - box[2]) + max(box[1] - y, 0, y - box[3])

    return min(boxes, key=distance)


def _rules(page: PdfPage) -> list[float]:
    shapes = [*page.lines, *page.rects]
    return [
        float(one["top"])
        for one in shapes
        if one["bottom"] - one["top"] < 2
        and SHORTEST_RULE * page.width < one["x1"] - one["x0"] < LONGEST_RULE * page.width
    ]
