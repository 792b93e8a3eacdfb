"""Says what a table's column holds by the wording of its header; the wordings are in data/tables.toml."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.model import Role

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=\D|$))")
_BRACKET = re.compile(r"[（(]([^（）()]*)[）)]$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values. growth: its cells say by how many % the indicator grew."""

    place: int
    header: str
    year: int
    role: Role
    growth: bool


@cache
def wordings() -> dict[str, Any]:
    """The table of wordings."""
    path = Path(__file__).parent / "data" / "tables.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def plain(header: str) -> str:
    """A header cell without blanks and without the unit in brackets that ends it."""
    return _BRACKET.sub("", re.sub(r"\s", "", header))


def column_kind(header: str) -> str:
    """number, category, name, unit, nature, other, or plain (names that are no indicators); else ""."""
    words = plain(header)
    columns: dict[str, list[str]] = wordings()["columns"]
    found = next((kind for kind, names in columns.items() if words in names), "")
    return found or ("plain" if names_rows(header) else "")


def names_rows(header: str) -> bool:
    """Whether a column names rows that are no indicators: 项目名称, 区县."""
    return plain(header) in wordings()["plain"]["rows"] or names_places(header)


def names_places(header: str) -> bool:
    """Whether a column names the districts, counties or towns of the report's place."""
    places: str = wordings()["plain"]["places"]
    words = re.sub(r"\s", "", header)
    return plain(header) in ("地区", "园区") or re.fullmatch(places, words) is not None


def caption_unit(name: str, given: Sequence[str]) -> str:
    """The unit that a caption gives, or the one of several that a name calls for; else ""."""
    if len(given) < 2:
        return "".join(given)
    for wording in wordings()["caption_units"]["wordings"]:
        if any(word in name for word in wording["names"]):
            fitting = [one for one in given if one in wording["units"]]
            return fitting[0] if len(fitting) == 1 else ""
    return ""


def says_value(header: str) -> bool:
    """Whether a header cell speaks of a year, a role or growth."""
    words = re.sub(r"\s", "", header)
    return bool(_YEAR.search(words)) or _role(words) is not None or _is_growth(words)


def is_heading_cell(words: str) -> bool:
    """Whether a short line may stand in a header: it names a column and holds no value."""
    return bool(column_kind(words)) or says_value(words)


def value_columns(
    headers: Sequence[str], years: tuple[int, int], caption: str
) -> tuple[Column, ...]:
    """The columns of targets, results and growth.

    years: the report's 执行 year and 计划 year. A column that names no year has that of the
    caption, of the role's column before it, or of its role.
    """
    found: list[Column] = []
    both = {_role(one) for one in headers if not column_kind(one)} >= {"完成", "目标"}
    for place, header in enumerate(headers):
        words = re.sub(r"\s", "", header)
        if not words or column_kind(header) or _holds(words, wordings()["not_values"]["words"]):
            continue
        growth = _is_growth(words)
        for drop in wordings()["growth"]["drop"] if growth else ():
            words = words.replace(drop, "")
        role, year = _role(words), _year(words, years)
        if growth and role is None and year is None and found:
            role, year = found[-1].role, found[-1].year
        year = year or _year_by_neighbour(role, found, growth=growth)
        if role is None and year is None and _holds(words, wordings()["plain_values"]["words"]):
            role = "完成"
        if role is None and year is None:
            continue
        done = any(one.role == "完成" and year in (None, one.year) for one in found)
        if words in wordings()["not_values"]["verdicts"] and done:
            continue
        role = role or ("完成" if year is not None and year <= years[0] else "目标")
        year = year or _year_by_caption(caption, role, years, both=both)
        found.append(Column(place, header, year, role, growth))
    return tuple(found)


def unit_in(header: str) -> str:
    """The unit in brackets that ends a header or a name: 「增长（%）」; "" where there is none."""
    found = _BRACKET.search(re.sub(r"\s", "", header))
    return found[1] if found else ""


def _holds(words: str, some: Iterable[str]) -> bool:
    return any(one in words for one in some)


def _is_growth(words: str) -> bool:
    return _holds(words, wordings()["growth"]["words"])


def _role(words: str) -> Role | None:
    roles: dict[Role, list[str]] = wordings()["roles"]
    return next((role for role, some in roles.items() if _holds(words, some)), None)


def _year(words: str, years: tuple[int, int]) -> int | None:
    printed = _YEAR.search(words)
    if printed:
        return int(printed[1])
    named: dict[str, str] = wordings()["years"]
    return next((years[which == "plan"] for word, which in named.items() if word in words), None)


def _year_by_neighbour(role: Role | None, found: Sequence[Column], *, growth: bool) -> int | None:
    """A growth column without a year belongs to the nearest column of its role before it."""
    alike = [one.year for one in found if growth and role in (None, one.role)]
    return alike[-1] if alike else None


def _year_by_caption(caption: str, role: Role, years: tuple[int, int], *, both: bool) -> int:
    """Targets and results side by side, without years, are of the year that was done."""
    printed = [int(one) for one in _YEAR.findall(caption)]
    if len(set(printed)) == 1 and both:
        return printed[0]
    if role == "完成" or both:
        return years[0]
    return years[1]
