"""What a claim says of places, wider averages and targets, held against the clause on the same thing.

「甲是跟某省某市共建的吧」, 「甲建在乙和丙吧」, 「比率高于全省平均吧」, 「甲完成计划了吧」 of running text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.comparison_claimed import claim_words
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO
from assistant.support.figure_clauses import GOES_ON
from assistant.text import key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses
from index.words import is_proper, tagged_words

_WHEN = re.compile("今年|去年|明年|20\\d\\d年?|我们|咱们|我?[区市县]里?(?=要|会|将)")
_TOWN = re.compile(
    "(?<=[，。、在到于和与及])([\u4e00-\u9fff]{2})(?:[区县市州省镇乡]|街道)(?![域内级民政委里])"
)
_NO = re.compile("没|未|不|无")
_ABOVE = "高于|好于|快于|优于|多于|大于|强于|领先于?|超过|跑赢"
_BELOW = "低于|慢于|落后于?|少于|小于|弱于|不及|不如|逊于"
_WIDER = re.compile(
    f"(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))(?P<place>全[国省市区县州])|"
    "比(?P<other>全[国省市区县州])(?:的)?(?:平均)?(?:水平|均值|线)?(?:要|还|也|稍微|略)*(?P<way>[高快好多大强低慢差少小弱])"
)
_HIGH = "高快好多大强"
_AIM = "目标"
_OF_AIM = "(?:年初|年度|全年|当年|预期|既定|原定|确定的)*的?(?:目标|计划|预期|任务)"
_MET = re.compile(
    f"(?:超额完成|完成|达到|实现|高于|快于|好于|超过?|超出)了?{_OF_AIM}|比{_OF_AIM}[高快多]"
)
_MISSED = re.compile(
    f"(?:未能?|没有?能?)(?:完成|达到?|实现|如期完成){_OF_AIM}|(?:低于|慢于|不及|少于|落后于){_OF_AIM}|比{_OF_AIM}[低慢少]"
)


def of_place_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict on what a claim says of a place or of a wider average; "" where none is told."""
    words = claim_words(question)
    claimed = _standing(words)
    if claimed is None or (claimed.to == _AIM and told.year == knowledge.report.source.plan_year):
        return ""
    thing = _WHEN.sub("", words[: claimed.start])
    printed = [
        (one, piece)
        for subject, one, piece in _compared(told.span, knowledge)
        if one.to == claimed.to and _names(thing, subject)
    ]
    if len({one.above for one, _ in printed}) != 1:
        return ""
    if printed[0][0].above != claimed.above:
        return NOT_SO
    values = {one.value for one in claimed_figures(question)}
    beside = {one.value for _, piece in printed for one in figures(piece, Span(0, len(piece)))}
    return AGREES if values <= beside else ""


@dataclass(frozen=True, slots=True)
class _Standing:
    """That something stands above or below a wider place or its target, and where words say so."""

    to: str
    above: bool
    start: int


def _standing(words: str) -> _Standing | None:
    """What words set something above or below; None for nothing, several, or a denial of it."""
    wider = list(_WIDER.finditer(words))
    met, missed = _MET.search(words), _MISSED.search(words)
    if len(wider) + bool(met or missed) != 1:
        return None
    if wider:
        denied = _NO.search(words[: wider[0].start()])
        return (
            None if denied else _Standing(_place(wider[0]), _is_above(wider[0]), wider[0].start())
        )
    found = missed or met
    assert found is not None
    if _NO.search(words[: found.start()]):
        return None
    return _Standing(_AIM, missed is None, found.start())


def _compared(span: Span, knowledge: Knowledge) -> Iterator[tuple[str, _Standing, str]]:
    """Each clause that sets something so, after the words that name what it goes on from."""
    subject = ""
    for piece in clauses(knowledge.report.text, span, "，；。"):
        words = knowledge.report[piece]
        found = _standing(words)
        before = words[: found.start] if found else words
        if not GOES_ON.match(words) and len(key(before)) > 1:
            subject = before
        if found:
            yield subject, found, words


def _names(thing: str, subject: str) -> bool:
    """Whether the words before a comparison name what is claimed to be compared."""
    nouns = [key(word) for word, tag in tagged_words(thing) if tag[:1] in "nvljx" and len(word) > 1]
    said = key(subject)
    return bool(nouns) and all(one in said for one in nouns)


def _place(found: re.Match[str]) -> str:
    return found["place"] or found["other"]


def _is_above(found: re.Match[str]) -> bool:
    return bool(found["above"]) or (found["way"] or "x") in _HIGH


def places_in(words: str, knowledge: Knowledge) -> list[str]:
    """The places in some words, the report's own and those above it left out: provinces, cities, towns."""
    own = own_place(knowledge.report.source.place)
    names = [one for one in lexicon("places")["names"] if one in words]
    names += [one for one in _towns(knowledge) if one in words]
    return [one for one in dict.fromkeys(names) if one not in (*own.own, *own.above)]


@lru_cache(maxsize=KEPT)
def _towns(knowledge: Knowledge) -> frozenset[str]:
    """The names of districts, counties and towns that a report prints, without 区, 县, 镇."""
    found = {one[1] for one in _TOWN.finditer(knowledge.report.text)}
    return frozenset(one for one in found if is_proper(one))
