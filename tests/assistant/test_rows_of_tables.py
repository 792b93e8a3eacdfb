"""Rows of annex tables by place, unit in charge and rise or fall, and lists asked in spoken words."""

import pytest

from assistant.model import Answer
from assistant.reply import reply
from tests.assistant.test_other_papers import shelf

CITY, HALF = "bay_city_plan", "half_year_plan"

HOLDS = [
    (CITY, "GDP排第二的是哪个区", "排第二的是“澜江区”"),
    (CITY, "云浦区GDP排第几", "“云浦区”排第1"),
    (CITY, "东屿区财政收入倒数第几", "从低到高，“东屿区”排第"),
    (CITY, "石埠区GDP增长5.2%，对吧", "不是，报告里的数不一样"),
    (CITY, "石埠区GDP增长4.8%，对吧", "是的，与报告一致"),
    (HALF, "市商务局牵头的指标有哪些", "有3项"),
    (HALF, "上半年哪些指标是负增长的", "房地产开发投资增速"),
]


@pytest.mark.parametrize(("name", "question", "holds"), HOLDS)
def test_rows_of_a_table_are_found(name: str, question: str, holds: str) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


def test_a_unit_that_leads_nothing_gets_no_list() -> None:
    told = reply("市体育局牵头的指标有哪些", shelf(HALF))
    assert "里有" not in told.text


def test_a_follow_up_keeps_the_row_and_takes_another_column() -> None:
    told = reply("它财政收入呢", shelf(CITY), history=("云浦区GDP多少",))
    assert "“云浦区”的一般公共预算收入" in told.text
    assert "264.3亿元" in told.text
