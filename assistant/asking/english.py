"""Puts a question in English about an indicator in the words that the report uses."""

import re
from functools import cache

from assistant.words import lexicon

_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"(?<![A-Za-z])(?!GDP|PM)[A-Za-z]{3,}")
"""A word that the lexicon does not hold: it may be the name of another place or thing."""
_AND_ASKED = re.compile(r",? and (?=(?:what|how|which|when)\b)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def in_chinese(question: str) -> str:
    """「GDP growth target this year」 in Chinese words; unchanged where Chinese stands in it.

    Unchanged too where it names no indicator: a name in Latin letters is asked as it is printed.
    """
    if _HAN.search(question) or not any(one.search(question) for one, _ in _phrases("names")):
        return question
    told = question
    for group in ("names", "words"):
        for pattern, words in _phrases(group):
            told = pattern.sub(f" {words} ", told)
    told = _SPACES.sub(" ", told).strip(" .,!?")
    return question if _WORD.search(told) else told


def parts_in_english(message: str) -> tuple[str, ...]:
    """「how many … and what is …」: the two questions; () for a single one or one in Chinese."""
    parts = () if _HAN.search(message) else tuple(_AND_ASKED.split(message))
    return parts if len(parts) > 1 else ()


@cache
def _phrases(group: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries: dict[str, str] = lexicon("english")[group]
    return tuple((re.compile(one, re.IGNORECASE), words) for one, words in entries.items())
