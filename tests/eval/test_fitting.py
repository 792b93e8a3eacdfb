"""Weights are fitted by a search that can be followed, and measured where they were not fitted."""

import numpy as np
import pytest

from assistant.asking.question import read_question
from assistant.outcomes import Desk
from assistant.sentences.evidence import candidates
from assistant.settings import USUAL
from corpus.model import Report
from eval.fitting import NAMES, Example, cross_validated, examples, fit, fitted_table, measured
from eval.model import Case, Evidence
from eval.pool import Pool
from index.library import Library


def example(*rows: tuple[float, float], gold: int) -> Example:
    return Example(np.array(rows), np.arange(len(rows)) == gold)


def test_ranks_are_counted_with_ties_by_place() -> None:
    found = [
        example((1, 0), (1, 0), gold=1),  # equal to the one before: second
        example((0, 1), (1, 0), gold=0),  # 0.5 against 1: second
        example((2, 0), (1, 0), gold=0),
    ]
    assert measured(found, np.array([1.0, 0.5])) == (pytest.approx((0.5 + 0.5 + 1) / 3), 1 / 3)


def test_the_search_finds_the_weight_that_tells(invented: Report) -> None:
    del invented
    found = [example((0.6, 0), (0.3, 0.2), gold=1)] * 4
    start = np.array([1.0, 1.0])
    assert measured(found, start)[0] == 0.5
    fitted = fit(found, start)
    assert measured(found, fitted)[0] == 1
    assert fitted[0] < 1
    assert (fit(found, fitted) == fitted).all()


def test_features_add_up_to_the_score(invented_library: Library, invented: Report) -> None:
    note = invented.footnotes[0]
    question = f"{invented[note.terms[0]]}是什么"
    evidence = Evidence(quote=invented[note.definition][:12])
    case = Case("a", "term", question, (), (("x",),), (), (evidence,), None)
    desk = Desk(invented, invented_library)
    (one,) = examples([case], desk, Pool(processes=1))
    weights = np.array([getattr(USUAL.weights, name) for name in NAMES])
    asked = read_question(question, invented)
    scores = sorted(one.score for one in candidates(asked, desk, limit=None))
    assert sorted(one.features @ weights) == pytest.approx(scores)
    told = cross_validated([one] * 5)
    assert told.cases == 5
    assert len(list(fitted_table(told))) == 9 + len(NAMES)
