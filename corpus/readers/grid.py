"""Lays merged cells out on a grid where all rows have one length."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.flow import Inlines, Words


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell as a file holds it: wide columns, tall rows (rows below hold no cell of their own)."""

    inlines: Inlines
    wide: int = 1
    tall: int = 1


MOST_COLUMNS = 200
"""A cell that says it is wider is a fault of the file, or an attack."""


def laid_out(rows: Sequence[Sequence[Laid]]) -> tuple[tuple[Inlines, ...], ...]:
    """Each cell's words in its first field, nothing in the others; columns all empty are dropped."""
    fields: list[dict[int, Inlines]] = []
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        fields.append({})
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            wide = min(max(cell.wide, 1), MOST_COLUMNS)
            tall = min(max(cell.tall, 1), len(rows) - at)
            taken |= {(at + y, column + x) for y in range(tall) for x in range(wide)}
            fields[at][column] = cell.inlines
            column += wide
    kept = sorted({column for row in fields for column, cell in row.items() if _has_words(cell)})
    return _with_left_out(fields, kept or [0])


def _with_left_out(
    fields: list[dict[int, Inlines]], kept: list[int]
) -> tuple[tuple[Inlines, ...], ...]:
    """Cells of dropped columns hold no words, but may hold signs to account for."""
    rows = []
    for row in fields:
        cells = [row.get(column, ()) for column in kept]
        aside = tuple(one for column, cell in row.items() if column not in kept for one in cell)
        cells[0] = (*cells[0], *aside)
        rows.append(tuple(cells))
    return tuple(rows)


def _has_words(cell: Inlines) -> bool:
    return any(isinstance(one, Words) and one.text.strip() for one in cell)
