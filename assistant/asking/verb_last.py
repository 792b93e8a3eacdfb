"""Names of indicators that begin with a verb, as they are asked: 「养老床位新增多少」."""

import re

from assistant.text import key

_ADDED = re.compile("(新增|净增|新建|新开工|筹集|改造)([^，、（）()]{3,})")


def verb_last(name: str) -> set[str]:
    """「新增养老床位」 with its verb last, as a key; nothing for a name without such a verb."""
    added = _ADDED.fullmatch(name)
    return {key(added[2] + added[1])} if added else set()


def is_named_verb_last(text: str, name: str) -> bool:
    """Whether a question names an indicator so: its 新增 asks for the cell, not for a difference."""
    return any(one in key(text) for one in verb_last(name))
