"""Finds indicator tables that a text prints as lines: cells parted by bars, tabs or blanks, or a cell a line.

Lines become a table only where they fit a header that names its columns; others stay running text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import EMPTY, Cell, Markup
from corpus.drafts import Cut, Draft, DraftLine, DraftTable, stripped, without
from corpus.headers import column_kind, is_heading_cell, says_value

LONGEST_CELL = 40
"""A line longer than this is no table cell: indicator names have up to 30 signs."""
FEWEST_COLUMNS = 3
MOST_COLUMNS = 12
FEWEST_FRAMED = 3
"""Lines parted by bars into as many cells each that are a table whatever their header says."""
_FRAME = re.compile(r"\s*[|｜│┃].+[|｜│┃]\s*")
_BAR = re.compile(r"\s*[|｜│┃]\s*")
_RULE = re.compile(r"[\s|｜│┃:+\-—─━┼├┤]+")
_BLANKS = re.compile(r"\t+|[ \u3000\u00a0]{2,}")
_BLANK = re.compile(r"[ \u3000\u00a0]+")
"""What a web page leaves of many blanks; trusted only where every row has a number."""
_STOPS = re.compile(r"[。；！？]")
_SECTION = re.compile("[（(]?[一二三四五六七八九十]{1,3}[、）)]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A table over the lines [start, end) with what was taken out of them."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    markup: tuple[Markup, ...] = ()


def with_typed_tables(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Markup]]:
    """Turn runs of lines that are tables into tables; returns what was taken out besides."""
    written: list[Draft] = []
    markup: list[Markup] = []
    place = 0
    while place < len(drafts):
        found = _table_at(drafts, place)
        if found is None:
            written.append(drafts[place])
            place += 1
        else:
            written.append(DraftTable(found.rows))
            markup.extend(found.markup)
            place = found.end
    return written, markup


def _table_at(drafts: Sequence[Draft], place: int) -> _Found | None:
    first = drafts[place]
    if not isinstance(first, DraftLine) or _STOPS.search(first.text):
        return None
    parted = _parted(drafts, place, _BAR) or _parted(drafts, place, _BLANKS)
    return parted or _parted(drafts, place, _BLANK) or _listed(drafts, place)


def _line(drafts: Sequence[Draft], place: int) -> DraftLine | None:
    draft = drafts[place] if place < len(drafts) else None
    return draft if isinstance(draft, DraftLine) else None


def _parted(drafts: Sequence[Draft], place: int, joint: re.Pattern[str]) -> _Found | None:
    """A header whose cells are parted by `joint`, and the rows of as many cells under it."""
    head, taken = _cells(drafts[place], joint)
    named = len(head) >= FEWEST_COLUMNS and _is_header([cell.piece.text for cell in head])
    if not named and not (joint is _BAR and _is_barred(drafts, place)):
        return None
    rows, markup = [head], list(taken)
    end, full = place + 1, 0
    while (line := _line(drafts, end)) is not None:
        cells, taken = _cells(line, joint)
        if joint is _BAR and _RULE.fullmatch(line.text):
            cells = []
        elif (
            len(cells) == 1
            and _is_category(line.text)
            and _goes_on(drafts, end + 1, joint, len(head))
        ):
            cells += [Cell(EMPTY)] * (len(head) - 1)
        elif len(cells) != len(head) or (joint is _BLANK and not _has_number(cells)):
            break
        else:
            full += 1
        rows += [cells] if cells else []
        markup += taken
        end += 1
    return _Found(place, end, tuple(map(tuple, rows)), tuple(markup)) if full > 1 else None


def _is_barred(drafts: Sequence[Draft], place: int) -> bool:
    """Whether lines are parted by bars into as many cells each: a table of any header.

    Two columns need bars at both ends of the line; 「甲 | 乙」 may be words.
    """
    lines = [_line(drafts, at) for at in range(place, place + FEWEST_FRAMED)]
    barred = [line for line in lines if line is not None and _BAR.search(line.text)]
    widths = {len(_cells(line, _BAR)[0]) for line in barred if not _RULE.fullmatch(line.text)}
    framed = all(_FRAME.fullmatch(line.text) for line in barred)
    least = 2 if framed else FEWEST_COLUMNS
    return len(barred) == FEWEST_FRAMED and len(widths) == 1 and min(widths) >= least


def _has_number(cells: Sequence[Cell]) -> bool:
    return any(re.fullmatch(r"[-−≥≤＞＜]?\d[\d.,]*[%％]?", cell.piece.text) for cell in cells[1:])


def _goes_on(drafts: Sequence[Draft], place: int, joint: re.Pattern[str], width: int) -> bool:
    line = _line(drafts, place)
    return line is not None and len(_cells(line, joint)[0]) == width


def _cells(draft: Draft, joint: re.Pattern[str]) -> tuple[list[Cell], list[Markup]]:
    """The cells of a line; bars that stand at both ends part nothing."""
    assert isinstance(draft, DraftLine)
    words = draft.text
    joints = list(joint.finditer(words))
    if joint in (_BLANK, _BLANKS):
        # 「指  标」 is one word: single signs that blanks part belong together.
        joints = [one for one in joints if not _within_word(words, one)]
    if not joints:
        return [draft.cell], []
    ends = joint is _BAR and joints[0].start() == 0 and joints[-1].end() == len(words)
    if joint is _BAR and _RULE.fullmatch(words):
        return [], without(draft.cell, [Cut(0, len(words))], "syntax")[1]
    cells: list[Cell] = []
    markup: list[Markup] = []
    starts = [0, *(one.end() for one in joints)]
    stops = [*(one.start() for one in joints), len(words)]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        if ends and number in (0, len(starts) - 1):
            continue
        outside = [Cut(0, start), Cut(stop, len(words))]
        cells.append(stripped(without(draft.cell, outside, "syntax")[0]))
    bars = [Cut(one.start(), one.end()) for one in joints]
    markup = without(draft.cell, bars, "syntax")[1]
    return cells, markup


def _within_word(words: str, joint: re.Match[str]) -> bool:
    before, after = words[: joint.start()], words[joint.end() :]
    alone_before = re.search(r"(?:^|\s)[\u4e00-\u9fff]$", before)
    alone_after = re.match(r"[\u4e00-\u9fff](?:\s|$)", after)
    return bool(alone_before and alone_after)


def _is_header(words: Sequence[str]) -> bool:
    kinds = [column_kind(one) for one in words]
    named = "name" in kinds or "plain" in kinds
    return named and any(map(says_value, words))


def _is_category(words: str) -> bool:
    return len(words) <= LONGEST_CELL and not _STOPS.search(words)


def _listed(drafts: Sequence[Draft], place: int) -> _Found | None:
    """A table printed a cell a line: the header's lines, then as many lines a row."""
    lines = list(_short_lines(drafts, place))
    words = [line.text for line in lines]
    if not words or column_kind(words[0]) not in ("number", "name", "category"):
        return None
    for width in _widths(words):
        if not _is_header(words[:width]):
            continue
        rows = list(_rows(words, width))
        if len(rows) > 1:
            cells = [tuple(line.cell for line in lines[:width])]
            cells += [
                tuple(lines[at].cell if at >= 0 else Cell(EMPTY) for at in row) for row in rows
            ]
            end = place + 1 + max(at for row in rows for at in row)
            return _Found(place, end, tuple(cells))
    return None


