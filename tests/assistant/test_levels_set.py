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
    ("brocade_district", "GDP五年增加了多少亿元", "1286.3 − 962.7 = 323.6"),
    ("stream_county", "五年GDP涨了百分之几", "268.4 ÷ 201.7 × 100% − 100% ≈ 33.1%"),
    ("tea_county", "33个指标里完成率多少", "25 ÷ 33 × 100% ≈ 75.8%"),
    ("new_area", "外贸进出口离9600亿还差多少", "9600 − 9376.5 = 223.5"),
    ("new_area", "34项里完成的占百分之几", "28 ÷ 34 × 100% ≈ 82.4%"),
    ("new_area", "存款贷款加一块儿多少亿", "18642 + 15327 = 33969"),
    ("bend_district", "二产加一产一共多少亿？就是GDP减去三产", "1462.8 − 1198.6 = 264.2"),
    ("bend_district", "6个更新片区的占地一共多少", "1.2 + 0.86 + 1.45 + 0.58 + 0.73 + 2.1"),
]


@pytest.mark.parametrize(("report", "question", "holds"), WORKED_OUT)
def test_levels_are_set_against_each_other(report: str, question: str, holds: str) -> None:
    told = reply(question, shelf(report))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


LEFT_ALONE = [
    ("tea_county", "茶叶产量五年增加多少"),
    ("tea_county", "云岫通用机场占全部总投资多少"),
    ("tea_county", "高铁新城核心区基础设施工程还剩多少没投"),
    ("bend_district", "3个更新片区的占地一共多少"),
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
    ("云岫通用机场总投资多少", "那个项目谁负责", "县发展和改革局"),
    ("云岫通用机场总投资多少", "那个今年投多少", "600万元"),
    ("县第三中学总投资多少", "那个中学今年投多少", "9800万元"),
]


@pytest.mark.parametrize(("before", "question", "holds"), NEXT_ROWS)
def test_a_word_names_the_next_row_of_the_same_table(
    before: str, question: str, holds: str
) -> None:
    told = reply(question, shelf("tea_county"), history=[before])
    assert isinstance(told, Answer), told.text
    assert holds in told.text


SHIPPED = [
    ("国企法人户数压减的比例有多高", "下降59.6%（19 ÷ 47 × 100% − 100% ≈ −59.6%）"),
    ("今年安排的371个项目里，续建的占百分之几？", "148 ÷ 371 × 100% ≈ 39.9%"),
    ("固投今年增速目标比去年实际下来了几个点", "6 − 10.4 = −4.4"),
    ("绿色金融规模今年目标比去年的多多少亿", "2200 − 2050 = 150"),
    ("存贷款余额要到1.5万亿，还差多少", "1.5 − 1.47 = 0.03"),
    ("照咱们区占全市的比重倒推，全市GDP大概多少", "1781.8 ÷ 5.2% ≈ 34265.4"),
    ("今年目标表里约束性的和预期性的各有多少个", "预期性指标有17项"),
    ("外资去年的完成率是多少，就是FDI完成数占目标的比例", "3200 ÷ 6000 × 100% ≈ 53.3%"),
]


@pytest.mark.parametrize(("question", "holds"), SHIPPED)
def test_changes_and_shares_told_by_their_ends(question: str, holds: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    "question",
    [
        "全市GDP多少",
        "10大项目的年度投资占全区总投资多少",
        "按GDP总量和人均31万推算常住人口大概多少万",
    ],
)
def test_no_sentence_of_other_figures_stands_for_a_reckoning(
    question: str, library: Library
) -> None:
    told = reply(question, library)
    assert isinstance(told, Refusal) or "（" in told.text, told.text
