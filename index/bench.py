"""Measures exact and approximate search over many reports made from the vectors of real ones.

A made report holds as many vectors as the largest real one: the real vectors in turn, each with
noise added (NOISE of its length, so that copies stand about as far apart as paraphrases) and
scaled back to length 1.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.embed import Vectors
from index.nearest import NearestReports
from index.vectors import VectorIndex

NOISE = 0.25
QUESTIONS, DEPTH, SEED = 100, 10, 7
FEWER = 20
"""Questions that are searched on disk."""
FEWEST = 10_000
"""Vectors from which an approximate index is measured; below, exact search takes no time."""
MOST_HNSW = 100_000
"""A graph over more vectors takes too long to build to be measured in passing."""
HEAD = (
    "| 份数 | 向量数 | 索引 | 建成 秒 | 索引 MB | 每问 毫秒：中位数 | 95% | recall@10 |",
    "| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Kind:
    """An index by faiss's own name, and the settings that it is searched with; () for exact."""

    factory: str
    setting: str = ""
    values: tuple[int, ...] = ()


def moved(vectors: Vectors, count: int, seed: int) -> Vectors:
    """(count, d) unit vectors: the given ones in turn, each with noise."""
    random = np.random.default_rng(seed)
    base = vectors[np.arange(count) % len(vectors)]
    base += (NOISE / sqrt(base.shape[1])) * random.standard_normal(base.shape, dtype=np.float32)
    base /= np.linalg.norm(base, axis=1, keepdims=True)
    return base


def chosen_questions(questions: Sequence[str]) -> list[str]:
    """At most QUESTIONS of them, spread over the whole."""
    return list(questions[:: max(1, len(questions) // QUESTIONS)])[:QUESTIONS]


def bench_lines(
    vectors: Vectors, share: int, questions: Vectors, sizes: Sequence[int]
) -> Iterator[str]:
    """A Markdown table over the kinds of index.

    share: vectors a report; questions: (n, d), each searched by itself.
    """
    yield from HEAD
    for size in sizes:
        base = moved(vectors, size * share, SEED)
        base[: len(vectors)] = vectors[: len(base)]
        truth: list[set[int]] = []
        for kind in _kinds(len(base)):
            for row in _measured(kind, base, questions, truth):
                yield f"| {size:,} | {len(base):,} | {row} |"
        yield f"| {size:,} | {len(base):,} | {_from_disk(base, share, questions)} |"


def _kinds(count: int) -> Iterator[Kind]:
    yield Kind("Flat")
    if count < FEWEST:
        return
    if count <= MOST_HNSW:
        yield Kind("HNSW32,Flat", "efSearch", (64, 256))
    lists = int(2 * sqrt(count))
    yield Kind(f"IVF{lists},Flat", "nprobe", (8, 32, 128))
    yield Kind(f"IVF{lists},SQ8", "nprobe", (32, 128))


def _measured(
    kind: Kind, base: Vectors, questions: Vectors, truth: list[set[int]]
) -> Iterator[str]:
    """A row a setting; the first kind is exact and fills `truth`."""
    start = time.perf_counter()
    exact = kind.factory == "Flat"
    index = VectorIndex.build(base) if exact else VectorIndex.approximate(base, kind.factory)
    took, size = time.perf_counter() - start, _size(index)
    for value in kind.values or (0,):
        if value:
            index.tune(kind.setting, value)
        found, told = _timed(questions, partial(_rows, index))
        truth.extend(() if truth else found)
        recall = statistics.mean(len(a & b) / DEPTH for a, b in zip(found, truth, strict=True))
        name = f"{kind.factory} {kind.setting} {value}" if value else kind.factory
        yield f"{name} | {took:.1f} | {size:.0f} | {told} | {recall:.3f}"


def _rows(index: VectorIndex, question: Vectors) -> set[int]:
    return {near.row for near in index.scores(question, limit=DEPTH)}


def _from_disk(base: Vectors, share: int, questions: Vectors) -> str:
    """Exact search that reads one report after another from disk and keeps nothing."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        files = {}
        for at in range(0, len(base), share):
            files[str(at)] = Path(folder) / f"{at}.faiss"
            VectorIndex.build(base[at : at + share]).save(files[str(at)])
        took, nearest = time.perf_counter() - start, NearestReports(files)
        _, told = _timed(questions[:FEWER], nearest)
    return f"Flat，逐份从盘上读 | {took:.1f} | 0 | {told} | 1.000"


def _timed(questions: Vectors, ask: Callable[[Vectors], Found]) -> tuple[list[Found], str]:
    """What each question finds, and the cells of median and 95th percentile."""
    found, times = [], []
    for one in questions:
        start = time.perf_counter()
        found.append(ask(one))
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return found, f"{statistics.median(times):.2f} | {times[-1 - len(times) // 20]:.2f}"


def _size(index: VectorIndex) -> float:
    """MB of the index, as it lies on disk and in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.faiss"
        index.save(path)
        return path.stat().st_size / 2**20
