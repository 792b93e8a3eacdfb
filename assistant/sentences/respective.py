"""Reads 「甲、乙数量分别达10家、20家」 and 「城乡居民收入分别增长5%、7%」: whose figure is whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.known.readings import RATES
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_LEAD = re.compile("^(?:力争|确保|推动|实现|其中|全年|全区|全市|全县|全省|预计|初步核算)+")
_SEPARATELY = re.compile("分别|依次")
_LISTED = re.compile(r"\s*(?:[、:：和与及]|，?同比)\s*")
"""What stands between the figures of one list: 「5%和7.5%左右」, 「6.8:42.7:50.5」."""


RATE_ASKED = re.compile(
    "增速|增幅|增长率|(?:增长?|下?降|涨|跌)(?:了)?(?:多少|几)(?:个?点|个?百分点|成)?[？?]?$"
)
"""A growth is asked, and no amount."""
GROWTH_UNITS = (*RATES, "千分点", "倍")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A thing as a person is told it, and its figure."""

    thing: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Thing:
    """told: its name for a person; keys: wordings of it, any of which names it."""

    told: str
    keys: tuple[str, ...]


def belonging(report: Report, shown: Span, asked: str) -> Belonging | None:
    """The thing asked and its figure, where a clause tells several in order; None when unclear.

    A clause that goes on with as many figures (「，同比增长6%、8%」) tells of the same things.
    """
    things: Sequence[_Thing] = ()
    found: list[Belonging] = []
    for clause in clauses(report.text, shown, "，；。！？"):
        told = _listed_figures(report, clause)
        own = _things(report, clause, told)
        if own:
            things = own
        elif len(each := _each_with_its_figure(report, clause)) > 1:
            things = each  # 「甲10家、乙20家，分别增长5%、8%」
            continue
        elif len(told) != len(things) or not _goes_on(report, clause, told):
            things = ()
        one = _asked_of(things, told, asked)
        if one is not None:
            found.append(one)
        if report[clause].endswith(("；", "。")):
            things = ()
    return _fitting(found, asked)


def told_in_order(report: Report, clause: Span) -> list[Belonging]:
    """Every thing of a clause with its figure: 「甲、乙分别为5亿元、7亿元」; [] for any other clause."""
    told = _listed_figures(report, clause)
    things = _things(report, clause, told)
    if len(things) < 2:
        return []
    return [Belonging(thing.told, one) for thing, one in zip(things, told, strict=True)]


def _fitting(found: Sequence[Belonging], asked: str) -> Belonging | None:
    """Of a level and a growth of the same thing, the one that is asked."""
    wants_rate = re.search("增长|增速|增幅|涨|提高|下降|占比|比重", asked) is not None
    rates = [one for one in found if one.figure.unit in (*RATES, "千分点")]
    levels = [one for one in found if one not in rates]
    return next(iter((rates if wants_rate else levels) or found), None)


def _asked_of(things: Sequence[_Thing], told: Sequence[Figure], asked: str) -> Belonging | None:
    if len(things) != len(told) or len(things) < 2:
        return None
    pairs = bigrams(key(asked))
    common = frozenset.intersection(*(bigrams(one) for thing in things for one in thing.keys[:1]))
    shares = [max(_share(one, common, pairs) for one in thing.keys) for thing in things]
    best = max(range(len(things)), key=lambda at: shares[at])
    if not shares[best] or sum(share == shares[best] for share in shares) > 1:
        return None
    return Belonging(things[best].told, told[best])


def _share(name: str, common: frozenset[str], asked: frozenset[str]) -> float:
    """The share of a name's own pairs (those that not all the things have) that is asked."""
    own = bigrams(name) - common or bigrams(name)
    return len(own & asked) / len(own or {""})


def _listed_figures(report: Report, clause: Span) -> list[Figure]:
    """The figures of a clause after 分别, where it is said."""
    mark = _SEPARATELY.search(report[clause])
    start = clause.start + mark.end() if mark else clause.start
    return list(figures(report.text, Span(start, clause.end)))


def _things(report: Report, clause: Span, told: Sequence[Figure]) -> Sequence[_Thing]:
    """The things that a clause tells of in order; () where it tells of one or is unclear."""
    words = report[clause]
    mark = _SEPARATELY.search(words)
    end = mark.start() if mark else (told[0].span.start - clause.start if told else 0)
    before = words[:end]
    for pattern, parts in _compounds():
        match = pattern.search(before)
        if match and len(parts) == len(told) and (mark or _in_one_list(report, told)):
            return [_Thing(names[0], names) for names in parts]
    if mark is None or mark.start() == 0:
        return ()
    names = [_LEAD.sub("", one) for one in re.split("、|和|与|及", before)]
    return [_Thing(one, (key(one),)) for one in names] if len(names) == len(told) else ()


def _each_with_its_figure(report: Report, clause: Span) -> Sequence[_Thing]:
    """The things of 「甲10家、乙20家」; () where a part between two 、 tells none, or several."""
    found: list[_Thing] = []
    for part in clauses(report.text, clause, "、和与及，；。"):
        told = list(figures(report.text, part))
        name = report.text[part.start : told[0].span.start].strip() if told else ""
        if len(told) != 1 or len(name) < 2:
            return ()
        found.append(_Thing(name, (key(name),)))
    return found


def _goes_on(report: Report, clause: Span, told: Sequence[Figure]) -> bool:
    """Whether a clause tells the same things anew: a verb, then a list of figures."""
    if len(told) < 2 or not _in_one_list(report, told):
        return False
    lead = report.text[clause.start : told[0].span.start]
    return (
        re.fullmatch("(?:分别|依次|同比|比上年|较上年|增长|下降|提高|占|达到?|达)*", lead)
        is not None
    )


def _in_one_list(report: Report, told: Sequence[Figure]) -> bool:
    between = [report.text[one.span.end : after.span.start] for one, after in pairwise(told)]
    return all(_LISTED.fullmatch(one) for one in between)


@cache
def _compounds() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (re.compile(one["printed"]), tuple(tuple(map(key, names)) for names in one["parts"]))
        for one in lexicon("compounds")["compound"]
    )
