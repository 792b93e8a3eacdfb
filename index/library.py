"""Search over one or many reports: chunks, vectors and keywords together."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias

from corpus.catalogue import KEPT, Catalogue, catalogue_of
from corpus.model import Report, Source
from index.embed import Encoder, Progress, Vectors
from index.examples import Examples
from index.fuse import fuse
from index.model import Chunk, ChunkKind, Finder, Hit
from index.neighbours import Neighbour
from index.segment import Segment

QUESTIONS_KEPT = 512
"""Vectors of questions kept: the same question is embedded once."""

Place: TypeAlias = tuple[int, int]
"""A chunk among many reports: the report's place in the library, the row in its segment."""
Opener: TypeAlias = Callable[[Report], Segment]
Nearest: TypeAlias = Callable[[Vectors], Collection[str]]
"""Gives the names of the reports whose chunks stand nearest to a vector."""


class Library:
    """Reports with their segments, opened when wanted; safe to share between threads."""

    def __init__(
        self,
        reports: Sequence[Report],
        encoder: Encoder | None,
        opener: Opener,
        *,
        nearest: Nearest | None = None,
        kept: int = KEPT,
    ) -> None:
        """opener: makes or reads the segment of a report.

        nearest: narrows a search over all reports; without it every report is searched.
        kept: segments held in memory, the last used ones.
        """
        self.reports: Catalogue = catalogue_of(reports)
        self.encoder = encoder
        self.examples: Examples | None = None
        self._opener, self._nearest, self._kept = opener, nearest, kept
        self._segments: OrderedDict[str, Segment] = OrderedDict()
        self._asked: OrderedDict[str, Vectors] = OrderedDict()
        self._lock, self._asking = threading.RLock(), threading.Lock()

    @classmethod
    def build(
        cls, reports: Sequence[Report], encoder: Encoder | None, progress: Progress | None = None
    ) -> "Library":
        """Cut and embed the reports at once, in memory."""
        made = {one.source.name: Segment.build(one, encoder, progress) for one in reports}
        return cls(reports, encoder, lambda one: made[one.source.name])

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all reports, none of which is read for it."""
        return self.reports.sources

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks of all reports; opens every report, so only for a few."""
        return tuple(chunk for one in self.sources for chunk in self.segment(one.name).chunks)

    def report(self, name: str) -> Report:
        """The report of that name; raises KeyError."""
        return self.reports.report(name)

    def segment(self, name: str) -> Segment:
        """The segment of the report of that name; raises KeyError."""
        with self._lock:
            if name in self._segments:
                self._segments.move_to_end(name)
                return self._segments[name]
            found = self._opener(self.report(name))
            self._segments[name] = found
            if len(self._segments) > self._kept:
                self._segments.popitem(last=False)
            return found

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
        near: dict[Place, float] = {}
        said: dict[Place, float] = {}
        chunks: dict[Place, Chunk] = {}
        for at, name in self._searched(query, report, dense=dense):
            segment = self.segment(name)
            cosines = self.cosines(query, name) if dense else {}
            near |= {(at, row): score for row, score in cosines.items()}
            said |= {(at, row): score for row, score in segment.keywords.scores(query).items()}
            chunks |= {(at, row): one for row, one in enumerate(segment.chunks)}
        wanted = {at: one for at, one in chunks.items() if kinds is None or one.kind in kinds}
        return _ranked(near, said, wanted, limit)

    def _searched(
        self, query: str, report: str | None, *, dense: bool
    ) -> tuple[tuple[int, str], ...]:
        """The reports to search with their places: the one named, or the nearest, or all."""
        wanted: Collection[str] | None = None if report is None else (report,)
        if wanted is None and dense and self._nearest is not None and query.strip():
            wanted = self._nearest(self.vector(query))
        return tuple(
            (at, one.name)
            for at, one in enumerate(self.sources)
            if wanted is None or one.name in wanted
        )

    def cosines(self, query: str, report: str) -> dict[int, float]:
        """Row of a chunk in the report's segment -> cosine with the query; empty without vectors."""
        segment = self.segment(report)
        if segment.vectors is None or self.encoder is None or not query.strip():
            return {}
        return segment.cosines(self.vector(query))

    def clause_cosines(self, query: str, report: str) -> dict[int, float]:
        """Row of a clause in the report's segment -> cosine with the query; else empty."""
        segment = self.segment(report)
        if segment.clause_vectors is None or self.encoder is None or not query.strip():
            return {}
        return segment.clause_cosines(self.vector(query))

    def near_words(self, word: str, report: str) -> tuple[Neighbour, ...]:
        """Words that the report prints near a word in meaning; empty without vectors."""
        segment = self.segment(report)
        return () if segment.neighbours is None else segment.near_words(self.vector(word))

    def most_like(
        self, query: str, *, first: int = 0, end: int | None = None, limit: int = 1
    ) -> list[tuple[int, float]]:
        """Places after `first` of the examples up to `end` most like a question, with their cosines.

        The likest first; [] without examples.
        """
        if self.examples is None or self.encoder is None or not query.strip():
            return []
        return self.examples.most_like(self.vector(query), first=first, end=end, limit=limit)

    def vector(self, query: str) -> Vectors:
        """The vector of a question, kept for the next time it is asked."""
        if self.encoder is None:
            raise ValueError("a library without an encoder has no vectors")
        with self._asking:
            if query not in self._asked:
                self._asked[query] = self.encoder.question(query)
                if len(self._asked) > QUESTIONS_KEPT:
                    self._asked.popitem(last=False)
            return self._asked[query]


def _ranked(
    near: Mapping[Place, float],
    said: Mapping[Place, float],
    chunks: Mapping[Place, Chunk],
    limit: int,
) -> tuple[Hit, ...]:
    fused = fuse(near, said)
    places = [place for place in fused if place in chunks]
    best = sorted(places, key=lambda place: (-fused[place], place))[:limit]
    return tuple(
        Hit(chunks[place], fused[place], rank, _finders(place in near, place in said))
        for rank, place in enumerate(best, start=1)
    )


def _finders(near: bool, said: bool) -> tuple[Finder, ...]:
    found: list[Finder] = []
    if near:
        found.append("dense")
    if said:
        found.append("keywords")
    return tuple(found)
