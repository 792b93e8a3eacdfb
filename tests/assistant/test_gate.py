"""Altered answers must not pass the gate."""

import pytest

from assistant.model import Answer
from assistant.proof.gate import problems
from assistant.reply import reply
from index.library import Library


def pieces(question: str, library: Library) -> Answer:
    told = reply(question, library)
    assert isinstance(told, Answer)
    return told


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("2023年GDP增速完成了多少", "5.8%", "5.9%"),
        ("2023年GDP增速完成了多少", "5.8%", "58%"),
        ("2023年GDP增速完成了多少", "5.8%", "5.8个百分点"),
        ("2023年GDP增速完成了多少", "2023年", "2024年"),
        ("2023年GDP增速完成了多少", "完成", "预期目标为"),
        ("2024年GDP增速目标是多少", "6%左右", "6%"),
        ("2024年GDP增速目标是多少", "6%左右", "6%以上"),
        ("2024年GDP增速目标是多少", "6%", "−6%"),
        ("全市GDP总量多少亿", "865.4亿元", "865.4万元"),
        ("全市GDP总量多少亿", "865.4亿元", "856.4亿元"),
        ("粮食总产量是多少", "突破38万吨", "38万吨"),
    ],
)
def test_an_altered_answer_is_caught(
    question: str, old: str, new: str, invented_library: Library
) -> None:
    told = pieces(question, invented_library)
    report = invented_library.reports[0]
    assert problems(told.text, told.citations, (), report) == ()
    assert old in told.text
    assert problems(told.text.replace(old, new, 1), told.citations, (), report)


def test_a_wrong_quote_and_an_unknown_mark_are_caught(invented_library: Library) -> None:
    told = pieces("PPP是什么", invented_library)
    report = invented_library.reports[0]
    assert problems(told.text + "[9]", told.citations, (), report)
    assert problems(told.text.replace("[1]", ""), told.citations, (), report)
