"""A report's clean text as plain values that a maker of any format can write out."""

from dataclasses import dataclass, field

from corpus.blocks import Clean, NoteBlock, ParagraphBlock, TableBlock
from corpus.model import Span


@dataclass
class Piece:
    """Words, then the note whose mark follows them (or "")."""

    text: str
    note: str = ""


@dataclass
class Para:
    pieces: list[Piece]
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass
class Grid:
    rows: list[list[list[Piece]]]


@dataclass
class Content:
    items: list[Para | Grid] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def content_of(clean: Clean) -> Content:
    content = Content()
    for block in clean.blocks:
        match block:
            case ParagraphBlock():
                content.items.append(Para(pieces(clean, block.span)))
            case NoteBlock():
                content.notes[block.mark] = clean.text[block.span.start : block.span.end]
            case TableBlock():
                rows = [
                    [pieces(clean, cell) if cell else [] for cell in row.cells]
                    for row in block.rows
                ]
                width = max(map(len, rows))
                content.items.append(Grid([[*row, *[[]] * (width - len(row))] for row in rows]))
    return content


def pieces(clean: Clean, span: Span) -> list[Piece]:
    marks = [mark for mark in clean.marks if span.start <= mark.offset <= span.end]
    found, place = [], span.start
    for mark in sorted(marks, key=lambda one: one.offset):
        found.append(Piece(clean.text[place : mark.offset], mark.mark))
        place = mark.offset
    found.append(Piece(clean.text[place : span.end]))
    return found
