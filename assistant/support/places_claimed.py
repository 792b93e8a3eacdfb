"""What a claim says of places, wider averages and targets, held against the clause on the same thing.

「甲是跟某省某市共建的吧」, 「甲建在乙和丙吧」, 「比率高于全省平均吧」, 「甲完成计划了吧」 of running text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asking.comparison_claimed import claim_words
from assistant.asking.content import content_of
from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO
from assistant.support.claim_words import ALL_HELD
from assistant.support.figure_clauses import GOES_ON
from assistant.support.word_for_word import is_of_time
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses
from index.words import tagged_words

_BUILT = re.compile(
    "^(?P<thing>[^，。；]{2,20}?)(?:会|将|要|都|也|就|是)*(?:建|设|布点|布局|选址|落)(?:设)?(?:在|到|于)(?:了)?(?P<where>[^，。；]{2,40}?)(?:了|的)?$"
)
_BUILDS = re.compile("建|设|布局|选址|落")
_AND = re.compile("、|和(?!平)|与|及|跟")
_BETWEEN = re.compile("(?:等|\\d|个|座|处|所|家|新|[一二两三四五六七八九十]|的)*")
_WHEN = re.compile("今年|去年|明年|20\\d\\d年?|我们|咱们|我?[区市县]里?(?=要|会|将)")
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
    if not question.has("premise"):
        return ""
    return (
        _built_verdict(question, told, knowledge)
        or _elsewhere(question, told, knowledge)
        or _standing_verdict(question, told, knowledge)
    )


def _built_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """「甲建在乙和丙」 is borne out by a clause 「建成乙、丙2个甲」."""
    match = _BUILT.match(_WHEN.sub("", claim_words(question)))
    if match is None or _NO.search(match.group()) or not is_of_time(question, told, knowledge):
        return ""
    places = [key(one) for one in _AND.split(match["where"]) if len(key(one)) > 1]
    thing = bigrams(key(match["thing"]))
    for clause in clauses(knowledge.report.text, told.span, "，；。"):
        said = key(knowledge.report[clause])
        if not places or not all(one in said for one in places) or not _BUILDS.search(said):
            continue
        after = said[max(said.find(one) + len(one) for one in places) :]
        rest = _BETWEEN.match(after)
        name = after[rest.end() :] if rest else after
        if len(thing & bigrams(name)) >= ALL_HELD * len(thing) and not _NO.search(said):
            return AGREES
    return ""


def _elsewhere(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """NOT_SO where all else of a claim is printed beside another place than the one claimed."""
    report = knowledge.report
    strange = [one for one in question.places if one not in report.text]
    if not strange or (question.years and told.year not in (None, *question.years)):
        return ""
    own = own_place(report.source.place)
    names = [one for one in lexicon("places")["names"] if one not in (*own.own, *own.above)]
    bare = question.text
    for one in strange:
        bare = re.sub(f"{one}[^，。？?是的共合建]{{0,3}}", "", bare)
    words = [one for one in content_of(replace(question, text=bare), knowledge).words]
    for clause in clauses(report.text, told.span, "，；。"):
        said = report[clause]
        others = [one for one in names if one in said]
        alike = len(others) == 1 and others[0] not in question.text and not _NO.search(said)
        if alike and words and all(held(one, key(said)) >= ALL_HELD for one in words):
            return NOT_SO
    return ""


def _standing_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """「比率高于全省平均」 where the clause on the same thing goes on 「但仍低于全省平均水平」."""
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
