"""Searches are ranked by the gold quotations."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.model import Report
from eval.baselines import LangChainSearch
from eval.encoded import Remembering
from eval.model import Case, Evidence
from eval.retrieval import ranked_cases, ranks_of, retrieval, searches, simple_search
from index.bundled import CACHE_SETTING
from index.embed import BigramEncoder, Progress, Vectors
from index.library import Library


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_SETTING, str(tmp_path))


def case_of(report: Report, *, history: tuple[str, ...] = (), table: str = "") -> Case:
    note = report.footnotes[0]
    quote = "" if table else report[note.definition][:12]
    evidence = Evidence(quote=quote, table=table, row=1 if table else 0)
    question = f"{report[note.terms[0]]}是什么"
    return Case("a", "term", question, history, (("x",),), (), (evidence,), None)


def test_only_quoted_cases_that_stand_alone_are_ranked(invented: Report) -> None:
    kept = case_of(invented)
    left = [case_of(invented, history=("上文",)), case_of(invented, table="附件1")]
    assert ranked_cases([kept, *left]) == (kept,)


def test_each_search_gets_a_row(invented_library: Library, invented: Report) -> None:
    case = case_of(invented)
    found = searches(invented_library, invented, simple_search(invented_library, invented))
    assert len(found) == 5
    for search in found.values():
        (rank,) = ranks_of(search, [case], invented)
        holding = [case.evidence[0].quote in invented[one] for one in search(case.question)[:10]]
        assert rank == (holding.index(True) + 1 if True in holding else None)
    assert ranks_of(found["只用 BM25"], [case], invented) != [None]


def test_the_table_shows_every_measure(invented: Report) -> None:
    case = case_of(invented)
    gone = Case("b", "term", "没有的", (), (("x",),), (), (Evidence(quote="不会有的话"),), None)
    note = invented.footnotes[0]
    found = [invented.tables[0].rows[0].span, note.span]
    told = list(retrieval([case, gone], invented, {"假的": lambda _: found}))
    assert told[0].startswith("2 道题")
    assert told[-1] == "| 假的 | 0.0% | 50.0% | 50.0% | 50.0% | 0.250 | 0.315 |"


def test_a_question_is_encoded_once() -> None:
    asked: list[str] = []

    class Counting(BigramEncoder):
        def question(self, text: str) -> Vectors:
            asked.append(text)
            return super().question(text)

    encoder = Remembering(Counting())
    first, second = encoder.question("问"), encoder.question("问")
    assert asked == ["问"]
    assert (first == second).all()


def test_the_chunks_of_the_baseline_are_embedded_once(invented: Report, tmp_path: Path) -> None:
    embedded: list[int] = []

    class Counting(BigramEncoder):
        def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
            embedded.append(len(texts))
            return super().passages(texts, progress)

    first, second = (LangChainSearch(invented, Counting()).spans("目标") for _ in range(2))
    assert first == second
    assert len(embedded) == 1
    (kept,) = tmp_path.rglob("*.npy")
    kept.write_bytes(b"broken")
    assert LangChainSearch(invented, Counting()).spans("目标") == first
    assert len(embedded) == 2
