"""Finds notes that a text prints as plain words: ［1］ or ① with a list of notes, or a glossary.

Each becomes a note at its mark, as a file's own footnotes are; a glossary entry without a mark is
tied to the first place that prints its term.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.blocks import Cell, Markup
from corpus.drafts import Cut, Draft, DraftLine, DraftNote, DraftTable, stripped, without
from corpus.model import Span
from corpus.typed_glossary import BRACKETED, ENTRY_BEGINS, GLOSSARY, NUMBERED, places

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_MARK = re.compile(
    rf"{BRACKETED}|(?P<circled>[{_CIRCLED}])|(?P<worded>[（(]注\s*(?P<of>\d{{1,3}})[）)])"
)
_LABEL = re.compile(r"注释?\s*(?P<number>\d{1,3})\s*[.．、:：]?\s*(?=[“《\w])")
_LISTED = re.compile(
    rf"(?:[（(]?(?P<number>\d{{1,3}})[）)]?\s*[.．、]?|[一二三四五六七八九十]+、){ENTRY_BEGINS}"
)
_SAYS = re.compile(r"\s*.{1,40}?(?:[:：]|，?(?:是指|系指|指的是)|(?<=”)，?(?:指|是|即)|——)")
"""A term and what leads to its meaning."""
_SAYS_ENDS = re.compile(r"(?:[:：]|，?(?:是指|系指|指的是|指|是|即)|——)$")
LEAST_ORPHANS = 2
"""Different marks without a note from which they are taken for note marks."""
_LIST_BEFORE = "：；;，、:"
"""A circled number after one of these numbers an item of a list; it is no note mark."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that is a note: its number (None where it has none) and where its words begin."""

    at: int
    form: str
    number: int | None
    begin: int
    in_glossary: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note mark printed in words: draft, place in the draft (row, column), stretch."""

    at: int
    place: tuple[int, int]
    form: str
    number: int
    span: Span


_Place: TypeAlias = tuple[int, int, int]
"""Draft, row, column of a cell."""
_Cuts: TypeAlias = dict[_Place, list[Cut]]


def with_typed_notes(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Markup]]:
    """Turn typed notes into notes; returns the drafts and what was taken out of the words."""
    notes = list(_notes(drafts))
    marks = _marks(drafts, {note.at for note in notes})
    pairs = _paired(notes, marks)
    kept = [note for note in notes if note.in_glossary or pairs.get(note.at)]
    cuts = _orphans(notes, marks, pairs)
    if not kept and not cuts:
        return list(drafts), []
    ids: dict[int, str] = {}
    taken = {mark for draft in drafts for _, cell in _cells(draft) for mark, _ in cell.marks}
    for order, note in enumerate(kept, start=1):
        ids[note.at] = _id(note, order, kept, taken)
        found = pairs.get(note.at, [])
        for place, mark in enumerate(found):
            cut = Cut(mark.span.start, mark.span.end, ids[note.at] if place == 0 else "")
            cuts.setdefault((mark.at, *mark.place), []).append(cut)
        if not found:
            where, end = _place_of_term(drafts, note)
            cuts.setdefault(where, []).append(Cut(end, end, ids[note.at]))
    return _written(drafts, {note.at: note for note in kept}, ids, cuts)


def _orphans(
    notes: Sequence[_Note], marks: Sequence[_Mark], pairs: dict[int, list[_Mark]]
) -> _Cuts:
    """Cuts for marks [1] [2] … whose notes the file left out: they are no words of the text.

    Only a row of them that counts up is taken for such marks.
    """
    tied = {(one.at, one.place, one.span) for found in pairs.values() for one in found}
    lone = [one for one in marks if one.form == "[" and (one.at, one.place, one.span) not in tied]
    numbers = [one.number for one in lone]
    if notes or len(set(numbers)) < LEAST_ORPHANS or numbers != sorted(numbers):
        return {}
    cuts: _Cuts = {}
    for one in lone:
        cuts.setdefault((one.at, *one.place), []).append(Cut(one.span.start, one.span.end, ""))
    return cuts


def _id(note: _Note, order: int, notes: Sequence[_Note], taken: set[str]) -> str:
    """The printed number where it is one note's alone, so that it stays the note's number."""
    printed = str(note.number or order)
    alike = [one for one in notes if one.number == note.number]
    unique = len(alike) == 1 or note.number is None
    return printed if unique and printed not in taken else f"{note.form}{printed}/{note.at}"


def _written(
    drafts: Sequence[Draft], notes: dict[int, _Note], ids: dict[int, str], cuts: _Cuts
) -> tuple[list[Draft], list[Markup]]:
    written: list[Draft] = []
    markup: list[Markup] = []

    def cleaned(at: int, place: tuple[int, int], cell: Cell) -> Cell:
        kept, taken = without(cell, cuts.get((at, *place), ()), "note mark")
        markup.extend(taken)
        return kept

    for at, draft in enumerate(drafts):
        if isinstance(draft, DraftLine) and at in notes:
            kept, taken = without(draft.cell, [Cut(0, notes[at].begin)], "note bracket")
            markup.extend(taken)
            written.append(DraftNote(ids[at], stripped(kept).piece))
        elif isinstance(draft, DraftLine):
            written.append(replace(draft, cell=cleaned(at, (0, 0), draft.cell)))
        elif isinstance(draft, DraftTable):
            rows = tuple(
                tuple(cleaned(at, (row, column), cell) for column, cell in enumerate(cells))
                for row, cells in enumerate(draft.rows)
            )
            written.append(DraftTable(rows))
        else:
            written.append(draft)
    return written, markup


def _notes(drafts: Sequence[Draft]) -> Iterator[_Note]:
    """Lines that read as notes: marked ones anywhere, all entries under a glossary's heading.

    A glossary whose first entry is numbered has only numbered ones.
    """
    for at, (draft, place) in enumerate(zip(drafts, places(drafts), strict=True)):
        if not isinstance(draft, DraftLine) or place.opens:
            continue
        if place.numbered and not NUMBERED.match(draft.text):
            continue
        note = _note(at, draft.text, in_glossary=place.inside)
        if note is not None:
            yield note


def _note(at: int, words: str, *, in_glossary: bool) -> _Note | None:
    match = _MARK.match(words)
    form, number, begin = "", None, 0
    if match:
        form, number, begin = _form(match), _number(match), match.end()
    elif label := _LABEL.match(words):
        form, number, begin = "[", int(label["number"]), label.end()
    elif in_glossary and (listed := _LISTED.match(words)):
        number, begin = int(listed["number"]) if listed["number"] else None, listed.end()
    elif not in_glossary:
        return None
    says = _SAYS.match(words, begin)
    if says is None or not words[says.end() :].strip():
        return None
    return _Note(at, form, number, begin, in_glossary)


def _form(match: re.Match[str]) -> str:
    return "①" if match["circled"] else "["


def _number(match: re.Match[str]) -> int:
    if match["circled"]:
        return _CIRCLED.index(match["circled"]) + 1
    return int(match["number"] or match["of"])


def _cells(draft: Draft) -> Iterator[tuple[tuple[int, int], Cell]]:
    if isinstance(draft, DraftLine):
        yield (0, 0), draft.cell
    elif isinstance(draft, DraftTable):
        for row, cells in enumerate(draft.rows):
            for column, cell in enumerate(cells):
                yield (row, column), cell


def _marks(drafts: Sequence[Draft], notes: set[int]) -> list[_Mark]:
    found: list[_Mark] = []
    for at, draft in enumerate(drafts):
        for place, cell in () if at in notes else _cells(draft):
            words = cell.piece.text
            for match in _MARK.finditer(words):
                before = words[: match.start()].rstrip()
                listed = match["circled"] and (not before or before[-1] in _LIST_BEFORE)
                if before and not listed:
                    span = Span(*match.span())
                    found.append(_Mark(at, place, _form(match), _number(match), span))
    return found


def _paired(notes: Sequence[_Note], marks: Sequence[_Mark]) -> dict[int, list[_Mark]]:
    """Each note's marks by draft, the first the one it hangs on.

    Numbers that begin anew on each page belong to the note that follows them.
    """
    pairs: dict[int, list[_Mark]] = {}
    for note in notes:
        if not note.form and note.number is None:
            continue
        alike = [one.at for one in notes if (one.form, one.number) == (note.form, note.number)]
        earlier = max((at for at in alike if at < note.at), default=-1)
        fits = [one for one in marks if one.number == note.number and note.form in ("", one.form)]
        before = [one for one in fits if earlier < one.at < note.at]
        after = [one for one in fits if one.at > note.at] if len(alike) == 1 else []
        if before or after:
            pairs[note.at] = before or after
    return pairs


def _place_of_term(drafts: Sequence[Draft], note: _Note) -> tuple[_Place, int]:
    """Where a glossary entry hangs: after the first print of its term, else on the heading."""
    for words in _forms(_words(drafts, note.at), note.begin):
        for at, draft in enumerate(drafts[: note.at]):
            for place, cell in _cells(draft):
                text = cell.piece.text
                start = text.find(words)
                if start >= 0:
                    end = start + len(words)
                    return (at, *place), end + (text[end : end + 1] == "”")
    headings = (at for at in range(note.at) if GLOSSARY.fullmatch(_words(drafts, at)))
    at = max(headings)
    return (at, 0, 0), len(_words(drafts, at))


def _forms(line: str, begin: int) -> list[str]:
    """The term of an entry as printed, without quotation marks, without brackets."""
    head = _SAYS.match(line, begin)
    term = _SAYS_ENDS.sub("", head.group() if head else "").strip()
    forms = [term, term.strip("“”"), re.sub("[（(].*[）)]", "", term).strip("“”")]
    return [one for one in dict.fromkeys(forms) if len(one) > 1]


def _words(drafts: Sequence[Draft], at: int) -> str:
    draft = drafts[at]
    return draft.text if isinstance(draft, DraftLine) else ""
