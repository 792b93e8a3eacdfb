"""Fits the weights of the ranking on gold quotations, and measures them on cases not fitted on.

The score of a statement is a weighted sum of features, so each feature is the score with a weight of
one for it and of zero for the others. The fit is a search one weight at a time over a few factors,
which anybody can follow; the hand-made weights are its start.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from assistant.asking.content import with_alike
from assistant.asking.question import read_question
from assistant.outcomes import Desk
from assistant.sentences.evidence import candidates
from assistant.settings import USUAL, Weights
from assistant.text import key
from eval.model import Case
from eval.pool import Pool
from eval.retrieval import ranked_cases
from index.embed import Progress

Vector: TypeAlias = NDArray[np.float64]
NAMES = tuple(one.name for one in fields(Weights))
FACTORS = (0.0, 0.5, 0.75, 1.25, 1.5, 2.0)
"""What a weight is multiplied by in turn; the first best is kept, and none that is no better."""
ROUNDS, FOLDS = 3, 5


@dataclass(frozen=True, slots=True)
class Example:
    """A case: its statements' features, (statements, features) in printed order, and the gold rows."""

    features: Vector
    gold: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights fitted on all cases; MRR and share of first places on held-out cases, before and after."""

    weights: Vector
    cases: int
    by_hand: tuple[float, float]
    fitted: tuple[float, float]


def examples(
    cases: Sequence[Case], desk: Desk, pool: Pool, progress: Progress | None = None
) -> list[Example]:
    """Of the cases whose evidence is quoted and stands in a statement."""

    def made(piece: Sequence[Case]) -> list[Example]:
        return [_example(case, desk) for case in piece]

    found = pool.map(made, ranked_cases(cases), progress)
    return [one for one in found if one.gold.any()]


def _example(case: Case, desk: Desk) -> Example:
    question = read_question(case.standalone or case.question, desk.report)
    asked = with_alike(question, desk)
    zero: dict[str, Any] = dict.fromkeys(NAMES, 0.0)
    columns = []
    for name in NAMES:
        settings = replace(USUAL, weights=Weights(**{**zero, name: 1.0}))
        ranked = candidates(asked, replace(desk, settings=settings), limit=None)
        ranked = tuple(sorted(ranked, key=lambda one: one.statement.span))
        columns.append([one.score for one in ranked])
    wanted = [key(one.quote) for one in case.evidence]
    gold = [any(one in each.statement.key for one in wanted) for each in ranked]
    return Example(np.array(columns).T, np.array(gold, dtype=bool))


def measured(found: Sequence[Example], weights: Vector) -> tuple[float, float]:
    """MRR over all statements, and the share of cases whose first statement is gold; ties by place."""
    ranks = [_rank(one, weights) for one in found]
    return float(np.mean([1 / rank for rank in ranks])), float(
        np.mean([rank == 1 for rank in ranks])
    )


def _rank(one: Example, weights: Vector) -> int:
    scores = np.round(one.features @ weights, 12)
    first = int(np.flatnonzero(one.gold)[np.argmax(scores[one.gold])])
    before = (scores > scores[first]) | ((scores == scores[first]) & _earlier(len(scores), first))
    return 1 + int(before.sum())


def _earlier(count: int, row: int) -> NDArray[np.bool_]:
    return np.arange(count) < row


def fit(found: Sequence[Example], start: Vector) -> Vector:
    """Weights with the best MRR that a search one weight at a time reaches from `start`."""
    best, weights = measured(found, start)[0], start.copy()
    for _ in range(ROUNDS):
        before = best
        for at in range(len(weights)):
            for factor in FACTORS:
                tried = weights.copy()
                tried[at] *= factor
                value = measured(found, tried)[0]
                if value > best:
                    best, weights = value, tried
        if best == before:
            break
    return weights


def cross_validated(found: Sequence[Example]) -> Fitted:
    """Fit on four fifths, measure on the fifth, five times; every fifth case makes a fold."""
    start = np.array([asdict(Weights())[name] for name in NAMES])
    folds = [found[at::FOLDS] for at in range(FOLDS)]
    scores = []
    for at, held in enumerate(folds):
        rest = [one for other, fold in enumerate(folds) if other != at for one in fold]
        mrr, first = measured(held, fit(rest, start))
        scores.append((mrr * len(held), first * len(held)))
    mean = (sum(one for one, _ in scores) / len(found), sum(one for _, one in scores) / len(found))
    return Fitted(fit(found, start), len(found), measured(found, start), mean)


def fitted_table(told: Fitted) -> Iterator[str]:
    """What was measured on cases not fitted on, and the weights side by side."""
    yield f"{told.cases} 道题，{FOLDS} 折交叉验证；正确的句子排第一的比例和 MRR："
    yield ""
    yield "| 权重 | 排第一 | MRR |"
    yield "|---|---|---|"
    for name, (mrr, first) in (("现用的", told.by_hand), ("拟合的（没拟合过的题）", told.fitted)):
        yield f"| {name} | {100 * first:.1f}% | {mrr:.4f} |"
    yield ""
    yield "| 特征 | 现用的 | 用全部题拟合的 |"
    yield "|---|---|---|"
    for name, weight in zip(NAMES, told.weights, strict=True):
        yield f"| {name} | {asdict(Weights())[name]:.3f} | {weight:.3f} |"
