"""Finds the items of an enumeration: 1.…；2.… , 一是…；二是… , or a list joined by 、."""

import re

from corpus.model import Span
from corpus.sentences import trimmed

_NUMBERED = re.compile(r"(?:^|(?<=[：:；;。\s]))(?:\d{1,2}[.．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")
_CODE = re.compile(r"[A-Za-z]?\d")
_OPEN, _CLOSE = "（“「《(【", "）”」》)】"
_TAIL = re.compile(r"(?:等(?:等|\d*[^，。；、]{0,12})?)?[。；，]?$")


def list_items(text: str, span: Span) -> tuple[Span, ...]:
    """The items of `span` without their numbers and joining signs; () when it is no list."""
    words = text[span.start : span.end]
    numbered = list(_NUMBERED.finditer(words))
    if len(numbered) > 1:
        ends = [one.start() for one in numbered[1:]] + [len(words)]
        pieces = [(one.end(), end) for one, end in zip(numbered, ends, strict=True)]
        return _spans(text, span, [(a, _without(words, a, b, "；;。")) for a, b in pieces])
    return joined_items(text, span, "、")


def joined_items(text: str, span: Span, joint: str) -> tuple[Span, ...]:
    """The items of a list joined by `joint` outside brackets and quotes, a last 等 left out.

    “甲”“乙” side by side count as joined. () when there is but one.
    """
    words = text[span.start : span.end]
    cuts, depth = [0], 0
    for place, sign in enumerate(words):
        depth += (sign in _OPEN) - (sign in _CLOSE)
        # 「6、7、9号地块」 and 「R5、R6塔楼」 are one item: a sign between two numbers joins them.
        numbered = words[place - 1 : place].isdigit() and _CODE.match(words, place + 1)
        if depth == 0 and not numbered and (sign in joint or words[place : place + 2] == "”“"):
            cuts.append(place + 1)
    if len(cuts) < 2:
        return ()
    ends = [*cuts[1:], len(words)]
    pieces = [(a, _without(words, a, b, joint)) for a, b in zip(cuts, ends, strict=True)]
    last_start, last_end = pieces[-1]
    tail = _TAIL.search(words[last_start:last_end])
    if tail and tail.start() > 0:
        pieces[-1] = (last_start, last_start + tail.start())
    return _spans(text, span, pieces)


def _without(words: str, start: int, end: int, signs: str) -> int:
    while end > start and (words[end - 1] in signs or words[end - 1].isspace()):
        end -= 1
    return end


def _spans(text: str, span: Span, pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
    found = (trimmed(text, span.start + start, span.start + end) for start, end in pieces)
    return tuple(one for one in found if one is not None)
