"""What people tell of their lives, and what a report calls such things: 「车没地方停」, 停车难.

Single everyday words stand in `everyday.toml`; here a stretch of a sentence is one word, since none
of its words alone says what is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.asking.everyday import short_names
from assistant.asking.word import Word
from assistant.known.knowledge import Knowledge
from assistant.text import bigrams, key
from assistant.words import compiled, lexicon
from index.library import Library

BESIDE_SHARE, STORY_SHARE = 0.5, 0.05
"""Shares of their weight that words keep beside a situation: what is printed, and all else."""


LIKE = 0.915
"""Cosine from which a question counts as said like an example (measured: decision 0012)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A stretch of a question and the wordings (keys) that a report may have for it."""

    words: str
    means: tuple[str, ...]


@lru_cache(maxsize=512)
def _situations(text: str) -> tuple[Situation, ...]:
    """The situations told in a text, in the order of the lexicon.

    The 少 of 「建了多少个歇脚点」 says that nothing is lacking.
    """
    found = []
    for entry in lexicon("situations")["situation"]:
        says = tuple(entry.get("says", ()))
        match = compiled("situations", says).search(text.replace("多少", "多□")) if says else None
        if match:
            found.append(Situation(match.group(), tuple(map(key, entry["means"]))))
    return tuple(found)


@cache
def _examples() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each example sentence with the wordings of its situation, as keys."""
    return tuple(
        (one, tuple(map(key, entry["means"])))
        for entry in lexicon("situations")["situation"]
        for one in entry.get("like", ())
    )


def example_sentences() -> tuple[str, ...]:
    """What people may say, in the order of the lexicon; the library keeps their vectors."""
    return tuple(sentence for sentence, _ in _examples())


def wordings_like(text: str, library: Library, knowledge: Knowledge) -> tuple[str, ...]:
    """What the report prints of the situation whose example is most like a text; () for none.

    Whoever names an indicator asks for its number and tells no situation.
    """
    found = [] if short_names(key(text)) else library.most_like(text, end=len(_examples()))
    if not found or found[0][1] < LIKE:
        return ()
    return tuple(mean for mean in _examples()[found[0][0]][1] if mean in knowledge.text_key)


def told_in(text: str, knowledge: Knowledge) -> tuple[Situation, ...]:
    """The situations told of which the report speaks, with only what it prints."""
    told = [
        replace(one, means=tuple(mean for mean in one.means if mean in knowledge.text_key))
        for one in _situations(text)
    ]
    return tuple(one for one in told if one.means)


def situation_word(told: Situation) -> Word:
    """A situation as one content word that stands for what the report prints."""
    name = key(told.words)
    return Word(name, bigrams(name), 1.0, told.means, known=False, is_noun=False)


def beside(words: Sequence[Word], told: Sequence[Situation]) -> Iterator[Word]:
    """The words told beside situations: what the report prints may tell which; the rest is story."""
    means = " ".join(mean for one in told for mean in one.means)
    for word in words:
        if word.known or (word.means and not word.guessed):
            if word.key not in means:
                yield replace(word, weight=word.weight * BESIDE_SHARE)
        else:
            yield replace(word, weight=word.weight * STORY_SHARE, is_noun=False)
