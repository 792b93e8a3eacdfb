"""Reads 「甲、乙数量分别达10家、20家」 and 「城乡居民收入分别增长5%、7%」: whose figure is whose."""

import re
from collections.abc import Iterator, Sequence
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
_LISTED = re.compile(r"\s*(?:[、:：和与及](?:同比|比上年)?(?:增长|下降|上升|提高)?|，?同比)\s*")
"""What stands between the figures of one list: 「5%和7.5%左右」, 「6.8:42.7:50.5」."""
_SHORT_NAME = 1
"""Signs of a name that cannot stand alone: 肉 and 蛋 of 「肉、蛋、奶产量」."""
_WANTS_GROWTH = re.compile("增长|增速|增幅|涨|提高|下降")
_TELLS_SHARE = re.compile("占|比重")
_MEASURE = re.compile("[\u4e00-\u9fff]{2}率(?!先)")
_LONG_LEAD = 3
"""Signs by which the first of some things is longer than the others where it begins with what is said of all."""
_NO_THING = re.compile("同比|比上年|较上年|[增下升降提占达居净累高低快慢]|其中|约|为|超|突破|近")
"""What goes on with the thing before begins so, and names none of its own."""


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
    alone: list[_Thing] = []
    found: list[tuple[Belonging, str]] = []
    beside = False
    for clause in clauses(report.text, shown, "，；。！？"):
        told = _listed_figures(report, clause)
        own = _things(report, clause, told)
        each = () if own else _each_with_its_figure(report, clause, told)
        beside = beside or bool(each)
        alone = [*alone, *_alone(report, clause, told)]
        if own or each:
            things = own or each
        elif _SEPARATELY.match(report[clause]) and len(told) == len(alone) > len(things):
            things = alone
        elif len(told) != len(things) or not _goes_on(report, clause, told):
            things = ()
        one = None if each else _asked_of(things, told, asked)  # each stands beside its own figure
        if one is not None:
            found.append((one, report[clause]))
        if report[clause].endswith(("；", "。")):
            things, alone = (), []
    return _fitting(found, asked, beside=beside)


def _alone(report: Report, clause: Span, told: Sequence[Figure]) -> Iterator[_Thing]:
    """The thing of a clause with one figure: 「实现乙收入26.7亿元，分别增长13.6%和15.2%」 goes on with it."""
    if len(told) == 1:
        name = _LEAD.sub("", report.text[clause.start : told[0].span.start])
        if len(name) > 1 and not _NO_THING.match(name) and "占" not in name:
            yield _Thing(name, (key(name),))


def told_in_order(report: Report, clause: Span) -> list[Belonging]:
    """Every thing of a clause with its figure: 「甲、乙分别为5亿元、7亿元」; [] for any other clause."""
    told = _listed_figures(report, clause)
    things = _things(report, clause, told)
    if len(things) < 2:
        return []
    return [Belonging(thing.told, one) for thing, one in zip(things, told, strict=True)]


def _fitting(
    found: Sequence[tuple[Belonging, str]], asked: str, *, beside: bool
) -> Belonging | None:
    """Of a level, a growth and a share of the same thing, the one that is asked.

    found: each with the words of its clause. beside: whether the levels stand right beside their
    things, so that nothing need be told of them.
    """
    rates = [pair for pair in found if pair[0].figure.unit in (*RATES, "千分点")]
    levels = [pair for pair in found if pair not in rates]
    named = _MEASURE.search(asked)
    if named:  # 贡献率, 完成率: the clause must name it, if any does
        own = [one for one, words in found if named.group() in words]
        if own:
            return own[0]
    wants_share = re.search("占|比重|份额", asked) is not None
    if wants_share or _WANTS_GROWTH.search(asked):
        alike = [one for one in rates if (_TELLS_SHARE.search(one[1]) is not None) is wants_share]
        return next((one for one, _ in alike or rates or found), None)
    return next((one for one, _ in levels or ([] if beside else found)), None)


def _asked_of(things: Sequence[_Thing], told: Sequence[Figure], asked: str) -> Belonging | None:
    if len(things) != len(told) or len(things) < 2:
        return None
    pairs = bigrams(key(asked))
    common = frozenset.intersection(*(bigrams(one) for thing in things for one in thing.keys[:1]))
    shares = [max(_share(one, common, pairs) for one in thing.keys) for thing in things]
    best = max(range(len(things)), key=lambda at: shares[at])
    if best == 0 and any(shares[1:]) and not _own_words(things, pairs):
        shares[0] = 0.0
        best = max(range(len(things)), key=lambda at: shares[at])
    if not shares[best] or sum(share == shares[best] for share in shares) > 1:
        return None
    return Belonging(things[best].told, told[best])


def _own_words(things: Sequence[_Thing], asked: frozenset[str]) -> bool:
    """Whether the first thing is asked by more than what leads it and is said of all.

    「经甲通道货运量、货值量」: a question on 甲通道 and 货值 is none on 货运量.
    """
    rest = max(len(one.told) for one in things[1:])
    first = things[0].told
    return len(first) <= rest + _LONG_LEAD or bool(bigrams(key(first)[-rest:]) & asked)


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
    for joints in ("、|和|与|及", "、|和|与", "、"):
        names = _with_head([_LEAD.sub("", one) for one in re.split(joints, before)])
        if len(names) == len(told):
            return [_Thing(one, (key(one),)) for one in names]
    return ()


def _with_head(names: list[str]) -> list[str]:
    """「肉、蛋、奶产量」: what the last of some short names says besides is said of all."""
    longest = max((len(one) for one in names[:-1]), default=0)
    if len(names) < 2 or not 0 < longest <= _SHORT_NAME or len(names[-1]) <= longest + 1:
        return names
    head = names[-1][longest:]
    return [*(one + head for one in names[:-1]), names[-1]]


def _each_with_its_figure(report: Report, clause: Span, told: Sequence[Figure]) -> Sequence[_Thing]:
    """「甲吞吐量2985万吨、乙吞吐量18.6万标箱」: a thing before each figure; () for any other clause."""
    starts = [clause.start, *(one.span.end for one in told[:-1])]
    names = [
        _LEAD.sub("", report.text[at : one.span.start].lstrip("、和与及"))
        for at, one in zip(starts, told, strict=False)
    ]
    named = all(
        re.fullmatch("[\u4e00-\u9fff“”A-Za-z（）()]{2,16}", one) and not _NO_THING.match(one)
        for one in names
    )
    joined = all(report.text[at : at + 1] in "、和与及" for at in starts[1:])
    return [_Thing(one, (key(one),)) for one in names] if named and joined and len(told) > 1 else ()


def _goes_on(report: Report, clause: Span, told: Sequence[Figure]) -> bool:
    """Whether a clause tells the same things anew: a verb, then a list of figures."""
    if len(told) < 2 or not _in_one_list(report, told):
        return False
    lead = report.text[clause.start : told[0].span.start]
    return (
        re.fullmatch(
            "(?:分别|依次|同比|比上年|较上年|增长|下降|提高|达到?|达)*"
            "|占[^，、；]{0,12}(?:分别|依次)?(?:为|达到?|是)?"
            "|[^，、；和与及]{2,10}(?:分别|依次)(?:为|达到?|是|完成)?",
            lead,
        )
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
