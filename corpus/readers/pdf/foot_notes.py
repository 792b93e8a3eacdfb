"""Notes at the foot of pages: found by the marks of the page, the rule above them, small print."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.readers.pdf.pages import Page
from corpus.readers.pdf.signs import TextLine

MARK = re.compile(r"\s*[\[［〔（(]?\s*(?P<number>\d{1,3}|[①-⑳])\s*[\]］〕）)]?\s*")
SMALL = 0.93
"""Notes are often printed smaller than this share of the text."""
LOWER = 0.35
"""A rule above notes stands below this share of the page."""


@dataclass(slots=True)
class FootNote:
    """id: 「page.number」; label: signs at its start that are its number."""

    id: str
    number: str
    page: int
    label: str
    lines: list[TextLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FootNotes:
    """The notes in printed order, and the lines they take from the pages."""

    notes: tuple[FootNote, ...]
    taken: frozenset[TextLine]

    def find(self, page: int, printed: str) -> str | None:
        """The note of a mark: on its page, else on the next, where a full page pushes it."""
        match = MARK.fullmatch(printed)
        if match is None:
            return None
        for near in (page, page + 1):
            for note in self.notes:
                if note.page == near and note.number == match["number"]:
                    return note.id
        return None


def foot_notes(pages: Sequence[Page], skipped: Mapping[TextLine, object], size: float) -> FootNotes:
    """Find all notes; size: of the running text; skipped: running lines."""
    notes: list[FootNote] = []
    taken: set[TextLine] = set()
    for page in pages:
        lines = [line for line in page.lines if line not in skipped]
        zone = _zone(
            page, lines, size, carries_on=bool(notes) and notes[-1].page >= page.number - 1
        )
        taken |= set(zone)
        for line in zone:
            label = _label(line, notes, page.number)
            if label is not None:
                notes.append(FootNote(f"{page.number}.{label[1]}", label[1], page.number, label[0]))
            notes[-1].lines.append(line)
    return FootNotes(tuple(notes), frozenset(taken))


def _zone(page: Page, lines: list[TextLine], size: float, *, carries_on: bool) -> list[TextLine]:
    """The lines at the foot of the page that are notes, from the first to the last line."""
    bottom = max((table.bottom for table in page.tables), default=0.0)
    low = [line for line in lines if line.top >= bottom]
    for zone in (_under_rule(page, low), _small_print(low, size), _by_marks(lines, low)):
        starts = bool(zone) and _starts(zone[0])
        if zone and (starts or (carries_on and zone is not None and _all_small(zone, size))):
            return zone
        if zone and carries_on and _under_rule(page, low) == zone:
            return zone
    return []


def _under_rule(page: Page, low: list[TextLine]) -> list[TextLine]:
    rules = [rule for rule in page.rules if rule > LOWER * page.height]
    for rule in sorted(rules, reverse=True):
        zone = [line for line in low if line.top > rule - 1]
        if zone:
            return zone
    return []


def _small_print(low: list[TextLine], size: float) -> list[TextLine]:
    zone: list[TextLine] = []
    for line in reversed(low):
        if line.size >= SMALL * size:
            break
        zone.insert(0, line)
    return zone


def _all_small(zone: Iterable[TextLine], size: float) -> bool:
    return all(line.size < SMALL * size for line in zone)


def _by_marks(lines: list[TextLine], low: list[TextLine]) -> list[TextLine]:
    """From the line that begins with the page's first mark, if all others follow in order."""
    numbers = [
        match["number"]
        for line in lines
        for run in line.runs()
        if run.raised and (match := MARK.fullmatch(run.text))
    ]
    wanted, place = list(dict.fromkeys(numbers)), len(low)
    for number in reversed(wanted):
        found = next((at for at in range(place - 1, -1, -1) if _start(low[at]) == number), None)
        if found is None:
            return []
        place = found
    return low[place:] if wanted else []


def _starts(line: TextLine) -> bool:
    return _start(line) is not None


def _start(line: TextLine) -> str | None:
    """The number that a line begins with, raised or followed by a blank, else None."""
    first = line.runs()[0]
    if first.raised:
        match = MARK.fullmatch(first.text)
        return match["number"] if match else None
    match = re.match(MARK.pattern + r"(?=[^\d.．、%％])", first.text)
    return match["number"] if match else None


def _label(line: TextLine, notes: Sequence[FootNote], page: int) -> tuple[str, str] | None:
    """Label and number of the note that begins with this line; None for a line that goes on."""
    number = _start(line)
    if number is None:
        return None
    before = notes[-1] if notes else None
    begins = number in ("1", "①") or before is None
    follows = before is not None and _follows(before.number, number)
    if not (follows or (begins and (before is None or before.page != page))):
        return None
    match = MARK.match(line.text)
    return (match.group().rstrip() if match else "", number)


def _follows(before: str, number: str) -> bool:
    if before.isdecimal() and number.isdecimal():
        return int(number) == int(before) + 1
    return len(before) == len(number) == 1 and ord(number) == ord(before) + 1
