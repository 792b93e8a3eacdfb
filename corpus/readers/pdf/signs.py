"""Signs of a page gathered into printed lines, raised signs told apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.readers.pdf.radicals import plain

RAISED_SIZE = 0.88
"""A raised sign is smaller than this share of its line (Word: 0.58, browsers: 0.83)."""
RAISED_BY = 0.12
"""Its foot stands at least this share of the line's height above the line's foot."""
LATIN_GAP, WIDE_GAP = 0.2, 0.8
"""Gaps, in sizes, that stand for a blank: between Latin words, between Chinese signs."""
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A printed sign; points from the left and the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line, all raised or none."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line; page counts from 1; signs from left to right, never empty."""

    page: int
    signs: tuple[Sign, ...]
    size: float
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.signs[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(sign.x1 for sign in self.signs)

    @property
    def text(self) -> str:
        """All words, blanks where gaps stand for them."""
        return "".join(run.text for run in self.runs())

    def is_raised(self, sign: Sign) -> bool:
        """Whether it stands above the line in small print."""
        small = sign.size < RAISED_SIZE * self.size
        return small and sign.bottom < self.bottom - RAISED_BY * (self.bottom - self.top)

    def runs(self) -> list[Run]:
        """The words, cut where raised signs begin or end."""
        found: list[Run] = []
        before: Sign | None = None
        for sign in self.signs:
            words = _gap(before, sign, self.size) + sign.text
            raised = self.is_raised(sign)
            if found and found[-1].raised == raised:
                found[-1] = Run(found[-1].text + words, raised)
            else:
                found.append(Run(words, raised))
            before = sign
        return found


def signs_of(chars: Iterable[dict[str, Any]]) -> list[Sign]:
    """Pdfplumber's characters as signs; radicals become the plain signs that are printed."""
    return [
        Sign(plain(one["text"]), one["x0"], one["x1"], one["top"], one["bottom"], one["size"])
        for one in chars
    ]


def lines_of(signs: Iterable[Sign], page: int) -> list[TextLine]:
    """Gather signs into lines from top to bottom: the largest signs make the line."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda one: (-round(one.size, 1), one.top, one.x0)):
        row = next((row for row in rows if row[0].top <= sign.middle <= row[0].bottom), None)
        if row is None:
            rows.append([sign])
        else:
            row.append(sign)
    lines = [_line(row, page) for row in rows if any(sign.text.strip() for sign in row)]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _line(row: Sequence[Sign], page: int) -> TextLine:
    first = row[0]
    ordered = sorted(row, key=lambda sign: sign.x0)
    while not ordered[0].text.strip():
        ordered.pop(0)
    while not ordered[-1].text.strip():
        ordered.pop()
    return TextLine(page, tuple(ordered), first.size, first.top, first.bottom)


def _gap(before: Sign | None, sign: Sign, size: float) -> str:
    if before is None or not before.text.strip() or not sign.text.strip():
        return ""
    gap = sign.x0 - before.x1
    latin = _LATIN.match(before.text[-1:]) and _LATIN.match(sign.text)
    return " " if gap > (LATIN_GAP if latin else WIDE_GAP) * size else ""
