"""An encoder that remembers questions, so that several systems asked the same pay for it once."""

from collections.abc import Sequence

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
