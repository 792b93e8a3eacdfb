"""Finds the units in charge (甲局) that a question names."""

import re

from assistant.asking.row_parts import in_order
from assistant.words import lexicon


def owners_in(words: str) -> list[str]:
    """The stretches of a question (a key) that end like a unit: 「归县商务局」."""
    ends = lexicon("plain_tables")["question"]["owner_ends"]
    return re.findall(rf"[\u4e00-\u9fff]{{1,12}}?(?:{ends})", words)


def names_owner(owner: str, said: str) -> bool:
    """Whether the end of `owner` (何 before 局 is unknown) is printed, or short for what is printed."""
    for start in range(len(owner) - 2):
        part = owner[start:]
        if part in said:
            return True
        if any(
            one.endswith(part[-1]) and in_order(part, one) for one in re.split("[、，及]", said)
        ):
            return True
    return False
