"""Whether a clause says what a claim of words alone says: all its signs, in their order.

「甲公司承建某数据库吧」 is borne out by 「甲公司承建国家某数据库」; not where another verb, a part of the
work or a denial stands between, nor by a plan where something is claimed to be done.
"""

import re
from functools import cache

from assistant.asking.comparison_claimed import claim_words, compared_claimed, extreme_claimed
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import claimed_figures
from assistant.sentences.multiples_claimed import multiple_claimed
from assistant.sentences.shares_claimed import share_claimed
from assistant.text import key
from assistant.words import lexicon, listed
from corpus.sentences import clauses
from index.words import tagged_words

LEAST_SIGNS = 6
"""Signs of a claim, without filler, from which it says enough to be held word for word."""
LEAST_RUN = 2
MOST_GAPS, LONGEST_GAP = 3, 24
"""A claim may leave out words of the clause in so many places, so many signs in each."""
_FILLER = re.compile("(?:现在|目前|已经?|早就|就|也|都|还|的|了|是|在|由|给|被|把|过|一个|上)")
_YEARS = re.compile("(?:20\\d\\d年|去年|今年|上年|本年|我们|咱们)(?:我?[区市县州省])?")
_DENIES = re.compile("没|未|不|无|非|并未")
_PLANS = re.compile("要|将|会|计划|今年|明年|打算|争取|力争|目标|准备|20\\d\\d")
_BREAKS = re.compile(
    "[期段]|主体|部分|拟|将|力争|争取|推进|前期|申报|争创|筹|计划|规划|[没未无不非]"
)
"""Words between two others that change what is said."""


def said_word_for_word(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a clause of the sentence says all that a claim without numbers says."""
    if not _is_of_words(question):
        return False
    source = knowledge.report.source
    if told.year == source.plan_year != source.done_year and (
        listed("claims", "past").search(question.text) or not _PLANS.search(question.text)
    ):
        return False
    if question.years and told.year not in (None, *question.years):
        return False
    claim = key(_FILLER.sub("", _YEARS.sub("", claim_words(question))))
    if len(claim) < LEAST_SIGNS:
        return False
    stops = "，；。"
    text = knowledge.report.text
    return any(
        _says(claim, key(_FILLER.sub("", text[one.start : one.end])))
        for one in clauses(text, told.span, stops)
    )


def _is_of_words(question: Question) -> bool:
    """Whether a claim brings no number, comparison, share or denial, which are judged by themselves."""
    others = (compared_claimed, extreme_claimed, multiple_claimed, share_claimed)
    if not question.has("premise") or claimed_figures(question) or _DENIES.search(question.text):
        return False
    return not any(one(question) is not None for one in others)


def _says(claim: str, said: str) -> bool:
    """Whether the signs of a claim stand in a clause in their order, in few runs."""

    @cache
    def rest(at: int, place: int, gaps: int) -> bool:
        length = 0
        while (
            at + length < len(claim)
            and said[place + length : place + length + 1] == claim[at + length]
        ):
            length += 1
        if at + length == len(claim):
            return length >= LEAST_RUN or at == 0
        for run in range(length, LEAST_RUN - 1, -1):
            for gap in range(1, LONGEST_GAP + 1):
                start = place + run + gap
                if start >= len(said) or gaps == MOST_GAPS:
                    break
                if _may_stand_between(said[place + run : start]) and rest(
                    at + run, start, gaps + 1
                ):
                    return True
        return False

    return any(rest(0, place, 0) for place in range(len(said)))


@cache
def _may_stand_between(words: str) -> bool:
    """Whether words left out of a claim change nothing of what it says: no verb, no part of a work."""
    states = "|".join(one for group in lexicon("claims")["state"] for one in group["says"])
    if _BREAKS.search(words) or re.search(states, words):
        return False
    return not any(tag == "v" for _, tag in tagged_words(words))
