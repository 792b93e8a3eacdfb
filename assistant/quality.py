"""Reads the last evaluation, a JSON file that the evaluation writes; tolerant of what it lacks."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LATEST = Path(__file__).parent.parent / "eval" / "latest.json"
_Z = 1.959964
"""Of the normal distribution, for intervals of 95 %."""
RESULTS = LATEST.with_name("RESULTS.md")
_KIND = re.compile(r"^\| ([^|*]+?) \| \d+ \| [\d.]+%（(\d+)/(\d+)） \|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many, with the 95 % interval as shares from 0 to 1."""

    name: str
    right: int
    total: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that was answered wrongly: what was wanted, what was told, why it is wrong."""

    id: str
    kind: str
    question: str
    wanted: str
    told: str
    why: str


@dataclass(frozen=True, slots=True)
class Suite:
    """Questions that belong together: all of them, by kind, and every failure."""

    name: str
    whole: Rate
    kinds: tuple[Rate, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The last evaluation: when, of which commit, by suite."""

    date: str
    commit: str
    suites: tuple[Suite, ...]


def latest(path: Path = LATEST, results: Path = RESULTS) -> Evaluation | None:
    """The last evaluation: of `path`, else of the table in `results`; None when neither can be read."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        held = None
    suites = tuple(_suites(held)) if isinstance(held, Mapping) else ()
    if isinstance(held, Mapping) and suites:
        return Evaluation(_words(held, "date"), _words(held, "commit"), suites)
    try:
        suites = from_results(results.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    return Evaluation("", "", suites) if suites else None


def interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) of nothing. Source: Wilson, JASA 22 (1927)."""
    if not total:
        return 0.0, 1.0
    share = right / total
    below = 1 + _Z**2 / total
    middle = (share + _Z**2 / (2 * total)) / below
    half = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2)) / below
    return max(0.0, middle - half), min(1.0, middle + half)


def _suites(held: Mapping[str, Any]) -> Iterator[Suite]:
    for one in _listed(held, "suites"):
        kinds = tuple(_rates(_listed(one, "kinds")))
        failures = tuple(_failure(each) for each in _listed(one, "failures"))
        if kinds:
            yield Suite(_words(one, "name"), _whole(kinds), kinds, failures)


def _rates(kinds: Sequence[Mapping[str, Any]]) -> Iterator[Rate]:
    for one in kinds:
        right, total = one.get("right"), one.get("total")
        if isinstance(right, int) and isinstance(total, int) and 0 <= right <= total:
            yield _rate(_words(one, "name"), right, total)


def _rate(name: str, right: int, total: int) -> Rate:
    return Rate(name, right, total, *interval(right, total))


def _whole(kinds: Sequence[Rate]) -> Rate:
    return _rate("合计", sum(one.right for one in kinds), sum(one.total for one in kinds))


def _failure(held: Mapping[str, Any]) -> Failure:
    names = ("id", "kind", "question", "wanted", "told", "why")
    return Failure(*(_words(held, name) for name in names))


def _listed(held: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = held.get(name, [])
    items = found if isinstance(found, list) else []
    return [one for one in items if isinstance(one, Mapping)]


def _words(held: Mapping[str, Any], name: str) -> str:
    found = held.get(name)
    return found if isinstance(found, str) else "" if found is None else str(found)


def from_results(text: str) -> tuple[Suite, ...]:
    """The suites of eval/RESULTS.md, which has rates but no failures: 「| 术语 | 29 | 97%（28/29）」."""
    suites: list[Suite] = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        kinds = tuple(
            _rate(found[1], int(found[2]), int(found[3])) for found in _KIND.finditer(body)
        )
        if kinds:
            suites.append(Suite(name.strip(), _whole(kinds), kinds, ()))
    return tuple(suites)
