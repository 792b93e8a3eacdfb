"""Reads 「甲、乙数量分别达10家、20家」: which of the figures belongs to the thing asked."""

import re
from dataclasses import dataclass

from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_LEAD = re.compile("^(?:力争|确保|推动|实现|其中|全年|全区|全市|全县)+")
_SEPARATELY = re.compile("分别|依次")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A thing as printed and its figure."""

    thing: str
    figure: Figure


def belonging(report: Report, shown: Span, asked: str) -> Belonging | None:
    """The thing asked and its figure, where a clause tells several in order; None when unclear."""
    before = ""
    for clause in clauses(report.text, shown, "，；。！？"):
        found = _in_clause(report, clause, before, asked)
        if found is not None:
            return found
        before = report[clause]
    return None


def _in_clause(report: Report, clause: Span, before: str, asked: str) -> Belonging | None:
    """before: the clause before, which names the things where the clause begins with 分别."""
    words = report[clause]
    mark = _SEPARATELY.search(words)
    if mark is None:
        return None
    things = [_LEAD.sub("", one) for one in _things(words[: mark.start()] or _subject(before))]
    told = list(figures(report.text, Span(clause.start + mark.end(), clause.end)))
    if len(things) != len(told) or len(things) < 2:
        return None
    pairs = bigrams(_in_full(key(asked)))
    shares = [len(bigrams(key(one)) & pairs) / len(bigrams(key(one)) or {""}) for one in things]
    best = max(range(len(things)), key=lambda at: shares[at])
    if sum(share == shares[best] for share in shares) > 1 or not shares[best]:
        return None
    return Belonging(things[best], told[best])


def _subject(clause: str) -> str:
    """What a clause with figures is about: the words before its verb and first figure."""
    return re.split(r"(?:完成|达到?|实现|突破|为|是)?[\d.]", clause)[0]


def _things(told: str) -> list[str]:
    """The things before 分别: joined by 、 and the like, or run together (「城乡居民收入」)."""
    for entry in lexicon("compounds")["compound"]:
        for compound in entry["says"]:
            if compound in told:
                return [told.replace(compound, part) for part in entry["parts"]]
    return re.split("、|和|与|及", told)


def _in_full(asked: str) -> str:
    """The question with 一产 and the like written as the reports' compounds are (第一产业)."""
    return re.sub("(?<!第)([一二三])产(?!业)", r"第\1产业", asked)
