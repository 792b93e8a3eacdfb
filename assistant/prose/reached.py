"""Computes how far something came where the report tells only from where to where: 「47户压减至19户」."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.asking.asked import wants_figure
from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.outcomes import Desk
from assistant.prose.operands import of_its_time
from assistant.prose.passages import first_cited
from assistant.sentences.told_figures import Told, difference, part_of
from assistant.text import bigrams, key
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.sentences import clauses

_ASKS_CHANGE = re.compile(
    "(?:整合|合并|撤并|裁撤|增加|增长|减少|下降|提高|提升|上升|压减|压缩|压降|精简|缩短|扩大|[增减降升涨压缩砍裁][掉去了少下]?)"
    "(?:了|掉|去|出)*(?:百分之)?(?:多少|几)|[多少高低](?:了|出|出来)(?:多少|几)"
    "|(?:增加|增长|减少|下降|压减|压缩|精简|缩减)了?的?(?:比例|幅度|百分比)"
)
_ASKS_RATE = re.compile("(?:比例|幅度|百分比)(?:是|有|为)?(?:多[高大少]|怎样|如何|$)")
_IN_RATE = re.compile("百分之(?:几|多少)|几成|的?(?:比例|幅度|百分比)(?:是|有|为)?(?:多[高大少])?")
_ASKS_AIM = re.compile("目标|计划|任务")
_PASSED = re.compile("超(?:过|出|额)?[^，。；\\d]{0,10}(?:目标|计划|任务)[^，。；\\d]{0,6}$")
_SAYS_PASSED = re.compile("超(?:过|出|额)?[^，。；\\d]{0,10}(?:目标|计划|任务)[^，。；\\d]{0,6}\\d")
LEAST_HELD = 0.5
"""Share of the question's content that a sentence must hold to be on the same thing."""
LEAST_SHARED = 2
"""Pairs of signs that a clause must share with it."""
COMES_TO = re.compile(
    "(?:(?:增|减|降|升|提|扩|缩|压|精简|涨)[^，。；0-9]{0,4}[到至]|(?:整合|合并|撤并|归并|优化|缩减|压减)[到至为成])了?$"
)


def reached(question: Question, desk: Desk) -> Draft | None:
    """The difference of the two ends told; None where no change is asked, or no ends are told."""
    asked = wants_figure(question) or _ASKS_RATE.search(question.text)
    if not asked or not _ASKS_CHANGE.search(question.text):
        return None
    bare = _IN_RATE.sub("多少", question.text)
    cited = first_cited(question, desk) or first_cited(read_question(bare, desk.report), desk)
    if cited is None:
        return None
    figures_on_it = _on_it(question, cited.span, desk.report)
    ends = _ends(desk.report, cited.span, cited.strong) or _ends(
        desk.report, cited.span, figures_on_it
    )
    if ends is None:
        return None
    grown = re.search("增幅|增长率|百分|几成|%|比例|幅度", question.text) is not None
    if not grown and ends[0].figure.value < ends[1].figure.value:
        ends = ends[::-1]
    return difference(*ends, Writer(desk.report), grown=grown)


def _on_it(question: Question, span: Span, report: Report) -> tuple[Span, ...]:
    """The figures of the clauses that share words with a question that asks no unit."""
    asked = bigrams(key(question.text))
    return tuple(
        one.span
        for clause in clauses(report.text, span, "，；。")
        if len(asked & bigrams(key(report[clause]))) >= LEAST_SHARED
        for one in figures(report.text, clause)
    )


def aimed(question: Question, desk: Desk) -> Draft | None:
    """The target of which a sentence only tells by how much it was passed: 「1075亿元、超目标75亿元」."""
    if not wants_figure(question) or not _ASKS_AIM.search(question.text):
        return None
    knowledge = knowledge_of(desk.report)
    content = content_of(question, knowledge)
    if not any(content.coverage(one, "") >= LEAST_HELD for one in _told_as_passed(knowledge)):
        return None
    cited = first_cited(question, desk)
    if cited is None:
        return None
    for _, one, other in _pairs(desk.report, cited.span, cited.strong):
        between = desk.report.text[one.figure.span.end : other.figure.span.start]
        if _PASSED.search(between) and of_its_time(one, question.text, desk):
            return difference(one, other, Writer(desk.report), lead="目标即")
    return None


@lru_cache(maxsize=KEPT)
def _told_as_passed(knowledge: Knowledge) -> tuple[str, ...]:
    """The statements, as keys, that tell by how much a target was passed."""
    text = knowledge.report.text
    return tuple(
        one.key
        for one in knowledge.statements
        if _SAYS_PASSED.search(text[one.span.start : one.span.end])
    )


def _ends(report: Report, span: Span, strong: tuple[Span, ...]) -> tuple[Told, Told] | None:
    """The later and the earlier end, where the clause of a figure told prints both."""
    for clause, one, other in _pairs(report, span, strong):
        if COMES_TO.search(report.text[clause.start : other.figure.span.start]):
            return other, one
    return None


def _pairs(
    report: Report, span: Span, strong: tuple[Span, ...]
) -> Iterator[tuple[Span, Told, Told]]:
    """The clauses that print a figure told and one other of its unit, with both in printed order."""
    for clause in clauses(report.text, span, "，；。"):
        found = list(figures(report.text, clause))
        if len(found) != 2 or found[0].unit != found[1].unit or not found[0].unit:
            continue
        if any(one in clause for one in strong):
            one, other = (Told(each, part_of(report, span, each.span), span) for each in found)
            yield clause, one, other
