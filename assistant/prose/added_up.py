"""Adds what the plan adds to what there is: 「去年5家，今年再新增2家会到多少家」, as arithmetic alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer
from assistant.prose.figures_told import alike, level_now
from assistant.prose.operands import is_on
from assistant.sentences.owned import owned_figures
from assistant.sentences.told_figures import Told, part_of, summed
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Span

_WHEN = "(?:20\\d\\d年|去年底?|今年|目前|现在|如今|已有|已经有|有|是)"
_ADDING = (
    "(?:再|又|还|要|会|能|计划|打算|可以|想)*"
    "(?:新增加?|增加|新开|新建|新引进?|引进?|新设|新培育|培育|落户|入驻|[增加开建设引添])"
)
_ASKED = re.compile(
    f"^(?P<thing>[^，。？?\\d]{{2,20}}?)(?:，|{_WHEN})*(?P<level>\\d[^，。]{{0,8}})?"
    f"(?:，|如果|要是|假如|假设|若|{_WHEN}|加上|那)*(?:{_ADDING})+(?:了|的)?(?P<by>\\d[^，。]{{1,6}}?)"
    "(?:的话|之后|以后|后|，|那|就|会|能|将|累计|一共|总共|合计|总数|完)+(?:会|能|将|是|有|到|达到?|变成)*(?:多少|几)"
    f"|^(?P<thing2>[^，。？?\\d]{{2,20}}?)(?:{_WHEN})*(?P<level2>\\d[^，。]{{0,8}})，?(?:再)?加上?(?:{_WHEN}|要|计划)*(?:{_ADDING})*的?(?P<by2>\\d[^，。]{{1,6}}?)"
    "(?:的话|之后|后|，|就|会|一共|总共)*(?:是|有|到|达到?|等于)*(?:多少|几)"
    f"|^(?P<thing3>[^，。？?\\d]{{2,20}}?)(?:，|{_WHEN})*(?P<level3>\\d[^，。]{{0,8}})，(?:如果|{_WHEN})*(?:{_ADDING})(?P<by3>\\d[^，。]{{1,6}}?)(?:是|有)(?:多少|几)"
)
_NOTE = "这只是把报告的两个数相加，不是报告的预测。"
_NOT_BOTH = "报告没有同时给出“{thing}”现有的数和新增的数，所以不能相加。下面是有关的原文。"


def answer_added(question: Question, desk: Desk) -> Draft | NoAnswer | None:
    """The sum; refused where the report tells not both; None where nothing is to be added."""
    asked = _ASKED.match(question.text)
    if asked is None:
        return None
    thing, level, by = (
        next((asked[f"{one}{tail}"] for tail in ("", "2", "3") if asked[f"{one}{tail}"]), "")
        for one in ("thing", "level", "by")
    )
    thing = re.sub(f"(?:{_WHEN}|如果|要是|的|数量)+$", "", thing)
    typed = _quantity(by)
    added = list(_flows(thing, typed, desk)) if typed else []
    missing = NoAnswer(Reason.NO_ATTRIBUTE, _NOT_BOTH.format(thing=thing))
    if typed is None or len({one.figure.span for one in added}) != 1:
        return missing
    reached = level_now(thing, desk, typed.unit)
    said = _quantity(level)
    if reached is None or not alike(reached, added[0], desk.report):
        return missing
    if said is not None and said.value != reached.figure.value:
        return missing
    told = summed([reached, added[0]], Writer(desk.report))
    return replace(told, text=f"{told.text}{_NOTE}") if told else missing


def _quantity(words: str) -> Figure | None:
    """The number with its unit that the question brings along."""
    found = list(figures(words, Span(0, len(words)))) if words else []
    return found[0] if len(found) == 1 else None


def _flows(thing: str, typed: Figure, desk: Desk) -> Iterator[Told]:
    """The figures of the plan with the number typed that add to the thing."""
    report = desk.report
    words = lexicon("content")["flows"]
    for statement in knowledge_of(report).statements:
        if statement.year != report.source.plan_year:
            continue
        for owned in owned_figures(statement.span, report):
            one = owned.figure
            if (one.value, one.unit) != (typed.value, typed.unit):
                continue
            told = Told(one, part_of(report, statement.span, one.span), statement.span)
            before = report.text[statement.span.start : one.span.start]
            clause = re.split("[，；。]", before)[-1]
            if re.search(f"{_ADDING}|{'|'.join(words)}", clause) and is_on(told, thing, desk):
                yield told
