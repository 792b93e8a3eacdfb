"""Stored runs, intervals, comparison: seeded faults are named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import Answer, Reason, Refusal, Reply
from assistant.reply import reply
from corpus.model import Report
from eval.cases import CaseError, load_cases
from eval.compare import compared
from eval.gate import FloorError, fallen, update
from eval.intervals import paired_bootstrap, wilson
from eval.model import Case
from eval.run import Asker, run_cases
from eval.stored import StoredError, stored
from index.library import Library

GOLD = {
    "id": "a",
    "kind": "cell",
    "question": "2024年GDP增速目标",
    "accept": [["6%左右"]],
    "evidence": [{"table": "附件2", "row": 1, "column": "2024年预期目标"}],
}


def cases_in(folder: Path, **changed: object) -> tuple[Case, ...]:
    path = folder / "cases.jsonl"
    path.write_text(json.dumps({**GOLD, **changed}, ensure_ascii=False), encoding="utf-8")
    return load_cases(path)


def saved(path: Path, cases: tuple[Case, ...], ask: Asker, library: Library) -> Path:
    runs = run_cases(cases, ask, library.reports[0])
    path.write_text(stored({"own": runs}), encoding="utf-8")
    return path


def test_wilson_and_bootstrap() -> None:
    # 8 of 10, worked out by hand from the formula: 0.4902 to 0.9433.
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    assert paired_bootstrap([True] * 9, [True] * 9) == (0.0, 0.0)
    low, high = paired_bootstrap([False] * 50, [True] * 25 + [False] * 25)
    assert 0.3 < low < 0.5 < high < 0.7
    with pytest.raises(ValueError, match="paired"):
        paired_bootstrap([True], [])


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"第 1 行.*acept"):
        cases_in(tmp_path, acept=[["x"]])
    with pytest.raises(CaseError, match=r"第 1 行.*colum"):
        cases_in(tmp_path, evidence=[{"table": "附件2", "row": 1, "colum": "x"}])
    with pytest.raises(CaseError, match="第 1 行"):
        cases_in(tmp_path, evidence=["附件2"])


def wrong_cell(told: Answer, report: Report) -> Reply:
    assert report.tables
    return replace(told, text=told.text.replace("6%左右", "7%左右"))


def swapped_year(told: Answer, report: Report) -> Reply:
    done, plan = report.source.done_year, report.source.plan_year
    return replace(told, text=told.text.replace(f"{plan}年", f"{done}年"))


def shifted_citation(told: Answer, report: Report) -> Reply:
    assert report.tables
    return replace(told, citations=tuple(replace(one, row=2) for one in told.citations))


def refused(told: Answer, report: Report) -> Reply:
    assert report.tables
    return Refusal(told.question, told.resolved, Reason.NOT_FOUND, "没有找到", ())


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        (wrong_cell, "变错：1 道"),
        (swapped_year, "变错：1 道"),
        (refused, "变错：1 道"),
        (shifted_citation, "出处评判变了：1 道"),
    ],
)
def test_a_seeded_fault_is_named(
    fault: object, named: str, invented_library: Library, tmp_path: Path
) -> None:
    cases = cases_in(tmp_path, accept=[["6%左右"], ["2024年"]])
    report = invented_library.reports[0]

    def true(case: Case) -> Reply:
        return reply(case.question, invented_library)

    def faulty(case: Case) -> Reply:
        told = true(case)
        assert isinstance(told, Answer)
        assert callable(fault)
        found: Reply = fault(told, report)
        return found

    before = saved(tmp_path / "before.json", cases, true, invented_library)
    after = saved(tmp_path / "after.json", cases, faulty, invented_library)
    gold, floors = tmp_path / "cases.jsonl", tmp_path / "floors.json"
    update(run_cases(cases, true, report), [gold], floors)
    broken = run_cases(cases, faulty, report)
    lines = [line for line in fallen(broken, [gold], floors) if line.startswith("cell")]
    assert [line.partition("；")[2] for line in lines] == ["答错：a"]
    with pytest.raises(FloorError, match="cell"):
        update(broken, [gold], floors)
    lines = list(compared(before, after))
    assert named in lines
    assert f"- a {GOLD['question']}" in lines
    same = list(compared(before, before))
    assert [line for line in same if line.startswith("- ")] == []


def test_the_stored_run_has_the_documented_shape(invented_library: Library, tmp_path: Path) -> None:
    cases = cases_in(tmp_path, accept=[["不会有的话"]])
    runs = run_cases(
        cases,
        lambda case: reply(case.question, invented_library),
        invented_library.reports[0],
    )
    held = json.loads(stored({"own": runs}, failures_only=True))
    (suite,) = held["suites"]
    assert (suite["kinds"][0]["right"], suite["kinds"][0]["total"]) == (0, 1)
    (failure,) = suite["failures"]
    assert failure["wanted"] == "不会有的话"
    assert "缺 不会有的话" in failure["why"]
    assert "cases" not in suite


def test_a_follow_up_is_compared_with_its_standalone_wording(
    invented_library: Library, tmp_path: Path
) -> None:
    cases = cases_in(tmp_path, standalone="2024年GDP增速目标")

    def ask(case: Case) -> Reply:
        return reply(case.question, invented_library)

    (run,) = run_cases(cases, ask, invented_library.reports[0])
    assert [one.right for one in run.scores if one.measure == "standalone"] == [True]


def test_what_is_no_stored_run_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[]", encoding="utf-8")
    with pytest.raises(StoredError, match="运行记录"):
        list(compared(bad, bad))
