"""Tells cells of one indicator, with what another table or the running text prints of them."""

from collections.abc import Sequence

from assistant.draft import Writer
from assistant.known.knowledge import Cell, Series
from assistant.known.readings import shown_value, told
from assistant.tables.told_in_text import told_otherwise
from assistant.text import key


def of_cells(kept: Sequence[Cell], wanted: Sequence[Cell], series: Series, writer: Writer) -> str:
    """Each of the cells as told, with what another table prints of it."""
    lines = [
        f"{told(cell)}{writer.cite_cell(cell)}{_also(cell, wanted, writer)}"
        f"{told_otherwise(cell, writer)}"
        for cell in kept
    ]
    lines = [lines[0], *(line.replace(series.name, "", 1) for line in lines[1:])]
    return f"{'；'.join(lines)}。"


def _also(cell: Cell, cells: Sequence[Cell], writer: Writer) -> str:
    """「（附件2写为5.3%以内[2]）」 where another table prints the same cell differently."""
    others = [
        one
        for one in cells
        if (one.reading.year, one.reading.role) == (cell.reading.year, cell.reading.role)
        and key(one.reading.text) != key(cell.reading.text)
    ]
    return "".join(
        f"（{one.row.table}写为{shown_value(one)}{writer.cite_cell(one)}）" for one in others
    )
