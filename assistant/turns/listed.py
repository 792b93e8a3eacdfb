"""The items of an answer that lists, for follow-ups such as 「第三个呢」."""

import re
from collections.abc import Sequence

from assistant.model import Answer, Reply
from assistant.text import without_marks


def listed_items(told: Reply) -> Sequence[str]:
    """The items of an answer that is a list, without marks; () for any other."""
    if not isinstance(told, Answer):
        return ()
    lines = [line for line in told.text.split("\n") if line.startswith("- ")]
    if not lines:
        return _enumerated(told.text)
    return [line[2:].partition("[")[0].rstrip("。；") for line in lines]


def _enumerated(text: str) -> list[str]:
    """The items of a definition: 「指甲商圈、乙商圈、丙商圈。」; [] when it lists none."""
    told = re.search("(?:指|包括|即|：)([^。；]+)", text)
    items = re.split("、|和(?=[^、]+$)", told[1]) if told else []
    return [without_marks(one) for one in items] if len(items) > 1 else []
