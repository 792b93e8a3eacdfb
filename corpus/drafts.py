"""Clean text as a list of loose blocks, so that a pass may change blocks and write them anew."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from corpus.blocks import (
    LAYOUT,
    Block,
    Cell,
    Clean,
    CleanWriter,
    Markup,
    MarkupKind,
    NoteBlock,
    ParagraphBlock,
    Piece,
    RowBlock,
)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of running text with the note marks in it; level as in ParagraphBlock."""

    cell: Cell
    level: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return self.cell.piece.text


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A note."""

    mark: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class DraftTable:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


Draft: TypeAlias = DraftLine | DraftNote | DraftTable


def drafts_of(clean: Clean) -> list[Draft]:
    """The blocks of clean text, each with its words, their origins and its marks."""
    return [_draft(clean, block) for block in clean.blocks]


def _draft(clean: Clean, block: Block) -> Draft:
    if isinstance(block, ParagraphBlock):
        return DraftLine(_cell(clean, block.span.start, block.span.end), block.level)
    if isinstance(block, NoteBlock):
        return DraftNote(block.mark, _piece(clean, block.span.start, block.span.end))
    return DraftTable(tuple(tuple(_row(clean, row)) for row in block.rows))


def _row(clean: Clean, row: RowBlock) -> Iterator[Cell]:
    place = row.span.start
    for cell in row.cells:
        end = place + (len(cell) if cell else 0)
        yield _cell(clean, place, end)
        place = end + 1


def _cell(clean: Clean, start: int, end: int) -> Cell:
    marks = [mark for mark in clean.marks if start <= mark.offset <= end]
    return Cell(
        _piece(clean, start, end), tuple((mark.mark, mark.offset - start) for mark in marks)
    )


def _piece(clean: Clean, start: int, end: int) -> Piece:
    return Piece(clean.text[start:end], clean.origins[start:end])


def rewritten(clean: Clean, drafts: Iterable[Draft], markup: Sequence[Markup]) -> Clean:
    """Clean text of `drafts`; markup: what the pass took out of the words of `clean`."""
    writer = CleanWriter(markup=[*clean.markup, *markup])
    for draft in drafts:
        match draft:
            case DraftLine():
                writer.paragraph(draft.cell.piece, draft.cell.marks, level=draft.level)
            case DraftNote():
                writer.note(draft.mark, draft.piece)
            case DraftTable():
                writer.table(draft.rows)
    found = writer.finish()
    pages = tuple(_moved_pages(clean, found))
    return Clean(found.text, found.blocks, found.marks, found.origins, found.markup, pages)


def _moved_pages(before: Clean, after: Clean) -> Iterator[int]:
    """Where each page begins now: at its first sign that is still in the text."""
    kept = [(origin, at) for at, origin in enumerate(after.origins) if origin != LAYOUT]
    for page in before.pages:
        first = next((one for one in before.origins[page:] if one != LAYOUT), None)
        at = len(kept) if first is None else bisect_left(kept, (first, 0))
        yield kept[at][1] if at < len(kept) else len(after.text)


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """The stretch [start, end) of a cell to take out, which may be empty; note: its mark stays there."""

    start: int
    end: int
    note: str = ""


def without(cell: Cell, cuts: Iterable[Cut], kind: MarkupKind) -> tuple[Cell, list[Markup]]:
    """The cell without `cuts`, which do not overlap, and what was taken out."""
    text: list[str] = []
    origins: list[int] = []
    marks: list[tuple[str, int]] = []
    markup: list[Markup] = []
    place = 0
    for cut in [*sorted(cuts), None]:
        end = cut.start if cut else len(cell.piece.text)
        kept = [(mark, at) for mark, at in cell.marks if place <= at < end + (cut is None)]
        marks.extend((mark, at - place + len(origins)) for mark, at in kept)
        text.append(cell.piece.text[place:end])
        origins.extend(cell.piece.origins[place:end])
        if cut:
            marks.extend([(cut.note, len(origins))] if cut.note else [])
            taken = cell.piece.origins[cut.start : cut.end]
            markup.extend(Markup(kind, one, one + 1) for one in taken)
            inside = [mark for mark, at in cell.marks if cut.start <= at < cut.end]
            marks.extend((mark, len(origins)) for mark in inside)
            place = cut.end
    return Cell(Piece("".join(text), tuple(origins)), tuple(marks)), markup


def stripped(cell: Cell) -> Cell:
    """Without white space at both ends, marks kept."""
    lead = len(cell.piece.text) - len(cell.piece.text.lstrip())
    piece = cell.piece.stripped()
    return Cell(
        piece, tuple((mark, min(max(0, at - lead), len(piece.text))) for mark, at in cell.marks)
    )
