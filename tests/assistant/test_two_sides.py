"""The two sides of a comparison, as words that can each be asked by themselves."""

import pytest

from assistant.asking.two_sides import sides_asked
from tests.assistant.test_other_papers import paper

CITY = "river_port_plan"


@pytest.mark.parametrize(
    ("question", "first", "second", "operation"),
    [
        ("甲产值今年目标比去年多多少亿元", "甲产值今年目标", "去年甲产值", "difference"),
        ("甲产值要达到250亿元，比2024年多多少亿元", "甲产值目标", "2024年甲产值", "difference"),
        ("甲业务量，2025年增长目标比2024年的实际增速低多少个百分点",
         "甲业务量2025年增长目标", "2024年的实际增速甲业务量增长", "difference"),
        ("甲园产值从2024年的水平到2025年目标，还要增加多少", "甲园产值2025年目标",
         "甲园产值2024年的水平", "difference"),
        ("甲商圈销售额相当于全市零售总额的百分之几", "甲商圈销售额", "全市零售总额", "share"),
        ("甲规模今年目标是去年的几倍", "甲规模今年目标", "去年甲规模", "times"),
        ("发电装机里，新能源以外的还有多少", "发电装机", "新能源装机", "difference"),
    ],
)  # fmt: skip
def test_sides_of_a_question(question: str, first: str, second: str, operation: str) -> None:
    sides = sides_asked(question, paper(CITY))
    assert sides is not None
    assert (sides.first, sides.second, sides.operation) == (first, second, operation)


@pytest.mark.parametrize("question", ["甲产值多少", "甲产值增长多少", "甲产值全市第几"])
def test_nothing_is_set_against_anything(question: str) -> None:
    assert sides_asked(question, paper(CITY)) is None


def test_only_what_is_claimed_is_left_out() -> None:
    sides = sides_asked("10大项目投资占全市项目投资的比例是多少", paper(CITY))
    assert sides is not None
    assert sides.first == "10大项目投资"
