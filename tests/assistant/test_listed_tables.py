"""A table printed a cell a line with its groups, and rows that give a value and its growth."""

import pytest

from assistant.model import Answer
from assistant.reply import reply
from tests.assistant.test_other_papers import shelf

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
]


@pytest.mark.parametrize(("name", "question", "holds"), HOLDS)
def test_the_cells_of_such_tables_are_told(name: str, question: str, holds: str) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


def test_a_growth_that_no_cell_tells_is_not_taken_from_another_year() -> None:
    told = reply("2022年旅游总收入比2021年增长多少", shelf(COUNTY))
    assert "60%" not in told.text.partition("报告附件里有的是")[0]
