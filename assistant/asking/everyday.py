"""What everyday words and customary short names stand for in a report, from the lexicon."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.text import key
from assistant.words import compiled, lexicon
from index.words import is_dictionary_word

SHORTEST_PHRASE = 3
"""Signs from which an everyday wording is looked for as a whole, before the words are cut."""


def phrases(bare: str) -> list[str]:
    """Everyday phrases of several words, the longest first."""
    table = lexicon("everyday")["words"]
    wanted = [
        *(one for one in table if len(one) >= SHORTEST_PHRASE or _is_cut_apart(one)),
        *lexicon("years")["periods"]["words"],
    ]
    phrases = sorted(wanted, key=len, reverse=True)
    return [one for one in phrases if one in bare]


@cache
def _is_cut_apart(word: str) -> bool:
    """Whether the word cutter does not know a word of two signs (违建) and would lose it."""
    return len(word) == 2 and not is_dictionary_word(word)


def short_names(bare: str) -> list[str]:
    """The stretches that name an indicator by a customary short name."""
    found = (compiled("short_names", tuple(one["says"])).search(bare) for one in _names())
    return [match.group() for match in found if match and len(match.group()) > 1]


def _names() -> list[dict[str, list[str]]]:
    names: list[dict[str, list[str]]] = lexicon("short_names")["name"]
    return names


@lru_cache(maxsize=4096)
def _formal(name: str) -> tuple[str, ...]:
    """The formal wordings that a short name stands for, without brackets and with them."""
    found: list[str] = []
    for entry in _names():
        if compiled("short_names", tuple(entry["says"])).fullmatch(name):
            found += [re.sub("[（(][^）)]*[）)]", "", one) for one in entry["means"]]
            found += entry["means"]
    return tuple(dict.fromkeys(found))


def is_listed(name: str) -> bool:
    """Whether the lexicon says what the word itself stands for, not only a word inside it."""
    return name in _everyday() or bool(_formal(name))


def is_indicator(name: str) -> bool:
    """Whether a word is a customary short name of an indicator."""
    return bool(_formal(name))


def synonyms(name: str) -> tuple[str, ...]:
    """What an everyday word may stand for in a report; () for one the lexicon does not know."""
    table = _everyday()
    if name in table or _formal(name):
        means = (*table.get(name, ()), *_formal(name))
        return (*means, *_in_compounds((name, *means)))
    if _in_compounds((name,)):
        return _in_compounds((name,))
    inside = [word for word in table if len(word) > 1 and word in name]
    return tuple(dict.fromkeys(one for word in inside for one in table[word]))


@lru_cache(maxsize=512)
def words_inside(words: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The everyday words (two signs or more) in a key, the longest first, with what they stand for."""
    return tuple(
        (one, tuple(map(key, means)))
        for one, means in sorted(_everyday().items(), key=lambda pair: -len(pair[0]))
        if len(one) > 1 and one in words
    )


def _in_compounds(names: Sequence[str]) -> tuple[str, ...]:
    """The names as reports run them together: 「城乡居民收入」 for 「农村居民收入」."""
    return tuple(
        dict.fromkeys(
            name.replace(part, said)
            for name in names
            for entry in lexicon("compounds")["compound"]
            for part in (parts[0] for parts in entry["parts"])
            for said in entry.get("says", ())
            if part in name
        )
    )


@cache
def _everyday() -> dict[str, list[str]]:
    """The everyday words by their keys."""
    return {key(word): means for word, means in lexicon("everyday")["words"].items()}
