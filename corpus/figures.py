"""Reads printed numbers as quantities, and tells them from years, ordinals and names.

Units, hedges and naming words come from data files in `corpus/data/`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from corpus.model import Figure, Span

Direction: TypeAlias = Literal["upper", "lower", "near"]

_DATA = Path(__file__).parent / "data"
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_DIGITS = "零一二三四五六七八九"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _data(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def units() -> tuple[str, ...]:
    """Every known unit, the longest first."""
    found = {unit for group in _data("units.toml").values() for unit in group["units"]}
    return tuple(sorted(found, key=lambda unit: (-len(unit), unit)))


@cache
def hedges() -> dict[str, Direction]:
    """Every hedge and its direction."""
    merged: dict[str, Direction] = {}
    for group in _data("hedges.toml").values():
        merged.update(cast("dict[str, Direction]", group))
    return merged


def _any(words: object) -> str:
    ordered = sorted(cast("list[str]", list(cast("dict[str, str]", words))), key=len, reverse=True)
    return "|".join(map(re.escape, ordered))


@cache
def _pattern() -> re.Pattern[str]:
    hedge = _data("hedges.toml")
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:/\d+(?![\d.]))?"
    chinese = "[一二两三四五六七八九十百]+"
    unit = "|".join(map(re.escape, units()))
    return re.compile(
        rf"(?P<before>{_any(hedge['before'])})?"
        rf"(?:(?P<sign>[-−–](?=\d))?(?P<low>{number})"
        rf"(?:(?P<joint>[-–—~～至到])(?P<high>{number}))?"
        rf"|(?P<chinese>{chinese})(?=成(?:左右|以上)?[，。、；]|倍|番|大(?![力幅数学型厦会道街])|个百分点))"
        rf"(?P<inner1>{_any(hedge['inner'])})?"
        r"(?P<scale>万亿|千亿|百亿|千万|百万|亿|万|千(?![米克瓦人])|百(?!分))?"
        rf"(?P<inner2>{_any(hedge['inner'])})?"
        rf"(?P<unit>{unit})?"
        rf"(?P<slash>/(?:{unit}))?"
        rf"(?P<after>{_any(hedge['after'])})?"
    )


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = tomllib.loads((_DATA / "names.toml").read_text(encoding="utf-8"))
    follow = "|".join(map(re.escape, sorted(names["follow"], key=len, reverse=True)))
    precede = "|".join(map(re.escape, names["precede"]))
    return re.compile(follow), re.compile(rf"(?:{precede})$")


def figures(text: str, span: Span) -> Iterator[Figure]:
    """The quantities printed in `span`, in order; names, years and ordinals are left out."""
    folded = fold(text[span.start : span.end])
    for match in _pattern().finditer(folded):
        if _is_name(folded, match):
            continue
        figure = _figure(text, match, span.start)
        if figure is not None:
            yield figure


def fold(words: str) -> str:
    """Full-width signs as half-width ones, sign for sign, so that offsets stay."""
    return "".join(_fold_sign(sign) for sign in words)


@cache
def _fold_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and (plain.isascii() or sign in "％") else sign


def _is_name(words: str, match: re.Match[str]) -> bool:
    """Whether the number belongs to a name, a code, a year or an ordinal."""
    if match["low"] is None:
        return False
    start, end = match.start("low"), match.end("high" if match["high"] else "low")
    before, after = words[max(0, start - 6) : start], words[end : end + 8]
    follow, precede = _naming()
    if follow.match(after) or precede.search(before):
        return True
    if re.search(r"[A-Za-z_+×*\d.]$|[A-Za-z]-$", before) or re.match(r"[+×*]", after):
        return True
    if _is_year(match["low"], after):
        return True
    return bool(re.match(r"(?!P(?:[，。；、]|$))(?:[A-Za-z]|-[A-Za-z\d])", after))


def _is_year(number: str, after: str) -> bool:
    if not (number.isdigit() and len(number) == 4 and _FIRST_YEAR <= int(number) <= _LAST_YEAR):
        return False
    return bool(re.match(r"年|[^\d万亿千百]", after)) and not re.match(
        "|".join(map(re.escape, (unit for unit in units() if unit not in ("年", "年前")))), after
    )


def _figure(text: str, match: re.Match[str], shift: int) -> Figure | None:
    """The figure of a match in folded words; its hedge is taken as printed."""
    hedges_at = (match.span(name) for name in ("before", "inner1", "inner2", "after"))
    hedge = "".join(text[shift + start : shift + end] for start, end in hedges_at if end > start)
    unit = (match["unit"] or "") + (match["slash"] or "")
    if match["chinese"] and not unit:
        return None
    low = match["low"] or str(_chinese_value(match["chinese"]))
    power = Decimal(10) ** sum(_SCALES[sign] for sign in match["scale"] or "")
    value = number_value(low) * power * (-1 if match["sign"] else 1)
    upper = number_value(match["high"]) * power if match["high"] else None
    unit = {"％": "%", "个百分点": "百分点"}.get(unit, unit)
    return Figure(value, unit, hedge, Span(shift + match.start(), shift + match.end()), upper)


def number_value(printed: str) -> Decimal:
    """「6,000」 is 6000; 「1/3」 is a third, to 28 digits."""
    whole, _, part = printed.replace(",", "").partition("/")
    return Decimal(whole) / Decimal(part) if part and Decimal(part) else Decimal(whole)


def _chinese_value(words: str) -> int:
    """Chinese numerals below 1000: 十二 is 12."""
    total, digit = 0, 0
    for sign in words.replace("两", "二"):
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        else:
            total += max(digit, 1) * 10 ** _SCALES[sign]
            digit = 0
    return total + digit


def cell_figure(text: str, span: Span, unit: str) -> Figure | None:
    """The figure of a table cell, in the unit of its row; None when the cell is words alone.

    A cell is a figure when it begins with a number or a hedge and a number.
    """
    match = _pattern().match(fold(text[span.start : span.end]))
    if match is None or match["low"] is None:
        return None
    figure = _figure(text, match, span.start)
    if figure is None:
        return None
    scale = re.match("万亿|亿|百万|千万|万|千", unit)
    power = Decimal(10) ** sum(_SCALES[sign] for sign in scale.group()) if scale else Decimal(1)
    upper = None if figure.upper is None else figure.upper * power
    plain = unit[scale.end() :] if scale else unit
    return Figure(figure.value * power, figure.unit or plain, figure.hedge, figure.span, upper)
