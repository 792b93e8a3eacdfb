"""A table printed a cell a line with its groups, and rows that give a value and its growth."""

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.model import Source
from corpus.read import build_report, take
from index.embed import BigramEncoder
from index.library import Library
from tests.assistant.test_other_papers import shelf

BOX = """一、今年的任务
专栏1  重点项目
| 领域 | 项目 |
| 教育 | 城东小学迁建、城西幼儿园扩建。 |
| 医疗 | 人民医院二期、中医院康复楼、疾控中心实验室等。 |
"""
BOXED = build_report(
    take(BOX.encode(), "text", "样本").clean,
    Source("样本", "样本", "", "样本市", None, 2025, 2026, "0" * 64),
)
COUNTY, CITY = "listed_county_plan", "bay_city_plan"

HOLDS = [
    (COUNTY, "青岚光伏总投资多少", "30000万元"),
    (COUNTY, "松溪茶饮料总盘子多大", "9500万元"),
    (COUNTY, "城东小学归哪个单位管", "县教育体育局"),
    (COUNTY, "两个产业项目总投资合计多少", "39500万元"),
    (COUNTY, "表上那3个重点项目今年计划投资加起来多少", "18300万元"),
    (COUNTY, "农林牧渔总产值去年多少", "43.1亿元"),
    (COUNTY, "干毛茶今年计划产多少吨", "5600吨"),
    (COUNTY, "旅游总收入今年目标比2022年高百分之多少", "84%"),
    (COUNTY, "2023年旅游总收入比2022年增长多少", "60%"),
    (COUNTY, "商品房销售面积掉了多少", "下降9.3%"),
    (COUNTY, "去年优良天数占全年的比例", "355 ÷ 365（2023年的天数）"),
    (COUNTY, "今年增速目标超过5%的指标有哪些", "有2项"),
    (COUNTY, "2024年有哪些指标目标定在100%", "一项也没有"),
    (COUNTY, "老旧小区改了多少万方", "12.5万平方米"),
    (COUNTY, "去年财政收入完成目标没有", "低于目标值4个百分点"),
    (COUNTY, "今年财政收入目标比去年低多少", "5 − 6 = −1"),
    (COUNTY, "去年哪些指标没完成目标", "一般公共预算收入增速"),
    (CITY, "25年表里约束性指标有几个", "约束性指标有"),
    (CITY, "约束性的和预期性的各有多少个", "预期性指标有"),
    (CITY, "各个增速指标里头谁涨得最猛", "最高的是"),
]


@pytest.mark.parametrize(("name", "question", "holds"), HOLDS)
def test_the_cells_of_such_tables_are_told(name: str, question: str, holds: str) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


def test_a_growth_that_no_cell_tells_is_not_taken_from_another_year() -> None:
    told = reply("2022年旅游总收入比2021年增长多少", shelf(COUNTY))
    assert "60%" not in told.text.partition("报告附件里有的是")[0]


def test_what_an_entry_of_a_box_lists_is_counted() -> None:
    told = reply("专栏里医疗一栏列了几个项目", Library.build([BOXED], BigramEncoder()))
    assert isinstance(told, Answer), told.text
    assert "列了3个" in told.text
    assert "没有列全" in told.text
    money = reply("专栏里医疗一栏投资多少亿元", Library.build([BOXED], BigramEncoder()))
    assert isinstance(money, Refusal)


def test_people_gone_elsewhere_are_a_part_of_those_who_found_work() -> None:
    told = reply("去外省打工的有多少人", shelf(COUNTY))
    assert isinstance(told, Answer), told.text
    assert "1.2万人" in told.text


def test_a_call_is_no_private_data() -> None:
    told = reply("打电话骗钱的抓了多少个", shelf(COUNTY))
    assert "个人信息" not in told.text
    assert "个人信息" in reply("局长电话是多少", shelf(COUNTY)).text
