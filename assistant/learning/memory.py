"""When to ask again: spaced repetition by FSRS; the only import of fsrs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from fsrs import Card, Rating, Scheduler

Recall: TypeAlias = Literal["忘了", "吃力", "记得", "很熟"]
RECALLS: tuple[Recall, ...] = ("忘了", "吃力", "记得", "很熟")
KNOWN_DAYS = 7.0
"""Days of stability (recall falls to 90 %) from which an item counts as known: a working week."""
HARD = 8.0
"""FSRS difficulty (1 to 10) from which an item counts as hard; forgetting a new one once gives 7.4."""

_RATINGS = {"忘了": Rating.Again, "吃力": Rating.Hard, "记得": Rating.Good, "很熟": Rating.Easy}
# Without fuzzing: the same answers at the same times always give the same dates.
_SCHEDULER = Scheduler(enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a learner holds of an item. card: FSRS's own state as JSON; due: aware, in UTC.

    stability: days until recall falls to 90 %; difficulty: 1 to 10.
    """

    card: str
    due: datetime
    stability: float
    difficulty: float

    @property
    def is_known(self) -> bool:
        """Whether it will last for KNOWN_DAYS."""
        return self.stability >= KNOWN_DAYS

    @property
    def is_hard(self) -> bool:
        """Whether FSRS finds it hard for this learner."""
        return self.difficulty >= HARD


def reviewed(memory: Memory | None, recall: Recall, now: datetime) -> Memory:
    """The memory after a review; None begins a new one. now: aware, in UTC."""
    # card_id: FSRS takes the clock for it, and it is of no use here.
    card = Card(card_id=1, due=now) if memory is None else Card.from_json(memory.card)
    card, _ = _SCHEDULER.review_card(card, _RATINGS[recall], review_datetime=now)
    return Memory(card.to_json(), card.due, card.stability or 0.0, card.difficulty or 0.0)
