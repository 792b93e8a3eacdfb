"""Finds the stretch that an address names: 「三、（四）三是第2句」, 「附件1 第3行」, 「注〔8〕」."""

from functools import lru_cache

from assistant.known.knowledge import Knowledge
from corpus.address import address_of, place_of
from corpus.model import Report, Span


def span_at(address: str, knowledge: Knowledge, *, start: int | None = None) -> Span | None:
    """The stretch with that address; of several the one at `start`, else the first.

    A sentence that is not there falls back to its paragraph, so that an old link still opens near
    its place. None when nothing of the report has the address.
    """
    places = _places(knowledge)
    wanted = _without_blanks(address)
    found = places.get(wanted) or places.get(wanted.rpartition("第")[0]) or ()
    return next((one for one in found if one.start == start), found[0] if found else None)


@lru_cache(maxsize=64)
def _places(knowledge: Knowledge) -> dict[str, tuple[Span, ...]]:
    """Every address with its stretches, in printed order, blanks left out."""
    held: dict[str, list[Span]] = {}
    for span in _stretches(knowledge.report):
        for address in (
            address_of(knowledge.report, span),
            place_of(knowledge.report, span).address,
        ):
            spans = held.setdefault(_without_blanks(address), [])
            if span not in spans:
                spans.append(span)
    return {address: tuple(spans) for address, spans in held.items()}


def _stretches(report: Report) -> list[Span]:
    """All that a citation may name, outer before inner."""
    found: list[Span] = []
    for section in report.sections:
        found.append(section.heading)
    for paragraph in report.paragraphs:
        found.append(paragraph.span)
        found += [one.span for one in paragraph.sentences]
    found += [note.span for note in report.footnotes]
    for box in report.boxes:
        found += [box.heading, *(entry.span for entry in box.entries)]
    for table in report.tables:
        found += [table.header, *(row.span for row in table.rows)]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _without_blanks(address: str) -> str:
    return "".join(address.split())
