"""Gold cases and their judge."""

from pathlib import Path

import pytest

from assistant.reply import reply
from corpus.model import Report
from eval.cases import QUESTIONS, CaseError, load_cases, unprinted
from eval.matching import accepted, holds
from eval.measures import MEASURES, judged
from index.library import Library


@pytest.mark.parametrize("split", ["dev", "test"])
def test_gold_evidence_is_printed_in_the_report(split: str, report: Report) -> None:
    cases = load_cases(QUESTIONS / f"{split}.jsonl")
    assert len(cases) >= 60
    assert list(unprinted(cases, report)) == []


def test_the_splits_share_no_question() -> None:
    dev, test = (load_cases(QUESTIONS / f"{split}.jsonl") for split in ("dev", "test"))
    assert not {(one.history, one.question) for one in dev} & {
        (one.history, one.question) for one in test
    }


@pytest.mark.parametrize(
    ("answer", "wanted", "found"),
    [
        ("完成4.5%[1]。", "4.5%", True),
        ("完成4.5%", "5%", False),
        ("共15家", "5家", False),
        ("达到“两条”路", "两条路", True),
        ("目标６％左右", "6%左右", True),
        ("1.5万亿", "1.5万", True),
    ],
)
def test_numbers_are_matched_whole(answer: str, wanted: str, found: bool) -> None:
    assert holds(answer, wanted) is found


def test_one_wording_of_each_group_is_enough() -> None:
    assert accepted("完成了4.5%", (("完成", "达到"), ("5%",))) == ["5%"]


def test_every_measure_scores_every_case(invented_library: Library, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        '{"id": "a", "kind": "cell", "question": "2024年GDP增速目标", "accept": [["6%左右"]],'
        ' "evidence": [{"table": "附件2", "row": 1, "column": "2024年预期目标"}]}',
        encoding="utf-8",
    )
    (case,) = load_cases(path)
    scores = judged(case, reply(case.question, invented_library), invented_library.reports[0])
    assert [score.measure for score in scores] == list(MEASURES)
    assert [score.right for score in scores] == [*[True] * 5, None, None, True, True, None]


def test_a_bad_case_says_where(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(CaseError, match="第 1 行"):
        load_cases(path)
