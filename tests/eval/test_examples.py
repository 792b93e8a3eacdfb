"""The example cases and the commands that the documentation shows."""

import json
from pathlib import Path

import pytest

from corpus.model import Report
from eval.__main__ import main
from eval.cases import QUESTIONS, Case, load_cases
from eval.importing import ImportTableError, import_table
from eval.tables import KINDS
from eval.validating import faults

EXAMPLES = QUESTIONS.parent / "examples"


def test_the_examples_are_proven_and_show_every_kind(report: Report) -> None:
    path = EXAMPLES / "questions.jsonl"
    assert list(faults([path], report)) == []
    cases = load_cases(path)
    assert len(cases) == 20
    assert {one.kind for one in cases} == set(KINDS)


def test_the_shipped_cases_are_proven(report: Report) -> None:
    files = [QUESTIONS / f"{split}.jsonl" for split in ("dev", "test")]
    assert list(faults(files, report)) == []
    typed = [case for path in files for case in load_cases(path) if case.numbers]
    assert len(typed) >= 300


def test_a_table_becomes_cases(report: Report, tmp_path: Path) -> None:
    target = tmp_path / "cases.jsonl"
    told = import_table(EXAMPLES / "table.csv", target, report)
    assert "2 道题。" in told
    cases: tuple[Case, ...] = load_cases(target)
    assert cases[0].accept == (("102个",),)
    assert all(one.evidence[0].quote in report.text for one in cases)
    assert list(faults([target], report)) == []


def test_what_a_table_leaves_open_is_said(report: Report, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("问题,答案\n甲有几个？,没有这样的事\n,\n", encoding="utf-8")
    assert "要补出处（evidence）的：row-1" in import_table(table, tmp_path / "q.jsonl", report)
    line = json.loads((tmp_path / "q.jsonl").read_text(encoding="utf-8"))
    assert line["evidence"] == []
    table.write_text("q,a\n1,2\n", encoding="utf-8")
    with pytest.raises(ImportTableError, match="question 和 answer"):
        import_table(table, tmp_path / "q.jsonl", report)


def test_commands_that_need_no_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = QUESTIONS.parent / "latest.json"
    page = tmp_path / "out.html"
    assert main(["page", str(stored), str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["compare", str(stored), str(stored)]) == 2
    assert "只有答错的题" in capsys.readouterr().err
    assert main(["validate", str(tmp_path / "gone.jsonl")]) == 2
    assert "没有这个文件" in capsys.readouterr().err
    for name in ("run", "gate", "ablation", "variants", "export"):
        with pytest.raises(SystemExit) as stopped:
            main([name, "--help"])
        assert stopped.value.code == 0
        assert "usage: python -m eval" in capsys.readouterr().out
