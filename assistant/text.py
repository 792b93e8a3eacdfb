"""Brings questions and names to one form for comparing: width, script, case, quotes, spaces."""

import re
from collections import Counter
from functools import cache, lru_cache

import zhconv
from zhconv.zhconv import getdict

from corpus.numerals import fold

SCRIPT = "zh-cn"
_QUOTES = re.compile("[“”\"'‘’「」『』《》〈〉`]")
_SPACE_IN_WORDS = re.compile(r"(?<=[\u4e00-\u9fff，。？！、])\s+|\s+(?=[\u4e00-\u9fff，。？！、])")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202f\ufeff]")
_LATIN_GAP = re.compile(r"(?<=[a-z])\s+(?=[a-z])")
_NOT_KEY = re.compile(r"[^\w+%./\u2160-\u217f\u2420]|_")
_PUNCTUATION = str.maketrans({"?": "？", "!": "！", ",": "，", ";": "；", ":": "："})


@lru_cache(maxsize=4096)
def without_marks(text: str) -> str:
    """The words of an answer without its marks [1]."""
    return re.sub(r"\[\d+\]", "", text)


def plain(words: str) -> str:
    """Simplified script, half width, no control signs, no spaces beside Chinese signs."""
    folded = fold(_CONTROL.sub("", words))
    return _SPACE_IN_WORDS.sub("", " ".join(_simplified(folded).split()))


def _simplified(words: str) -> str:
    """In simplified script; words that zhconv would leave as they are need not go through it."""
    changed, phrases = _conversions()
    signs = set(words)
    if signs.isdisjoint(changed):
        held = (phrase for sign in signs & phrases.keys() for phrase in phrases[sign])
        if not any(phrase in words for phrase in held):
            return words
    return str(zhconv.convert(words, SCRIPT))


@cache
def _conversions() -> tuple[frozenset[str], dict[str, list[str]]]:
    """The signs that zhconv changes, and its other phrases by a sign that many of them share."""
    different = [old for old, new in getdict(SCRIPT).items() if old != new]
    changed = frozenset(one for one in different if len(one) == 1)
    rest = [one for one in different if changed.isdisjoint(one)]
    shared = Counter(sign for one in rest for sign in set(one))
    phrases: dict[str, list[str]] = {}
    for one in rest:
        phrases.setdefault(max(one, key=lambda sign: shared[sign]), []).append(one)
    return changed, phrases


@lru_cache(maxsize=65536)
def key(words: str) -> str:
    """For comparing names: `plain`, lower case, without quotes, brackets, spaces and stops."""
    kept = _LATIN_GAP.sub("\u2420", _QUOTES.sub("", plain(words)).lower())
    return _NOT_KEY.sub("", kept).replace("\u2420", " ")


def without_quotes(words: str) -> str:
    """The words without quotation marks."""
    return _QUOTES.sub("", words)


def readable(words: str) -> str:
    """A question as shown: full-width Chinese punctuation."""
    return words.translate(_PUNCTUATION) if re.search("[\u4e00-\u9fff]", words) else words


def bigrams(words: str) -> frozenset[str]:
    """The pairs of neighbouring signs of a key; a single sign stands for itself."""
    return frozenset(words[at : at + 2] for at in range(max(1, len(words) - 1))) - {""}


def places_of_key(words: str) -> list[int]:
    """Where in some words the signs of their key stand."""
    return [at for at, sign in enumerate(words) if key(sign)]
