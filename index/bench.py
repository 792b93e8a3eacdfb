"""Measures exact and approximate search over many reports made from one real segment's vectors.

Each made report is the real one with noise added to every vector (NOISE of its length, so that
copies stand about as far apart as paraphrases) and scaled back to length 1. Questions are the
vectors of printed words, encoded as questions.
"""

import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np

from index.embed import Vectors
from index.vectors import VectorIndex

NOISE = 0.25
QUESTIONS, DEPTH, SEED = 100, 10, 7
MOST_HNSW = 100_000
"""A graph over more vectors takes too long to build to be measured in passing."""


def made(vectors: Vectors, reports: int) -> Vectors:
    """(reports * n, d) unit vectors."""
    random = np.random.default_rng(SEED)
    count, wide = vectors.shape
    found = np.empty((reports * count, wide), dtype=np.float32)
    for at in range(reports):
        noise = random.standard_normal(vectors.shape, dtype=np.float32)
        one = vectors + (NOISE / sqrt(wide)) * noise * (at > 0)
        found[at * count : (at + 1) * count] = one / np.linalg.norm(one, axis=1, keepdims=True)
    return found


def moved(vectors: Vectors, count: int, seed: int) -> Vectors:
    """(count, d) unit vectors: the given ones in turn, each with noise."""
    random = np.random.default_rng(seed)
    base = vectors[np.arange(count) % len(vectors)]
    noise = random.standard_normal(base.shape, dtype=np.float32)
    found = base + (NOISE / sqrt(base.shape[1])) * noise
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def bench_lines(vectors: Vectors, questions: Vectors, sizes: Sequence[int]) -> Iterator[str]:
    """A Markdown table: kind, build time, milliseconds a question, recall against exact search."""
    asked = questions[:: max(1, len(questions) // QUESTIONS)][:QUESTIONS]
    yield "| 报告数 | 向量数 | 索引 | 建成 秒 | 每问 毫秒（中位数） | recall@10 | 进程内存峰值 MB |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for size in sizes:
        base = made(vectors, size)
        truth: list[set[int]] = []
        for kind, probe in _kinds(len(base)):
            start = time.perf_counter()
            index = (
                VectorIndex.build(base) if kind == "Flat" else VectorIndex.approximate(base, kind)
            )
            took = time.perf_counter() - start
            if probe:
                index.probe(probe)
            found, ms = _asked(index, asked)
            truth = truth or found
            recall = statistics.mean(len(a & b) / DEPTH for a, b in zip(found, truth, strict=True))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            name = f"{kind}，查 {probe} 组" if probe else kind
            yield (
                f"| {size} | {len(base)} | {name} | {took:.1f} | {ms:.2f} | {recall:.3f} "
                f"| {peak:.0f} |"
            )


def _kinds(count: int) -> Iterator[tuple[str, int]]:
    yield "Flat", 0
    if count < 10_000:
        return
    if count <= MOST_HNSW:
        yield "HNSW32,Flat", 0
    lists = int(2 * sqrt(count))
    for probe in (8, 32):
        yield f"IVF{lists},Flat", probe


def _asked(index: VectorIndex, questions: Vectors) -> tuple[list[set[int]], float]:
    found, times = [], []
    for one in questions:
        start = time.perf_counter()
        found.append({near.row for near in index.scores(one, limit=DEPTH)})
        times.append((time.perf_counter() - start) * 1000)
    return found, statistics.median(times)
