"""The first day: the terms that one meets most, by counted use."""

from collections.abc import Sequence

from assistant.known.knowledge import Knowledge
from assistant.learning.items import items_of
from assistant.learning.model import Item
from assistant.reading.dictionary import Entry, dictionary

TOUR_LENGTH = 20


def first_day(knowledge: Knowledge, *, length: int = TOUR_LENGTH) -> tuple[Entry, ...]:
    """The terms printed in the most sentences, the most used first; ties in printed order."""
    entries = dictionary(knowledge)
    ordered = sorted(entries, key=lambda one: (-len(one.uses), one.term.note.number))
    return tuple(ordered[:length])


def questions_on(entries: Sequence[Entry], knowledge: Knowledge) -> tuple[Item, ...]:
    """One question a term, on its meaning or its name in turn, for the end of the tour."""
    found = []
    for at, entry in enumerate(entries):
        maker = "meaning" if at % 2 == 0 else "name"
        found += [
            one
            for one in items_of(knowledge)
            if one.maker == maker
            and one.subject == entry.name
            and one.passage == entry.term.note.span
        ]
    return tuple(found)
