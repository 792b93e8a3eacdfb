"""Whether a sentence prints a claim as it is typed, and of the time that is claimed."""

import re
from dataclasses import replace

from assistant.asking.comparison_claimed import claim_words
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO
from assistant.text import key, plain
from assistant.words import listed
from corpus.figures import figures

LEAST_SIGNS = 6
"""Signs of a claim, without filler, from which it says enough to be held word for word."""
_FILLER = re.compile("现在|目前|已经?|早就|就|也|都|还|的|了|是|在|由|给|被|把|过|一个|上")
_YEARS = re.compile("(?:20\\d\\d年|去年|今年|上年|本年|我们|咱们)(?:我?[区市县州省])?")
_YET = re.compile("(?:还|至今|一直)?(?:没有?|未)(?!完成率)|尚未|并未")
_TAG = re.compile(
    "[，,](?:我|咱|应该|总|这个?(?:数|说法)?)*(?:没有?|不会)(?:[记说看搞弄听]|理解|什么|啥)*(?:错|问题|毛病)$"
)
_UNDONE = re.compile("(?:没有?|未|不|无|非)$")
_DENIES = re.compile("没|未|不|无|非")
_SOON = re.compile("在即|即将|正在|加快|有望|力争|推进")


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
    claim, said = (key(_FILLER.sub("", one)) for one in (_YEARS.sub("", bare), clause))
    at = said.find(claim) if len(claim) >= LEAST_SIGNS else -1
    if at < 0:
        return ""
    return AGREES if (_UNDONE.search(said[:at]) is not None) == denied else NOT_SO


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


def is_of_time(question: Question, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a sentence is of the year claimed, and no plan where something is claimed as done."""
    source = knowledge.report.source
    if told.span in knowledge.notes and not question.years:
        return True  # what a term means is told of no year
    if question.years and told.year not in (None, *question.years):
        return False
    planned = told.year == source.plan_year != source.done_year
    past = listed("claims", "past").search(question.text) is not None
    return not planned or not past
