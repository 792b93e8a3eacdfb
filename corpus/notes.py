"""Ties each note to its term and the place of its mark, and reads the 专栏."""

import itertools
import re
from collections.abc import Iterable, Sequence

from corpus.blocks import Block, Clean, NoteBlock, ParagraphBlock, RowBlock, TableBlock
from corpus.captions import box_caption
from corpus.enumerations import list_items
from corpus.errors import UserError
from corpus.header_rows import holds_indicators
from corpus.headers import column_kind, plain, says_value
from corpus.model import Box, BoxEntry, Footnote, Paragraph, Span

_HEAD = re.compile(
    r"\s*(?P<head>.{1,60}?)(?:[:：]|，?(?=是指|系指|指的是)|(?<=”)，?(?=指|是|即)|——)", re.DOTALL
)
_QUOTED = re.compile(r"“([^”]+)”")
_LABEL = re.compile(
    r"(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、]|[①-⑳●◆■★▲▶◇○•·—]+)?\s*(?P<label>.+?)[：:。]?"
)
LONGEST_HEADER_CELL = 8
"""A 专栏 whose first row has only cells this short, without stops, starts with a header row."""


class NoteError(UserError):
    """Marks and notes do not pair off."""

    def __init__(self, mark: str, missing: str) -> None:
        super().__init__(
            f"注释 {mark}：{missing}。每个注释标记要有且只有一条注文；"
            "请在原文件里补上或删去后重新读入。"
        )


def footnotes(clean: Clean) -> tuple[Footnote, ...]:
    """Read the notes in printed order, numbered from 1; raises NoteError on an odd one out."""
    notes = {block.mark: block for block in clean.blocks if isinstance(block, NoteBlock)}
    offsets = {mark.mark: mark.offset for mark in clean.marks}
    for mark in offsets.keys() - notes.keys():
        raise NoteError(mark, "有标记而没有注文")
    for mark in notes.keys() - offsets.keys():
        raise NoteError(mark, "有注文而没有标记")
    ordered = sorted(notes.values(), key=lambda block: offsets[block.mark])
    if set(notes) == {str(number) for number in range(1, len(notes) + 1)}:
        ordered.sort(key=lambda block: int(block.mark))  # a glossary keeps its own numbers
    return tuple(
        _footnote(clean.text, block, number, offsets[block.mark])
        for number, block in enumerate(ordered, start=1)
    )


def _footnote(text: str, block: NoteBlock, number: int, offset: int) -> Footnote:
    words = text[block.span.start : block.span.end]
    head = _HEAD.match(words)
    if head and not words[head.end() :].strip():
        head = None  # a name alone: what it stands for is not printed
    name_end = head.end("head") if head else len(words)
    definition = head.end() if head else 0
    terms = _terms(text, Span(block.span.start, block.span.start + name_end))
    return Footnote(
        number=number,
        mark=block.mark,
        terms=terms,
        span=block.span,
        definition=Span(block.span.start + definition, block.span.end),
        anchor=_anchor(text, terms, offset),
        address=f"注〔{number}〕",
    )


def _terms(text: str, head: Span) -> tuple[Span, ...]:
    """The names of a note: each of “甲”“乙”, or the whole head."""
    words = text[head.start : head.end]
    stripped = words.strip()
    start = head.start + words.index(stripped)
    whole = Span(start, start + len(stripped))
    quoted = list(_QUOTED.finditer(stripped))
    if quoted and not re.sub("[、和与 ]", "", _QUOTED.sub("", stripped)):
        return tuple(Span(start + one.start(1), start + one.end(1)) for one in quoted)
    return (whole,)


def _anchor(text: str, terms: tuple[Span, ...], offset: int) -> Span:
    """The words just before the mark: the term where it is printed there, else one clause."""
    line_start = text.rfind("\n", 0, offset) + 1
    before = text[line_start:offset]
    starts = [before.rfind(text[term.start : term.end]) for term in terms]
    found = [start for start in starts if start >= 0]
    if found:
        start = min(found)
        start -= before[start - 1 : start] == "“"
    else:
        start = max(before.rfind(sign) for sign in "，。；：、") + 1
    return Span(line_start + min(start, len(before) - 1), offset)


def boxes(text: str, blocks: Sequence[Block], paragraphs: Iterable[Paragraph]) -> tuple[Box, ...]:
    """Read each 专栏: a line that begins so, with a table under it."""
    paths = {paragraph.span: paragraph.path for paragraph in paragraphs}
    found: list[Box] = []
    for line, table in itertools.pairwise(blocks):
        if not (isinstance(line, ParagraphBlock) and isinstance(table, TableBlock)):
            continue
        caption = box_caption(text, line.span)
        if caption and not holds_indicators(text, table):
            number, title = caption
            found.append(
                Box(
                    number=number,
                    title=title,
                    heading=line.span,
                    span=Span(line.span.start, table.span.end),
                    entries=_entries(text, line.span, table),
                    path=paths[line.span],
                )
            )
    return tuple(found)


def _entries(text: str, heading: Span, table: TableBlock) -> tuple[BoxEntry, ...]:
    """The rows of a 专栏; an empty label cell means as above."""
    rows = table.rows[1:] if _has_header(text, table.rows) else table.rows
    entries: list[BoxEntry] = []
    label: Span | None = None
    for row in rows:
        first, *rest = row.cells if len(row.cells) > 1 else (None, *row.cells)
        label = _label(text, first) if first else label or heading
        filled = [cell for cell in rest if cell is not None] or [label]
        content = Span(filled[0].start, filled[-1].end)
        entries.append(BoxEntry(label, content, row.span, list_items(text, content)))
    return tuple(entries)


def _label(text: str, cell: Span) -> Span:
    """The words of a label without the list number before and the colon after them."""
    match = _LABEL.fullmatch(text, cell.start, cell.end)
    return Span(*match.span("label")) if match else cell


def _has_header(text: str, rows: Sequence[RowBlock]) -> bool:
    def is_short(row: RowBlock) -> bool:
        cells = [plain(text[cell.start : cell.end]) for cell in row.cells if cell]
        return len(cells) == len(row.cells) and all(
            (len(cell) <= LONGEST_HEADER_CELL or says_value(cell))
            and not re.search("[，、。；：]", cell)
            for cell in cells
        )

    first = rows[0].cells[0]
    named = first is not None and bool(column_kind(text[first.start : first.end]))
    return len(rows) > 1 and is_short(rows[0]) and (named or not is_short(rows[1]))
