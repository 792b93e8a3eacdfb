"""A share that a question claims (占一半, 过半, 占三分之一, 占1/6) against the one that is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.asking.question import Question
from assistant.sentences.figure_kinds import TELLS_SHARE
from assistant.text import bigrams, key
from corpus.model import Report, Span
from corpus.numerals import count_value
from corpus.sentences import clauses

NEAR = Fraction(3, 100)
"""How far a share in per cent may be from 一半 for it to be unclear whether it is meant."""
_OVER, _UNDER = ("超", "过", "逾", "以上", "多", "强"), ("不到", "不足", "未到", "以下")
_CLAIMED = re.compile(
    "(?:占|率|比重|比例|进度)[^，。；？?\\d]{0,10}?(?P<words>(?P<before>超过?|过|逾|不到|不足|未到|近|约)?(?:了)?"
    "(?:(?P<top>\\d{1,2})/(?P<low>\\d{1,3})(?![/\\d])|(?P<part>[二三四五六七八九十])分之(?P<count>[一二三四五六七八九])"
    "|一半|半数|半壁江山|(?<=过)半(?![年天]))(?P<after>以上|多|强|以下|不到)?)"
)
_PRINTED = re.compile(
    "(?<![\\d/])(?P<top>\\d{1,2})/(?P<low>\\d{1,3})(?![/\\d])|(?P<rate>\\d{1,3}(?:\\.\\d+)?)%"
)


@dataclass(frozen=True, slots=True)
class ShareClaimed:
    """A share as claimed; over and under: whether more or less than it is claimed."""

    words: str
    value: Fraction
    over: bool
    under: bool
    before: str
    exact: bool


def share_claimed(question: Question) -> ShareClaimed | None:
    """The share that a question brings along in words or as a fraction; None for none."""
    found = _CLAIMED.search(question.text) if question.has("premise") else None
    if found is None:
        return None
    around = f"{found['before'] or ''} {found['after'] or ''}"
    under = any(one in around for one in _UNDER)
    over = not under and any(one in around for one in _OVER)
    exact = bool(found["top"] or found["part"]) and (found["before"] or "") not in ("近", "约")
    before = question.text[: found.start()]
    return ShareClaimed(found["words"], _value(found), over, under, before, exact)


def _value(found: re.Match[str]) -> Fraction:
    if found["top"]:
        return Fraction(int(found["top"]), max(1, int(found["low"])))
    if found["part"]:
        return Fraction(int(count_value(found["count"]) or 0), int(count_value(found["part"]) or 1))
    return Fraction(1, 2)


def share_agrees(question: Question, span: Span, report: Report) -> bool | None:
    """Whether the share printed after the same words is as claimed; None where that is unclear."""
    claimed = share_claimed(question)
    held = _held_against(claimed, span, report) if claimed else None
    return _is_as(claimed, held.printed) if claimed and held else None


def share_part(question: Question, span: Span, report: Report, shown: str) -> Span | None:
    """The part of a sentence with the share a claim is held against; None where that is shown."""
    claimed = share_claimed(question)
    held = _held_against(claimed, span, report) if claimed else None
    return held.part if held and held.printed.group() not in shown else None


def _held_against(claimed: ShareClaimed, span: Span, report: Report) -> "_Told | None":
    """The share told of what is claimed: by the words right before it, then by those of its part."""
    told = list(_told(span, report))
    own = bigrams(key(claimed.before))
    ranked = [
        (len(own & bigrams(key(one.words))), len(own & bigrams(key(one.ahead))), -at)
        for at, one in enumerate(told)
    ]
    return told[-max(ranked)[2]] if ranked else None


@dataclass(frozen=True, slots=True)
class _Told:
    """A printed share, the words right before it and all before it in its part of the sentence."""

    words: str
    ahead: str
    printed: re.Match[str]
    part: Span


def _is_as(claimed: ShareClaimed, printed: re.Match[str]) -> bool | None:
    rate = printed["rate"]
    value = Fraction(Decimal(rate)) / 100 if rate else _of(printed)
    if claimed.over or claimed.under:
        return None if value == claimed.value else (value > claimed.value) == claimed.over
    places = len(rate.partition(".")[2]) if rate else 0
    rounded = bool(rate) and round(claimed.value * 100, places) == Fraction(Decimal(rate))
    if value == claimed.value or rounded:
        return True
    loose = rate or not claimed.exact
    return None if loose and abs(value - claimed.value) <= NEAR else False


def _of(printed: re.Match[str]) -> Fraction:
    return Fraction(int(printed["top"]), max(1, int(printed["low"])))


def _told(span: Span, report: Report) -> Iterator[_Told]:
    """The shares of a sentence, each with its words; 「、占1/3」 goes on with those before it."""
    for part in clauses(report.text, span, "；。"):
        before = ""
        for clause in clauses(report.text, part, "，：、"):
            words = report[clause]
            said = before + words if words.startswith("占") else words
            ahead = report.text[part.start : clause.end]
            if TELLS_SHARE.search(words):
                yield from (_Told(said, ahead, one, part) for one in _PRINTED.finditer(words))
            before = words
