"""What a user would write instead: the best passage of a simple search, shown whole."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.model import Answer, Citation, Reason, Refusal, Reply
from corpus.address import place_of
from corpus.model import Report, Span
from eval.model import Case
from eval.run import Asker
from index.bundled import cache_folder
from index.embed import Encoder, Vectors
from index.library import Library
from index.vectors import VectorIndex

CHUNK, OVERLAP = 500, 50
"""The splitter's customary sizes."""


class LangChainSearch:
    """Chunks of 500 characters, the nearest first."""

    def __init__(self, report: Report, encoder: Encoder) -> None:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True
        )
        documents = splitter.create_documents([report.text])
        starts = [int(one.metadata["start_index"]) for one in documents]
        sizes = [len(one.page_content) for one in documents]
        self.chunks = [Span(at, at + size) for at, size in zip(starts, sizes, strict=True) if size]
        self._encoder = encoder
        self._index = VectorIndex.build(_kept([report[one] for one in self.chunks], encoder))

    def spans(self, question: str) -> tuple[Span, ...]:
        """All chunks, the nearest first."""
        near = self._index.scores(np.asarray(self._encoder.question(question)))
        return tuple(self.chunks[one.row] for one in near)


def _kept(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """The vectors of the chunks, kept by model and words: embedding them is a third of `make eval`."""
    digest = hashlib.sha256("\0".join([encoder.name, *texts]).encode()).hexdigest()[:16]
    path = cache_folder() / "eval" / f"langchain-{digest}.npy"
    try:
        found: Vectors = np.load(path)
    except (OSError, ValueError, EOFError):
        found = encoder.passages(texts)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, found)
    return found


def langchain_baseline(report: Report, search: LangChainSearch) -> Asker:
    """An asker that shows the nearest 500-character chunk, whatever is asked."""
    return _shown_whole(report, lambda question: search.spans(question)[:1])


def keyword_baseline(report: Report, library: Library) -> Asker:
    """An asker that shows the passage that BM25 ranks first."""
    name = report.source.name

    def best(question: str) -> tuple[Span, ...]:
        hits = library.search(question, limit=1, report=name, dense=False)
        return tuple(one.chunk.span for one in hits)

    return _shown_whole(report, best)


def dense_baseline(report: Report, library: Library) -> Asker:
    """An asker that shows the passage nearest by vector; ties by place."""
    name = report.source.name

    def best(question: str) -> tuple[Span, ...]:
        cosines = library.cosines(question, name)
        rows = sorted(cosines, key=lambda row: (-cosines[row], row))[:1]
        return tuple(library.segment(name).chunks[row].span for row in rows)

    return _shown_whole(report, best)


def _shown_whole(report: Report, best: Callable[[str], Sequence[Span]]) -> Asker:
    """Shows the passage as it is printed; refuses only when nothing is found at all."""

    def ask(case: Case) -> Reply:
        spans = best(case.question)
        if not spans:
            return Refusal(case.question, case.question, Reason.NOT_FOUND, "没有找到。", ())
        span = spans[0]
        place = place_of(report, span)
        row = place.row.number if place.row else None
        table = place.table.number if place.table and place.row else None
        cited = Citation(
            1, report.source.name, place.kind, place.address, report[span], span, table, row
        )
        return Answer(case.question, case.question, report[span], (cited,), (), "baseline")

    return ask
