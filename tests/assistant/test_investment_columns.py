"""Of a year's investment and that of all years the one asked; every clause about a row is answered."""

import pytest

from assistant.model import Answer
from assistant.reply import reply
from tests.assistant.test_other_papers import shelf


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("今年黑石滩水库打算投多少钱", ("2.4亿元",), "9.8"),
        ("黑石滩水库一共要投多少", ("9.8亿元",), "2.4"),
        ("黑石滩水库投资多少", ("总投资：9.8亿元", "2025年计划投资：2.4亿元"), "不"),
        ("黑石滩水库投资9.8亿元，对吗", ("是的", "9.8亿元"), "不是"),
        ("黑石滩水库归哪个单位负责，总库容多少万立方米", ("县水利局", "1860万立方米"), "9.8"),
        ("哪个项目投资最大", ("岚溪抽水蓄能电站", "82.3亿元"), "12.0"),
    ],
)
def test_investments_by_their_time(question: str, told: tuple[str, ...], untold: str) -> None:
    answer = reply(question, shelf("hill_county_plan"))
    assert isinstance(answer, Answer)
    assert all(one in answer.text for one in told)
    assert untold not in answer.text


def test_the_investment_of_the_year_after_that_of_all_years() -> None:
    answer = reply("今年安排多少", shelf("hill_county_plan"), history=["黑石滩水库总投资多少"])
    assert isinstance(answer, Answer)
    assert "2.4亿元" in answer.text
    assert "9.8" not in answer.text
