"""Finds a 专栏 printed as lines: its heading, then entries that begin alike."""

import re
from collections.abc import Sequence

from corpus.blocks import Cell
from corpus.drafts import Cut, Draft, DraftLine, DraftTable, stripped, without

_HEADING = re.compile(r"专栏\s*[\d一二三四五六七八九十]*[\s　:：]*\S.{0,38}")
_MARKS = (
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[①-⑳]"),
    re.compile(r"[●◆■★▲▶◇○•·]"),
    re.compile(r"——?"),
)
_LABEL = re.compile(r"[^。：:]{1,30}[。：:]")


def with_typed_boxes(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn the entries under each 专栏 heading into rows of label and content."""
    written: list[Draft] = []
    place = 0
    while place < len(drafts):
        written.append(drafts[place])
        place += 1
        entries = _entries(drafts, place)
        if entries:
            written.append(DraftTable(tuple(_row(entry) for entry in entries)))
            place += len(entries)
    return written


def _entries(drafts: Sequence[Draft], place: int) -> list[DraftLine]:
    """The lines from `place` that begin with one mark, where the line before is a heading."""
    heading = drafts[place - 1]
    if not isinstance(heading, DraftLine) or not _HEADING.fullmatch(heading.text):
        return []
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


def _row(entry: DraftLine) -> tuple[Cell, Cell]:
    """Label with its colon, and content; no label where none is printed."""
    label = _LABEL.match(entry.text)
    end = label.end() if label else 0
    words = len(entry.text)
    first = stripped(without(entry.cell, [Cut(end, words)], "syntax")[0])
    return first, stripped(without(entry.cell, [Cut(0, end)], "syntax")[0])
