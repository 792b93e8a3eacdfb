"""Sentences whose likeness to a question is looked up: their vectors, kept with the index."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embed import Encoder, Progress, Vectors

_FILE = "examples.npz"


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts in order with their vectors (n, d), each of length 1."""

    texts: tuple[str, ...]
    vectors: Vectors

    def most_like(
        self, question: Vectors, *, first: int = 0, end: int | None = None, limit: int = 1
    ) -> list[tuple[int, float]]:
        """Places after `first` of the texts up to `end` most like a question's vector, with cosines.

        The likest first, ties by place.
        """
        cosines = self.vectors[first:end] @ question
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(int(at), float(cosines[at])) for at in best]


def open_examples(
    texts: Sequence[str],
    encoder: Encoder,
    folder: Path,
    *,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
) -> Examples | None:
    """Read the vectors of the texts, or embed and keep them where they are of others; None for no texts."""
    if not texts:
        return None
    mark = hashlib.sha256("\n".join((encoder.name, *texts)).encode()).hexdigest()
    path = folder / _FILE
    held = _read(path, mark)
    if held is None:
        if tell is not None:
            tell("正在计算日常说法例句的向量（只在第一次和例句改动后）……")
        held = encoder.questions(texts, progress)
        _write(path, mark, held)
    return Examples(tuple(texts), held)


def _read(path: Path, mark: str) -> Vectors | None:
    try:
        with np.load(path, allow_pickle=False) as file:
            fits = str(file["mark"]) == mark
            return np.asarray(file["vectors"], dtype=np.float32) if fits else None
    except (OSError, ValueError, KeyError, EOFError):
        return None  # missing or damaged: made anew


def _write(path: Path, mark: str, vectors: Vectors) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{os.getpid()}-{path.name}")
    with fresh.open("wb") as file:
        np.savez(file, mark=np.array(mark), vectors=vectors)
    fresh.replace(path)
