"""The index of one report: its chunks, their vectors and keywords, and its words by meaning."""

from collections.abc import Sequence
from functools import cached_property

from corpus.model import Report, Span
from index.embed import Encoder, Progress, Vectors
from index.keywords import KeywordIndex
from index.model import Chunk
from index.neighbours import Neighbour, WordNeighbours
from index.split import chunk_text, clause_spans, split
from index.vectors import VectorIndex


class Segment:
    """What search knows of one report; rows count from 0 within it.

    It depends on nothing but its report and the model, so adding a report leaves the others' as
    they are and changes no answer from them.
    """

    def __init__(
        self,
        report: Report,
        chunks: Sequence[Chunk],
        vectors: VectorIndex | None,
        neighbours: WordNeighbours | None = None,
        clause_vectors: VectorIndex | None = None,
    ) -> None:
        """clause_vectors: a row for each of `clauses`."""
        self.report = report
        self.chunks = tuple(chunks)
        self.vectors = vectors
        self.neighbours = neighbours
        self.clause_vectors = clause_vectors

    @classmethod
    def build(
        cls, report: Report, encoder: Encoder | None, progress: Progress | None = None
    ) -> "Segment":
        """Cut and embed one report; without an encoder only keywords can be searched."""
        chunks = split(report)
        if encoder is None:
            return cls(report, chunks, None)
        texts = [chunk_text(report, chunk) for chunk in chunks]
        vectors = VectorIndex.build(encoder.passages(texts, progress))
        words = WordNeighbours.build([report], encoder, progress)
        parts = [report[one].replace("\n", " ") for one in clause_spans(report)]
        by_clause = VectorIndex.build(encoder.passages(parts, progress)) if parts else None
        return cls(report, chunks, vectors, words, by_clause)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses that have vectors of their own, by place."""
        return clause_spans(self.report)

    @cached_property
    def keywords(self) -> KeywordIndex:
        """BM25 over the chunks; built at first use, in some tens of milliseconds."""
        return KeywordIndex([chunk_text(self.report, one) for one in self.chunks])

    def cosines(self, vector: Vectors) -> dict[int, float]:
        """Row of a chunk -> cosine with the vector; empty without vectors."""
        if self.vectors is None:
            return {}
        return self.vectors.by_row(vector)

    def clause_cosines(self, vector: Vectors) -> dict[int, float]:
        """Row of a clause -> cosine with the vector; empty without vectors."""
        if self.clause_vectors is None:
            return {}
        return self.clause_vectors.by_row(vector)

    def near_words(self, vector: Vectors) -> tuple[Neighbour, ...]:
        """Words that the report prints near a word's vector; empty without vectors."""
        return () if self.neighbours is None else self.neighbours.near(vector)
