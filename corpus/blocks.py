"""What every reader gives: clean text, its blocks, the note marks, and where each sign came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from corpus.model import Span

PAGE = "\f"
"""Mark in a `CleanWriter` of the place where a page begins: a paragraph may go on over it."""
LAYOUT = -1
"""Origin of a sign that stands in `Clean.text` only to lay it out (a line break, a tab)."""

MarkupKind: TypeAlias = Literal[
    "note mark",
    "note bracket",
    "bookmark",
    "image",
    "page number",
    "header",
    "footer",
    "repeated row",
    "deleted",
    "hidden",
    "comment",
    "navigation",
    "script",
    "syntax",
]
"""Why signs of the source are not in the text; corpus/counts.py names each in Chinese."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clean words with the source offset of each: `len(origins) == len(text)`."""

    text: str
    origins: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origins):
            raise ValueError(f"{len(self.text)} signs have {len(self.origins)} origins")

    def stripped(self) -> "Piece":
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return Piece(self.text[start:end], self.origins[start:end]) if end > start else EMPTY


EMPTY = Piece("", ())


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell before it is written; marks: (id, offset in the piece)."""

    piece: Piece
    marks: tuple[tuple[str, int], ...] = ()

    def followed_by(self, other: "Cell") -> "Cell":
        """Both as one cell: what the page breaks over lines is one string of words."""
        shift = len(self.piece.text)
        joined = Piece(self.piece.text + other.piece.text, self.piece.origins + other.piece.origins)
        return Cell(joined, self.marks + tuple((mark, at + shift) for mark, at in other.marks))


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark: it stands in the clean text just before `offset`; `mark` is its printed id."""

    mark: str
    offset: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A stretch [start, end) of the source that is not words: a mark, a bracket, a page number."""

    kind: MarkupKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A line of running text or a heading.

    level: 1 for the file's own first-level heading (style, <h1>, #) and so on; 0 where it has none.
    """

    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """The text of a note, put on a line of its own after the paragraph that carries its mark."""

    mark: str
    span: Span


@dataclass(frozen=True, slots=True)
class RowBlock:
    """A table row on one line, cells joined by tabs; an empty cell is None.

    A cell merged with the one above or to the left is None as well: its words stand there.
    """

    span: Span
    cells: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows that follow one another."""

    span: Span
    rows: tuple[RowBlock, ...]


Block: TypeAlias = ParagraphBlock | NoteBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Clean:
    """A source file as a reader would see it.

    origins: for each sign of `text` its offset in the source, or LAYOUT.
    pages: where in `text` each page begins, the first first; () where the format has no pages.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    origins: tuple[int, ...]
    markup: tuple[Markup, ...]
    pages: tuple[int, ...] = ()


@dataclass(slots=True)
class CleanWriter:
    """Collects blocks in printed order; `finish` gives the `Clean`."""

    parts: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)

    def paragraph(
        self, piece: Piece, marks: Iterable[tuple[str, int]] = (), *, level: int = 0
    ) -> None:
        """Add a line; marks: (id, offset in the piece); level: of the file's own heading."""
        start = len(self.origins)
        self.marks.extend(Mark(mark, start + offset) for mark, offset in marks)
        if piece.text:
            self.blocks.append(ParagraphBlock(self._write(piece), level))
            self._layout("\n")

    def page(self) -> None:
        """What is written from here on stands on the next page."""
        self.marks.append(Mark(PAGE, len(self.origins)))

    def note(self, mark: str, piece: Piece) -> None:
        """Add a note on a line of its own."""
        self.blocks.append(NoteBlock(mark, self._write(piece)))
        self._layout("\n")

    def table(self, rows: Sequence[Sequence["Cell"]]) -> None:
        """Add rows of cells; an empty cell is an empty piece."""
        written = tuple(self._row(row) for row in rows)
        self.blocks.append(TableBlock(Span(written[0].span.start, written[-1].span.end), written))

    def finish(self) -> Clean:
        """Close the text."""
        return Clean(
            "".join(self.parts),
            tuple(self.blocks),
            tuple(mark for mark in self.marks if mark.mark != PAGE),
            tuple(self.origins),
            tuple(self.markup),
            tuple(sorted(mark.offset for mark in self.marks if mark.mark == PAGE)),
        )

    def _row(self, row: Sequence["Cell"]) -> RowBlock:
        start = len(self.origins)
        cells: list[Span | None] = []
        for column, cell in enumerate(row):
            if column:
                self._layout("\t")
            self.marks.extend(Mark(mark, len(self.origins) + at) for mark, at in cell.marks)
            cells.append(self._write(cell.piece) if cell.piece.text else None)
        end = len(self.origins)
        self._layout("\n")
        return RowBlock(Span(start, end), tuple(cells))

    def _write(self, piece: Piece) -> Span:
        start = len(self.origins)
        self.parts.append(piece.text)
        self.origins.extend(piece.origins)
        return Span(start, start + len(piece.text))

    def _layout(self, sign: str) -> None:
        self.parts.append(sign)
        self.origins.append(LAYOUT)
