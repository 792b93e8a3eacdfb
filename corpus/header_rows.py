"""Finds the header of an indicator table, over one row or several, and joins it column by column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import RowBlock, TableBlock
from corpus.headers import column_kind, is_heading_cell, plain, says_value
from corpus.model import Span

_ROWS_ABOVE = 2
"""Rows of a table that may stand above its header: a caption, a line with the unit."""
_MOST_HEADER_ROWS = 3
_FEWEST_COUNTED = 2
_LONGEST_HEAD = 16
_NOT_IN_HEAD = re.compile(r"[，。；！？]|^[-−]?\d+(?:\.\d+)?$")
_NUMBER = re.compile(r"[-−＞＜≥≤><]?\s*\d+(?:[.,]\d+)*\s*(?:%|％|左右|以上|以内|以下)?")
_COUNTED = re.compile(_NUMBER.pattern + "|[-—－/]*")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    rows: rows of the block up to its end, those above it included; columns: one wording a
    column; places: column kind -> place (「group」: names beside which parts are named).
    above: the words above the header inside the table.
    """

    rows: int
    width: int
    span: Span
    columns: tuple[str, ...]
    places: dict[str, int]
    above: str


def find_header(text: str, block: TableBlock) -> Header | None:
    """The header of `block`; None where no row in the first three names indicators."""
    for start in range(min(_ROWS_ABOVE + 1, len(block.rows))):
        words = _words(text, block.rows[start])
        if any(column_kind(one) in ("name", "plain") for one in words):
            return _header(text, block, start)
        if sum(map(bool, words)) > 1:
            return None
    return None


def counting_header(text: str, block: TableBlock) -> Header | None:
    """The first row as a header, whatever it names, where a column of bare numbers stands under it.

    「时段 | 发送旅客（万人次） | 到达旅客（万人次）」 names neither indicators nor projects.
    """
    head = _words(text, block.rows[0])
    rows = [_words(text, row) for row in block.rows[1:] if len(row.cells) == len(head)]
    if len(rows) < _FEWEST_COUNTED or not all(map(_heads_column, head)):
        return None
    if not any(all(_COUNTED.fullmatch(row[at]) for row in rows) for at in range(1, len(head))):
        return None
    return _header(text, block, 0)


def _heads_column(words: str) -> bool:
    return bool(words) and len(words) <= _LONGEST_HEAD and not _NOT_IN_HEAD.search(words)


def holds_indicators(text: str, block: TableBlock) -> bool:
    """Whether a table, even one under 专栏, names its rows indicators."""
    header = find_header(text, block)
    return header is not None and "指标" in header.columns[header.places["name"]]


def _header(text: str, block: TableBlock, start: int) -> Header | None:
    rows = [block.rows[start]]
    for row in block.rows[start + 1 : start + _MOST_HEADER_ROWS]:
        if not _goes_on(text, rows, row):
            break
        rows.append(row)
    width = max(len(row.cells) for row in rows)
    columns = [""] * width
    for words, below in _with_below(text, rows):
        spread = _spread(words, below, width)
        columns = [a + b if b not in a else a for a, b in zip(columns, spread, strict=True)]
    end = start + len(rows)
    if end >= len(block.rows):
        return None
    above = " ".join(text[row.span.start : row.span.end] for row in block.rows[:start])
    places = _places(columns, block.rows[end:])
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Header(end, width, span, tuple(columns), places, above)


def _goes_on(text: str, rows: Sequence[RowBlock], row: RowBlock) -> bool:
    """Whether `row` is one more row of the header: no name, and all its words are headings."""
    words = _words(text, row)
    top = _words(text, rows[0])
    if len(words) == len(top):
        names = [at for at, one in enumerate(top) if column_kind(one) in ("name", "number")]
        if any(words[at] for at in names if not column_kind(words[at])):
            return False
    filled = [one for one in words if one]
    return (
        bool(filled)
        and all(
            (is_heading_cell(one) or len(plain(one)) <= 5) and not _NUMBER.fullmatch(one)
            for one in filled
        )
        and any(
            is_heading_cell(one) or plain(one) in ("绝对值", "绝对数", "总量", "数值")
            for one in filled
        )
    )


def _with_below(
    text: str, rows: Sequence[RowBlock]
) -> Iterator[tuple[list[str], list[str] | None]]:
    for at, row in enumerate(rows):
        below = _words(text, rows[at + 1]) if at + 1 < len(rows) else None
        yield _words(text, row), below


def _spread(words: list[str], below: list[str] | None, width: int) -> list[str]:
    """The cells of a header row, each over all columns it spans.

    A merged cell leaves the cells right of it empty, or leaves them out.
    """
    if len(words) < width and below is not None:
        words = _unmerged(words, below, width) or words
    words = [*words, *[""] * (width - len(words))]
    for at in range(1, width):
        under = below is not None and at < len(below) and below[at] and at >= 1
        if not words[at] and under and below is not None and below[at - 1] and words[at - 1]:
            words[at] = words[at - 1]
    return words


def _unmerged(words: Sequence[str], below: Sequence[str], width: int) -> list[str] | None:
    """A row with fewer cells than the one below: a cell stands over each run of filled ones."""
    runs: list[list[int]] = []
    for at in range(width):
        filled = bool(below[at]) if at < len(below) else False
        if filled and runs and runs[-1][-1] == at - 1 and below[runs[-1][0]]:
            runs[-1].append(at)
        else:
            runs.append([at])
    missing = len(words) - len(runs)
    wide = [run for run in runs if len(run) > 1]
    if missing and (len(wide) != 1 or len(wide[0]) % (missing + 1)):
        return None
    spread = [""] * width
    taken = iter(words)
    for run in runs:
        size = len(run) // (missing + 1) if missing and run in wide else len(run)
        for first in range(0, len(run), size):
            word = next(taken, "")
            for at in run[first : first + size]:
                spread[at] = word
    return spread


def _places(columns: list[str], rows: Sequence[RowBlock]) -> dict[str, int]:
    """Where each kind of column is; a name over two columns is a group and a name."""
    places: dict[str, int] = {}
    for at, words in enumerate(columns):
        kind = column_kind(words)
        if kind and kind not in places:
            places[kind] = at
    name = places.setdefault("name", places.get("plain", 0))
    beside = name + 1
    if beside < len(columns) and (not columns[beside] or columns[beside] == columns[name]):
        filled = sum(bool(row.cells[beside]) for row in rows if beside < len(row.cells))
        if filled and not says_value(columns[beside]):
            places["group"], places["name"] = name, beside
            places.setdefault("category", name)
    return places


def _words(text: str, row: RowBlock) -> list[str]:
    return [re.sub(r"\s", "", text[cell.start : cell.end]) if cell else "" for cell in row.cells]
