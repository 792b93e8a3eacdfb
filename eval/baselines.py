"""The 30 lines a user would write instead: LangChain splitter, same encoder, FAISS, top passage."""

from collections.abc import Callable

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.model import Answer, Citation, Reply
from corpus.model import Report, Span
from eval.model import Case
from index.embed import Encoder
from index.vectors import VectorIndex

CHUNK, OVERLAP = 500, 50
"""The splitter's customary sizes."""


def langchain_baseline(report: Report, encoder: Encoder) -> Callable[[Case], Reply]:
    """An asker that shows the nearest 500-character chunk, whatever is asked."""
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True
    )
    documents = splitter.create_documents([report.text])
    index = VectorIndex.build(encoder.passages([one.page_content for one in documents]))

    def ask(case: Case) -> Reply:
        row = index.scores(np.asarray(encoder.question(case.question)))[0].row
        words = documents[row].page_content
        start = int(documents[row].metadata["start_index"])
        span = Span(start, start + len(words))
        cited = Citation(1, report.source.name, "paragraph", "文本块", report[span], span)
        return Answer(case.question, case.question, words, (cited,), (), "baseline")

    return ask
