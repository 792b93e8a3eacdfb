"""The pages of a PDF put together in reading order: paragraphs, tables, notes, left-out lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.blocks import MarkupKind
from corpus.readers.flow import (
    Flow,
    Grid,
    Inline,
    Inlines,
    Item,
    LeftOut,
    Line,
    NoteMark,
    PageStart,
    Words,
)
from corpus.readers.grid import Laid, laid_out
from corpus.readers.pdf.end_notes import with_end_notes
from corpus.readers.pdf.foot_notes import MARK, FootNote, FootNotes, foot_notes
from corpus.readers.pdf.pages import Page, PageTable
from corpus.readers.pdf.paragraphs import Measure, cell_inlines, inlines_of, measure, paragraphs
from corpus.readers.pdf.running import running
from corpus.readers.pdf.signs import TextLine
from corpus.readers.pdf.tables import WholeTable, begun, goes_on, join


def flow_of(pages: Sequence[Page], census: Counter[str]) -> Flow:
    """All pages as one flow."""
    skipped = running(pages)
    notes = foot_notes(pages, skipped, _text_size(pages, skipped))
    body = [
        line
        for page in pages
        for line in page.lines
        if line not in skipped and line not in notes.taken
    ]
    builder = _Builder(notes, measure(body, pages[0].width if pages else 0.0))
    for page in pages:
        builder.page(page, skipped)
    builder.close()
    written = {note.id: builder.note(note) for note in notes.notes}
    items, ended = with_end_notes(builder.items, written)
    return Flow(tuple(items), ended, census, len(pages))


def _text_size(pages: Sequence[Page], skipped: Mapping[TextLine, MarkupKind]) -> float:
    """The size that most signs are printed in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line not in skipped:
                sizes[round(line.size, 1)] += len(line.signs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass(slots=True)
class _Builder:
    """Lines wait until something that is no line shows where their last paragraph ends."""

    notes: FootNotes
    usual: Measure
    items: list[Item] = field(default_factory=list)
    waiting: list[TextLine] = field(default_factory=list)
    table: WholeTable | None = None
    aside: list[Item] = field(default_factory=list)
    begun_pages: int = 0

    def page(self, page: Page, skipped: Mapping[TextLine, MarkupKind]) -> None:
        """Add a page; a paragraph or a table of the page before may go on."""
        self.aside.append(LeftOut("hidden", page.slanted))
        for line in page.lines:
            if line in skipped:
                self.aside.append(LeftOut(skipped[line], line.text))
        lines = [one for one in page.lines if one not in skipped and one not in self.notes.taken]
        things: list[TextLine | PageTable] = [*lines, *page.tables]
        for thing in sorted(things, key=lambda one: one.top):
            if isinstance(thing, TextLine):
                self._end_table()
                self.waiting.append(thing)
            else:
                self._add_table(thing)

    def close(self) -> None:
        """Write what still waits."""
        self._end_lines()
        self._end_table()
        self.items += self.aside

    def note(self, note: FootNote) -> Inlines:
        """The words of a note without its number."""
        found = [_plain(one) for one in inlines_of(note.lines) if not isinstance(one, PageStart)]
        return tuple(without_label(found, note.label))

    def _add_table(self, part: PageTable) -> None:
        if self.table is not None and not self.waiting and goes_on(self.table, part):
            join(self.table, part)
            return
        self._end_lines()
        self._end_table()
        self.table = begun(part)

    def _end_lines(self) -> None:
        for lines in paragraphs(self.waiting, self.usual):
            start = self._starts_page(lines[0].page)
            inlines = tuple(self._marked(one) for one in inlines_of(lines))
            self.begun_pages = max(self.begun_pages, lines[-1].page)
            self.items.append(Line((*start, *inlines)))
        self.waiting = []

    def _end_table(self) -> None:
        if self.table is None:
            return
        rows = []
        for row in self.table.rows:
            start = self._starts_page(row.page)
            cells = [tuple(self._marked(one) for one in cell_inlines(cell)) for cell in row.cells]
            cells[0] = (*start, *cells[0])
            rows.append([Laid(cell) for cell in cells])
        self.items.append(Grid(laid_out(rows)))
        for line in self.table.repeated:
            self.items.append(LeftOut("repeated row", line.text))
        self.table = None

    def _starts_page(self, page: int) -> tuple[PageStart, ...]:
        """A start for each page up to this one: an empty page begins where the next does."""
        count = max(0, page - self.begun_pages)
        self.begun_pages = max(self.begun_pages, page)
        return tuple(PageStart() for _ in range(count))

    def _marked(self, one: Inline | tuple[int, str]) -> Inline:
        """A raised run as the mark of its note; without one it stays as words (m²)."""
        if not isinstance(one, tuple):
            return one
        page, printed = one
        note = self.notes.find(page, printed)
        if note is not None:
            return NoteMark(note, printed)
        return (
            NoteMark(f"?{printed.strip()}", printed) if MARK.fullmatch(printed) else Words(printed)
        )


def _plain(one: Inline | tuple[int, str]) -> Inline:
    return Words(one[1]) if isinstance(one, tuple) else one


def without_label(found: list[Inline], label: str) -> list[Inline]:
    """Take `label` off the first words."""
    for at, one in enumerate(found):
        if isinstance(one, Words) and one.text.strip():
            start = one.text.find(label)
            if start >= 0:
                end = start + len(label)
                cut: list[Inline] = [LeftOut("note bracket", one.text[:end]), Words(one.text[end:])]
                return [*found[:at], *cut, *found[at + 1 :]]
            break
    return found
