"""Joins the lines that a page or a text file breaks, without hyphens or added blanks."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

STARTS_PARAGRAPH = re.compile(
    r"[ \t]{2,}|　|[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+(?:部分|章)|"
    r"[（(][一二三四五六七八九十百\d]+[）)]|\d{1,2}[.．、](?!\d)|——|专栏\s*\d|附[件表]\s*\d|[①-⑳]"
)
"""Words that begin a new paragraph whatever the line before."""
FULL_WITHIN = 4
"""A line this many columns short of the widest is full: a stop may not begin a line."""
LEAST_FULL = 0.3
"""Share of full lines from which a text counts as wrapped: exports have one line a paragraph."""
WIDEST_WRAPPED = 130
"""Columns; a page of A4 has 56 to 90."""


def columns(line: str) -> int:
    """Width in columns: a Chinese sign takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def wrapped_width(lines: Sequence[str]) -> int | None:
    """The width at which the lines were broken, or None where each line is a paragraph."""
    widths = [columns(line.rstrip()) for line in lines if line.strip()]
    if not widths or max(widths) > WIDEST_WRAPPED:
        return None
    full = sum(width >= max(widths) - FULL_WITHIN for width in widths)
    return max(widths) if full >= LEAST_FULL * len(widths) and max(widths) >= 40 else None


def runs_on(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if not line.strip() or not following.strip() or STARTS_PARAGRAPH.match(following):
        return False
    return columns(line.rstrip()) >= width - FULL_WITHIN


def joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line break parted, else nothing."""
    return " " if re.search(r"[A-Za-z,;]$", before) and re.match(r"[A-Za-z]", after) else ""
