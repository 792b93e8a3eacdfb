"""Turns the elements of a page into lines, tables and left-out words."""

import re
from collections.abc import Iterator

from corpus.blocks import MarkupKind
from corpus.readers.flow import Break, Grid, Inline, Inlines, Item, LeftOut, Line, NoteMark, Words
from corpus.readers.grid import Laid, laid_out
from corpus.readers.html.notes import Notes
from corpus.readers.html.tree import BLOCKS, NAVIGATION, SCRIPTS, Element, is_hidden, tag, words

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]")


class Blocks:
    """Walks a page in printed order; chosen: the element of the main text."""

    def __init__(self, notes: Notes, chosen: Element) -> None:
        self._notes = notes
        self._containers = notes.containers
        self._chosen = chosen
        self._above = {chosen, *chosen.iterancestors()}
        self._waiting: list[Inline] = []

    def items(self, element: Element) -> Iterator[Item]:
        """The items of an element: blocks inside it part its running words."""
        if element not in self._above and self._why_out(element):
            yield LeftOut(self._why_out(element) or "hidden", words(element))
            return
        if element in self._containers:
            return
        name = tag(element)
        if name == "table" and not _is_layout(element):
            yield from self.table(element)
            return
        yield from self._flow(element)

    def note(self, note: str) -> Inlines:
        """The words of a note without its number and its link back."""
        found = list(self._inlines(self._notes.container_of[note]))
        number = self._notes.printed(note)
        at = next((at for at, one in enumerate(found) if _says(one)), None)
        said = found[at] if at is not None else None
        if at is not None and isinstance(said, Words) and said.text.strip().startswith(number):
            end = said.text.index(number) + len(number)
            found[at : at + 1] = [LeftOut("note bracket", said.text[:end]), Words(said.text[end:])]
        return tuple(found)

    def _flow(self, element: Element) -> Iterator[Item]:
        level = int(tag(element)[1]) if re.fullmatch("h[1-6]", tag(element)) else 0
        run: list[Inline] = [*self._waiting, *_list_number(element)]
        self._waiting = []
        run += self._text(element.text, element)
        for one in element:
            if tag(one) in BLOCKS or one.find(".//p") is not None or _holds_block(one):
                # A number waits for the words of the block inside its item.
                if all(isinstance(one, Words) and _is_number(one) for one in run):
                    self._waiting, run = run, []
                yield from _line(run, level)
                run = []
                yield from self.items(one)
            else:
                run += self._inline(one)
            run += self._text(one.tail, element)
        yield from _line(run, level)

    def _text(self, text: str | None, parent: Element) -> list[Inline]:
        """Words right in an element; outside the main text they are left out."""
        if not text:
            return []
        if parent is not self._chosen and parent in self._above:
            return [LeftOut("navigation", text)]
        return [Words(collapsed(text))]

    def _inlines(self, element: Element) -> Iterator[Inline]:
        """All of an element as one run; blocks part it with a break."""
        yield Words(collapsed(element.text or ""))
        for one in element:
            if tag(one) in BLOCKS:
                yield Break()
            yield from self._inline(one)
            yield Words(collapsed(one.tail or ""))

    def _inline(self, one: Element) -> Iterator[Inline]:
        if one in self._notes.by_mark:
            yield NoteMark(self._notes.by_mark[one], words(one))
        elif one in self._notes.labels:
            yield LeftOut("note bracket", words(one))
        elif tag(one) == "br":
            yield Break()
        elif why := self._why_out(one):
            yield LeftOut(why, words(one))
        elif one not in self._containers:
            yield from _list_number(one)
            yield from self._inlines(one)

    def _why_out(self, element: Element) -> MarkupKind | None:
        name = tag(element)
        if name in SCRIPTS:
            return "script"
        if is_hidden(element):
            return "hidden"
        if name == "div" and element.get("title") in ("header", "footer"):  # LibreOffice's pages
            return "header" if element.get("title") == "header" else "footer"
        parent = element.getparent()
        outside = parent is not None and parent is not self._chosen and parent in self._above
        if name in NAVIGATION or (outside and not self._holds_note(element)):
            return "navigation"
        return None

    def _holds_note(self, element: Element) -> bool:
        return any(one in self._containers for one in element.iter())

    def table(self, table: Element) -> Iterator[Item]:
        """The caption and the rows of a table."""
        for caption in table.findall("caption"):
            yield Line(tuple(self._inlines(caption)))
        rows = [
            [
                Laid(tuple(self._cell(cell)), _size(cell, "colspan"), _size(cell, "rowspan"))
                for cell in row
                if tag(cell) in ("td", "th")
            ]
            for row in _rows(table)
        ]
        yield Grid(laid_out(rows))
        stray = [one for one in _strays(table) if one.strip()]
        if stray:
            yield LeftOut("syntax", "".join(stray))

    def _cell(self, cell: Element) -> Iterator[Inline]:
        if self._why_out(cell):
            yield LeftOut("hidden", words(cell))
        else:
            yield from self._inlines(cell)


def collapsed(text: str) -> str:
    """White space as a browser shows it; a line break between Chinese signs is nothing."""
    parts: list[str] = []
    place = 0
    for match in _BLANKS.finditer(text):
        parts.append(text[place : match.start()])
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        is_break = "\n" in match.group() and bool(_WIDE.match(before) or _WIDE.match(after))
        parts.append("" if is_break else " ")
        place = match.end()
    return "".join([*parts, text[place:]])


def _line(run: list[Inline], level: int) -> Iterator[Item]:
    if any(not isinstance(one, Words) or one.text for one in run):
        yield Line(tuple(run), level)


def _list_number(element: Element) -> Iterator[Inline]:
    """The number a browser prints before an item of an <ol>."""
    parent = element.getparent()
    if tag(element) != "li" or parent is None or tag(parent) != "ol":
        return
    items = [one for one in parent if tag(one) == "li"]
    start = parent.get("start") or "1"
    number = (int(start) if start.isdigit() else 1) + items.index(element)
    yield Words(f"{number}.", generated=True)


def _is_number(words: Words) -> bool:
    return words.generated or not words.text.strip()


def _says(one: Inline) -> bool:
    return isinstance(one, Words | LeftOut) and bool(one.text.strip())


def _holds_block(element: Element) -> bool:
    return any(tag(one) in BLOCKS for one in element.iter())


def _size(cell: Element, key: str) -> int:
    said = cell.get(key) or "1"
    return int(said) if said.isdigit() and len(said) < 4 else 1


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if tag(one) == "tr":
            yield one
        elif tag(one) in ("thead", "tbody", "tfoot"):
            yield from (row for row in one if tag(row) == "tr")


def _strays(table: Element) -> Iterator[str]:
    """Words in a table outside its cells, which no browser shows there."""
    for one in (table, *table.findall("thead"), *table.findall("tbody"), *_rows(table)):
        yield one.text or ""
        yield from (inner.tail or "" for inner in one)


def _is_layout(table: Element) -> bool:
    """A table that holds a table, or a single cell, only places things on the page."""
    cells = [cell for row in _rows(table) for cell in row if tag(cell) in ("td", "th")]
    return len(cells) <= 1 or table.find(".//table") is not None
