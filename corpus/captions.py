"""Reads what stands above a table: its number, its caption, its units."""

import re
from collections.abc import Sequence

from corpus.blocks import Block, ParagraphBlock, TableBlock
from corpus.headers import wordings
from corpus.model import Span

_NUMBER = re.compile(r"(?:附[件表]|表)\s*(?:[\d一二三四五六七八九十]+(?:[-—]\d+)?|(?=[:：\s]|$))")
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单\s*位\s*[:：]\s*(?P<units>[^）)\s]{1,30})[）)]?")
_BOX = re.compile(r"(专栏\s*[\d一二三四五六七八九十]*)[\s　:：]*(.*)")
_CAPTION_LINES = 4
"""Lines above a table that may hold its number and caption."""


def caption_lines(blocks: Sequence[Block], place: int) -> list[Span]:
    """The lines above the table at `place` that may name it, in printed order."""
    lines: list[Span] = []
    for block in reversed(blocks[max(0, place - _CAPTION_LINES) : place]):
        if not isinstance(block, ParagraphBlock):
            break
        lines.insert(0, block.span)
    return lines


def box_caption(text: str, line: Span) -> tuple[str, str] | None:
    """Number and title of the 专栏 that a line heads; None for any other line."""
    match = _BOX.match(text, line.start, line.end)
    return (re.sub(r"\s", "", match[1]), match[2].strip()) if match else None


def caption_of(
    text: str, lines: list[Span], block: TableBlock, taken: Sequence[str]
) -> tuple[str, str, Span]:
    """Number and caption; the nearest line naming an annex begins the heading."""
    number, start, printed = "", len(lines), ""
    for place in range(len(lines) - 1, -1, -1):
        match = _NUMBER.match(text, lines[place].start, lines[place].end)
        if match:
            printed = match.group()
            number, start = re.sub(r"\s", "", printed), place
            break
    if not number or number in taken:
        number = f"附表{len(taken) + 1}"
    kept = lines[start:] or _named_lines(text, lines)
    if not kept:
        return number, "", block.rows[0].span
    named = [text[line.start : line.end].removeprefix(printed).strip(" :：　") for line in kept]
    words = "".join(dict.fromkeys(named))  # a title may stand in the list of annexes and again here
    caption = _UNIT_LINE.sub("", words).strip(" :：　")
    return number, caption, Span(kept[0].start, kept[-1].end)


def _named_lines(text: str, lines: list[Span]) -> list[Span]:
    """The lines above a table without a number from the last that names it, else none."""
    for place in range(len(lines) - 1, -1, -1):
        words = text[lines[place].start : lines[place].end]
        if re.search("[。；]$", words):  # running text: what stands above it names no table
            return []
        if any(one in words for one in wordings()["caption"]["words"]):
            return lines[place:]
    return []


def caption_units(above: str) -> tuple[str, ...]:
    """The units that 「单位：亿元、元」 above a table gives, without %."""
    found = _UNIT_LINE.search(above)
    given = re.split("[、，,；;]", found["units"]) if found else []
    return tuple(one for one in given if one not in ("%", "％", ""))
