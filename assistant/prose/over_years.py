"""Computes how far a thing came over several years where a sentence tells both ends: 「由2020年的9亿元增至12亿元」."""

import re
from collections.abc import Iterator

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Statement, knowledge_of
from assistant.known.readings import RATES
from assistant.outcomes import Desk
from assistant.prose.reached import COMES_TO
from assistant.sentences.told_figures import Told, difference, part_of, scale
from assistant.text import key
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses

LEAST_HELD = 0.75
"""Share of the content of the thing asked that the clause with both ends must hold."""
_SPAN = (
    "(?:“?十[三四五六]五”?(?:期间|时期|以来|这?五年)?"
    "|[这近过]?去?[三四五六](?:个)?年(?:来|间|里|下来|期间|时间)?(?:一共|总共)?)"
)
_CHANGED = "(?:增加|增长|提高|提升|上升|扩大|减少|下降|缩小|增|涨|升|多|降|减)"
_ASKED = re.compile(
    f"(?:{_SPAN}[^，。？?]{{0,14}}?{_CHANGED}|(?:比|较)(?P<year>20\\d\\d)年[^，。？?]{{0,6}}?{_CHANGED})"
    "(?:了|出|过)?(?:百分之)?(?:多少|几)"
)
_NAMED = re.compile(
    f"{_SPAN}|(?:比|较)20\\d\\d年|(?:一共|总共|大概)|{_CHANGED}(?:了|出|过)?(?:百分之)?(?:多少|几).*$|的$|，"
)
_FROM = re.compile("[由从](?P<year>20\\d\\d)年(?:末|底)?的?")
_BOTH = 2
LEAST_YEARS = 2
"""From so many years before the year of the results an end is one of several years."""


def answer_over_years(question: Question, desk: Desk) -> Draft | None:
    """The difference, and the growth in per cent; None where no change over years is asked or told."""
    asked = _ASKED.search(question.text)
    if asked is None or question.has("premise") or "年均" in question.text:
        return None
    thing = read_question(_NAMED.sub("", question.text), desk.report)
    pairs = {
        (one.figure.span, other.figure.span): (one, other)
        for statement in knowledge_of(desk.report).statements
        for one, other in _ends(statement, thing, asked["year"], desk)
    }
    if len(pairs) != 1:
        return None
    later, earlier = next(iter(pairs.values()))
    return difference(later, earlier, Writer(desk.report), grown=earlier.figure.unit not in RATES)


def _ends(
    statement: Statement, thing: Question, year: str | None, desk: Desk
) -> Iterator[tuple[Told, Told]]:
    """The later and the earlier end that a clause tells of the thing, of one scale."""
    report, knowledge = desk.report, knowledge_of(desk.report)
    content = content_of(thing, knowledge)
    for clause in clauses(report.text, statement.span, "，；。"):
        begun = _FROM.search(report[clause])
        if begun is None or int(begun["year"]) > report.source.done_year - LEAST_YEARS:
            continue
        named = key(report.text[clause.start : clause.start + begun.start()])
        if (year and begun["year"] != year) or not content.words:
            continue
        if content.coverage(named, "") < LEAST_HELD:
            continue
        told = list(figures(report.text, Span(clause.start + begun.end(), clause.end)))[:2]
        if len(told) != _BOTH or scale(told[0], report) != scale(told[1], report):
            continue
        if COMES_TO.search(report.text[told[0].span.end : told[1].span.start]):
            span = statement.span
            earlier, later = (Told(one, part_of(report, span, one.span), span) for one in told)
            yield later, earlier
