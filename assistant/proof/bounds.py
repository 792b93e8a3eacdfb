"""Holds a bound that a question claims (超过10%, 不到30%, 没超过5.3%) against a printed value."""

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures import hedges
from corpus.model import Figure

_NOT = re.compile("(?:没有?|未|并未|尚未|并没有?)$")
DOUBLY_DENIED = re.compile("(?:(?<!是)不是|并非|未|没有?)(?:没有?|未)(?=[\u4e00-\u9fff])(?!错)")
"""「不是没完成吧」, 「未没有完成」: what is claimed is unclear, and no verdict is given."""
_NOT_REACHED = re.compile(
    "(?:没有?|未|并未|尚未|没能|未能)(?:有|能)?(?:达到?|到|(?:做|涨|升|提|增|提高|增加|增长|上升)到|完成|实现)(?:了|过)?$"
)
"""「没到240家」 claims less than 240."""
_INCLUSIVE = (
    "不超过",
    "不高于",
    "不大于",
    "不低于",
    "不少于",
    "不小于",
    "至多",
    "最多",
    "至少",
    "最少",
    "≤",
    "≥",
)
"""Wordings that the value itself still fits, as all do that stand after the number (以上, 以内)."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What is claimed of a value: above or below a number, that number included or not."""

    is_lower: bool
    includes: bool


def bound_claimed(claim: Figure, text: str) -> Bound | None:
    """The bound that a figure of a question states; None for a plain or approximate one.

    「没超过5.3%」 denies 超过 and so claims at most 5.3%.
    """
    if not claim.hedge and _NOT_REACHED.search(text[: claim.span.start]):
        return Bound(is_lower=False, includes=False)
    direction = hedges().get(claim.hedge, "")
    if direction not in ("lower", "upper"):
        return None
    before = text[claim.span.start :].startswith(claim.hedge)
    includes = not before or claim.hedge in _INCLUSIVE
    if before and _NOT.search(text[: claim.span.start]):
        return Bound(is_lower=direction == "upper", includes=not includes)
    return Bound(is_lower=direction == "lower", includes=includes)


def bears_out(bound: Bound, claimed: Decimal, printed: Decimal, hedge: str) -> bool | None:
    """Whether a printed value fits a bound; None where its own hedge leaves that open."""
    if printed != claimed:
        return (printed > claimed) == bound.is_lower
    told = hedges().get(hedge, "")
    if bound.includes:
        return True if told in ("", "lower" if bound.is_lower else "upper") else None
    return False if told in ("", "upper" if bound.is_lower else "lower") else None
