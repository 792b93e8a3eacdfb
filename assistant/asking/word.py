"""A content word of a question, and how far a statement holds it."""

from dataclasses import dataclass

from assistant.asking.everyday import is_indicator

SYNONYM_SHARE = 0.8
"""Share of a word's weight that a statement gets for holding only what the word stands for."""
HEADING_SHARE = 0.5
"""Share that it gets for a word that stands only in the headings above it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a question.

    pairs: its character pairs; weight: by rarity in the report, the rarest 1.
    means: keys of the printed words that it may stand for; known: whether the report prints it.
    guessed: whether what it means is only near in meaning, not said by the lexicon.
    """

    key: str
    pairs: frozenset[str]
    weight: float
    means: tuple[str, ...]
    known: bool
    is_noun: bool
    guessed: bool = False


def held(word: Word, statement: str, above: str = "") -> float:
    """How far a statement holds a word, in [0, 1]."""
    if word.key in statement:
        return 1.0
    best = 0.0
    if word.means and any(one in statement for one in word.means):
        best = 1.0 if is_indicator(word.key) else SYNONYM_SHARE
    elif word.key in above or (word.means and any(one in above for one in word.means)):
        best = HEADING_SHARE
    if len(word.key) > 2:
        shared = sum([pair in statement for pair in word.pairs]) / len(word.pairs)
        best = max(best, shared)
    return best
