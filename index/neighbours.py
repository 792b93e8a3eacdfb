"""The words of the reports by meaning: which printed words stand near a word that is not printed."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.model import Report
from index.embed import Encoder, Progress, Vectors
from index.errors import StaleIndexError
from index.vectors import VectorIndex
from index.words import tagged_words

NEAR_QUANTILE = 0.9993
"""Two words count as near from the cosine that only 7 in 10,000 pairs of printed words reach: a
share, because models spread their cosines differently (the bundled one between 0.8 and 1)."""
LEAST_COSINE = 0.6
"""Below it two words are never near, whatever the quantile says."""
SAMPLE = 2000
"""Words that the quantile is measured on."""
SHOWN = 4
_WORD = re.compile(r"[\u3400-\u9fff]{2,8}|[A-Za-z]{2,12}")
_TAGS = ("n", "v", "a", "j")
"""Parts of speech with content: nouns, verbs, adjectives, short names."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A printed word near another one, and their cosine."""

    word: str
    cosine: float


class WordNeighbours:
    """The vocabulary of reports with a vector a word."""

    def __init__(self, words: Sequence[str], vectors: VectorIndex, least: float) -> None:
        self.words = tuple(words)
        self.vectors = vectors
        self.least = least

    @classmethod
    def build(
        cls, reports: Sequence[Report], encoder: Encoder, progress: Progress | None = None
    ) -> "WordNeighbours":
        """Embed every content word of the reports, about 5 ms each."""
        words = vocabulary(reports)
        found = encoder.questions(words, progress)
        return cls(words, VectorIndex.build(found), _least(found))

    @classmethod
    def load(cls, words: Path, vectors: Path) -> "WordNeighbours":
        """Read what `save` wrote; raises StaleIndexError when the two do not fit each other."""
        held = json.loads(words.read_text(encoding="utf-8"))
        index = VectorIndex.load(vectors)
        if len(index) != len(held["words"]):
            raise StaleIndexError("索引的词数与向量数不符。")
        return cls(held["words"], index, held["least"])

    def save(self, words: Path, vectors: Path) -> None:
        """Write the words with their threshold, and their vectors."""
        held = {"least": self.least, "words": list(self.words)}
        words.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        self.vectors.save(vectors)

    def near(self, vector: Vectors) -> tuple[Neighbour, ...]:
        """The printed words near a word's vector, the nearest first."""
        found = self.vectors.scores(vector, limit=SHOWN)
        return tuple(
            Neighbour(self.words[one.row], one.score) for one in found if one.score >= self.least
        )


def vocabulary(reports: Sequence[Report]) -> tuple[str, ...]:
    """The content words that the reports print, in the order of their first place."""
    found: Counter[str] = Counter()
    for report in reports:
        for run in re.findall(r"\w+", report.text):
            found.update(
                word
                for word, tag in tagged_words(run)
                if (tag[:1] in _TAGS or tag == "eng") and _WORD.fullmatch(word)
            )
    return tuple(found)


def _least(vectors: Vectors) -> float:
    """The cosine that counts as near, from the vocabulary's own pairs."""
    chosen = vectors[:: max(1, len(vectors) // SAMPLE)]
    cosines = (chosen @ chosen.T)[np.triu_indices(len(chosen), 1)]
    if not len(cosines):
        return 1.0
    return max(LEAST_COSINE, float(np.quantile(cosines, NEAR_QUANTILE)))
