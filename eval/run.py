"""Asks every case and collects scores, ranks and times."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.text import key
from corpus.model import Report
from eval.measures import judged
from eval.model import Case, Outside, Score, Told
from index.library import Library

DEPTHS = (1, 3, 5, 10)
"""Ranks at which recall is measured."""


@dataclass(frozen=True, slots=True)
class Run:
    """One case asked: the reply, its scores, the time in milliseconds, the rank of the evidence.

    rank: of the first chunk that holds gold evidence, from 1; None when it is not among the
    first ten or the case has none.
    """

    case: Case
    reply: Told
    scores: tuple[Score, ...]
    ms: float
    rank: int | None


Asker = Callable[[Case], Told]


def run_cases(
    cases: Sequence[Case],
    ask: Asker,
    library: Library | None,
    report: Report,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Run, ...]:
    """Every case once, in order. library: None when it is not our search that is judged."""
    found: list[Run] = []
    for number, case in enumerate(cases, start=1):
        start = time.perf_counter()
        told = ask(case)
        ms = (time.perf_counter() - start) * 1000
        if isinstance(told, Outside) and told.ms is not None:
            ms = told.ms
        rank = None if library is None else evidence_rank(case, library, report)
        scores = (*judged(case, told, report), _same_alone(case, told, ask))
        found.append(Run(case, told, scores, ms, rank))
        if progress is not None:
            progress(number, len(cases))
    return tuple(found)


def _same_alone(case: Case, told: Told, ask: Asker) -> Score:
    """Whether a follow-up is answered word for word like its stand-alone wording."""
    if case.standalone is None:
        return Score(case.id, "standalone", None, "没有单独问的写法")
    alone = ask(replace(case, question=case.standalone, history=()))
    if any(isinstance(one, Outside) and one.failure for one in (told, alone)):
        return Score(case.id, "standalone", None, "没有得到回答")
    same = alone.text == told.text
    return Score(case.id, "standalone", same, "" if same else f"单独问时答：{alone.text[:60]}")


def evidence_rank(case: Case, library: Library, report: Report) -> int | None:
    """Rank of the first search hit that holds the gold evidence."""
    if not case.evidence:
        return None
    hits = library.search(case.question, limit=DEPTHS[-1], report=report.source.name)
    for hit in hits:
        words = key(report[hit.chunk.span])
        for one in case.evidence:
            if one.quote and key(one.quote) in words:
                return hit.rank
            if one.table and hit.chunk.address == f"{one.table} 第{one.row}行":
                return hit.rank
    return None
