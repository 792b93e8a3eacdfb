"""Works out what comes on each head by custom (GDP a head, what a visitor spends) from two levels told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.prose.figures_told import is_of_its_year, level_now
from assistant.sentences.told_figures import Told, each
from assistant.words import compiled, lexicon

_MANY = re.compile("多少|几")


def answer_per_head(question: Question, desk: Desk) -> Draft | None:
    """「人均GDP大概多少」; None where it is not asked, or the report tells it or not enough for it."""
    source, text = desk.report.source, desk.report.text
    if set(question.years) - {source.done_year} or question.places or question.has("growth"):
        return None
    if not _MANY.search(question.text) or not knowledge_of(desk.report).statements:
        return None
    for mean in lexicon("identities")["mean"]:
        if not compiled("identities", tuple(mean["says"])).search(question.text):
            continue
        if compiled("identities", tuple(mean["printed"])).search(text):
            return None
        value = next(_levels(mean["first"], mean["unit"], desk), None)
        people = next(_levels(mean["second"], mean["of"], desk), None) if value else None
        told = each(value, people, Writer(desk.report)) if value and people else None
        return replace(told, text=f"{told.text}{mean['note']}") if told else None
    return None


def _levels(things: Sequence[str], unit: str, desk: Desk) -> Iterator[Told]:
    """What there was of the things in the year of the results, each told of the whole place."""
    for thing in things:
        level = level_now(thing, desk, unit)
        if level is not None and is_of_its_year(level, thing, desk):
            yield level
