"""Turns printed numbers into values: 「6,000」, 「1/3」, 十二, 二十五; full-width signs too."""

import re
import unicodedata
from decimal import Decimal
from functools import cache

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Sign -> power of ten. 万亿 and 千万 add up: 12 and 7."""

_DIGITS = "零一二三四五六七八九"


def fold(words: str) -> str:
    """Full-width signs as half-width ones, sign for sign, so that offsets stay."""
    return "".join(map(_fold_sign, words))


@cache
def _fold_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    if plain == ",":  # a Chinese comma parts clauses; it never groups thousands
        return sign
    return plain if len(plain) == 1 and plain.isascii() else sign


def power_of(scale: str) -> Decimal:
    """「万亿」 is 10^12, the empty scale 1."""
    return Decimal(10) ** sum(SCALES[sign] for sign in scale)


def number_value(printed: str) -> Decimal:
    """「6,000」 is 6000; 「1/3」 is a third, to 28 digits."""
    whole, _, part = printed.replace(",", "").partition("/")
    return Decimal(whole) / Decimal(part) if part and Decimal(part) else Decimal(whole)


def chinese_value(words: str) -> int:
    """Chinese numerals below 10,000: 十二 is 12, 两 is 2, 一百零五 is 105."""
    total, digit = 0, 0
    for sign in words.replace("两", "二"):
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        else:
            total += max(digit, 1) * 10 ** SCALES[sign]
            digit = 0
    return total + digit


def count_value(words: str) -> int:
    """A count in digits or Chinese numerals: 12 and 十二 are 12."""
    return int(words) if words.isdigit() else chinese_value(words)


def year_value(words: str) -> int:
    """「2025」 and 「二〇二五」 are 2025."""
    digits = _DIGITS.replace("零", "〇")
    return int(
        "".join(str(digits.find(sign)) if sign in digits else sign for sign in _fold_zero(words))
    )


def _fold_zero(words: str) -> str:
    """The three signs that are printed for a Chinese zero as one."""
    return re.sub("[○零]", "〇", words)
