"""The body of a Word file: paragraphs with their marks, tables, text boxes, tracked changes."""

import re
from collections.abc import Iterator

from corpus.blocks import MarkupKind
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Element, attribute, child, local, value
from corpus.readers.docx.styles import Styles
from corpus.readers.flow import Break, Grid, Inline, Inlines, Item, LeftOut, Line, NoteMark, Words
from corpus.readers.grid import Laid, laid_out

_SKIPPED = {"Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText"}
_TAKEN_OUT = {"del", "moveFrom"}
_TYPED_MARK = re.compile(r"\s*(?:[\[［(（]?\d{1,3}[\]］)）]?|[①-⑳])\s*")
_OFF = {"0", "false", "off"}


def part_words(part: Element) -> str:
    """All words under an element, in order, an older program's copy left out."""
    if local(part) == "Fallback":
        return ""
    own = part.text or "" if local(part) in ("t", "delText") else ""
    return own + "".join(part_words(one) for one in part)


class Body:
    """Reads the document in printed order; Word's own numbers count up on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[Element] = []

    def items(self, element: Element) -> Iterator[Item]:
        """Paragraphs and tables below an element, through whatever wraps them."""
        for one in element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from self._table(one)
            elif name in _TAKEN_OUT:
                yield LeftOut("deleted", part_words(one))
            elif name not in _SKIPPED:
                yield from self.items(one)

    def note(self, element: Element) -> Inlines:
        """The words of a note, without a number typed at its start."""
        found = [one for one in self._cell(element) if one != Words("")]
        first = next((at for at, one in enumerate(found) if isinstance(one, Words)), None)
        if first is not None and _TYPED_MARK.fullmatch(words := found[first].text):  # type: ignore[union-attr]
            found[first] = LeftOut("note bracket", words)
        return tuple(found)

    def _paragraph(self, paragraph: Element) -> Iterator[Item]:
        if self._styles.is_contents(paragraph):
            yield LeftOut("navigation", part_words(paragraph))
            return
        yield Line(tuple(self._inlines(paragraph)), self._styles.level(paragraph))
        while self._boxes:
            yield from self.items(self._boxes.pop(0))

    def _inlines(self, paragraph: Element) -> Iterator[Inline]:
        label = self._numbering.label(paragraph)
        if label:
            yield Words(label, generated=True)
        yield from self._walk(paragraph, None)

    def _walk(self, element: Element, out: MarkupKind | None) -> Iterator[Inline]:
        """Inlines below an element; out: why all words there are left out, if they are."""
        for one in element:
            name = local(one)
            if name in _SKIPPED:
                continue
            if name == "r":
                yield from self._run(one, out)
            elif name == "txbxContent":
                self._boxes.append(one)
            else:
                inner = "deleted" if name in _TAKEN_OUT else out
                yield from self._sign(one, inner)

    def _run(self, run: Element, out: MarkupKind | None) -> Iterator[Inline]:
        hidden = value(run, "rPr", "vanish")
        if hidden is not None and hidden not in _OFF:
            out = out or "hidden"
        custom = any(attribute(one, "customMarkFollows") in ("1", "true", "on") for one in run)
        yield from self._walk(run, out or ("note mark" if custom else None))

    def _sign(self, one: Element, out: MarkupKind | None) -> Iterator[Inline]:
        name = local(one)
        if name in ("t", "delText"):
            words = one.text or ""
            yield LeftOut(out, words) if out else Words(words)
        elif name in ("footnoteReference", "endnoteReference"):
            if out in (None, "note mark"):
                prefix = "e" if name.startswith("end") else ""
                yield NoteMark(f"{prefix}{attribute(one, 'id')}")
        elif name in ("br", "cr"):
            yield Break()
        elif name in ("tab", "ptab"):
            yield Words(" ")
        elif name == "noBreakHyphen":
            yield Words("-", generated=True)
        else:
            yield from self._walk(one, out)

    def _table(self, table: Element) -> Iterator[Item]:
        rows = list(self._rows(table))
        if sum(map(len, rows)) == 1:
            # A frame around text: its paragraphs keep their lines.
            yield from self.items(next(cell for cells in rows for cell in cells))
            return
        yield Grid(laid_out([[self._laid(cell) for cell in cells] for cells in rows]))

    def _rows(self, table: Element) -> Iterator[list[Element]]:
        for row in _below(table, "tr"):
            yield list(_below(row, "tc"))

    def _laid(self, cell: Element) -> Laid:
        wide = int(value(cell, "tcPr", "gridSpan") or 1)
        merge = child(cell, "tcPr", "vMerge")
        goes_on = merge is not None and (attribute(merge, "val") or "continue") == "continue"
        sideways = value(cell, "tcPr", "hMerge")
        inlines = tuple(self._cell(cell))
        if goes_on or sideways in ("", "continue"):
            inlines = tuple(LeftOut("hidden", part) for part in [part_words(cell)] if part.strip())
        return Laid(inlines, wide)

    def _cell(self, cell: Element) -> Iterator[Inline]:
        """The paragraphs of a cell or a note as one run of words."""
        for one in cell:
            name = local(one)
            if name == "p":
                yield from self._inlines(one)
                yield Break()
                while self._boxes:
                    yield from self._cell(self._boxes.pop(0))
            elif name == "tbl":
                for row in self._rows(one):
                    for inner in row:
                        yield from self._cell(inner)
                        yield Words(" ")
            elif name in _TAKEN_OUT:
                yield LeftOut("deleted", part_words(one))
            elif name not in _SKIPPED:
                yield from self._cell(one)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The nearest descendants of that name, through content controls and tracked changes."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) not in _SKIPPED and local(one) not in ("tbl", "p"):
            yield from _below(one, name)
