"""Round numbers that a question claims (三成多, 近一半, 约40%, 20多家): from where to where they reach."""

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Figure

_MORE = re.compile("^(?:多|余|来|出头|挂零|开外|有余)")
_MORE_HEDGES = ("多", "余")
_NEARLY = ("近", "将近", "接近")
_AROUND = ("约", "大约", "约为", "大致", "左右", "上下")
_NEAR = Decimal("0.9")
"""近 a number reaches down to this share of it; below it lies what no one calls near."""
_FAR = Decimal("0.8")
_AROUND_SURE, _AROUND_AT_MOST = Decimal("0.05"), Decimal("0.12")
"""How far from 约 a number a value may lie to be surely meant, and to be perhaps meant."""


@dataclass(frozen=True, slots=True)
class About:
    """A round number: values from low to high are meant, those outside least and most are not.

    Between them it is unclear. open_low: whether low itself is left out, as of 三成多.
    """

    low: Decimal
    high: Decimal
    least: Decimal
    most: Decimal
    open_low: bool = False

    def holds(self, value: Decimal) -> bool | None:
        """Whether a value is meant; None where that is unclear."""
        if self.low <= value <= self.high and not (self.open_low and value == self.low):
            return True
        return None if self.least <= value <= self.most else False


def about_claimed(claim: Figure, text: str) -> About | None:
    """The reach of a round number; None for a plain one and for a bound (超过, 不到)."""
    value = claim.value * 10 if claim.unit == "成" else claim.value
    if claim.hedge in _MORE_HEDGES or _MORE.match(text[claim.span.end :]):
        step = _step(value)
        return About(value, value + step - step / 1000, value, value + step, open_low=True)
    if claim.hedge in _NEARLY:
        return About(value * _NEAR, value, value * _FAR, value)
    if claim.hedge in _AROUND:
        sure, most = value * _AROUND_SURE, value * _AROUND_AT_MOST
        return About(value - sure, value + sure, value - most, value + most)
    return None


def _step(value: Decimal) -> Decimal:
    """What one more of the last sign of a number is: 10 of 30, 1 of 35, 100 of 300."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
