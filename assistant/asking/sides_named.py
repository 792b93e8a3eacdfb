"""Gives each of two sides its whole name: 「城里人均收入」 against 「农村」, 「甲市的产值」 against 「乙市」."""

import re

from assistant.asking.places_said import parts_said
from corpus.model import Report

_WHEN = "^(去年|今年|20\\d\\d年|全[省市区县])?"
_SIGNS = "(?:人|居民|常住|的|边|头|里|面)*"
_TOWN = re.compile(f"{_WHEN}(?:住?在?城里|城市|城镇|城区){_SIGNS}")
_COUNTRY = re.compile(f"{_WHEN}(?:农村|乡下|乡里|村里|农民|乡村){_SIGNS}")
_EARNED = re.compile(
    "(?:一年|每年|去年|今年)?(?:均|人均|平均)?(?:可支配)?(?:的)?(?:收入|挣的?钱?|赚的?钱?|到手的?钱?)(?:水平)?(?:一年)?"
)
"""What is earned is told of a head, as 人均可支配收入."""


def each_named(first: str, second: str, report: Report) -> tuple[str, str]:
    """Both sides, each with the kind of people or the place that it is of."""
    named = _town_and_country(first, second)
    return named or (first, _of_place(first, second, report))


def _town_and_country(first: str, second: str) -> tuple[str, str] | None:
    """What 城镇居民 and 农村居民 have; None where the sides are not these two."""
    town = "城镇居民", "农村居民"
    for kinds, one, other in (
        (town, _TOWN.match(first), _COUNTRY.match(second)),
        (town[::-1], _COUNTRY.match(first), _TOWN.match(second)),
    ):
        if one is None or other is None:
            continue
        own, its = first[one.end() :], second[other.end() :]
        earned = _EARNED.fullmatch(own) or _EARNED.fullmatch(its) or not (own or its)
        what = "人均可支配收入" if earned else own or its
        when = one[1] or other[1] or ""
        return when + kinds[0] + what, when + kinds[1] + what
    return None


def _of_place(first: str, second: str, report: Report) -> str:
    """「乙市」 against 「甲市的产值」 as 「乙市的产值」; the second side where it names more."""
    here, there = parts_said(first, report), parts_said(second, report)
    bare = re.fullmatch("的?([\u4e00-\u9fff]{2}(?:市|县|区|旗|镇|乡|街道)?)的?", second)
    if len(here) != 1 or len(there) != 1 or bare is None or not bare[1].startswith(there[0]):
        return second
    kind = f"{here[0]}(?:市|县|区|旗|镇|乡|街道)?"
    return re.sub(kind, bare[1], first)
