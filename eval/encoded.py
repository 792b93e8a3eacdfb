"""An encoder that remembers questions, so that several systems and later runs pay for each once."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import numpy as np

from index.bundled import cache_folder
from index.embed import Encoder, Progress, Vectors

KEPT = 20_000
"""Vectors kept on disk, the newest ones: 30 MB."""
_PROBE = "同一句话的向量相同，才是同一个模型"


class Remembering:
    """Wraps an encoder. One question at a time: a batch would change the last bits of a vector."""

    def __init__(self, encoder: Encoder, path: Path | None = None) -> None:
        """path: a file of vectors of this very model, see `kept_path`; None keeps none on disk."""
        self.encoder = encoder
        self._path = path
        self._known = {} if path is None else _read(path)
        self._written = len(self._known)

    @property
    def name(self) -> str:
        """See Encoder."""
        return self.encoder.name

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self.encoder.passages(texts, progress)

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        if text not in self._known:
            self._known[text] = self.encoder.question(text)
        return self._known[text]

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self.encoder.questions(texts, progress)

    def known(self) -> frozenset[str]:
        """The questions that are remembered."""
        return frozenset(self._known)

    def since(self, before: AbstractSet[str]) -> dict[str, Vectors]:
        """What was embedded after `before` was known."""
        return {text: vector for text, vector in self._known.items() if text not in before}

    def learn(self, vectors: Mapping[str, Vectors]) -> None:
        """Remember what another process embedded."""
        self._known.update(vectors)

    def keep(self) -> None:
        """Write what is known to disk, if there is more than was written."""
        if self._path is None or len(self._known) == self._written:
            return
        kept = dict(list(self._known.items())[-KEPT:])
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(f".{os.getpid()}.npz")
        np.savez(beside, texts=np.array(list(kept)), vectors=np.stack(list(kept.values())))
        beside.replace(self._path)
        self._written = len(self._known)


class Shared:
    """Wraps an encoder; of passages too, the same words are embedded once. In memory only."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """See Encoder."""
        return self.encoder.name

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        fresh = [one for one in dict.fromkeys(texts) if one not in self._known]
        if fresh:
            vectors = self.encoder.passages(fresh, progress)
            self._known.update(zip(fresh, vectors, strict=True))
        return np.stack([self._known[one] for one in texts])

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        return self.encoder.question(text)

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self.encoder.questions(texts, progress)


def kept_path(encoder: Encoder) -> Path:
    """Where vectors of this model are kept; another model, or another processor, gets another file."""
    probe = np.asarray(encoder.question(_PROBE), dtype=np.float32).tobytes()
    digest = hashlib.sha256(encoder.name.encode() + b"\0" + probe).hexdigest()[:16]
    return cache_folder() / "eval" / f"questions-{digest}.npz"


def _read(path: Path) -> dict[str, Vectors]:
    """What was kept; {} when there is none, or what is there cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return dict(zip(map(str, held["texts"]), held["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError):
        return {}
