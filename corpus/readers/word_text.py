"""Reads the plain-text export of a Word file (the notation of Apache Tika).

Notes stand inline as `[[footnoteRef:N]]`, their text after the paragraph as `[N: []text]`;
bookmarks as `[bookmark: NAME]`; page numbers as `— 2 —` on a line; a table cell starts a line
with a tab, may run over several lines, and a blank line ends its row.
"""

import re
from collections.abc import Iterator

from corpus.blocks import Cell, Clean, CleanWriter, Markup, MarkupKind, Piece
from corpus.readers.decoding import decoded
from corpus.readers.flow import Intake, signs

_MARK = re.compile(r"\[?\[(?:footnote|endnote)Ref:(\d+)\]\]?")
_INLINE = re.compile(
    rf"(?P<mark>{_MARK.pattern})|(?P<bookmark>\[bookmark: [^\]\n]*\])|(?P<image>\[image: ?[^\]\n]*\])"
)
# A note's own text may hold brackets: it ends where the next note or the line ends.
_NOTE = re.compile(r"[ \t]*\[(\d+): ?(?:\[\])?[ \t]*(.*?)\](?=[ \t]*(?:\[\d+: |$))", re.DOTALL)
_NOTES_BEGIN = re.compile(r"[ \t]*\[\d+: ")
_PAGE_NUMBER = re.compile(r"\s*[—–-]\s*\d+\s*[—–-]\s*")

_KINDS: dict[str, MarkupKind] = {"mark": "note mark", "bookmark": "bookmark", "image": "image"}

Line = tuple[int, str]
"""Source offset of the line's first sign, and the line without its break."""


def read_bytes(data: bytes, place: str) -> Intake:
    """Read the export from a file's bytes; raises FileError where they are no text."""
    source = decoded(data, place)
    return Intake(source, read(source), signs(source))


def is_word_text(source: str) -> bool:
    """Whether the notation of the export stands in the text."""
    return bool(_MARK.search(source) or re.search(r"\[bookmark: |\n\t[^\t\n]*\n\t", source))


def read(source: str) -> Clean:
    """Read the export; every non-blank sign of it lands in the text or in the markup."""
    writer = CleanWriter()
    lines = list(_lines(source))
    place = 0
    while place < len(lines):
        if lines[place][1].startswith("\t"):
            place = _read_table(writer, lines, place)
        else:
            _read_line(writer, *lines[place])
            place += 1
    return writer.finish()


def _lines(source: str) -> Iterator[Line]:
    start = 0
    for line in source.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def _read_line(writer: CleanWriter, start: int, line: str) -> None:
    if _PAGE_NUMBER.fullmatch(line):
        writer.markup.append(Markup("page number", start, start + len(line)))
        return
    body, notes = _split_notes(line)
    piece, marks = _words(writer, start, line[:body])
    writer.paragraph(piece, marks)
    _write_notes(writer, start, line, notes)


def _split_notes(line: str) -> tuple[int, list[re.Match[str]]]:
    """Where the running text of a line ends, and the notes after it."""
    begin = _NOTES_BEGIN.search(line)
    if begin is None:
        return len(line), []
    notes = list(_NOTE.finditer(line, begin.start()))
    if not notes:
        return len(line), []
    return notes[0].start(), notes


def _write_notes(writer: CleanWriter, start: int, line: str, notes: list[re.Match[str]]) -> None:
    for note in notes:
        text_start, text_end = note.span(2)
        writer.markup.append(Markup("note bracket", start + note.start(), start + text_start))
        writer.markup.append(Markup("note bracket", start + text_end, start + note.end()))
        piece, _ = _words(writer, start + text_start, line[text_start:text_end])
        writer.note(note.group(1), piece)


def _words(writer: CleanWriter, start: int, words: str) -> tuple[Piece, list[tuple[str, int]]]:
    """Take marks and bookmarks out of words that begin at source offset `start`."""
    kept: list[str] = []
    origins: list[int] = []
    marks: list[tuple[str, int]] = []
    place = 0
    for match in _INLINE.finditer(words):
        kept.append(words[place : match.start()])
        origins.extend(range(start + place, start + match.start()))
        writer.markup.append(
            Markup(_KINDS[str(match.lastgroup)], start + match.start(), start + match.end())
        )
        if match["mark"]:
            marks.append((str(match[2]), len(origins)))
        place = match.end()
    kept.append(words[place:])
    origins.extend(range(start + place, start + len(words)))
    raw = Piece("".join(kept), tuple(origins))
    piece = raw.stripped()
    lead = len(raw.text) - len(raw.text.lstrip())
    return piece, [(mark, min(max(0, at - lead), len(piece.text))) for mark, at in marks]


def _read_table(writer: CleanWriter, lines: list[Line], place: int) -> int:
    """Read the rows that begin at line `place`; return the line after them."""
    rows: list[list[Cell]] = []
    notes: list[tuple[int, str, list[re.Match[str]]]] = []
    while place < len(lines) and lines[place][1].startswith("\t"):
        row: list[Cell] = []
        while place < len(lines) and (lines[place][1].strip() or lines[place][1].startswith("\t")):
            start, line = lines[place]
            body, found = _split_notes(line)
            piece, marks = _words(writer, start, line[:body])
            cell = Cell(piece, tuple(marks))
            if found:
                notes.append((start, line, found))
            if line.startswith("\t"):
                row.append(cell)
            else:
                row[-1] = row[-1].followed_by(cell)
            place += 1
        rows.append(row)
        while (
            place < len(lines) and not lines[place][1].strip("\r ") and lines[place][1][:1] != "\t"
        ):
            place += 1
    writer.table(rows)
    for start, line, found in notes:
        _write_notes(writer, start, line, found)
    return place
