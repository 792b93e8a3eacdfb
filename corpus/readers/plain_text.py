"""Reads plain text: the Word export notation where it stands, else lines, tabs and page numbers."""

import re
from collections.abc import Iterator

from corpus.readers import word_text
from corpus.readers.decoding import decoded
from corpus.readers.flow import Flow, Grid, Intake, Item, LeftOut, Line, Words, assemble, signs
from corpus.readers.wrapping import joint, runs_on, wrapped_width

PAGE_NUMBER = re.compile(
    r"\s*(?:[—–-]\s*\d{1,3}\s*[—–-]|第\s*\d{1,3}\s*页(?:\s*共\s*\d+\s*页)?)\s*"
)
_CATEGORY = re.compile("[^。；：，？！]{2,24}")
"""A line of a table that names the class of the rows under it, its other cells left out."""
_ROW = re.compile(r"[^\t]*\S[^\t]*(?:\t[^\t]*)+")


def read(data: bytes, place: str) -> Intake:
    """Read text of either kind; raises FileError for bytes that are no text."""
    source = decoded(data, place)
    if word_text.is_word_text(source):
        return word_text.read_bytes(data, place)
    return assemble(Flow(tuple(_items(source.splitlines())), {}, signs(source)))


def _items(lines: list[str]) -> Iterator[Item]:
    width = wrapped_width(lines)
    place = 0
    while place < len(lines):
        line = lines[place]
        if PAGE_NUMBER.fullmatch(line):
            yield LeftOut("page number", line)
            place += 1
        elif _ROW.fullmatch(line) and _goes_on(lines, place + 1, line.count("\t")):
            rows = _rows(lines, place)
            place += len(rows)
            yield _grid(rows)
        else:
            words, place = _paragraph(lines, place, width)
            yield Line((Words(words),))


def _goes_on(lines: list[str], place: int, tabs: int) -> bool:
    """Whether a line belongs to the table above: it has tabs, or is a category before such a row."""
    if place >= len(lines):
        return False
    if "\t" in lines[place]:
        return True
    between = _CATEGORY.fullmatch(lines[place].strip()) is not None
    return between and place + 1 < len(lines) and lines[place + 1].count("\t") == tabs > 1


def _rows(lines: list[str], place: int) -> list[list[str]]:
    rows = [lines[place].split("\t")]
    while lines[place].strip() and _goes_on(lines, place + 1, len(rows[0]) - 1):
        place += 1
        if not lines[place].strip():
            break
        rows.append(lines[place].split("\t"))
    return rows


def _grid(rows: list[list[str]]) -> Grid:
    width = max(map(len, rows))
    return Grid(
        tuple(
            tuple((Words(cell.strip()),) for cell in (*row, *[""] * (width - len(row))))
            for row in rows
        )
    )


def _paragraph(lines: list[str], place: int, width: int | None) -> tuple[str, int]:
    words = lines[place].strip()
    last = lines[place]
    place += 1
    while width and place < len(lines) and runs_on(last, lines[place], width):
        last = lines[place]
        words += joint(words, last.strip()) + last.strip()
        place += 1
    return words, place
