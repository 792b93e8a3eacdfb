"""Exported cases load back, and ranks are measured as a measure library does."""

import json
from pathlib import Path

import ir_measures
import pytest

from corpus.model import Report
from eval.exporting import export
from eval.found import gain, recall, reciprocal_rank
from eval.model import Case, Evidence
from eval.outside import NOT_IN_REPORT
from index.library import Library

CELL = Case(
    id="cell",
    kind="cell",
    question="2024年GDP增速目标",
    history=(),
    accept=(("6%左右", "6左右"), ("2024年",)),
    forbid=(),
    evidence=(Evidence(table="附件2", row=1, column="2024年预期目标"),),
    refuse=None,
)
GONE = Case("gone", "refuse", "2010年GDP是多少", (), (), (), (), "OTHER_YEAR")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_ragas_rows_load_back(invented_library: Library, invented: Report, tmp_path: Path) -> None:
    export("ragas", tmp_path, [CELL, GONE], invented, invented_library.chunks)
    cell, gone = rows(tmp_path / "ragas.jsonl")
    assert (cell["question"], cell["ground_truth"]) == (CELL.question, "6%左右；2024年")
    (context,) = cell["contexts"]  # type: ignore[misc]
    assert context in invented.text
    assert "6左右" in context
    assert (gone["ground_truth"], gone["contexts"]) == (NOT_IN_REPORT, [])


def test_a_beir_folder_loads_back(
    invented_library: Library, invented: Report, tmp_path: Path
) -> None:
    quoted = Evidence(quote=invented[invented.footnotes[0].span][:16])
    term = Case("term", "term", "是什么", (), (("x",),), (), (quoted,), None)
    said = export("beir", tmp_path, [CELL, term, GONE], invented, invented_library.chunks)
    assert "没有写出 1 题" in said
    corpus = {str(one["_id"]): str(one["text"]) for one in rows(tmp_path / "corpus.jsonl")}
    assert len(corpus) == len(invented_library.chunks)
    assert [one["_id"] for one in rows(tmp_path / "queries.jsonl")] == ["cell", "term"]
    head, *lines = (tmp_path / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()
    assert head == "query-id\tcorpus-id\tscore"
    judged = [line.split("\t") for line in lines]
    assert {one[0] for one in judged} == {"cell", "term"}
    assert all("6左右" in corpus[one[1]] for one in judged if one[0] == "cell")
    assert all(quoted.quote in corpus[one[1]] for one in judged if one[0] == "term")


def test_ranks_are_measured_as_ir_measures_does() -> None:
    ranks = [1, 2, 4, 10, None]
    qrels = [ir_measures.Qrel(str(at), "gold", 1) for at in range(len(ranks))]
    run = [
        ir_measures.ScoredDoc(str(at), "gold" if place == rank else f"other{place}", -place)
        for at, rank in enumerate(ranks)
        for place in range(1, 11)
    ]
    names = [ir_measures.parse_measure(one) for one in ("Success@3", "R@5", "RR@10", "nDCG@10")]
    theirs = ir_measures.calc_aggregate(names, qrels, run)
    ours = [recall(ranks, 3), recall(ranks, 5), reciprocal_rank(ranks), gain(ranks)]
    assert ours == pytest.approx([theirs[one] for one in names])
