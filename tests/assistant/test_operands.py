"""Derived numbers: the operands are sure (own words, year, role), or nothing is computed."""

from decimal import Decimal

import pytest

from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Refusal
from assistant.reply import reply
from assistant.sentences.owned import owned_figures
from index.library import Library
from tests.assistant.test_other_papers import paper, shelf

COMPUTED = [
    ("去年建成的渝邻汇加上今年要建的，一共多少个？", "6 + 5 = 11"),
    ("去年建成的社区食堂和暖新驿站一共多少个？", "30 + 50 = 80"),
    ("经西部陆海新通道的货运量增速比货值量增速高多少个百分点？", "141 − 21.2 = 119.8"),
    ("今年多式联运增长目标比邮政业务低几个百分点？", "10 − 25 = −15"),
    ("去年保费收入增速比大健康规上企业营收增速高几个百分点？", "9.2 − 6.5 = 2.7"),
    ("西部陆海新通道货运量目标比上年增加多少标箱、增长多少？", "575 ÷ 500 × 100% − 100% ≈ 15%"),
    ("绿色金融规模目标比去年增长百分之几？", "2200 ÷ 2050 × 100% − 100% ≈ 7.3%"),
    ("今年算力要比现在多纳管多少P？", "10000 − 4000 = 6000"),
    ("十大项目的投资占全年的几成", "137.2 ÷ 266.3 × 100% ≈ 51.5%"),
    ("发了1.2亿救助金帮1.1万名困难群众，人均大概拿到多少？", "1.2亿 ÷ 1.1万 ≈ 10909.09"),
    ("困难群众平均一个人领多少救助？", "1.2亿 ÷ 1.1万 ≈ 10909.09"),
    ("减征的失业保险费平均每家企业多少？", "4.42亿 ÷ 1.75万 ≈ 25257.14"),
    ("社零总额是2020年的1.4倍，那2020年大概是多少亿？", "1851.2 ÷ 1.4 ≈ 1322.3"),
    ("较2020年翻了一番，那2020年有多少家高新技术企业？", "262 ÷ 2 = 131"),
    ("高新技术企业去年262家，今年再新增80家的话会到多少家？", "262 + 80 = 342"),
    ("科技型企业如果今年再增300家，会达到多少家？", "1684 + 300 = 1984"),
    ("三类投资主体的项目个数合计多少个？", "32 + 187 + 31 = 250"),
    ("前三季度计划完成投资一共多少亿？", "48.2 + 76.4 + 70.4 = 195"),
    ("今年上半年（一、二季度）计划完成投资合计多少亿？", "48.2 + 76.4 = 124.6"),
]


@pytest.mark.parametrize(("question", "holds"), COMPUTED)
def test_two_sure_figures_are_computed_with(question: str, holds: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


REFUSED = [
    "今年GDP目标比去年增加了多少亿？",
    "社零总额比上年多了多少亿？",
    "今年投资比去年多多少亿？",
    "亿元税收楼宇今年新增2栋后一共多少栋？",
    "高新技术企业去年252家，今年再新增80家的话会到多少家？",
    "高新技术企业去年262家，今年再新增90家的话会到多少家？",
]


@pytest.mark.parametrize("question", REFUSED)
def test_an_operand_that_is_not_told_is_no_other(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


ROLES = [
    ("GDP定的增幅是多少，最后完成了多少？", "预期目标为6%左右", "预计完成4.5%"),
    ("固投增速计划几个点，实际跑了几个点", "预期目标为5%左右", "预计完成10.4%"),
    ("FDI计划引进多少万美元，实际到位多少？", "预期目标为6000万美元", "预计完成3200万美元"),
    ("民营经济增加值计划完成多少亿，实际完成多少亿", "预期目标为700亿元", "预计完成660亿元"),
]


@pytest.mark.parametrize(("question", "target", "result"), ROLES)
def test_target_and_result_asked_together_are_of_one_year(
    question: str, target: str, result: str, library: Library
) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert target in told.text
    assert result in told.text
    assert "2026年" not in told.text
    assert "前者" not in told.text


def test_the_least_of_listed_things_is_told_of_their_own_figures(library: Library) -> None:
    told = reply("批发、零售、餐饮、住宿四项里今年增长目标最低的是哪个？", library)
    assert isinstance(told, Answer), told.text
    assert "其中最低的是零售（8%）" in told.text


def test_a_group_of_the_text_is_not_ranked_by_a_table() -> None:
    told = reply("三次产业里哪个增速最快", shelf("river_port_plan"))
    assert "规上工业" not in told.text


@pytest.mark.parametrize(
    ("name", "question"),
    [("bay_city_plan", "GDP比上年增加了多少亿"), ("bay_city_plan", "GDP比上年增长多少")],
)
def test_against_last_year_no_target_is_set(name: str, question: str) -> None:
    assert "17700" not in reply(question, shelf(name)).text


def test_an_ordinal_counts_nothing() -> None:
    told = reply("第三产业增加值比第二产业多多少", shelf("river_port_plan"))
    assert "1946.1 − 1937.5 = 8.6" in told.text


def test_each_figure_is_named_by_its_own_words() -> None:
    report = paper("river_port_plan")
    named = {
        report[one.figure.span]: one
        for statement in knowledge_of(report).statements
        for one in owned_figures(statement.span, report)
    }
    assert named["418.6亿元"].within == "外贸进出口总额"
    assert named["418.6亿元"].name.endswith("出口")
    assert named["872.4亿元"].name.startswith("新材料产业")
    assert "新材料产业" in named["9.4%"].name
    assert named["9.4%"].figure.value == Decimal("9.4")
    assert "进出口" not in named["612.3亿元"].told_of("出口增速")
