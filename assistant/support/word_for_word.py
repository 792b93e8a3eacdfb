"""Whether a clause says what a claim of words alone says: all its signs, in their order.

「甲公司承建某数据库吧」 is borne out by 「甲公司承建国家某数据库」; not where another verb, a part of the
work or a denial stands between, nor by a plan where something is claimed to be done.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assistant.asking.comparison_claimed import claim_words, compared_claimed, extreme_claimed
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO
from assistant.sentences.multiples_claimed import multiple_claimed
from assistant.sentences.shares_claimed import share_claimed
from assistant.text import key, plain
from assistant.words import lexicon, listed
from corpus.figures import figures
from corpus.sentences import clauses
from index.words import tagged_words

LEAST_SIGNS = 6
"""Signs of a claim, without filler, from which it says enough to be held word for word."""
LEAST_RUN = 2
MOST_GAPS, LONGEST_GAP = 3, 24
"""A claim may leave out words of the clause in so many places, so many signs in each."""
_STOPS = "，；。"
_FILLER = re.compile("现在|目前|已经?|早就|就|也|都|还|的|了|是|在|由|给|被|把|过|一个|上")
_YEARS = re.compile("(?:20\\d\\d年|去年|今年|上年|本年|我们|咱们)(?:我?[区市县州省])?")
_YET = re.compile("(?:还|至今|一直)?(?:没有?|未)(?!完成率)|尚未|并未")
_TAG = re.compile(
    "[，,](?:我|咱|应该|总|这个?(?:数|说法)?)*(?:没有?|不会)(?:[记说看搞弄听]|理解|什么|啥)*(?:错|问题|毛病)$"
)
_UNDONE = re.compile("(?:没有?|未|不|无|非)$")
_DENIES = re.compile("没|未|不|无|非")
_SOON = re.compile("在即|即将|正在|加快|有望|力争|推进")
_PLANS = re.compile("要|将|会|计划|今年|明年|打算|争取|力争|目标|准备|20\\d\\d")
_BREAKS = re.compile(
    "[期段]|主体|部分|拟|将|力争|争取|推进|前期|申报|争创|筹|计划|规划|[没未无不非]"
)
"""Words between two others that change what is said."""
_LIGHT = ("实现", "完成", "获得", "进行", "开展", "正式", "进一步", "等")
"""Verbs between two others that change nothing."""


def worded_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict on a claim without numbers that a clause says in full, or denies in full; else ""."""
    bare = _YET.sub("", claim_words(question))
    denied = bare != claim_words(question)
    if not question.has("premise") or claimed_figures(question) or _DENIES.search(bare):
        return ""
    if not is_of_time(question, told, knowledge):
        return ""
    clause = knowledge.report[told.span]
    if denied and _SOON.search(clause):
        return ""
    for undone in _told(question, bare, told, knowledge):
        return AGREES if undone == denied else NOT_SO
    return ""


def is_verbatim(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a sentence prints a claim with its numbers as it is typed, and of the time claimed."""
    typed = replace(question, text=plain(question.resolved))  # 「低于目标」 is read as 比目标低
    claims = [plain(_YEARS.sub("", claim_words(one))) for one in (question, typed)]
    claims = [_TAG.sub("", one) for one in claims]
    words = plain(
        knowledge.report[told.span].replace("\n", "")
    )  # 「甲驿站、9个乙」 is no 甲驿站9个
    at = max((words.find(one) for one in claims if len(one) >= LEAST_SIGNS), default=-1)
    if not claimed_figures(question) or at < 0:
        return False
    printed = {one.value for one in figures(knowledge.report.text, told.span)}
    if not {one.value for one in claimed_figures(question)} <= printed:
        return False
    return _UNDONE.search(words[:at]) is None and is_of_time(question, told, knowledge)


def _told(question: Question, bare: str, told: Statement, knowledge: Knowledge) -> Iterator[bool]:
    """For each clause that says what is claimed, whether it denies it."""
    text = knowledge.report.text
    claim = key(_FILLER.sub("", _YEARS.sub("", bare)))
    thing, _, name = bare.partition("是")
    beside = key(_FILLER.sub("", name + thing)) if name else ""
    others = (compared_claimed, extreme_claimed, multiple_claimed, share_claimed)
    plain = not any(one(question) is not None for one in others)
    for one in clauses(text, told.span, _STOPS):
        said = key(_FILLER.sub("", text[one.start : one.end]))
        if len(beside) >= LEAST_SIGNS and beside in said:
            yield False  # 「甲是全市第一高楼」: 「全市第一高楼甲」 is printed
        start = _start(claim, said) if plain and len(claim) >= LEAST_SIGNS else None
        if start is not None:
            yield _UNDONE.search(said[:start]) is not None


def is_of_time(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a sentence is of the year claimed, and no plan where something is claimed as done."""
    source = knowledge.report.source
    if told.span in knowledge.notes and not question.years:
        return True  # what a term means is told of no year
    if question.years and told.year not in (None, *question.years):
        return False
    planned = told.year == source.plan_year != source.done_year
    past = listed("claims", "past").search(question.text) is not None
    plans = bool(claimed_figures(question)) or _PLANS.search(question.text) is not None
    return not planned or (not past and plans)


def _start(claim: str, said: str) -> int | None:
    """Where a clause begins to say all signs of a claim in their order, in few runs."""

    @cache
    def rest(at: int, place: int, gaps: int) -> bool:
        length = _run(claim[at:], said[place:])
        if at + length == len(claim):
            return length >= LEAST_RUN or at == 0
        if gaps == MOST_GAPS:
            return False
        return any(
            _may_stand_between(said[place + run : start]) and rest(at + run, start, gaps + 1)
            for run in range(length, LEAST_RUN - 1, -1)
            for start in range(place + run + 1, min(place + run + LONGEST_GAP, len(said) - 1) + 1)
        )

    return next((place for place in range(len(said)) if rest(0, place, 0)), None)


def _run(claim: str, said: str) -> int:
    """How many signs two stretches begin with alike."""
    pairs = zip(claim, said, strict=False)
    return next(
        (at for at, (one, two) in enumerate(pairs) if one != two), min(len(claim), len(said))
    )


@cache
def _may_stand_between(words: str) -> bool:
    """Whether words left out of a claim change nothing of what it says: no verb, no part of a work."""
    states = "|".join(one for group in lexicon("claims")["state"] for one in group["says"])
    bare = words
    for one in _LIGHT:
        bare = bare.replace(one, "")
    if _BREAKS.search(bare) or re.search(states, bare):
        return False
    return not any(tag == "v" for _, tag in tagged_words(bare))
