"""The points of an answer over years or places, each from the cell that the answer cites."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.across import SKILL
from assistant.asking.places import own_place
from assistant.known.readings import printed_number, shown_value
from assistant.model import Answer
from assistant.proof.segments import cell_of
from corpus.model import Role
from index.library import Library

FEWEST = 2
"""Points from which a picture says more than the table."""


@dataclass(frozen=True, slots=True)
class Told:
    """A cell as a mark of a chart: whose, of which year and role, and where it is printed."""

    place: str
    year: int
    role: Role
    value: float
    unit: str
    shown: str
    document: str
    address: str


def told_over(answer: Answer, library: Library) -> tuple[Told, ...]:
    """The numbers of a table over reports, by place and year; () where there is nothing to draw.

    Cells of one unit alone are drawn on one axis, and words are not drawn at all.
    """
    if answer.skill != SKILL:
        return ()
    found = sorted(_points(answer, library), key=lambda one: (one.place, one.year, one.role))
    drawable = len(found) >= FEWEST and len({one.unit for one in found}) == 1
    return tuple(found) if drawable else ()


def _points(answer: Answer, library: Library) -> Iterator[Told]:
    held = {one.name for one in library.sources}  # an old answer may cite a report that is gone
    for citation in (one for one in answer.citations if one.document in held):
        report = library.report(citation.document)
        cell = cell_of(citation, report)
        number = printed_number(cell) if cell is not None else None
        if cell is not None and number is not None:
            yield Told(
                place=own_place(report.source.place).last,
                year=cell.reading.year,
                role=cell.reading.role,
                value=float(number),
                unit=cell.row.unit,
                shown=shown_value(cell),
                document=citation.document,
                address=citation.address,
            )
