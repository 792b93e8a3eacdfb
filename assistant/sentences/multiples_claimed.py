"""A doubling that a question claims (翻番, 翻了一番, 倍增) and what a sentence tells to have doubled."""

import re

from assistant.asking.question import Question
from corpus.model import Report, Span
from corpus.sentences import clauses

MULTIPLE = re.compile(
    "翻(?:了)?(?P<near>近|将近|约)?(?P<many>[一两二三])?番|翻了?一倍|翻倍|倍增(?![行工计])"
)
_OF_BEFORE = re.compile(
    "^(?P<all>均|都|分别)?(?:也|已|又|再)?(?:[较比]?(?:20\\d\\d|上|去)年(?:末|底)?)?(?:实现|增长|完成)?(?:了)?[“”]*(?:[一二三两四五]个)?$"
)
"""A piece that goes on with the thing before it: 「、较2020年翻了一番」; 均: with all before it."""


def multiple_claimed(question: Question) -> re.Match[str] | None:
    """The doubling that a question claims; None for none."""
    return MULTIPLE.search(question.text) if question.has("premise") else None


def multiplied(question: Question, span: Span, report: Report, *, otherwise: bool = False) -> str:
    """The words of a sentence that name what doubled as often as claimed; "" where nothing did.

    otherwise: what doubled more or less often than claimed.
    """
    claimed = multiple_claimed(question)
    if claimed is None:
        return ""
    found = []
    for part in clauses(report.text, span, "；。"):
        before: list[str] = []
        for piece in clauses(report.text, part, "，、"):
            words = report[piece]
            told = MULTIPLE.search(words)
            if told is not None and _alike(claimed, told) != otherwise:
                found.append(_subject(words[: told.start()], before, report[part]))
            before.append(words)
    return "；".join(found)


def _alike(claimed: re.Match[str], told: re.Match[str]) -> bool:
    many = [{"两": "二"}.get(one["many"] or "一", one["many"] or "一") for one in (claimed, told)]
    return many[0] == many[1] and bool(claimed["near"]) == bool(told["near"])


def _subject(own: str, before: list[str], part: str) -> str:
    goes_on = _OF_BEFORE.match(own)
    if goes_on is None:  # 「推动企业数量、楼宇面积较上年翻番」: with the things listed before it
        at = part.find(own)
        return part[part.rfind("，", 0, at) + 1 : at] + own
    return "".join(before if goes_on["all"] else before[-1:])
