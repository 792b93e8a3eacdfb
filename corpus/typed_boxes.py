"""Finds a 专栏 printed as lines: its heading, then entries that begin alike, or 一、 groups."""

import itertools
import re
from collections.abc import Sequence

from corpus.blocks import Cell
from corpus.drafts import Cut, Draft, DraftLine, DraftTable, stripped, without
from corpus.numerals import count_value

_HEADING = re.compile(r"专栏\s*[\d一二三四五六七八九十]*[\s　:：]*\S.{0,38}")
_MARKS = (
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[①-⑳]"),
    re.compile(r"[●◆■★▲▶◇○•·]"),
    re.compile(r"——?"),
)
_LABEL = re.compile(r"[^。：:]{1,30}[。：:]")
_GROUP = re.compile(r"([一二三四五六七八九十])、[^。；;：:]{1,18}[：:]?")
_OPENS_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[）)、]|——")
LEAST_GROUPS = 2
"""Fewer groups than this under a 专栏 heading are the outline going on, not the box."""


def with_typed_boxes(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn the entries under each 专栏 heading into rows of label and content."""
    written: list[Draft] = []
    place = 0
    while place < len(drafts):
        written.append(drafts[place])
        place += 1
        if not _is_heading(written[-1]):
            continue
        entries = _entries(drafts, place)
        groups = () if entries else _groups(drafts, place)
        if entries:
            written.append(DraftTable(tuple(_row(entry) for entry in entries)))
        elif groups:
            written.append(DraftTable(groups))
        place += len(entries) + 2 * len(groups)
    return written


def _is_heading(draft: Draft) -> bool:
    """Whether a line is the heading of a 专栏."""
    return isinstance(draft, DraftLine) and _HEADING.fullmatch(draft.text) is not None


def _entries(drafts: Sequence[Draft], place: int) -> list[DraftLine]:
    """The lines from `place` that begin with one mark."""
    first = drafts[place] if place < len(drafts) else None
    if not isinstance(first, DraftLine):
        return []
    mark = next((one for one in _MARKS if one.match(first.text)), None)
    found: list[DraftLine] = []
    for draft in drafts[place:]:
        if not isinstance(draft, DraftLine) or mark is None or not mark.match(draft.text):
            break
        found.append(draft)
    return found


def _groups(drafts: Sequence[Draft], place: int) -> tuple[tuple[Cell, Cell], ...]:
    """Rows of label and content: 一、a short label on its line, its content on the next line.

    Without this the labels would open parts of the report in the midst of a section.
    """
    found: list[tuple[Cell, Cell]] = []
    for number in itertools.count(1):
        label, content = (*drafts[place : place + 2], None, None)[:2]
        if not isinstance(label, DraftLine) or not isinstance(content, DraftLine):
            break
        mark = _GROUP.fullmatch(label.text)
        if (
            mark is None
            or count_value(mark.group(1)) != number
            or _OPENS_SECTION.match(content.text)
        ):
            break
        found.append((label.cell, content.cell))
        place += 2
    return tuple(found) if len(found) >= LEAST_GROUPS else ()


def _row(entry: DraftLine) -> tuple[Cell, Cell]:
    """Label with its colon, and content; the whole entry is its label where none is printed."""
    label = _LABEL.match(entry.text)
    words = len(entry.text)
    end = label.end() if label else words
    first = stripped(without(entry.cell, [Cut(end, words)], "syntax")[0])
    return first, stripped(without(entry.cell, [Cut(0, end)], "syntax")[0])
