"""Asks every case and collects scores and times."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.model import Report
from eval.measures import judged
from eval.model import Case, Outside, Score, Told


@dataclass(frozen=True, slots=True)
class Run:
    """One case asked: the reply, its scores, the time in milliseconds."""

    case: Case
    reply: Told
    scores: tuple[Score, ...]
    ms: float


Asker = Callable[[Case], Told]


def run_cases(
    cases: Sequence[Case],
    ask: Asker,
    report: Report,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Run, ...]:
    """Every case once, in order."""
    found: list[Run] = []
    for number, case in enumerate(cases, start=1):
        start = time.perf_counter()
        told = ask(case)
        ms = (time.perf_counter() - start) * 1000
        if isinstance(told, Outside) and told.ms is not None:
            ms = told.ms
        scores = (*judged(case, told, report), _same_alone(case, told, ask))
        found.append(Run(case, told, scores, ms))
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
