"""Reads Markdown: headings, tables, notes as [^1], and running text without its syntax."""

import re
from collections.abc import Iterator

from corpus.readers.decoding import decoded
from corpus.readers.flow import (
    Break,
    Flow,
    Grid,
    Inline,
    Inlines,
    Intake,
    Item,
    LeftOut,
    Line,
    NoteMark,
    Words,
    assemble,
    signs,
)
from corpus.readers.html.blocks import Blocks
from corpus.readers.html.notes import find_notes
from corpus.readers.html.tree import parsed, words

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)([ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}\s*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_LEAD = re.compile(r"(?: {0,3}>[ \t]?)+|[ \t]*[-*+][ \t]+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HTML_TABLE = re.compile(r"\s*<table\b", re.IGNORECASE)
_INLINE = re.compile(
    r"(?P<mark>\[\^(?P<note>[^\]\s]+)\])"
    r"|(?P<escape>\\)(?P<kept>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\]]*\]\([^)]*\))"
    r"|(?P<open>\[)(?P<label>[^\]^][^\]]*)(?P<close>\]\([^)\s]*\))"
    r"|(?P<br><br\s*/?>)|(?P<tag></?[a-zA-Z][^>]*>|<!--.*?-->)"
    r"|(?P<stress>\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`+)"
)


def read(data: bytes, place: str) -> Intake:
    """Read Markdown; raises FileError for bytes that are no text."""
    source = decoded(data, place)
    lines = source.splitlines()
    notes, rest = _parted(lines)
    census = signs(source)
    for at, line in enumerate(rest):
        if _HTML_TABLE.match(line):
            block = "".join(rest[at : _html_end(rest, at)])
            census = census - signs(block) + signs(words(parsed(block, "")))
    return assemble(Flow(tuple(_items(rest)), notes, census))


def _parted(lines: list[str]) -> tuple[dict[str, Inlines], list[str]]:
    """The notes, and the lines without them. A note goes on over indented lines."""
    notes: dict[str, Inlines] = {}
    rest: list[str] = []
    place = 0
    while place < len(lines):
        match = _NOTE.match(lines[place])
        if match is None or match[1] in notes:
            rest.append(lines[place])
            place += 1
            continue
        found: list[Inline] = [LeftOut("note bracket", match.group())]
        found += _inlines(lines[place][match.end() :])
        place += 1
        while place < len(lines) and _continues(lines, place):
            more = lines[place].strip()
            found += [Words(_soft_break(lines[place - 1].rstrip(), more)), *_inlines(more)]
            place += 1
        notes[match[1]] = tuple(found)
        rest.append("")
    return notes, rest


def _continues(lines: list[str], place: int) -> bool:
    """An indented line, or a blank one before such a line."""
    line = lines[place]
    if line.strip():
        return line.startswith(("    ", "\t"))
    return place + 1 < len(lines) and lines[place + 1].startswith(("    ", "\t"))


def _items(lines: list[str]) -> Iterator[Item]:
    place = 0
    while place < len(lines):
        line = lines[place]
        heading = _HEADING.match(line)
        if heading:
            yield LeftOut("syntax", heading[1] + (heading[3] or ""))
            yield Line(tuple(_inlines(heading[2])), len(heading[1]))
        elif _HTML_TABLE.match(line):
            end = _html_end(lines, place)
            yield from _html_table("\n".join(lines[place:end]))
            place = end
            continue
        elif _RULE.match(line) or _FENCE.match(line):
            yield LeftOut("syntax", line)
        elif _begins_table(lines, place):
            end = _table_end(lines, place)
            yield from _table(lines[place:end])
            place = end
            continue
        elif line.strip():
            end = _paragraph_end(lines, place)
            yield from _paragraph(lines[place:end])
            place = end
            continue
        place += 1


def _html_end(lines: list[str], place: int) -> int:
    while place < len(lines) and "</table>" not in lines[place].lower():
        place += 1
    return min(place + 1, len(lines))


def _html_table(block: str) -> Iterator[Item]:
    """A table with merged cells, which Markdown can only hold as HTML."""
    root = parsed(block, "")
    yield from Blocks(find_notes(root), root).items(root)


def _begins_table(lines: list[str], place: int) -> bool:
    return (
        "|" in lines[place]
        and place + 1 < len(lines)
        and "|" in lines[place + 1]
        and bool(_DELIMITER.match(lines[place + 1]))
    )


def _table_end(lines: list[str], place: int) -> int:
    while place < len(lines) and "|" in lines[place] and lines[place].strip():
        place += 1
    return place


def _table(lines: list[str]) -> Iterator[Item]:
    printed = [lines[0], *lines[2:]]
    rows = [_row(line) for line in printed]
    width = max(map(len, rows))
    bars = "".join("".join(_CELL_END.findall(line)) for line in printed)
    yield LeftOut("syntax", lines[1] + bars)
    yield Grid(tuple((*row, *[()] * (width - len(row))) for row in rows))


def _row(line: str) -> tuple[Inlines, ...]:
    cells = _CELL_END.split(line.strip())
    if line.strip().startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and line.strip().endswith("|"):
        cells = cells[:-1]
    return tuple(tuple(one for one in _inlines(cell.strip()) if one != Break()) for cell in cells)


def _paragraph_end(lines: list[str], place: int) -> int:
    """Where the paragraph ends: a blank line, a heading, a table, a list item."""
    place += 1
    while place < len(lines) and lines[place].strip():
        line = lines[place]
        if _HEADING.match(line) or _FENCE.match(line) or _LEAD.match(line):
            break
        if _begins_table(lines, place) or (_RULE.match(line) and not _UNDERLINE.match(line)):
            break
        place += 1
    return place


def _paragraph(lines: list[str]) -> Iterator[Item]:
    level = 0
    under = _UNDERLINE.match(lines[-1]) if len(lines) > 1 else None
    if under:
        level = 1 if "=" in under[1] else 2
        yield LeftOut("syntax", lines[-1])
        lines = lines[:-1]
    found: list[Inline] = []
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        found += _paragraph_line(line, following)
    yield Line(tuple(found), level)


def _paragraph_line(line: str, following: str) -> Iterator[Inline]:
    """The words of a line, and what parts them from the next: nothing, a blank or a break."""
    lead = _LEAD.match(line)
    if lead:
        yield LeftOut("syntax", lead.group())
    words = line[lead.end() if lead else 0 :].strip()
    if words.endswith("\\"):
        yield from [*_inlines(words[:-1]), LeftOut("syntax", "\\"), Break()]
        return
    yield from _inlines(words)
    yield Break() if line.endswith("  ") else Words(_soft_break(words, following))


def _soft_break(before: str, after: str) -> str:
    """A line break in the source is a blank, but nothing beside a Chinese sign."""
    return " " if before[-1:].isascii() and after[:1].isascii() else ""


def _inlines(text: str) -> list[Inline]:
    found: list[Inline] = []
    place = 0
    for match in _INLINE.finditer(text):
        found.append(Words(text[place : match.start()]))
        found += _taken(match)
        place = match.end()
    return [*found, Words(text[place:])]


def _taken(match: re.Match[str]) -> list[Inline]:
    if match["mark"]:
        return [NoteMark(match["note"], match["mark"])]
    if match["escape"]:
        return [LeftOut("syntax", match["escape"]), Words(match["kept"])]
    if match["open"]:
        inner = _inlines(match["label"])
        return [LeftOut("syntax", match["open"]), *inner, LeftOut("syntax", match["close"])]
    if match["br"]:
        return [LeftOut("syntax", match["br"]), Break()]
    return [LeftOut("image" if match["image"] else "syntax", match.group())]
