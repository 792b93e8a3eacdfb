"""All items of a report, and how an answer to one is graded."""

import re
from decimal import Decimal
from functools import lru_cache

from assistant.known.knowledge import Knowledge
from assistant.learning.from_boxes import box_items
from assistant.learning.from_indicators import indicator_items
from assistant.learning.from_terms import term_items
from assistant.learning.model import Item
from assistant.text import key
from corpus.numerals import fold

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@lru_cache(maxsize=64)
def items_of(knowledge: Knowledge) -> tuple[Item, ...]:
    """Every item, terms first, each id once; the same in every run."""
    found = (*term_items(knowledge), *indicator_items(knowledge), *box_items(knowledge))
    kept: dict[str, Item] = {}
    for item in found:
        kept.setdefault(item.id, item)
    return tuple(kept.values())


def is_right(item: Item, given: str) -> bool:
    """Whether an answer is the key: an option as it stands, a number by value, words by their key.

    A card is never graded here: its learner says how well it was known.
    """
    if item.kind == "选择":
        return given == item.answer
    if item.maker == "number":
        numbers = _NUMBER.findall(fold(given))
        return len(numbers) == 1 and _value(numbers[0]) == _value(item.answer)
    return bool(key(given)) and key(given) in {key(one) for one in (item.answer, *item.also)}


def _value(printed: str) -> Decimal:
    return Decimal(fold(printed).replace(",", ""))
