"""Faults of gold cases are found and named with their line."""

import json
from pathlib import Path

import pytest

from corpus.model import Report
from eval.cases import CaseError
from eval.validating import faults

CELL = {"table": "附件2", "row": 1, "column": "2024年预期目标"}
GOOD: dict[str, object] = {
    "id": "a",
    "kind": "cell",
    "question": "2024年GDP增速目标",
    "accept": [["6%左右"]],
    "evidence": [CELL],
    "numbers": [{"value": "6", "unit": "%", "year": 2024, "role": "目标"}],
}


def file_of(path: Path, *cases: dict[str, object]) -> Path:
    lines = [json.dumps({**GOOD, **case}, ensure_ascii=False) for case in cases]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_proven_case_has_no_fault(invented: Report, tmp_path: Path) -> None:
    assert list(faults([file_of(tmp_path / "q.jsonl", {})], invented)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"evidence": [{"quote": "报告里不会有的一句话"}]}, "报告里没有“报告里不会有的一句话”"),
        ({"evidence": [{"table": "附件2", "row": 99}]}, "附件2 没有第 99 行"),
        ({"evidence": [{"table": "专栏1", "row": 1}]}, "没有“专栏1”这张表"),
        ({"evidence": [{"table": "附件2"}]}, "就要写 row"),
        ({"evidence": [{"table": "附件2", "row": "3"}]}, "row 要写成整数"),
        ({"accept": ["6%"]}, "字符串的列表"),
        ({"history": "上一问"}, "history 要写成字符串的列表"),
        ({"accept": [["7%左右"]], "numbers": []}, "accept 里没有出处那一格的值"),
        ({"numbers": [{"value": "7", "unit": "%"}]}, "7% 不在任何一处出处里"),
        ({"numbers": [{"value": "6", "unit": "%", "year": 2023}]}, "年份或目标、完成与那一格不同"),
        (
            {"numbers": [{"value": "6", "unit": "%", "role": "完成"}]},
            "年份或目标、完成与那一格不同",
        ),
        ({"forbid": ["6%"]}, "forbid 的“6%”就在 accept 里"),
        ({"order": True, "accept": [["甲6%"], ["左右"], ["6%"]]}, "次序不对"),
        ({"question": " "}, "问题是空的"),
        ({"twin": "b"}, "twin 的 b 不在"),
        ({"partly": "SOMETHING"}, "partly 只能是"),
        ({"refuse": "CHAT"}, "不能再写 accept"),
        ({"accept": [[]]}, "至少要有一种说法"),
    ],
)
def test_a_fault_is_named(
    changed: dict[str, object], said: str, invented: Report, tmp_path: Path
) -> None:
    path = file_of(tmp_path / "q.jsonl", {"id": "fine", "question": "另一题"}, changed)
    found = list(faults([path], invented))
    assert any(said in line and f"{path} 第 2 行" in line for line in found), found
    assert not any("第 1 行：" in line or "第 1 行（" in line for line in found)


def test_every_bad_line_is_named(invented: Report, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": 1}\nnot json\n[]\n', encoding="utf-8")
    found = list(faults([path], invented))
    assert [line.partition("：")[0] for line in found] == [f"{path} 第 {at} 行" for at in (1, 2, 3)]
    assert "缺“kind”" in found[0]
    assert "不是 JSON" in found[1]


def test_repeats_and_leaks_are_named(invented: Report, tmp_path: Path) -> None:
    dev = file_of(tmp_path / "dev.jsonl", {}, {"id": "b", "question": "2024年 GDP增速目标"})
    test = file_of(tmp_path / "test.jsonl", {"id": "c"}, {"id": "c", "question": "别的"})
    found = list(faults([dev, test], invented))
    assert len(found) == 3
    assert "第 2 行（b）：与" in found[0]
    assert "泄漏" not in found[0]
    assert "泄漏" in found[1]
    assert "编号与第 1 行重复" in found[2]


def test_a_missing_file_says_so(invented: Report, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="没有这个文件"):
        list(faults([tmp_path / "gone.jsonl"], invented))
