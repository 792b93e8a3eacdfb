"""Search over one or many reports: chunks, vectors and keywords together."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from functools import cached_property

from corpus.model import Report
from index.embed import Encoder, Progress, Vectors
from index.fuse import fuse
from index.keywords import KeywordIndex
from index.model import Chunk, ChunkKind, Finder, Hit
from index.neighbours import Neighbour, WordNeighbours
from index.split import chunk_text, split
from index.vectors import VectorIndex

QUESTIONS_KEPT = 512
"""Vectors of questions kept: the same question is embedded once."""


class Library:
    """Reports with their chunks, ready to be searched; safe to share between threads."""

    def __init__(
        self,
        reports: Sequence[Report],
        chunks: Sequence[Chunk],
        encoder: Encoder | None,
        vectors: VectorIndex | None,
        neighbours: WordNeighbours | None = None,
    ) -> None:
        self.reports = tuple(reports)
        self.chunks = tuple(chunks)
        self.encoder = encoder
        self.vectors = vectors
        self.neighbours = neighbours
        self._by_name = {report.source.name: report for report in reports}
        self._asked: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def build(
        cls, reports: Sequence[Report], encoder: Encoder | None, progress: Progress | None = None
    ) -> "Library":
        """Cut and embed the reports; without an encoder only keywords are searched."""
        chunks = [chunk for report in reports for chunk in split(report)]
        by_name = {report.source.name: report for report in reports}
        if encoder is None:
            return cls(reports, chunks, None, None)
        texts = [chunk_text(by_name[chunk.report], chunk) for chunk in chunks]
        vectors = VectorIndex.build(encoder.passages(texts, progress))
        return cls(
            reports, chunks, encoder, vectors, WordNeighbours.build(reports, encoder, progress)
        )

    @cached_property
    def keywords(self) -> KeywordIndex:
        """BM25 over the chunks; built at first use, in some tens of milliseconds."""
        return KeywordIndex([chunk_text(self.report(one.report), one) for one in self.chunks])

    def report(self, name: str) -> Report:
        """The report of that name; raises KeyError."""
        return self._by_name[name]

    def text(self, chunk: Chunk) -> str:
        """The printed words of a chunk."""
        return self.report(chunk.report)[chunk.span]

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        kinds: Collection[ChunkKind] | None = None,
        report: str | None = None,
        dense: bool = True,
    ) -> tuple[Hit, ...]:
        """The best chunks, the best first; ties by place. Empty for a query without words.

        kinds, report: search only such chunks. dense: False searches keywords alone.
        """
        near = self.cosines(query) if dense else {}
        said = self.keywords.scores(query)
        fused = fuse(near, said)
        rows = [row for row in fused if self._wanted(self.chunks[row], kinds, report)]
        best = sorted(rows, key=lambda row: (-fused[row], row))[:limit]
        return tuple(
            Hit(self.chunks[row], fused[row], rank, _finders(row in near, row in said))
            for rank, row in enumerate(best, start=1)
        )

    def cosines(self, query: str) -> dict[int, float]:
        """Row of a chunk -> cosine with the query; empty without vectors."""
        if self.vectors is None or self.encoder is None or not query.strip():
            return {}
        return {near.row: near.score for near in self.vectors.scores(self._vector(query))}

    def near_words(self, word: str) -> tuple[Neighbour, ...]:
        """Words that the reports print near a word in meaning; empty without vectors."""
        if self.neighbours is None:
            return ()
        return self.neighbours.near(self._vector(word))

    def _vector(self, query: str) -> Vectors:
        if self.encoder is None:
            raise ValueError("a library without an encoder has no vectors")
        with self._lock:
            if query not in self._asked:
                self._asked[query] = self.encoder.question(query)
                if len(self._asked) > QUESTIONS_KEPT:
                    self._asked.popitem(last=False)
            return self._asked[query]

    @staticmethod
    def _wanted(chunk: Chunk, kinds: Collection[ChunkKind] | None, report: str | None) -> bool:
        return (kinds is None or chunk.kind in kinds) and (report is None or chunk.report == report)


def _finders(near: bool, said: bool) -> tuple[Finder, ...]:
    found: list[Finder] = []
    if near:
        found.append("dense")
    if said:
        found.append("keywords")
    return tuple(found)
