"""Tables without rules, or with horizontal ones alone: told by the columns their lines share."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from corpus.readers.pdf.signs import Sign, TextLine
from corpus.readers.wrapping import STARTS_PARAGRAPH

CELL_GAP = 1.2
"""Sizes between two signs from which they stand in different cells; blanks in text are narrower."""
LEAST_COLUMNS = 3
LEAST_ROWS = 3
"""Fewer lines of so many cells may be a title page or a signature."""
CLOSE = 1.5
"""Sizes from line to line of one cell, at most."""
FURTHEST = 4.0
"""Sizes between the tops of two lines of a table."""

Extent = tuple[float, float]
"""Left and right edge, in points."""
Rows = list[list[list[TextLine]]]
"""Rows of cells, each cell the lines in it."""


def unruled_blocks(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that share at least LEAST_COLUMNS columns."""
    found: list[list[TextLine]] = []
    block: list[TextLine] = []
    for line in lines:
        if block and _belongs(block, line):
            block.append(line)
        else:
            found.append(block)
            block = [line] if len(segments(line)) >= LEAST_COLUMNS else []
    return [one for one in map(_trimmed, (*found, block)) if _is_table(one)]


def _belongs(block: Sequence[TextLine], line: TextLine) -> bool:
    if line.top - block[-1].top > FURTHEST * line.size:
        return False
    return len(columns([*block, line])) >= LEAST_COLUMNS and not _begins_text(line)


def _begins_text(line: TextLine) -> bool:
    return len(segments(line)) == 1 and bool(STARTS_PARAGRAPH.match(line.text))


def _trimmed(block: list[TextLine]) -> list[TextLine]:
    """Without the single lines at its end that hang below no cell: text after the table."""
    end = len(block)
    while (
        end > 1
        and len(segments(block[end - 1])) == 1
        and not _is_near(block[: end - 1], block[end - 1])
    ):
        end -= 1
    return block[:end]


def _is_near(block: Sequence[TextLine], line: TextLine) -> bool:
    steps = [second.top - first.top for first, second in itertools.pairwise(block)]
    return bool(steps) and line.top - block[-1].top <= min(median(steps), 2 * line.size)


def _is_table(block: Sequence[TextLine]) -> bool:
    full = [line for line in block if len(segments(line)) >= LEAST_COLUMNS]
    held = columns(block)
    if len(full) < LEAST_ROWS or len(held) < LEAST_COLUMNS:
        return False
    return _is_aligned(full, held)


def _is_aligned(lines: Sequence[TextLine], held: Sequence[Extent]) -> bool:
    """Whether cells stand under each other; those that blanks part in running text do not."""
    shared = sum(any(len(cell) > 1 for cell in _cells(line, held)) for line in lines)
    widest = max(len(segments(line)) for line in lines)
    return 2 * shared < len(lines) and len(held) <= widest + 1


def segments(line: TextLine) -> list[list[Sign]]:
    """The signs of a line, cut at wide gaps."""
    printed = [sign for sign in line.signs if sign.text.strip()]
    found = [[printed[0]]]
    for before, sign in itertools.pairwise(printed):
        if sign.x0 - before.x1 > CELL_GAP * line.size:
            found.append([])
        found[-1].append(sign)
    return found


def columns(block: Iterable[TextLine]) -> list[Extent]:
    """Stretches of the page's width that the cells of a block cover, from left to right."""
    found: list[Extent] = []
    for x0, x1 in sorted(extent for line in block for extent in _extents(line)):
        if found and x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def rows_of(block: Sequence[TextLine]) -> Rows:
    """The rows of a table: about its row numbers where it has them, else by first cells."""
    held = columns(block)
    numbered = [line for line in block if _is_numbered(line, held)]
    if len(numbered) < LEAST_ROWS - 1:
        return _rows_by_first_cell(block, held)
    header = [line for line in block if line.top < numbered[0].top - _pitch(numbered) / 2]
    rows: Rows = [[[] for _ in held] for _ in (numbered[0], *numbered)]
    for line in block:
        near = min(range(len(numbered)), key=lambda at: abs(numbered[at].top - line.top))
        _extend(rows[0 if line in header else near + 1], _cells(line, held))
    for column in range(1, len(held)):
        _move_up(rows[1:], column, numbered)
    return rows if header else rows[1:]


def _is_numbered(line: TextLine, held: Sequence[Extent]) -> bool:
    first = _cells(line, held)[0]
    return bool(first) and first[0].text.strip().isdecimal()


def _pitch(numbered: Sequence[TextLine]) -> float:
    return min(second.top - first.top for first, second in itertools.pairwise(numbered))


def _move_up(rows: Rows, column: int, numbered: Sequence[TextLine]) -> None:
    """Words in the middle of a merged cell move to its first row.

    Told by an empty first row, or by words whose lines stand beside two rows. A merged cell from
    row a to row b has its words at half the height between them: b = 2 x middle - a.
    """
    tops = [line.top for line in numbered]
    texts = _texts([line for row in rows for line in row[column]])
    wide = _pitch(numbered) > CLOSE * numbered[0].size
    if not texts or (rows[0][column] and not (wide and _straddles(rows, column, len(texts)))):
        return
    for row in rows:
        row[column] = []
    start = 0
    for words in texts:
        middle = (words[0].top + words[-1].top) / 2
        rows[start][column].extend(words)
        end = min(range(len(tops)), key=lambda at: abs(tops[at] - (2 * middle - tops[start])))
        start = min(end + 1, len(rows) - 1)


def _straddles(rows: Rows, column: int, texts: int) -> bool:
    return sum(bool(row[column]) for row in rows) > texts


def _texts(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines of a column, those close under one another as one text."""
    found: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda one: one.top):
        if found and line.top - found[-1][-1].top < CLOSE * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _rows_by_first_cell(block: Sequence[TextLine], held: Sequence[Extent]) -> Rows:
    """Lines beside one another are one row; one without a first cell goes on with the row above."""
    rows: Rows = []
    bottom = 0.0
    for line in block:
        cells = _cells(line, held)
        if rows and (line.top < bottom - 1 or not cells[0]):
            _extend(rows[-1], cells)
        else:
            rows.append(cells)
        bottom = max(bottom, line.bottom)
    return rows


def _extend(row: list[list[TextLine]], cells: list[list[TextLine]]) -> None:
    for above, more in zip(row, cells, strict=True):
        above.extend(more)


def _cells(line: TextLine, held: Sequence[Extent]) -> list[list[TextLine]]:
    cells: list[list[TextLine]] = [[] for _ in held]
    for part in segments(line):
        at = next(at for at, (a, b) in enumerate(held) if a <= part[0].x0 <= b)
        cells[at].append(replace(line, signs=tuple(part)))
    return cells


def _extents(line: TextLine) -> list[Extent]:
    return [(part[0].x0, max(sign.x1 for sign in part)) for part in segments(line)]
