"""Brings questions and names to one form for comparing: width, script, case, quotes, spaces."""

import re
from functools import lru_cache

import zhconv

from corpus.numerals import fold

_QUOTES = re.compile("[“”\"'‘’「」『』《》〈〉`]")
_SPACE_IN_WORDS = re.compile(r"(?<=[\u4e00-\u9fff，。？！、])\s+|\s+(?=[\u4e00-\u9fff，。？！、])")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202f\ufeff]")
_LATIN_GAP = re.compile(r"(?<=[a-z])\s+(?=[a-z])")
_NOT_KEY = re.compile(r"[^\w+%./\u2160-\u217f\u2420]|_")
_PUNCTUATION = str.maketrans({"?": "？", "!": "！", ",": "，", ";": "；", ":": "："})


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Simplified script, half width, no control signs, no spaces beside Chinese signs."""
    folded = fold(_CONTROL.sub("", words))
    simplified: str = zhconv.convert(folded, "zh-cn")
    return _SPACE_IN_WORDS.sub("", " ".join(simplified.split()))


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
