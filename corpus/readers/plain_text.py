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
        elif _ROW.fullmatch(line) and place + 1 < len(lines) and "\t" in lines[place + 1]:
            rows = _rows(lines, place)
            place += len(rows)
            yield _grid(rows)
        else:
            words, place = _paragraph(lines, place, width)
            yield Line((Words(words),))


def _rows(lines: list[str], place: int) -> list[list[str]]:
    rows = []
    while place < len(lines) and "\t" in lines[place] and lines[place].strip():
        rows.append(lines[place].split("\t"))
        place += 1
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
