"""BM25 over pairs of characters and words; Latin words and numbers are kept whole."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import bm25s

from index.words import words_of

_TOKEN = re.compile(r"[a-z]+(?:[+&.-][a-z0-9]+)*|\d+(?:\.\d+)?%?|[\u3400-\u9fff]+")
K1, B = 1.2, 0.6
"""BM25's saturation and length weight: chunks are short and of like length, so B is modest."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Tokens of a text: 「GDP增速4.5%」 gives gdp, 增速, 4.5% and the words of two and more signs."""
    found: list[str] = []
    for run in _TOKEN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] < "\u3400":
            found.append(run)
            continue
        found += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
        found += [word for word in words_of(run) if len(word) > 2]
    return tuple(found)


class KeywordIndex:
    """BM25 of texts, by their place in the sequence."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts; takes about 1 ms a hundred."""
        self._known: dict[str, int] = {}
        known = self._known  # token -> number, in the order of their first place
        rows = [[known.setdefault(one, len(known)) for one in tokens(text)] for text in texts]
        self._index = bm25s.BM25(k1=K1, b=B)
        self._index.index((rows, known), show_progress=False)
        self._count = len(texts)

    def scores(self, question: str) -> dict[int, float]:
        """Row -> BM25 for each row that shares a token; rows that share none are left out."""
        asked = [token for token in tokens(question) if token in self._known]
        if not asked:
            return {}
        values = self._index.get_scores(asked)
        return {row: float(score) for row, score in enumerate(values) if score > 0}
