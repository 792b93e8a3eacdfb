"""Raised marks whose notes stand in a numbered list at the document's end."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.readers.flow import Grid, Inline, Inlines, Item, LeftOut, Line, NoteMark, Words

_NUMBERED = re.compile(r"\s*[\[［〔（(]?(\d{1,3}|[①-⑳])\s*[\]］〕）).．、]?\s*")
_BACK = re.compile(r"\s*[↩↑⤴][\ufe0e\ufe0f]?\s*$")


def with_end_notes(
    items: Sequence[Item], notes: Mapping[str, Inlines]
) -> tuple[list[Item], dict[str, Inlines]]:
    """Tie marks without a note („?3“) to the list 1. 2. 3. that ends the document, if there is one.

    Otherwise the marks are words: the 2 of m² is no note.
    """
    wanted = list(dict.fromkeys(_open_marks(items)))
    held = dict(notes)
    places = _list_at_end(items, wanted)
    if not places:
        return [_unmarked(one, bool(notes)) for one in items], held
    for number, place in places.items():
        line = items[place]
        if isinstance(line, Line):
            held[f"?{number}"] = _note(line.inlines)
    taken = set(places.values())
    return [one for at, one in enumerate(items) if at not in taken], held


def _open_marks(items: Sequence[Item]) -> list[str]:
    return [
        one.note[1:]
        for item in items
        for one in _inlines(item)
        if isinstance(one, NoteMark) and one.note.startswith("?")
    ]


def _inlines(item: Item) -> list[Inline]:
    if isinstance(item, Line):
        return list(item.inlines)
    if isinstance(item, Grid):
        return [one for row in item.rows for cell in row for one in cell]
    return []


def _list_at_end(items: Sequence[Item], wanted: Sequence[str]) -> dict[str, int]:
    """Number -> place of its line, for all wanted numbers; {} when one is missing."""
    places: dict[str, int] = {}
    lines = [(at, one) for at, one in enumerate(items) if isinstance(one, Line)]
    rest = list(wanted)
    for at, line in reversed(lines):
        if not rest:
            break
        match = _NUMBERED.match(_text(line.inlines))
        if match and match[1] == rest[-1]:
            places[rest.pop()] = at
    return {} if rest else places


def _text(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines if isinstance(one, Words))


def _note(inlines: Inlines) -> Inlines:
    """Without number and arrow back."""
    found: list[Inline] = []
    numbered = False
    for one in inlines:
        if isinstance(one, Words):
            start = 0
            if not numbered and one.text.strip():
                match = _NUMBERED.match(one.text)
                start = match.end() if match else 0
                numbered = True
            back = _BACK.search(one.text, start)
            end = back.start() if back else len(one.text)
            found += [LeftOut("note bracket", one.text[:start]), Words(one.text[start:end])]
            found.append(LeftOut("note bracket", one.text[end:]))
        else:
            found.append(one)
    return tuple(one for one in found if not isinstance(one, LeftOut) or one.text)


def _unmarked(item: Item, has_notes: bool) -> Item:
    """Open marks as words; where the document has notes, a doubt is raised for each."""
    del has_notes
    if isinstance(item, Line):
        return replace(item, inlines=tuple(map(_words, item.inlines)))
    if isinstance(item, Grid):
        rows = tuple(tuple(tuple(map(_words, cell)) for cell in row) for row in item.rows)
        return Grid(rows)
    return item


def _words(one: Inline) -> Inline:
    is_open = isinstance(one, NoteMark) and one.note.startswith("?")
    return Words(one.printed) if is_open and isinstance(one, NoteMark) else one
