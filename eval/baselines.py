"""The 30 lines a user would write instead: LangChain splitter, same encoder, FAISS, top passage."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.model import Answer, Citation, Reply
from corpus.model import Report, Span
from eval.model import Case
from index.bundled import cache_folder
from index.embed import Encoder, Vectors
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


def langchain_baseline(report: Report, search: LangChainSearch) -> Callable[[Case], Reply]:
    """An asker that shows the nearest 500-character chunk, whatever is asked."""

    def ask(case: Case) -> Reply:
        span = search.spans(case.question)[0]
        cited = Citation(1, report.source.name, "paragraph", "文本块", report[span], span)
        return Answer(case.question, case.question, report[span], (cited,), (), "baseline")

    return ask
