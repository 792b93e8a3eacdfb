"""Works back to an earlier year where one sentence tells the level and another the change since then."""

import re
from collections.abc import Iterator

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import RATES
from assistant.outcomes import Desk
from assistant.prose.figures_told import alike, level_now
from assistant.sentences.told_figures import Told, difference, summed
from assistant.text import key
from corpus.figures import figures
from corpus.model import Span
from corpus.sentences import clauses

LEAST_HELD = 0.75
"""Share of the question's content that the clause on the change must hold."""
_ASKING = re.compile("(?:一共|总共|大概|大约)*(?:是|有|为)?(?:多少|几).*$|[？?。]+$")
_GROWN = re.compile("(?:净增加?|新?增加?|增长|多了|下降|减少|净减少?)了?$")
_NO_AMOUNTS = ("", *RATES, "倍", "番", "年")


def before_change(question: Question, bare: Question, desk: Desk) -> Draft | None:
    """「1046家」 here and 「较2020年净增392家」 there: what there was in that year."""
    thing = _ASKING.sub("", bare.text)
    changes = list(_changes(question, bare, desk))
    if len(changes) != 1 or len(thing) < 2:
        return None
    change, falls = changes[0]
    level = level_now(thing, desk, change.figure.unit)
    if level is None or level.cell or level.figure.span == change.figure.span:
        return None
    if not alike(level, Told(change.figure, change.figure.span, change.statement), desk.report):
        return None
    writer = Writer(desk.report)
    if falls:
        return summed([level, change], writer)
    return difference(level, change, writer, lead=f"{question.years[0]}年即")


def _changes(question: Question, bare: Question, desk: Desk) -> Iterator[tuple[Told, bool]]:
    """The amounts by which what is asked changed since the year asked; whether each is a fall."""
    report, knowledge = desk.report, knowledge_of(desk.report)
    content = content_of(bare, knowledge)
    since = re.compile(f"[较比]{question.years[0]}年")
    for statement in knowledge.statements:
        for clause in clauses(report.text, statement.span, "，；。、"):
            told = since.search(report[clause])
            if told is None or content.coverage(key(report[clause]), "") < LEAST_HELD:
                continue
            for one in figures(report.text, Span(clause.start + told.end(), clause.end)):
                grown = _GROWN.search(report.text[clause.start + told.end() : one.span.start])
                fits = one.unit not in _NO_AMOUNTS and fits_unit(one, units_asked(question.text))
                if grown and fits and not one.hedge:
                    yield Told(one, clause, statement.span), "减" in grown[0] or "降" in grown[0]
