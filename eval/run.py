"""Asks every case and collects scores and times."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.errors import UserError
from corpus.model import Report
from eval.measures import judged
from eval.model import Case, Outside, Score, Told
from eval.outside import failed
from eval.pool import Pool


@dataclass(frozen=True, slots=True)
class Run:
    """One case asked: the reply, its scores, the time in milliseconds where it was timed."""

    case: Case
    reply: Told
    scores: tuple[Score, ...]
    ms: float | None


Asker = Callable[[Case], Told]


def run_cases(
    cases: Sequence[Case],
    ask: Asker,
    report: Report,
    progress: Callable[[int, int], None] | None = None,
    *,
    pool: Pool | None = None,
) -> tuple[Run, ...]:
    """Every case once, in order; with a pool several at a time, and then none is timed.

    A case whose question raises is not scored, and its reply says what was raised.
    """

    def runs(piece: Sequence[Case]) -> list[Run]:
        found = [_run(case, ask, report) for case in piece]
        return found if pool is None else [replace(one, ms=None) for one in found]

    return tuple((pool or Pool(processes=1)).map(runs, cases, progress))


def _run(case: Case, ask: Asker, report: Report) -> Run:
    start = time.perf_counter()
    told = _told(case, ask)
    ms = (time.perf_counter() - start) * 1000
    if isinstance(told, Outside) and told.ms is not None:
        ms = told.ms
    return Run(case, told, (*judged(case, told, report), _same_alone(case, told, ask)), ms)


def _told(case: Case, ask: Asker) -> Told:
    """The reply; what a bug raised becomes a case that is not scored, which the gate refuses."""
    try:
        return ask(case)
    except UserError:
        raise
    except Exception as error:  # one bad question must not hide what the others show
        return failed(case.question, f"出错：{type(error).__name__}：{error}")


def _same_alone(case: Case, told: Told, ask: Asker) -> Score:
    """Whether a follow-up is answered word for word like its stand-alone wording."""
    if case.standalone is None:
        return Score(case.id, "standalone", None, "没有单独问的写法")
    alone = _told(replace(case, question=case.standalone, history=()), ask)
    if any(isinstance(one, Outside) and one.failure for one in (told, alone)):
        return Score(case.id, "standalone", None, "没有得到回答")
    same = alone.text == told.text
    return Score(case.id, "standalone", same, "" if same else f"单独问时答：{alone.text[:60]}")
