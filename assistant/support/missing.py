"""Whether a thing that is asked is one that the report does not print."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.sentences.evidence import LOOKED_AT, Evidence, headings_key
from assistant.support.figure_clauses import HELD

HALF_PRINTED, SELDOM = 3, 5
"""Signs of a word of which one pair proves nothing: 服务业 is not told of by 航运服务; statements
up to which the pair is so rare that it does (安家 of 安家费)."""


def is_missing(word: Word, found: Sequence[Evidence], knowledge: Knowledge, *, exact: bool) -> bool:
    """Whether the best statements print nothing of a word.

    exact: a number, a name or a date is asked, and a thing like the one asked will not do.
    """
    if word.known or not word.is_noun or re.fullmatch(r"[\d.%]+", word.key):
        return False
    if not word.guessed and any(one in knowledge.text_key for one in word.means):
        return False
    word = replace(word, means=()) if exact else word
    best = max(
        held(word, one.statement.key, headings_key(one.statement, knowledge))
        for one in found[:LOOKED_AT]
    )
    if exact and len(word.key) == HALF_PRINTED and best == HELD:
        return word.key[1:] not in knowledge.text_key and (
            _printed_often(word.key[:2], knowledge) > SELDOM
        )
    return best < HELD


def _printed_often(pair: str, knowledge: Knowledge) -> int:
    """In how many statements a pair of signs stands."""
    return sum(pair in one.key for one in knowledge.statements)
