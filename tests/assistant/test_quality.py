"""The last evaluation as the page reads it, decisions about findings, what is loaded."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from assistant.auditing.findings import findings
from assistant.auditing.judged import Judgement, finding_id, judge, judgements
from assistant.holdings import counts_of, index_state, problems_of
from assistant.quality import from_results, interval, latest
from assistant.sentences.finding import Finding
from corpus.model import Report, Span
from index.embed import BigramEncoder
from index.library import Library
from index.store import ensure

RESULTS = """# 评测结果

## 测试题（test）

| 题型 | 题数 | 答对 | 引对出处 |
|---|---|---|---|
| 术语 | 29 | 96.6%（28/29） | 96.6%（28/29） |
| 清单 | 20 | 65.0%（13/20） | 88.9%（16/18） |
| **合计** | 49 | 83.7%（41/49） | 93.6%（44/47） |

| 指标 | 数值 |
|---|---|
| 该拒答的拒答了（召回率） | 79.4%（27/34） |
"""


def test_the_interval_is_wilsons() -> None:
    # 8 of 10, worked out by hand from the formula: 0.4902 to 0.9433.
    assert interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert interval(0, 0) == (0.0, 1.0)
    assert interval(10, 10)[1] == pytest.approx(1.0)


def test_results_are_read_when_there_is_no_json(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"
    results.write_text(RESULTS, encoding="utf-8")
    found = latest(tmp_path / "latest.json", results)
    assert found is not None
    suite = found.suites[0]
    assert [(one.name, one.right, one.total) for one in suite.kinds] == [
        ("术语", 28, 29),
        ("清单", 13, 20),
    ]
    assert (suite.whole.right, suite.whole.total) == (41, 49)
    assert from_results("没有表") == ()


def test_the_json_is_read_with_its_failures(tmp_path: Path) -> None:
    failure = {"id": "t1", "kind": "术语", "question": "<b>?", "wanted": "甲", "told": "乙"}
    held = {
        "date": "2026-03-01",
        "commit": "abc",
        "suites": [
            {
                "name": "test",
                "kinds": [{"name": "术语", "right": 8, "total": 10}, {"name": "坏", "right": 9}],
                "failures": [failure, "坏"],
            }
        ],
    }
    path = tmp_path / "latest.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    found = latest(path, tmp_path / "none")
    assert found is not None
    assert (found.date, found.commit) == ("2026-03-01", "abc")
    assert [one.name for one in found.suites[0].kinds] == ["术语"]
    assert [one.question for one in found.suites[0].failures] == ["<b>?"]
    assert found.suites[0].failures[0].why == ""


@pytest.mark.parametrize("words", ["", "{", "[]", "{}", '{"suites": 3}', '{"suites": [{}]}'])
def test_a_file_that_holds_nothing_is_none(words: str, tmp_path: Path) -> None:
    path = tmp_path / "latest.json"
    path.write_text(words, encoding="utf-8")
    assert latest(path, tmp_path / "none") is None


def test_a_decision_is_kept_changed_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.sqlite3"
    first = Judgement("属实", "问过统计局", "甲", datetime(2026, 3, 1, 9, 0))
    judge("报告", "f1", first, path=path)
    assert judgements("报告", path=path) == {"f1": first}
    assert judgements("另一份", path=path) == {}
    second = replace(first, decision="已处理", person="乙")
    judge("报告", "f1", second, path=path)
    assert judgements("报告", path=path) == {"f1": second}
    judge("报告", "f1", None, path=path)
    assert judgements("报告", path=path) == {}


def test_a_finding_keeps_its_name_as_long_as_its_words(report: Report) -> None:
    found = findings(report)
    names = [finding_id(one, report) for one in found]
    assert len(set(names)) == len(names)
    assert names == [finding_id(one, report) for one in findings(report)]
    other = Finding("矛盾", found[0].text, (Span(0, 5),))
    assert finding_id(other, report) not in names


def test_counts_and_checks_of_the_shipped_report(report: Report) -> None:
    counts = dict(counts_of(report))
    assert counts["条注释"] == len(report.footnotes)
    assert counts["行指标"] == sum(len(one.rows) for one in report.tables)
    assert problems_of(report) == ()


def test_a_report_that_is_gone_or_changed_is_told(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed = replace(report, source=replace(report.source, sha256="0" * 64))
    assert problems_of(changed) == ("文件在载入之后换过了，请重建索引。",)
    monkeypatch.setenv("REPORT_ASSISTANT_DOCUMENTS", str(tmp_path))
    gone = replace(report, source=replace(report.source, sha256="1" * 64))
    assert len(problems_of(gone)) == 1


def test_the_state_of_the_index(
    invented_library: Library,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_INDEX", str(tmp_path / "index"))
    assert index_state(invented_library).manifest is None
    ensure(invented_library.reports, BigramEncoder(), tmp_path / "index")
    assert index_state(invented_library).problem == ""
    assert "还没有索引" in index_state(library).problem
