"""What a learner knows, what is due, what is hard, and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.learning.model import Item, shuffled
from assistant.learning.store import Learnt

NEW_A_DAY = 20
"""New items that a day brings; more would all come due again at once."""
FORGOTTEN_OFTEN = 2
"""Times an item was forgotten from which it counts as hard."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Items by what a learner holds of them. due and known may overlap: known things fade too."""

    new: tuple[Item, ...]
    due: tuple[Item, ...]
    known: tuple[Item, ...]
    hard: tuple[Item, ...]
    begun_today: int

    @property
    def left_today(self) -> int:
        """How many are still to be done today: all that is due, and new ones up to NEW_A_DAY."""
        fresh = max(0, NEW_A_DAY - self.begun_today)
        return len(self.due) + min(fresh, len(self.new))


def progress_of(items: Sequence[Item], held: Mapping[str, Learnt], now: datetime) -> Progress:
    """Sort items by what is held. due: the longest due first; hard: the most forgotten first."""
    known = [one for one in items if one.id in held and held[one.id].memory.is_known]
    due = [one for one in items if one.id in held and held[one.id].memory.due <= now]
    hard = [one for one in items if one.id in held and is_hard(held[one.id])]
    new = [one for one in items if one.id not in held]
    # The day of the server's place, not of UTC, which changes at breakfast in China.
    today = now.astimezone().date()
    begun = [one for one in held.values() if one.first.astimezone().date() == today]
    return Progress(
        new=_mixed(new),
        due=tuple(sorted(due, key=lambda one: (held[one.id].memory.due, one.id))),
        known=tuple(known),
        hard=tuple(sorted(hard, key=lambda one: (-held[one.id].wrong, one.id))),
        begun_today=len(begun),
    )


def is_hard(one: Learnt) -> bool:
    """Whether an item was forgotten often, or FSRS finds it hard."""
    return one.wrong >= FORGOTTEN_OFTEN or one.memory.is_hard


def next_item(progress: Progress, *, beyond: bool = False) -> Item | None:
    """What is due before what is new; None when today's share is done, unless beyond."""
    if progress.due:
        return progress.due[0]
    if progress.new and (beyond or progress.begun_today < NEW_A_DAY):
        return progress.new[0]
    return None


def _mixed(items: Sequence[Item]) -> tuple[Item, ...]:
    """New items in a fixed order: one of each subject in turn, a card before questions on it."""
    by_id = {one.id: one for one in items}
    rounds: dict[tuple[str, str], int] = {}
    placed: list[tuple[int, int, Item]] = []
    order = sorted(
        (by_id[one] for one in shuffled("new", by_id)), key=lambda one: one.kind != "卡片"
    )
    mixed = {one: at for at, one in enumerate(shuffled("round", by_id))}
    for item in order:
        subject = (item.topic, item.subject)
        rounds[subject] = rounds.get(subject, 0) + 1
        placed.append((rounds[subject], mixed[item.id], item))
    return tuple(item for _, _, item in sorted(placed, key=lambda one: one[:2]))
