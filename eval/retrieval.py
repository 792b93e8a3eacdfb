"""Ranks the passages of several searches, ours and simpler ones, by the gold quotations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from assistant.asking.content import with_alike
from assistant.asking.question import read_question
from assistant.outcomes import Desk
from assistant.sentences.evidence import candidates
from assistant.text import key
from corpus.model import Report, Span
from eval.baselines import LangChainSearch
from eval.found import Ranks, gain, recall, reciprocal_rank
from eval.model import Case
from eval.pool import Pool
from index.library import Library

DEPTH = 10
DEPTHS = (1, 3, 5, 10)
Search: TypeAlias = Callable[[str], Sequence[Span]]
"""The passages for a question, the best first."""


def searches(library: Library, report: Report, simple: LangChainSearch | None) -> dict[str, Search]:
    """The searches of the table by name; simple: None where there is no encoder."""
    name = report.source.name
    desk = Desk(report, library)
    chunks = desk.segment.chunks

    def ours(question: str) -> Sequence[Span]:
        asked = with_alike(read_question(question, report), desk)
        return [one.statement.span for one in candidates(asked, desk)]

    def fused(question: str) -> Sequence[Span]:
        return [one.chunk.span for one in library.search(question, limit=DEPTH, report=name)]

    def keywords(question: str) -> Sequence[Span]:
        hits = library.search(question, limit=DEPTH, report=name, dense=False)
        return [one.chunk.span for one in hits]

    def dense(question: str) -> Sequence[Span]:
        cosines = library.cosines(question, name)
        best = sorted(cosines, key=lambda row: (-cosines[row], row))[:DEPTH]
        return [chunks[row].span for row in best]

    found: dict[str, Search] = {"重排后的证据（回答用）": ours, "合并检索（BM25 + 向量）": fused}
    found["只用 BM25"] = keywords
    if simple is not None:
        found["只用向量"] = dense
        found["LangChain 默认（500 字一块）"] = simple.spans
    return found


def simple_search(library: Library, report: Report) -> LangChainSearch | None:
    """The search of 30 lines; embeds the report anew. None without an encoder."""
    return None if library.encoder is None else LangChainSearch(report, library.encoder)


def ranked_cases(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Answerable cases all of whose evidence is quoted, and that can be asked alone."""
    return tuple(
        one
        for one in cases
        if one.refuse is None
        and one.evidence
        and all(piece.quote for piece in one.evidence)
        and (one.standalone or not one.history)
    )


def ranks_of(
    search: Search, cases: Sequence[Case], report: Report, pool: Pool | None = None
) -> Ranks:
    """Of each case, the rank of the first passage that holds a quotation."""

    def ranks(piece: Sequence[Case]) -> list[int | None]:
        return [_rank(search, case, report) for case in piece]

    return (pool or Pool(processes=1)).map(ranks, cases)


def _rank(search: Search, case: Case, report: Report) -> int | None:
    wanted = [key(one.quote) for one in case.evidence]
    for rank, span in enumerate(search(case.standalone or case.question)[:DEPTH], start=1):
        words = key(report[span])
        if any(one in words for one in wanted):
            return rank
    return None


def retrieval(
    cases: Sequence[Case],
    report: Report,
    found: Mapping[str, Search],
    progress: Callable[[int, int], None] | None = None,
    *,
    pool: Pool | None = None,
) -> Iterator[str]:
    """What is ranked, and the table. progress: told after each search."""
    ranked = ranked_cases(cases)
    ranks: dict[str, Ranks] = {}
    for name, search in found.items():
        ranks[name] = ranks_of(search, ranked, report, pool)
        if progress is not None:
            progress(len(ranks), len(found))
    yield _TOLD.format(count=len(ranked))
    yield ""
    yield from retrieval_table(ranks)


_TOLD = (
    "{count} 道题：可答、出处是引文、不靠上文就能问的。前 k 段里有任一引文就算找到（recall@k）；"
    "MRR 是 1/名次的平均，nDCG 是 1/log₂(1+名次) 的平均，十名以外算 0。"
    "重排只给前 8 句；各种检索的一段长短不同，500 字的一块更容易含有引文。"
)


def retrieval_table(found: Mapping[str, Ranks]) -> Iterator[str]:
    """A row a search."""
    depths = " | ".join(f"recall@{depth}" for depth in DEPTHS)
    yield f"| 检索 | {depths} | MRR@{DEPTH} | nDCG@{DEPTH} |"
    yield "|---" * (3 + len(DEPTHS)) + "|"
    for name, ranks in found.items():
        shares = " | ".join(f"{100 * recall(ranks, depth):.1f}%" for depth in DEPTHS)
        yield f"| {name} | {shares} | {reciprocal_rank(ranks):.3f} | {gain(ranks):.3f} |"
