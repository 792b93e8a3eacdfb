"""Questions in spoken words for what is worked out from running text, and near ones left alone."""

import pytest

from assistant.asking.spoken import as_written
from assistant.model import Answer, Refusal
from assistant.reply import reply
from index.library import Library

RECKONED = [
    ("市级加区级项目今年总共投好多", "61.6 + 113 = 174.6"),
    ("续建和新开工加一块多少个项目", "148 + 102 = 250"),
    ("续建和前期合起来占全部项目几成", "（148 + 121） ÷ 371 × 100% ≈ 72.5%"),
    ("前期项目占全部项目几成", "121 ÷ 371 × 100% ≈ 32.6%"),
    ("新增泊位平均每个停车场几个", "381 ÷ 10 = 38.1"),
    ("投资领域三类占比加起来是一百吗", "不是，不足百分之百"),
]


@pytest.mark.parametrize(("question", "holds"), RECKONED)
def test_spoken_reckoning_is_worked_out(question: str, holds: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize("question", ["前期项目占总投资几成"])
def test_a_share_of_money_is_not_worked_out_of_counts(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


def test_plus_joins_names_and_stays_in_words() -> None:
    assert as_written("甲类加乙类合一起几个亿") == "甲类和乙类加起来几个亿"
    for same in (
        "危房加固一共多少户",
        "农产品加工业产值一共多少",
        "今年还要加多少",
        "一共参加几场",
    ):
        assert as_written(same) == same