def _short_lines(drafts: Sequence[Draft], place: int) -> Iterator[DraftLine]:
    while (line := _line(drafts, place)) is not None and _is_category(line.text):
        yield line
        place += 1


def _widths(words: Sequence[str]) -> Iterator[int]:
    """Columns that the header may have: up to the first 「1」, or up to where headings end."""
    if column_kind(words[0]) == "number":
        if "1" in words[: MOST_COLUMNS + 2]:
            first = words.index("1")
            yield first - 1 if _SECTION.match(words[first - 1]) else first
        return
    width = next((at for at, one in enumerate(words) if not is_heading_cell(one)), 0)
    # The first name may look like a heading too (「…增长」): narrower headers are tried as well.
    yield from range(min(width, MOST_COLUMNS), FEWEST_COLUMNS - 1, -1)


def _rows(words: Sequence[str], width: int) -> Iterator[list[int]]:
    """The places of each row's cells; −1 for the merged category that a copy leaves out.

    A line 「一、产业项目」 between the rows of a numbered table is a row of its first cell alone.
    """
    header = [column_kind(one) for one in words[:width]]
    place, number = width, 1
    while place + width - 1 <= len(words):
        if header[0] == "number" and _SECTION.match(words[place]):
            yield [place, *[-1] * (width - 1)]
            place += 1
            continue
        row = list(range(place, place + width))
        if header[0] == "number" and words[place] != str(number):
            return
        following = words[place + width - 1 : place + width + 1]
        if "category" in header and str(number + 1) in following[:1] and header[0] == "number":
            row.insert(header.index("category"), -1)
            row.pop()
        if row[-1] >= len(words) or not _fits(words, row, header):
            return
        yield row
        place, number = max(row) + 1, number + 1


def _fits(words: Sequence[str], row: Sequence[int], header: Sequence[str]) -> bool:
    """Whether a row holds a name that is no number and at least one value cell with one."""
    cells = ["" if at < 0 else words[at] for at in row]
    name = cells[header.index("name" if "name" in header else "plain")]
    values = [cell for cell, kind in zip(cells, header, strict=True) if not kind]
    named = re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}", name)
    return named is not None and any(re.search(r"\d", one) for one in values)
