"""What is asked of several rows or cells together, of an old industrial city's invented report."""

from functools import cache
from pathlib import Path

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.adding import inspect
from index.embed import BigramEncoder
from index.library import Library
from tests.assistant.test_other_papers import shelf

REPORT = Path(__file__).parent.parent / "blind" / "old_industry_city.txt"


@cache
def city() -> Library:
    return Library.build([inspect(REPORT).report], BigramEncoder())


ROWS = [
    ("能源局牵头的两个项目总投资加一块多少", "26.4 + 13.2 = 39.6"),
    ("望塬区新建项目今年计划投资合计多少", "5.2 + 3.9 = 9.1"),
    ("望塬区的项目今年一共投多少", "5.2 + 4.6 + 5.1 + 3.9 = 18.8"),
    ("望塬区的项目里总投资最大的是哪个", "恒岳重机"),
    ("滨河新区一共摆了几个重点项目", "有6个"),
    ("玉米深加工项目是新建还是续建", "续建"),
    ("职业技术学院新校区能装多少学生", "1.2万人"),
    ("光储那个青塬项目，今年投资占总投资几成", "11 ÷ 31.2 × 100% ≈ 35.3%"),
]


@pytest.mark.parametrize(("question", "holds"), ROWS)
def test_rows_and_cells_of_a_table_of_projects(question: str, holds: str) -> None:
    told = reply(question, city())
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    "question",
    [
        "能源局负责的新建项目里氢能类总投资合计多少",
        "滨河新区氢能类项目总投资合计多少",
        "望塬汽车产业园项目总投资多少",
        "砺钢集团氢冶金项目投资多少",
        "职业技术学院新校区能装多少老师",
    ],
)
def test_rows_that_no_cell_tells_apart_are_left_alone(question: str) -> None:
    told = reply(question, city())
    assert isinstance(told, Refusal), told.text


SUMS = [
    ("市级重点项目里社会投资的年度投资占多大比例", "216 ÷ 312 × 100% ≈ 69.2%"),
    ("四大类市级重点项目里头哪类年度投资最少，占比多少", "24.3 ÷ 312 × 100% ≈ 7.8%"),
    ("市属企业整合掉了多少户", "21 − 9 = 12"),
    ("约束姓指标总共几个", "有10项"),
    ("外资去年完成了计划的几成", "4870 ÷ 6500 × 100% ≈ 74.9%"),
    ("按5%的目标算今年GDP大概多少亿", "1846.3 × （1 + 5%） ≈ 1938.62"),
    ("人均GDP大概多少", "1846.3亿 ÷ 312.4万"),
    ("附件2这16个的总投资占全部市级重点项目总投资的百分之几", "338.9 ÷ 1240 × 100% ≈ 27.3%"),
    ("城市低保今年比去年一个月多几块", "845 − 812 = 33"),
    ("哪个指标超额最多", "3.94 ÷ 3.6 × 100% − 100% ≈ 9.4%"),
    ("高新技术企业去年有437家吧，今年再加20家够目标吗", "不够。"),
    ("高新技术企业去年有437家，今年再加50家够目标吗", "够。"),
    ("采煤沉陷区现在面积多少", "96平方公里"),
    ("常住人口上一年是多少万", "312.4 + 1.9 = 314.3"),
]


@pytest.mark.parametrize(("question", "holds"), SUMS)
def test_totals_and_rates_are_worked_out_with_a_formula(question: str, holds: str) -> None:
    told = reply(question, city())
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    "question", ["按6%算今年GDP多少亿", "按5%算明年GDP能到多少", "GDP今年要增加多少亿"]
)
def test_no_other_rate_or_year_is_projected(question: str) -> None:
    assert isinstance(reply(question, city()), Refusal)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("建筑业产值从234.5到250要加多少", "250 − 234.5 = 15.5"),
        ("社零按4.5%涨今年能到多少", "1851.2 × （1 + 4.5%） ≈ 1934.5"),
        ("市级32、区级187、社会31加起来等于371不", "32 + 187 + 31 = 250"),
    ],
)
def test_aims_and_rates_of_running_text(question: str, holds: str, library: Library) -> None:
    assert holds in reply(question, library).text


@pytest.mark.parametrize(
    "question", ["按目标增速推算今年固定资产投资多少亿", "离2030年的2500亿还差多少"]
)
def test_no_total_of_five_years_and_no_other_aim(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


def test_a_sum_is_of_all_that_is_listed() -> None:
    told = reply("中央预算内投资+特别国债+专项债一共多少", shelf("hill_county_plan"))
    assert "3.26 + 2.85 + 5.4 = 11.51" in told.text
    told = reply("中央预算内投资、特别国债、一般债券合计多少", shelf("hill_county_plan"))
    assert "6.11" not in told.text
