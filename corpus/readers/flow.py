"""What a format's reader finds in a file, and how it becomes clean text with its proof.

A reader says in printed order which lines, tables and left-out words a file holds and which notes
it has; `assemble` puts each note under its mark and accounts for every sign.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.blocks import EMPTY, PAGE, Cell, Clean, CleanWriter, Markup, MarkupKind, Piece
from corpus.readers.wrapping import joint


@dataclass(frozen=True, slots=True)
class Words:
    """Printed words. generated: the program prints them, the file does not hold them (1. 一、)."""

    text: str
    generated: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of the note `note`; printed: the signs of the file that show it (「1」 or none)."""

    note: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Signs of the file that are not words of the report, and why."""

    kind: MarkupKind
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph or a cell."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """What follows stands on the next page."""


Inline: TypeAlias = Words | NoteMark | LeftOut | Break | PageStart
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; level as in ParagraphBlock."""

    inlines: Inlines
    level: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, all rows of one length; a merged cell's words stand in its first."""

    rows: tuple[tuple[Inlines, ...], ...]


Item: TypeAlias = Line | Grid | LeftOut | PageStart


@dataclass(frozen=True, slots=True)
class Flow:
    """A file as its reader finds it: items in printed order, notes by id.

    census: how often each non-blank sign stands in the file, counted apart from the items.
    page_count: None where the format has no pages.
    """

    items: tuple[Item, ...]
    notes: Mapping[str, Inlines]
    census: Counter[str]
    page_count: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; place: the words or the page where it is."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What was taken from a file.

    source: every sign of the file in printed order, generated ones included; `clean` accounts
    for each of them, and `census` and `generated` prove that source and file agree.
    """

    source: str
    clean: Clean
    census: Counter[str]
    generated: str = ""
    page_count: int | None = None
    doubts: tuple[Doubt, ...] = ()


def signs(text: str) -> Counter[str]:
    """How often each non-blank sign stands in `text`."""
    return Counter("".join(text.split()))


def assemble(flow: Flow) -> Intake:
    """Write the items with each note under the paragraph or table that carries its mark."""
    writer = _Writer(flow.notes)
    for item in flow.items:
        writer.add(item)
    writer.add_orphans()
    return Intake(
        "".join(writer.source),
        writer.clean.finish(),
        flow.census,
        "".join(writer.generated),
        flow.page_count,
        tuple(writer.doubts),
    )


_PLACE_LENGTH = 24
"""Signs of a line that name it in a doubt."""


@dataclass(slots=True)
class _Writer:
    notes: Mapping[str, Inlines]
    clean: CleanWriter = field(default_factory=CleanWriter)
    source: list[str] = field(default_factory=list)
    length: int = 0
    generated: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)

    def add(self, item: Item) -> None:
        match item:
            case Line():
                self._line(item)
            case Grid():
                self._grid(item)
            case LeftOut():
                self._leave_out(item.kind, item.text)
            case PageStart():
                self.clean.page()

    def add_orphans(self) -> None:
        """Notes without a mark are kept as paragraphs at the end."""
        for note in [one for one in self.notes if one not in self.used]:
            words = "".join(one.text for one in self.notes[note] if isinstance(one, Words))
            self.doubts.append(Doubt(f"「{words[:_PLACE_LENGTH]}」", "有注文而没有注释标记"))
            self._line(Line(self.notes[note]))

    def _line(self, line: Line) -> None:
        for part in _split(line.inlines):
            cell = self._cell(part)
            self.clean.paragraph(cell.piece, cell.marks, level=line.level)
            self._write_notes()

    def _grid(self, grid: Grid) -> None:
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        filled = [row for row in rows if any(cell.piece.text for cell in row)]
        if filled:
            self.clean.table(filled)
        self._write_notes()

    def _write_notes(self) -> None:
        while self.waiting:
            note = self.waiting.pop(0)
            cell = self._cell(self.notes[note])
            if cell.piece.text:
                self.clean.note(note, cell.piece)

    def _cell(self, inlines: Iterable[Inline]) -> Cell:
        """Inlines as one stripped piece, its marks at their offsets."""
        text: list[str] = []
        origins: list[int] = []
        marks: list[tuple[str, int]] = []
        for one in _joined(inlines):
            match one:
                case Words():
                    origins.extend(self._take(one.text))
                    text.append(one.text)
                    self.generated.extend(one.text if one.generated else "")
                case LeftOut():
                    self._leave_out(one.kind, one.text)
                case PageStart():
                    marks.append((PAGE, len(origins)))
                case NoteMark():
                    kept = self._mark(one, "".join(text))
                    if kept is None:
                        marks.append((one.note, len(origins)))
                    else:
                        origins.extend(self._take(kept))
                        text.append(kept)
        piece = Piece("".join(text), tuple(origins))
        lead = len(piece.text) - len(piece.text.lstrip())
        piece = piece.stripped() if piece.text else EMPTY
        return Cell(
            piece, tuple((one, min(max(0, at - lead), len(piece.text))) for one, at in marks)
        )

    def _mark(self, mark: NoteMark, before: str) -> str | None:
        """None for a sound mark; else the signs that stay in the text."""
        if mark.note in self.notes and mark.note not in self.used:
            self._leave_out("note mark", mark.printed)
            self.used.add(mark.note)
            self.waiting.append(mark.note)
            return None
        if mark.note in self.used:
            self._leave_out("note mark", mark.printed)
            return ""
        place = f"「{before[-_PLACE_LENGTH:]}」之后"
        self.doubts.append(Doubt(place, f"有注释标记（{mark.printed or mark.note}）而没有注文"))
        return mark.printed

    def _leave_out(self, kind: MarkupKind, text: str) -> None:
        taken = self._take(text)
        if taken:
            self.clean.markup.append(Markup(kind, taken.start, taken.stop))

    def _take(self, text: str) -> range:
        self.source.append(text)
        self.length += len(text)
        return range(self.length - len(text), self.length)


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Inlines without breaks and without the blanks around them: a broken line is one string."""
    found: list[Inline] = []
    broken = False
    for one in inlines:
        if isinstance(one, Break):
            broken = True
        elif broken and isinstance(one, Words):
            if one.text.strip():
                before = _strip_last(found)
                words = one.text.lstrip()
                found += [Words(joint(before, words)), Words(words, one.generated)]
                broken = False
        else:
            found.append(one)
    return found


def _strip_last(found: list[Inline]) -> str:
    """Take the blanks off the end of the last words; returns those words."""
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if isinstance(one, Words):
            found[at] = Words(one.text.rstrip(), one.generated)
            if one.text.strip():
                return one.text.rstrip()
    return ""


def _split(inlines: Inlines) -> Iterable[Inlines]:
    part: list[Inline] = []
    for one in inlines:
        if isinstance(one, Break):
            yield tuple(part)
            part = []
        else:
            part.append(one)
    yield tuple(part)
