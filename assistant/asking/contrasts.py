"""Qualifiers that exclude each other: a sentence on 城镇 does not answer a question on 农村."""

from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.text import key
from assistant.words import lexicon


@dataclass(frozen=True, slots=True)
class Contrast:
    """A set of qualifiers: each a group of keys that mean the same; masks hide longer words.

    loose: wordings that people also ask by when they mean another group of the set.
    """

    groups: tuple[tuple[str, ...], ...]
    masks: tuple[str, ...]
    figures: bool
    loose: tuple[str, ...]


@cache
def contrasts() -> tuple[Contrast, ...]:
    """The sets of `lexicon/contrasts.toml`, in order."""
    return tuple(
        Contrast(
            tuple(tuple(map(key, group)) for group in entry["words"]),
            tuple(sorted(map(key, entry.get("masks", ())), key=len, reverse=True)),
            entry.get("figures", False),
            tuple(map(key, entry.get("loose", ()))),
        )
        for entry in lexicon("contrasts")["contrast"]
    )


@cache
def kinds() -> tuple[str, ...]:
    """Every qualifier of the sets, the longest first."""
    found = {word for one in contrasts() for group in one.groups for word in group}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def kind_named(words: str) -> str:
    """The longest qualifier in some words, "" where there is none: 出口 in 「出口涨了多少」."""
    return next((one for one in kinds() if one in words), "")


def tells_apart(asked: str, *, figures: bool) -> bool:
    """Whether a question (a key) holds a qualifier of any set: else nothing can be contrary to it."""
    return any(
        word in asked
        for one in contrasts()
        if figures or not one.figures
        for group in one.groups
        for word in group
    )


def qualified_alike(asked: str, said: str) -> bool:
    """Whether some words (a key) hold a qualifier that the question holds too: 城镇 and 城镇."""
    return any(_held(asked, one).keys() & _held(said, one).keys() for one in contrasts())


def fellows(kind: str, words: str) -> tuple[str, ...]:
    """The qualifiers in some words that exclude a kind: 城镇 for 农村; the longest first."""
    found = [
        word
        for one in contrasts()
        for group in one.groups
        for word in group
        if word in words and any(kind in other for other in one.groups if other != group)
    ]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def contrary(asked: str, said: str, *, figures: bool) -> tuple[str, str] | None:
    """(the qualifier asked, the one said in its place); None when nothing speaks against it.

    asked, said: keys of the question and of the words that would answer it.
    figures: whether a number is asked; some sets matter only then.
    """
    for one in contrasts():
        if one.figures and not figures:
            continue
        wanted = _held(asked, one)
        if not wanted:
            continue
        told = _held(said, one)
        missing = [
            word for group, word in wanted.items() if group not in told and word not in one.loose
        ]
        if missing and told and not wanted.keys() & told.keys():
            return missing[0], next(iter(told.values()))
    return None


@lru_cache(maxsize=4096)
def _held(words: str, contrast: Contrast) -> dict[int, str]:
    """Number of each group that the words hold, with the wording; the longest wording first.

    So 存贷款 is not taken for 贷款. Read once for a question, which is held against many sentences.
    """
    for mask in contrast.masks:
        words = words.replace(mask, "□" * len(mask))
    found: dict[int, str] = {}
    for word, at in _wordings(contrast):
        if word in words:
            words = words.replace(word, "□" * len(word))
            found[at] = word
    return found


@cache
def _wordings(contrast: Contrast) -> tuple[tuple[str, int], ...]:
    """Every wording of a set with the number of its group, the longest first."""
    every = [(word, at) for at, group in enumerate(contrast.groups) for word in group]
    return tuple(sorted(every, key=lambda pair: (-len(pair[0]), pair[1])))
