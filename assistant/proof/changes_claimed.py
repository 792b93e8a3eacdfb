"""Holds a change that the question claims against the one worked out: 「比计划多了20家，对吧」."""

import re
from decimal import Decimal

from assistant.asking.cells_meant import change_claimed
from assistant.asking.question import Question
from assistant.proof.premises import AGREES, DISAGREES
from corpus.numerals import count_value, fold

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)([^\d.]*)")
_DOWN = "下降|减少|下滑|降低|回落|降|减|跌"
_GROWTH = re.compile(
    rf"(?P<way>增长|增加|提高|上升|涨|增|升|{_DOWN})(?:了|约|近|幅)*(?P<many>\d+(?:\.\d+)?)(?:%|％)"
)
_COUNTED = re.compile(
    "(?<=[多少高低快慢大小增减了出升降])[一二两三四五六七八九十]{1,3}(?=个?(?:百分点|[天家户项名人件个处座亿万吨]))"
)
_ALIKE = re.compile("一样|相同|持平|一致|没变|不变")
_POINTS = re.compile("(?:个)?(?:百分)?点|%")


def change_verdict(question: Question, value: Decimal, unit: str) -> str:
    """Words before a difference of the value in the unit; "" when none is claimed.

    Both the way and the number must be as claimed; of a number in another unit nothing is said.
    """
    if not question.has("premise") or _ALIKE.search(question.text):
        return ""
    claimed = change_claimed(_with_digits(fold(question.text)))
    if claimed is None:
        return ""
    upward, by = claimed
    if upward != (value > 0) or value == 0:
        return DISAGREES
    amount = _AMOUNT.match(by)
    if amount is None:
        return AGREES
    if not _in_unit(amount[2], unit):
        return ""
    return AGREES if Decimal(amount[1]) == abs(value) else DISAGREES


def growth_verdict(question: Question, rate: Decimal) -> str:
    """Words before a growth in per cent that two values come to: 「要增长15%，对吗」; "" for none.

    Both are held as far as the claim is exact: 12.5 bears out 12.5%, and 13% to its own place.
    """
    claimed = _GROWTH.search(fold(question.text)) if question.has("premise") else None
    if claimed is None:
        return ""
    number = Decimal(claimed["many"])
    upward = re.search(f"(?:{_DOWN})", claimed["way"]) is None
    if upward != (rate > 0):
        return DISAGREES
    return AGREES if abs(rate).quantize(number) == number else DISAGREES


def _with_digits(text: str) -> str:
    """「多一天」 as 「多1天」."""
    return _COUNTED.sub(lambda one: str(count_value(one.group())), text)


def _in_unit(words: str, unit: str) -> bool:
    """Whether a unit as typed (「亿」, 「个点」) is that of the difference."""
    if unit == "个百分点":
        return not words or _POINTS.fullmatch(words) is not None
    bare = words.removesuffix("钱").removeprefix("个") or words
    return unit.startswith(bare) or bare.endswith(unit)
