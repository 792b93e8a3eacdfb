"""Says where a stretch of a report stands, as a person would: 「三、（四）三是第2句」, 「附件1 第3行」."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from corpus.model import (
    Footnote,
    Indicator,
    Paragraph,
    PlainRow,
    PlainTable,
    Report,
    Span,
    Table,
)

PlaceKind: TypeAlias = Literal["paragraph", "footnote", "box", "table_row", "heading"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands. whole: the paragraph, note, entry or row that holds it.

    table, row: of indicators; listing, line: of a plain table.
    """

    kind: PlaceKind
    address: str
    whole: Span
    path: tuple[str, ...] = ()
    table: Table | None = None
    row: Indicator | None = None
    footnote: Footnote | None = None
    listing: PlainTable | None = None
    line: PlainRow | None = None

    @property
    def any_table(self) -> Table | PlainTable | None:
        """The table of either kind in which the span stands."""
        return self.table or self.listing

    @property
    def any_row(self) -> Indicator | PlainRow | None:
        """Its row; None in the header."""
        return self.row or self.line


def place_of(report: Report, span: Span) -> Place:
    """The place of `span`, by where it starts; raises ValueError for a span in no block."""
    places = _places(report)
    at = bisect_right(places, span.start, key=lambda place: place.whole.start) - 1
    if at < 0 or span.start >= places[at].whole.end:
        raise ValueError(f"{span} of {report.source.name} lies in no block")
    return places[at]


def address_of(report: Report, span: Span) -> str:
    """The printed address of `span`; in a paragraph of several sentences, down to the sentence."""
    place = place_of(report, span)
    if place.kind != "paragraph":
        return place.address
    paragraph = _paragraph_at(report, place.whole)
    inside = [one for one in paragraph.sentences if one.span.start < span.end <= one.span.end]
    if len(paragraph.sentences) < 2 or not inside or span not in inside[0].span:
        return place.address
    return f"{place.address}第{inside[0].number}句"


def page_of(report: Report, span: Span) -> int | None:
    """The page of the file on which a span begins, from 1; None where the format has no pages.

    A note is printed on the page of its mark, wherever the text keeps it.
    """
    if not report.pages:
        return None
    note = place_of(report, span).footnote
    return bisect_right(report.pages, note.anchor.start if note else span.start)


def with_page(address: str, page: int | None) -> str:
    """「附件1 第3行（第12页）」; the address alone where there are no pages."""
    return address if page is None else f"{address}（第{page}页）"


def _paragraph_at(report: Report, span: Span) -> Paragraph:
    at = bisect_left(report.paragraphs, span.start, key=lambda one: one.span.start)
    return report.paragraphs[at]


@lru_cache(maxsize=64)
def _places_of(name: str, digest: str, box: "Held") -> tuple[Place, ...]:
    del name, digest
    return _all_places(box.report)


@dataclass(frozen=True)
class Held:
    """Lets a cache's key be the report's name and digest, not all its words."""

    report: Report

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held)

    def __hash__(self) -> int:
        return 0


def _places(report: Report) -> tuple[Place, ...]:
    return _places_of(report.source.name, report.source.sha256, Held(report))


def _all_places(report: Report) -> tuple[Place, ...]:
    found = [
        Place("heading" if one.is_heading else "paragraph", one.address, one.span, one.path)
        for one in report.paragraphs
    ]
    for note in report.footnotes:
        found.append(Place("footnote", note.address, note.span, footnote=note))
    counted = {
        line.span: (one, line) for one in report.plain_tables if one.in_box for line in one.rows
    }
    for box in report.boxes:
        found = [place for place in found if place.whole != box.heading]
        found.append(Place("heading", box.number, box.heading, box.path))
        header_end = box.entries[0].span.start - 1
        if header_end > box.heading.end + 1:
            header = Span(box.heading.end + 1, header_end)
            found.append(Place("heading", f"{box.number} 表头", header, box.path))
        for entry in box.entries:
            address = f"{box.number} {report[entry.label]}"
            cells = counted.get(entry.span)
            listing, line = cells or (None, None)
            found.append(Place("box", address, entry.span, box.path, listing=listing, line=line))
    for table in report.tables:
        found.append(Place("heading", f"{table.number} 表头", table.header, table=table))
        for row in table.rows:
            address = f"{table.number} 第{row.number}行"
            found.append(Place("table_row", address, row.span, table=table, row=row))
    for listing in report.plain_tables:
        if listing.in_box:
            continue
        found.append(Place("heading", f"{listing.number} 表头", listing.header, listing=listing))
        for line in listing.rows:
            address = f"{listing.number} 第{line.number}行"
            found.append(Place("table_row", address, line.span, listing=listing, line=line))
    return tuple(sorted(found, key=lambda place: place.whole.start))
