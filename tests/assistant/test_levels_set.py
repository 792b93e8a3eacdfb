"""Levels set against each other: shares of one thing in another, what comes on each, what is left."""

from functools import cache
from pathlib import Path

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.adding import inspect
from index.embed import BigramEncoder
from index.library import Library

REPORTS = Path(__file__).parent.parent / "blind"


@cache
def shelf(name: str) -> Library:
    return Library.build([inspect(REPORTS / f"{name}.txt").report], BigramEncoder())


WORKED_OUT = [
    ("tea_county", "平均每个游客花多少钱", "118.6亿 ÷ 1268.5万 ≈ 934.96"),
    ("lake_province", "游客人均消费多少", "7216亿 ÷ 6.93亿 ≈ 1041.27"),
    ("tea_county", "社零相当于GDP的几成", "× 100% ≈"),
]


@pytest.mark.parametrize(("report", "question", "holds"), WORKED_OUT)
def test_levels_are_set_against_each_other(report: str, question: str, holds: str) -> None:
    told = reply(question, shelf(report))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


LEFT_ALONE = [
    ("tea_county", "高铁新城核心区基础设施工程还剩多少没投"),
    ("tea_county", "今年平均每个游客要花多少"),
]


@pytest.mark.parametrize(("report", "question"), LEFT_ALONE)
def test_what_lacks_one_of_both_is_left_alone(report: str, question: str) -> None:
    told = reply(question, shelf(report))
    assert isinstance(told, Refusal), told.text


NEXT_ROWS = [
    ("云岫通用机场总投资多少", "那个度假区呢", "186000万元"),
    ("云岫通用机场总投资多少", "那个度假区谁负责", "县文旅体局"),
    ("云岫通用机场总投资多少", "那个谁负责", "县发展和改革局"),
]


@pytest.mark.parametrize(("before", "question", "holds"), NEXT_ROWS)
def test_a_word_names_the_next_row_of_the_same_table(
    before: str, question: str, holds: str
) -> None:
    told = reply(question, shelf("tea_county"), history=[before])
    assert isinstance(told, Answer), told.text
    assert holds in told.text
