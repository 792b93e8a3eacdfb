"""Reads printed numbers as quantities, and tells them from years, ordinals, names and codes.

Units, hedges and naming words come from the data files in `corpus/data/`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from corpus.model import Figure, Span
from corpus.numerals import chinese_value, fold, number_value, power_of

Direction: TypeAlias = Literal["upper", "lower", "near"]

_DATA = Path(__file__).parent / "data"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_AHEAD_OF_TIME = re.compile("提前$")
_LOOK_BACK, _LOOK_AHEAD = 8, 12
"""Signs before and after a number that decide whether it is a name; the longest words there."""


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def units() -> tuple[str, ...]:
    """Every known unit, the longest first."""
    counted = (group for name, group in _data("units.toml").items() if "units" in group)
    found = {unit for group in counted for unit in group["units"]}
    return tuple(sorted(found, key=lambda unit: (-len(unit), unit)))


@cache
def hedges() -> dict[str, Direction]:
    """Every hedge and its direction."""
    groups = _data("hedges.toml")
    return {
        word: way for name in ("before", "inner", "after") for word, way in groups[name].items()
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    hedge, unit = _data("hedges.toml"), _any(units())
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:/\d+(?![\d.]))?"
    inner, other = _any(hedge["inner"]), _any(_data("units.toml")["other_words"]["words"])
    return re.compile(
        rf"(?P<before>{_any(hedge['before'])})?"
        rf"(?:(?P<sign>[-−–](?=\d))?(?P<low>{number})"
        rf"(?:%?(?P<joint>[-–—~～至到])(?P<high>{number}))?"
        r"|(?P<chinese>[一二两三四五六七八九十][一二三四五六七八九十百]*))"
        rf"(?P<inner1>{inner})?"
        r"(?P<scale>万亿|千亿|百亿|千万|百万|亿|万|千(?![米克瓦人伏])|百(?!分))?"
        rf"(?P<inner2>{inner})?"
        rf"(?P<unit>(?!{other})(?:{unit}))?"
        rf"(?P<slash>/(?:[万亿])?(?:{unit}))?"
        rf"(?P<after>{_any(hedge['after'])})?"
    )


def figures(text: str, span: Span) -> Iterator[Figure]:
    """The quantities printed in `span`, in order; names, years and ordinals are left out."""
    folded = fold(text[span.start : span.end])
    for match in _pattern().finditer(folded):
        if match["chinese"]:
            counts = _is_spelled_count(folded, match)
        else:
            counts = not _is_name(folded, match) and _has_measure(folded, match)
        if counts:
            yield _figure(text, match, span.start)


def unit_at(words: str) -> str:
    """The longest unit that the words begin with; "" where they begin with another word."""
    if words.startswith(tuple(_data("units.toml")["other_words"]["words"])):
        return ""
    return next((unit for unit in units() if words.startswith(unit)), "")


def _around(words: str, match: re.Match[str]) -> tuple[str, str]:
    """The words just before and just after the bare number."""
    group = "chinese" if match["chinese"] else "low"
    start = match.start(group)
    end = match.end("high" if match["high"] else group)
    return words[max(0, start - _LOOK_BACK) : start], words[end : end + _LOOK_AHEAD]


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = _data("names.toml")
    return (
        re.compile(_any(names["follow"])),
        re.compile(rf"(?:{_any(names['precede'])})$"),
        re.compile(_any(names["congress"])),
    )


def _is_name(words: str, match: re.Match[str]) -> bool:
    """Whether the number belongs to a name, a code, a date, a list number or an ordinal."""
    before, after = _around(words, match)
    follow, precede, _ = _naming()
    named = precede.search(_AHEAD_OF_TIME.sub("", before))
    if named and named.group() == "号" and match["unit"] in _data("units.toml")["count"]["units"]:
        named = None  # 「版号114个」 counts; 「解放路12号3栋」 is rare beside it
    if follow.match(after) or named:
        return True
    if re.search(r"[A-Za-z_+×*\d.]$|[A-Za-z]-$|\d月$", before) or re.match(r"[+×*]", after):
        return True
    if _is_year(match["low"], after) or _is_list_number(words, match):
        return True
    if _is_code(words, match.start("low")):
        return True
    return match["unit"] is None and bool(re.match(r"[A-Za-z]|-[A-Za-z\d]", after))


def _is_year(number: str, after: str) -> bool:
    if not (number.isdigit() and len(number) == 4 and _FIRST_YEAR <= int(number) <= _LAST_YEAR):
        return False
    return bool(re.match(r"年|[^\d万亿千百]|$", after)) and not _other_units().match(after)


@cache
def _other_units() -> re.Pattern[str]:
    """Units that make a quantity of four digits that might be a year: 2000元."""
    return re.compile(_any(unit for unit in units() if unit not in ("年", "年前")))


def _is_list_number(words: str, match: re.Match[str]) -> bool:
    """「1.2025年…」: a list number that runs into a year, or 「2.」 at the start of a line."""
    start = match.start("low")
    if re.match(r"\d{1,2}\.(?:19|20)\d\d年", words[start:]):
        return True
    at_start = not words[:start].strip() or words[start - 1] in "\n\t。；"
    return at_start and bool(re.match(r"\d{1,2}\.\D", words[start:]))


def _is_code(words: str, start: int) -> bool:
    """Whether the number stands in a quoted code of numbers and single words: “1轴2滨7街”."""
    opened = words.rfind("“", max(0, start - 20), start)
    closed = words.find("”", start, start + 20)
    if opened < 0 or closed < 0 or "”" in words[opened:start]:
        return False
    quoted = words[opened + 1 : closed]
    return re.fullmatch(r"[\dA-Za-z+]+|(?:\d+[\u4e00-\u9fff]{1,3}){2,}", quoted) is not None


def _has_measure(words: str, match: re.Match[str]) -> bool:
    """A bare number counts only with a unit, a scale, a hedge, or as 「达到91.5，」."""
    if any(match[name] for name in ("unit", "scale", "before", "after", "inner1")):
        return True
    if _in_ratio(words, match) or _in_shared_unit(words, match):
        return True
    if "/" in match["low"]:  # 「占全市1/3」
        return number_value(match["low"]) < 1
    before, after = _around(words, match)
    said = before.endswith(tuple(_data("names.toml")["measure"]))
    return said and (not after or after[0] in "，。、；,;）)\n\t")


def _in_ratio(words: str, match: re.Match[str]) -> bool:
    """A part of 「6.8:42.7:50.5」 or 「2.31:1」, not of a time of day."""
    whole = re.search(
        r"\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+$",
        words[max(0, match.start() - 20) : match.end("low")],
    )
    rest = re.match(r"(?:[:：∶]\d+(?:\.\d+)?)*", words[match.end("low") :])
    parts = re.split("[:：∶]", (whole.group() if whole else match["low"]) + (rest or [""])[0])
    return len(parts) > 2 or (len(parts) == 2 and any("." in one for one in parts))


def _in_shared_unit(words: str, match: re.Match[str]) -> bool:
    """「分别达13.28、12.31、11.47亿元」: the unit stands once, after the last number."""
    before, after = words[max(0, match.start() - 40) : match.start()], words[match.end("low") :]
    separately = re.search(r"(?:分别|依次)[^，。；]*$", before)
    listed = re.match(r"(?:[、和与及]\d+(?:\.\d+)?)+(?:万亿|亿|万|千)?(\S{1,6})", after)
    return bool(separately and listed and unit_at(listed[1]))


def _is_spelled_count(words: str, match: re.Match[str]) -> bool:
    """两个, 十二项, 三成; not 一体, 三级, 二十大, 第三, nor 三年 in 三年行动计划."""
    before, after = _around(words, match)
    _, precede, congress = _naming()
    if precede.search(before) or congress.match(after) or match["unit"] is None:
        return False
    if "“" in before and "”" not in before.rpartition("“")[2]:
        return False
    groups = _data("units.toml")
    if match["chinese"] == "一" and match["unit"] == "年":
        return False  # 「过去一年」「一年来」 tell when
    if match["unit"] in ("年", "天"):
        lasting = groups["durations"]
        rest = words[match.end("unit") :]
        return before.endswith(tuple(lasting["before"])) or rest.startswith(tuple(lasting["after"]))
    shares = match["unit"] in ("成", "倍", "番", "个百分点", "百分点")
    return match["unit"] in groups["spelled"]["units"] and (match["chinese"] != "一" or shares)


def _figure(text: str, match: re.Match[str], shift: int) -> Figure:
    """The figure of a match in folded words; its hedge is taken as printed."""
    start, drop_before = match.start(), _is_word_part(text, match, shift)
    if drop_before:
        start = match.end("before")
    names = (
        ("inner1", "inner2", "after") if drop_before else ("before", "inner1", "inner2", "after")
    )
    hedges_at = (match.span(name) for name in names)
    hedge = "".join(text[shift + one : shift + end] for one, end in hedges_at if end > one)
    printed = match["low"] or str(chinese_value(match["chinese"]))
    power = power_of(match["scale"] or "")
    value = number_value(printed) * power * (-1 if match["sign"] else 1)
    upper = number_value(match["high"]) * power if match["high"] else None
    unit = (match["unit"] or "") + (match["slash"] or "")
    unit = unit.removeprefix("个") if unit in ("个百分点", "个千分点") else unit
    return Figure(value, unit, hedge, Span(shift + start, shift + match.end()), upper)


def _is_word_part(text: str, match: re.Match[str], shift: int) -> bool:
    """Whether the hedge before is the end of another word: 节约 in 「节约3万吨」."""
    parts = _data("hedges.toml")["part_of_word"].get(match["before"] or "", "")
    before = (
        text[shift + match.start() - 1 : shift + match.start()] if shift + match.start() else ""
    )
    return bool(match["before"]) and bool(before) and before in parts


def cell_figure(text: str, span: Span, unit: str) -> Figure | None:
    """The figure of a table cell, in the unit of its row; None when the cell is words alone.

    A cell is a figure when it begins with a number or a hedge and a number.
    """
    match = _pattern().match(fold(text[span.start : span.end]))
    if match is None or match["low"] is None:
        return None
    figure = _figure(text, match, span.start)
    scale = re.match("万亿|亿|百万|千万|万|千", unit)
    power = power_of(scale.group()) if scale else power_of("")
    upper = None if figure.upper is None else figure.upper * power
    plain = unit[scale.end() :] if scale else unit
    return Figure(figure.value * power, figure.unit or plain, figure.hedge, figure.span, upper)
