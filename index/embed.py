"""Turns words into unit vectors; the only user of sentence_transformers."""

import hashlib
import math
import os
import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.bundled import bundled_model, is_bundled
from index.errors import ModelError

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

MODEL_SETTING = "REPORT_ASSISTANT_MODEL"
BUNDLED = "bundled"
BATCH = 16
_E5 = re.compile(r"\be5\b", re.IGNORECASE)


class Encoder(Protocol):
    """Something that turns passages and questions into unit vectors of one space."""

    @property
    def name(self) -> str:
        """The model as it is recorded in an index."""

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """(n, d), float32, each row of length 1; progress gets (done, n)."""

    def question(self, text: str) -> Vectors:
        """(d,), float32, of length 1."""

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """(n, d): as `question`, many at once."""


class SentenceEncoder:
    """Any sentence-transformers model, by name or path; loaded at its first use, once.

    e5 models get their `query: ` and `passage: ` prompts unless the model brings its own.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = threading.Lock()
        self._model: Any = None

    def load(self) -> Any:
        """The model; raises ModelError when it cannot be loaded."""
        with self._lock:
            if self._model is None:
                self._model = _loaded(self.name)
        return self._model

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self._batches(self.load().encode_document, texts, "passage: ", progress)

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        return np.asarray(self.questions([text])[0], dtype=np.float32)

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self._batches(self.load().encode_query, texts, "query: ", progress)

    def _batches(
        self,
        encode: Callable[..., Any],
        texts: Sequence[str],
        e5_prompt: str,
        progress: Progress | None,
    ) -> Vectors:
        """Longest first would batch better; in order keeps progress honest."""
        found: list[Vectors] = []
        for start in range(0, len(texts), BATCH):
            found.append(self._encode(encode, list(texts[start : start + BATCH]), e5_prompt))
            if progress is not None:
                progress(min(start + BATCH, len(texts)), len(texts))
        return np.concatenate(found).astype(np.float32)

    def _encode(self, encode: Callable[..., Any], texts: list[str], e5_prompt: str) -> Vectors:
        if self._needs_e5_prompt():
            texts = [e5_prompt + text for text in texts]
        vectors = encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def _needs_e5_prompt(self) -> bool:
        known = {name: text for name, text in (self._model.prompts or {}).items() if text}
        return not known and (self.name == BUNDLED or _E5.search(self.name) is not None)


def _loaded(name: str) -> Any:
    # The import takes seconds: only who needs vectors pays for it.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from sentence_transformers import SentenceTransformer

    where = str(bundled_model()) if is_bundled(name) else name
    try:
        return SentenceTransformer(where, device="cpu")
    except Exception as error:  # the library raises many kinds; all mean the same to a user
        raise ModelError(
            f"向量模型“{name}”加载不了（{type(error).__name__}）。"
            f"请检查设置 {MODEL_SETTING}：可以是模型文件夹的路径、可下载的模型名，或 {BUNDLED}（随附模型）。"
        ) from error


def chosen_encoder() -> SentenceEncoder:
    """The encoder of the setting REPORT_ASSISTANT_MODEL, else the bundled model."""
    name = os.environ.get(MODEL_SETTING) or BUNDLED
    if name != BUNDLED and Path(name).exists():
        name = str(Path(name).resolve())
    return SentenceEncoder(name)


class BigramEncoder:
    """Hashes neighbouring signs into a small vector: for tests, fast and without a model."""

    name = "bigram"
    dimensions = 256

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        return self.questions(texts, progress)

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        if progress is not None:
            progress(len(texts), len(texts))
        return np.stack([self.question(text) for text in texts])

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for at in range(max(1, len(text) - 1)):
            digest = hashlib.blake2b(text[at : at + 2].encode(), digest_size=4).digest()
            vector[int.from_bytes(digest, "little") % self.dimensions] += 1
        length = math.sqrt(float(vector @ vector))
        return vector / np.float32(length or 1)
