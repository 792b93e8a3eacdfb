"""Holds a number or a rank that a question brings against the figures of running text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.asking.question import Question
from assistant.proof.about import About, about_claimed
from assistant.proof.bounds import bound_claimed
from assistant.proof.premises import AGREES, DISAGREES, RANK, claimed_figures
from corpus.figures import hedges
from corpus.model import Figure
from corpus.numerals import count_value

_THAN = re.compile("(?<!占)比(?![重例率值])|较(?![大高好多快])|相?差|超(?!过)")
OTHER_BOUND = "报告写的不是这个数："
"""Before 「超10000P」 where 超4000P is claimed: what is claimed follows, but it is not what is printed."""
_THINGS = ("家", "户", "项", "座", "处", "所", "栋", "条", "件", "大")
_PEOPLE = ("人", "名", "位")
_ANY = "个"
"""What people count by where a report counts by another word: 「32个试点」 are its 32项, and no 32人."""
_FIRST_FEW = re.compile(
    r"前(\d{1,3}|[一二三四五六七八九十]+)(?=[强名位家列吧吗，。；、？?]|是|对|$)"
)


def prose_verdict(question: Question, told: Sequence[Figure]) -> str:
    """Words before the sentences that tell what was claimed; "" when nothing was claimed."""
    claimed = claimed_figures(question)
    if not claimed or not told:
        return ""
    if question.has("difference") and _THAN.search(question.text) and not _is_rate(claimed[0]):
        return ""  # 「比去年高0.5件吧」 claims how far two figures are apart, not a figure
    about = about_claimed(claimed[0], question.text)
    if about is not None:
        return _about_verdict(about, claimed[0], told)
    behind = question.text[: claimed[0].span.end].endswith(claimed[0].hedge or "。")
    others = [one for one in told if behind and _is_other_bound(one, claimed[0])]
    if any(_bears_out(one, claimed[0]) for one in told) and (
        not others or any(_same(one, claimed[0]) for one in told)
    ):
        return AGREES
    bound = bound_claimed(claimed[0], question.text)
    exceeds = bound is not None and not bound.includes
    return OTHER_BOUND if exceeds and any(_exceeds(one, claimed[0]) for one in told) else DISAGREES


def _is_rate(claimed: Figure) -> bool:
    """Whether a change is claimed by how much of itself: 「比上年少了三成多」, which reports print so."""
    return claimed.unit in ("成", "%")


def _about_verdict(about: About, claimed: Figure, told: Sequence[Figure]) -> str:
    """The verdict on a round number; "" where it is unclear whether a value is meant."""
    unit = _in_per_cent(claimed)[1]
    values = [one for one in map(_in_per_cent, told) if not unit or counts_alike(one[1], unit)]
    held = [about.holds(value) for value, _ in values]
    own = hedges().get(claimed.hedge, "")
    if any(own and hedges().get(one.hedge, "") == own for one in told):
        alike = any(_same(one, claimed) for one in told)
        return AGREES if alike else DISAGREES  # 「5.5%左右」 is another plan than 「5%左右」
    if True in held:
        return AGREES
    return "" if None in held else DISAGREES


def _same(told: Figure, claimed: Figure) -> bool:
    (one, unit), (two, other) = _in_per_cent(told), _in_per_cent(claimed)
    return one == two and counts_alike(unit, other)


def counts_alike(one: str, two: str) -> bool:
    """Whether two units are the same, or count the same kind of thing."""
    kinds = (_THINGS, _PEOPLE)
    return one == two or any({one, two} <= {_ANY, *kind} for kind in kinds)


def _is_other_bound(told: Figure, claimed: Figure) -> bool:
    """Whether a bound of the kind claimed is printed with another number: 「0.9%以内」 for 2.9%以内."""
    direction = hedges().get(claimed.hedge, "")
    alike = direction in ("lower", "upper") and direction == hedges().get(told.hedge, "")
    unit = counts_alike(_in_per_cent(told)[1], _in_per_cent(claimed)[1])
    return alike and unit and not _same(told, claimed)


def _exceeds(told: Figure, claimed: Figure) -> bool:
    """Whether a bound that is printed lies beyond the one claimed: 「突破31万」 beyond 超过30万."""
    bare = replace(told, hedge="")
    return hedges().get(claimed.hedge) == hedges().get(told.hedge) and _bears_out(bare, claimed)


def _bears_out(told: Figure, claimed: Figure) -> bool:
    """Whether a figure of the report is as claimed: 5.2% does not bear out 超过一成."""
    one, two = _in_per_cent(told), _in_per_cent(claimed)
    if two[1] and not counts_alike(one[1], two[1]):
        return False
    direction = hedges().get(claimed.hedge, "")
    if one[0] == two[0]:  # 「不到4.8万」 is not borne out by 「4.8万以上」
        return {direction, hedges().get(told.hedge, "")} != {"lower", "upper"}
    if direction and direction == hedges().get(told.hedge, ""):
        return False  # 「65%以下」 is another bound than 「70%以下」
    if direction == "lower":
        return one[0] > two[0]
    return direction == "upper" and one[0] < two[0]


def _in_per_cent(figure: Figure) -> tuple[Decimal, str]:
    """三成 as 30%; every other figure as it is."""
    return (figure.value * 10, "%") if figure.unit == "成" else (figure.value, figure.unit)


def rank_verdict(question: Question, shown: str) -> str:
    """Words before a sentence that gives a rank: 「全市第一，没错吧」 where it prints 第2."""
    if not question.has("premise"):
        return ""
    for ranked in (RANK, _FIRST_FEW):
        claimed, printed = ranked.findall(question.text), ranked.findall(shown)
        if len(claimed) == 1 and printed:
            same = count_value(claimed[0]) in map(count_value, printed)
            return AGREES if same else DISAGREES
    return ""
