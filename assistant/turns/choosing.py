"""Which report a question is about: the place or year it names, the turns before, else the newest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.places import own_place
from assistant.model import Reply
from assistant.text import plain
from assistant.words import lexicon, listed
from corpus.errors import UserError
from corpus.model import Report, Source
from index.library import Library

TURNS_READ = 12
"""How many of the turns before are looked at for a place or year."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\D|$)")
_RELATIVE = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "今年": 0, "本年": 0}


@dataclass(frozen=True, slots=True)
class Choice:
    """The report that a question is about, by name, and a line that says so; "" when none need."""

    name: str
    note: str


def short_name(source: Source, sources: Sequence[Source]) -> str:
    """「临川市2024年计划报告」; with its name in the library where that is not unique."""
    place = own_place(source.place).last
    same = [
        one
        for one in sources
        if (own_place(one.place).last, one.plan_year) == (place, source.plan_year)
    ]
    words = f"{place}{source.plan_year}年计划报告"
    return words if len(same) < 2 else f"{words}（{source.name}）"


def newest_of(sources: Sequence[Source]) -> Source:
    """The latest plan year; of several the last by name."""
    return max(sources, key=lambda one: (one.plan_year, one.name))


def choose(question: str, history: Sequence[str], sources: Sequence[Source]) -> Choice:
    """The report for a question. With a single report there is nothing to choose or to say."""
    default = newest_of(sources)
    if len(sources) == 1:
        return Choice(default.name, "")
    words = plain(question)
    told = _from_turns(history, sources)
    before = told or default
    places = places_named(words, sources)
    own = _of_place(places[0] if places else before.place, sources)
    found = _by_year(words, before if not places else newest_of(own), own)
    if found != default:
        return Choice(found.name, f"（据《{short_name(found, sources)}》）")
    single = len({one.place for one in sources}) == 1
    if places or told or (single and _YEAR.search(words)):
        return Choice(found.name, "")
    note = f"（没有指明报告，以上据最新的《{short_name(found, sources)}》，库里共{len(sources)}份）"
    return Choice(found.name, note)


def places_named(words: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """The places of reports that the words name, in order; a longer name covers those in it."""
    found: list[tuple[int, int, str]] = []
    for place in dict.fromkeys(one.place for one in sources):
        names = [one for one in own_place(place).own if not one.startswith(("我", "本", "全"))]
        at = next(((words.find(one), len(one)) for one in names if one in words), None)
        if at is not None:
            found.append((at[0], at[0] + at[1], place))
    kept = [
        one
        for one in found
        if not any(
            other != one and other[0] <= one[0] and one[1] <= other[1] and other[:2] != one[:2]
            for other in found
        )
    ]
    return tuple(place for _, _, place in sorted(kept))


def _of_place(place: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    return tuple(one for one in sources if one.place == place)


def _from_turns(history: Sequence[str], sources: Sequence[Source]) -> Source | None:
    """The report that the turns before were about, where one of them named a place or year."""
    current: Source | None = None
    default = newest_of(sources)
    for turn in history[-TURNS_READ:]:
        words = plain(turn)
        places = places_named(words, sources)
        if not places and not _YEAR.search(words) and not _report_year(words, default):
            continue
        own = _of_place(places[0] if places else (current or default).place, sources)
        current = _by_year(words, newest_of(own) if places or not current else current, own)
    return current


def _by_year(words: str, current: Source, own: Sequence[Source]) -> Source:
    """Of a place's reports the one for the years named; `current` where no other serves better."""
    asked = _report_year(words, newest_of(own))
    if asked is not None:
        return next((one for one in own if one.plan_year == asked), current)
    years = [int(one) for one in _YEAR.findall(words)]
    if not years:
        return newest_of(own) if listed("reports", "newest").search(words) else current
    newest = newest_of(own)
    covering = (newest.done_year, newest.plan_year)
    if any(year in covering for year in years):
        return newest
    done = next((one for one in own if one.done_year == years[0]), None)
    plan = next((one for one in own if one.plan_year == years[0]), None)
    return done or plan or current


def _report_year(words: str, newest: Source) -> int | None:
    """The plan year in 「2024年的报告」, 「去年的报告」; None when no report is named so."""
    after = lexicon("reports")["report_word"]
    exact = re.search(rf"((?:19|20)\d\d)年{after}", words)
    if exact:
        return int(exact[1])
    relative = re.search(f"({'|'.join(_RELATIVE)}){after}", words)
    return newest.plan_year + _RELATIVE[relative[1]] if relative else None


class NoReportError(UserError):
    """No report of the library has that name."""

    def __init__(self, name: str, sources: Sequence[Source]) -> None:
        known = "、".join(one.name for one in sources[:20])
        more = f" 等 {len(sources)} 份" if len(sources) > 20 else ""
        super().__init__(f"库里没有名为“{name}”的报告；有：{known}{more}。")


def chosen(library: Library, name: str) -> Report:
    """The report of that name; raises NoReportError."""
    if all(one.name != name for one in library.sources):
        raise NoReportError(name, library.sources)
    return library.report(name)


def with_note(told: Reply, note: str) -> Reply:
    """The reply with a line that says which report it is from, where one is due."""
    return replace(told, text=f"{told.text}\n{note}") if note else told
