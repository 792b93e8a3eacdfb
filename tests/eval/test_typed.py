"""Typed numbers and lists: value, unit, year, role, order, count."""

import json
from pathlib import Path

import pytest

from eval.cases import CaseError, load_cases
from eval.model import Case, Number
from eval.typed import wrong_items, wrong_numbers

TARGET = Number("6", "%", 2024, "目标")


def case_of(**typed: object) -> Case:
    whole: dict[str, object] = {"accept": (), **typed}
    return Case("a", "cell", "问", history=(), forbid=(), evidence=(), refuse=None, **whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "number", "wrong"),
    [
        ("2024年GDP增速预期目标为6%左右[1]。", TARGET, ""),
        ("２０２４年预期目标为６％左右。", TARGET, ""),
        ("2024年GDP增速，预期目标6%。", TARGET, ""),
        ("2024年预期目标为16%。", TARGET, "缺 6%"),
        ("2024年预期目标为6个百分点。", TARGET, "缺 6%"),
        ("2023年预期目标为6%。", TARGET, "年份应是 2024，答的是 2023"),
        ("2024年完成6%。", TARGET, "应是目标，答的是 完成"),
        ("2024年目标7%，2023年完成6%。", TARGET, "年份应是 2024"),
        ("预期目标6%。", TARGET, ""),
        ("2023年目标5%，完成4.5%。", Number("4.5", "%", 2023, "完成"), ""),
        ("目标5%；2023年预计完成4.5%。", Number("4.5", "%", 2023, "完成"), ""),
        ("2023年完成了目标：预计完成4.5%。", Number("4.5", "%", 2023, "完成"), ""),
        ("运输4.8万标箱。", Number("48000", "标箱"), ""),
        ("运输4.8万标箱。", Number("4.8", "万标箱"), ""),
        ("运输500标箱。", Number("4.8", "万标箱"), "缺 4.8万标箱"),
    ],
)
def test_a_number_is_judged_whole(answer: str, number: Number, wrong: str) -> None:
    told = "；".join(wrong_numbers(answer, case_of(numbers=(number,))))
    assert wrong in told
    assert bool(told) is bool(wrong)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ("有三项：\n- 甲区[1]\n- 乙区[1]\n- 丙区[1]", []),
        ("1. 甲区\n2. 丙区\n3. 乙区", ["各项的次序不对"]),
        ("- 甲区\n- 乙区", ["应有 3 项，逐行列出的有 2 项"]),
    ],
)
def test_a_list_is_judged_by_order_and_count(answer: str, wrong: list[str]) -> None:
    case = case_of(accept=(("甲区",), ("乙区",), ("丙区",)), order=True, count=3)
    assert list(wrong_items(answer, case)) == wrong


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"numbers": [{"value": 6, "unit": "%", "yaer": 2024}]}, "yaer"),
        ({"numbers": [{"value": 6, "unit": "%", "role": "计划"}]}, "目标、完成"),
        ({"numbers": [{"value": 6, "unit": ""}]}, "带单位的数"),
        ({"numbers": [{"value": 6, "unit": "%", "year": "2024"}]}, "整数"),
        ({"count": "三"}, "整数"),
        ({"order": 1}, "true"),
    ],
)
def test_what_is_typed_wrongly_says_so(typed: object, said: str, tmp_path: Path) -> None:
    assert isinstance(typed, dict)
    line = {"id": "a", "kind": "cell", "question": "问", "evidence": [{"quote": "x"}], **typed}
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        load_cases(path)
