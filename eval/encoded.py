"""An encoder that remembers questions, so that several systems asked the same pay for it once."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from index.embed import Encoder, Progress, Vectors


class Remembering:
    """Wraps an encoder. One question at a time: a batch would change the last bits of a vector."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """See Encoder."""
        return self._encoder.name

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self._encoder.passages(texts, progress)

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        if text not in self._known:
            self._known[text] = self._encoder.question(text)
        return self._known[text]

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self._encoder.questions(texts, progress)

    def known(self) -> frozenset[str]:
        """The questions that are remembered."""
        return frozenset(self._known)

    def since(self, before: AbstractSet[str]) -> dict[str, Vectors]:
        """What was embedded after `before` was known."""
        return {text: vector for text, vector in self._known.items() if text not in before}

    def learn(self, vectors: Mapping[str, Vectors]) -> None:
        """Remember what another process embedded."""
        self._known.update(vectors)
