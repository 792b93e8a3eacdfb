"""The level of an indicator that the table gives only as a growth rate, from the running text."""

import re
from collections.abc import Sequence

from assistant.draft import Writer
from assistant.evidence import candidates
from assistant.knowledge import Series, knowledge_of
from assistant.outcomes import Desk
from assistant.question import Question, read_question
from assistant.support import refusal_for
from assistant.trim import trimmed_answer
from assistant.words import lexicon

_BOTH = re.compile("多少[^，]{0,4}，[^，]*增(?:长|速)?")
"""「GDP是多少，增长多少」 asks for the level and its growth."""
_SAYS_LEVEL = re.compile("总[额量值]")
"""Whoever says so without 增速 may mean the level, for a target too."""


def asks_level(question: Question, named: Sequence[Series]) -> bool:
    """「去年GDP有多少」: a growth indicator is named and neither growth nor a target of it is asked."""
    endings = tuple(lexicon("indicators")["growth_endings"])
    if not named or not all(series.name.endswith(endings) for series in named):
        return False
    if question.has("met", "ratio", "nature", "unit", "premise"):
        return False
    both = _BOTH.search(question.text) is not None
    if question.has("growth", "difference") and not both:
        return False
    return "目标" not in question.roles or _SAYS_LEVEL.search(question.text) is not None


def level_line(question: Question, desk: Desk, writer: Writer) -> str | None:
    """The sentence that tells the level, trimmed and cited; None when the report tells none."""
    asked = read_question(f"{question.text.split('，')[0].rstrip('？?')}达到多少亿元", desk.report)
    found = candidates(asked, desk)
    if not found or refusal_for(asked, found, knowledge_of(desk.report)) is not None:
        return None
    return trimmed_answer(asked, found[0], writer)
