"""Holds a change that the question claims against the one worked out: 「比计划多了20家，对吧」."""

import re
from decimal import Decimal

from assistant.asking.cells_meant import change_claimed
from assistant.asking.question import Question
from assistant.proof.premises import AGREES, DISAGREES
from corpus.numerals import fold

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)([^\d.]*)")
_ALIKE = re.compile("一样|相同|持平|一致|没变|不变")
_POINTS = re.compile("(?:个)?(?:百分)?点|%")


def change_verdict(question: Question, value: Decimal, unit: str) -> str:
    """Words before a difference of the value in the unit; "" when none is claimed.

    Both the way and the number must be as claimed; of a number in another unit nothing is said.
    """
    if not question.has("premise") or _ALIKE.search(question.text):
        return ""
    claimed = change_claimed(fold(question.text))
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


def _in_unit(words: str, unit: str) -> bool:
    """Whether a unit as typed (「亿」, 「个点」) is that of the difference."""
    if unit == "个百分点":
        return not words or _POINTS.fullmatch(words) is not None
    bare = words.removesuffix("钱").removeprefix("个") or words
    return unit.startswith(bare) or bare.endswith(unit)
