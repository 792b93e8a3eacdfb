"""Cuts an answer at its marks: each stretch with the citations that must prove it."""

import re
from collections.abc import Iterator, Sequence

from assistant.known.knowledge import Cell
from assistant.model import Citation
from corpus.model import Report

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?")
_MARKS = re.compile(r"(?:\[\d+\])+")
_ITEM_NUMBER = re.compile(r"^(?:\d+\. |- )", re.MULTILINE)


class Segment:
    """A stretch of an answer and the citations whose marks follow it."""

    __slots__ = ("citations", "text")

    def __init__(self, text: str, citations: tuple[Citation, ...]) -> None:
        self.text = text
        self.citations = citations


def segments(text: str, citations: Sequence[Citation]) -> Iterator[Segment]:
    """The answer cut at its marks; what follows the last mark of a line has no citation."""
    by_id = {citation.id: citation for citation in citations}
    for line in text.split("\n"):
        place = 0
        for marks in _MARKS.finditer(line):
            ids = [int(one) for one in re.findall(r"\d+", marks.group())]
            held = tuple(by_id[one] for one in ids if one in by_id)
            yield Segment(_ITEM_NUMBER.sub("", line[place : marks.start()]), held)
            place = marks.end()
        yield Segment(_ITEM_NUMBER.sub("", line[place:]), ())


def cell_of(citation: Citation, report: Report) -> Cell | None:
    """The cell that a citation names, None when table, row, column or span do not fit."""
    for table in report.tables:
        for row in table.rows:
            if (row.table, row.number) == (citation.table, citation.row):
                for reading in row.readings:
                    if reading.column == citation.column and reading.span == citation.cell:
                        return Cell(row, reading)
    return None
