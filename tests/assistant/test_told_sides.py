"""Derived numbers: each side is of the very place, kind and whole that the question names."""

import pytest

from assistant.asking.places_said import parts_said
from assistant.asking.sides_named import each_named
from assistant.model import Answer, Refusal
from assistant.reply import reply
from tests.assistant.test_other_papers import paper, shelf

PAPER = "told_sides"

COMPUTED = [
    ("澜州市GDP比望溪市多多少？", "6826.4 − 3217.3 = 3609.1"),
    ("澜州市地区生产总值比东渚市多多少亿元", "6826.4 − 2108.9 = 4717.5"),
    ("东渚地区生产总值比望溪少多少", "2108.9 − 3217.3 = −1108.4"),
    ("城里人均收入比农村高出多少元", "47268 − 22684 = 24584"),
    ("城里人比乡下人一年多挣多少钱", "47268 − 22684 = 24584"),
    ("税收以外的一般公共预算收入有多少亿元？", "1528.4 − 1042.9 = 485.5"),
    ("出口以外的进出口有多少亿元", "438.2 − 387.6 = 50.6"),
    ("对美出口占全部出口的比例", "58.9 ÷ 387.6 × 100% ≈ 15.2%"),
    ("今年加装电梯的计划比去年实际完成少多少部？", "120 − 136 = −16"),
    ("规上服务业营收今年目标比去年完成的多多少", "720 − 662.9 = 57.1"),
    ("2025年投资增速比目标低了几个百分点", "−7.2 − 3 = −10.2"),
    ("GDP增速比目标低多少个百分点", "5.4 − 5.5 = −0.1"),
    ("3个更新片区总投资加起来多少亿？", "38 + 26.5 + 54 = 118.5"),
    ("三个城市更新片区占地一共多少平方公里", "1.2 + 0.86 + 1.45 = 3.51"),
]


@pytest.mark.parametrize(("question", "holds"), COMPUTED)
def test_both_sides_are_those_named(question: str, holds: str) -> None:
    told = reply(question, shelf(PAPER))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


REFUSED = [
    "青砚市GDP比澜州市少多少亿元",  # only its growth is told
    "出口以外的跨境电商交易额有多少亿元",  # only what is exported of one product is told
    "GDP比上年增加了多少亿",
    "社零总额增速比目标高几个点",  # its target is an amount
]


@pytest.mark.parametrize("question", REFUSED)
def test_no_other_figure_stands_for_a_side(question: str) -> None:
    assert isinstance(reply(question, shelf(PAPER)), Refusal)


def test_a_narrower_thing_is_no_part_asked() -> None:
    assert "29.3 ÷" not in reply("出口占跨境电商交易额的比重是多少", shelf(PAPER)).text


def test_a_box_of_another_count_is_not_added_up() -> None:
    assert "118.5" not in reply("4个更新片区总投资加起来多少亿？", shelf(PAPER)).text


def test_a_side_takes_the_name_it_leaves_unsaid() -> None:
    report = paper(PAPER)
    assert each_named("澜州市GDP", "望溪市", report) == ("澜州市GDP", "望溪市GDP")
    assert each_named("城里人均收入", "农村", report) == (
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    )
    assert each_named("出口", "进口", report) == ("出口", "进口")
    assert parts_said("望溪市的地区生产总值", report) == ("望溪",)
    assert parts_said("工业增加值", report) == ()
