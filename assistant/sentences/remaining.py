"""Computes what is left of a number that a sentence tells beside how much of it is done: 计划72个，已开工58个."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.readings import RATES
from assistant.outcomes import Desk
from assistant.sentences.evidence import candidates
from assistant.sentences.told_figures import Told, difference, part_of, scale
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_ASKS = re.compile(
    "(?:还|仍)(?:剩|有|差|余|欠|缺)(?:下|着|余)?(?:多少|几)(?P<unit>[万亿]?[\u4e00-\u9fff]?)[\u4e00-\u9fff]{0,7}?(?:没|未|待)"
    "|还(?:要|需要?|得)(?:再)?(?:完成|投|建|交|开工|筹集?|改造?|干|做)(?:多少|几)"
    "|(?:没|未)(?:有)?[\u4e00-\u9fff]{1,4}的(?:还)?(?:有|剩)(?:多少|几)"
    "|(?:剩(?:下|余)?|剩)(?:的)?(?:还)?(?:有)?(?:多少|几)"
)
_DONE = re.compile("(?:已|累计|完成|建成|开工|交付|落地|到位|竣工|投产|入驻)[^，；。]{0,8}$")
_PLANNED = re.compile("(?:计划|目标|任务)[^，。；]{0,4}$")
_WHEN = re.compile(
    r"(?:19|20)\d\d年|今年|去年|上年|[上下]半年|年底|到|的|计划|项目$|已经|现在|目前|还|要"
)
_TRIED = 3
"""Sentences looked at, the best first."""
_LEAST_HELD = 0.5
"""Share of the pairs of signs before the question word that the part must print."""


def left_over(question: Question, desk: Desk) -> Draft | None:
    """「前者比后者多14个」 of what is planned and what is done; None where that is not asked or told."""
    asked = _ASKS.search(question.text)
    if asked is None:
        return None
    subject = bigrams(key(_WHEN.sub("", question.text[: asked.start()])))
    for one in candidates(question, desk)[:_TRIED]:
        span = one.statement.span
        for pair in _pairs(desk.report, span):
            whole, done = (Told(each, part_of(desk.report, span, each.span), span) for each in pair)
            said = bigrams(key(desk.report[whole.part]) + key(desk.report[done.part]))
            if _fits(asked, done.figure) and len(subject & said) >= _LEAST_HELD * len(subject):
                return difference(whole, done, Writer(desk.report), lead="还剩")
    return None


def _fits(asked: re.Match[str], figure: Figure) -> bool:
    """Whether the figure has the unit behind 多少, where there is one."""
    unit = re.sub("^[万亿]+", "", asked.group("unit") or "")
    return not unit or figure.unit.startswith(unit[0]) or unit[0] == "投"


def _pairs(report: Report, span: Span) -> Iterator[tuple[Figure, Figure]]:
    """What is planned and the smaller number of its unit that is told as done, next to each other."""
    for part in clauses(report.text, span, "；。"):
        counted: dict[str, list[Figure]] = {}
        for one in figures(report.text, part):
            if one.unit not in ("", *RATES) and not one.hedge:
                counted.setdefault(scale(one, report), []).append(one)
        for alike in counted.values():
            for one, other in pairwise(alike):
                before = report.text[one.span.end : other.span.start]
                if other.value < one.value and _DONE.search(before):
                    yield one, other
                elif other.value > one.value and _PLANNED.search(before):
                    yield other, one
