"""Cuts Chinese into words; the only user of rjieba."""

import re
from functools import lru_cache

import rjieba


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, punctuation included."""
    return tuple(rjieba.cut(text, True))


@lru_cache(maxsize=8192)
def tagged_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with their part of speech (n, v, vn, eng …), in order."""
    return tuple((str(word), str(tag)) for word, tag in rjieba.tag(text, True))


@lru_cache(maxsize=8192)
def is_dictionary_word(word: str) -> bool:
    """Whether the cutter's dictionary holds the word, or joins it from words of two signs or more.

    What only single signs make up (a company's coined name) is in no dictionary.
    """
    return any(len(part) > 1 for part in rjieba.cut(word, False))


_NAMES = ("ns", "nr", "nrt", "nrfg", "nz", "nt")
"""Parts of speech of names: places, people, other proper names, institutions."""


@lru_cache(maxsize=8192)
def is_proper(word: str) -> bool:
    """Whether a word names one thing: a proper name, or one that holds a sign of no longer word."""
    if not re.fullmatch("[\u4e00-\u9fff]{2,}", word):
        return False
    parts = tagged_words(word)
    return any(tag in _NAMES or len(part) == 1 for part, tag in parts)
