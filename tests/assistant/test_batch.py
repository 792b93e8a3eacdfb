"""The JSON contract and files of questions."""

import json
from pathlib import Path

import pytest

from assistant.batch import BatchError, answer_line, run_batch
from assistant.reply import reply
from assistant.wire import as_json
from index.library import Library

KEYS = [
    "id",
    "question",
    "resolved",
    "status",
    "reason",
    "answer",
    "citations",
    "numbers",
    "nearest",
    "ms",
]


def test_an_answer_has_the_keys_of_the_contract(invented_library: Library) -> None:
    found = as_json(reply("2024年GDP增速目标是多少", invented_library), id="a", ms=1.25)
    assert list(found) == KEYS
    assert found["status"] == "answered"
    assert found["citations"][0]["table"] == "附件2"
    assert found["numbers"][0] == {
        "text": "6%左右",
        "value": "6",
        "unit": "%",
        "hedge": "左右",
        "verdict": "same",
        "citations": [1],
        "formula": None,
    }


def test_a_bad_line_never_stops_the_run(invented_library: Library, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        '{"id": 1, "question": "PPP是什么"}',
        "not json",
        '{"id": 3}',
        '{"id": 4, "question": "完成了吗", "history": [{"question": "2023年GDP增速完成多少"}]}',
        '{"id": 5, "question": ""}',
    ]
    source.write_text("\n".join(lines), encoding="utf-8")
    assert run_batch(source, target, invented_library) == (5, 2)
    told = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in told] == [1, None, 3, 4, 5]
    assert [("error" in one) for one in told] == [False, True, True, False, False]
    assert "没有完成" in told[3]["answer"]
    assert told[4]["status"] == "refused"


def test_a_missing_file_is_said(invented_library: Library, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="打不开"):
        run_batch(tmp_path / "none.jsonl", tmp_path / "out.jsonl", invented_library)


def test_a_line_may_name_its_report(shelf: Library) -> None:
    line = {"id": "1", "question": "PM2.5浓度完成多少", "report": "invented-earlier"}
    told = answer_line(json.dumps(line).encode(), 1, shelf)
    assert {one["document"] for one in told["citations"]} == {"invented-earlier"}
    wrong = answer_line(json.dumps({**line, "report": "没有"}).encode(), 1, shelf)
    assert "没有名为" in wrong["error"]
