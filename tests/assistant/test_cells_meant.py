"""Which two cells a comparison means, and what is said of a change that is claimed."""

import pytest

from assistant.asking.cells_meant import Coordinates, cells_meant, change_claimed
from assistant.asking.question import read_question
from assistant.model import Answer, Refusal
from assistant.reply import reply
from index.embed import BigramEncoder
from index.library import Library
from tests.assistant.test_other_papers import paper

COAST = "coast_city_plan"
DONE, GOAL, NEXT = Coordinates(2024, "完成"), Coordinates(2024, "目标"), Coordinates(2025, "目标")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("外资比计划少了多少万美元", (DONE, GOAL)),
        ("高企比原定的多跑了几家", (DONE, GOAL)),
        ("外资短了多少", (DONE, GOAL)),
        ("外资差目标好多钱", (DONE, GOAL)),
        ("外资今年目标比去年目标下调了多少", (NEXT, GOAL)),
        ("外资目标一下比原来少了多少", (NEXT, GOAL)),
        ("外资目标砍了多少", (NEXT, GOAL)),
        ("外资今年目标比去年实际掉了多少", (NEXT, DONE)),
        ("外资今年要在去年基础上加多少", (NEXT, DONE)),
        ("高企今年还要加几家才够目标", (NEXT, DONE)),
        ("外资去年有没有超过6000万美元", None),
        ("外资目标比去年多多少", None),
        ("高企占全省的比重多少", None),
    ],
)
def test_cells_meant(question: str, meant: tuple[Coordinates, Coordinates] | None) -> None:
    report = paper(COAST)
    assert cells_meant(read_question(question, report), report) == meant


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("比计划多了20家，对吧", (True, "20家")),
        ("目标下调了1个点对吧", (False, "1个点")),
        ("超目标40亿对吧", (True, "40亿")),
        ("目标是40亿对吧", None),
    ],
)
def test_change_claimed(claim: str, found: tuple[bool, str] | None) -> None:
    assert change_claimed(claim) == found


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([paper(COAST)], BigramEncoder())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("外资比计划少了多少万美元", "（5280 − 6500 = −1220）"),
        ("外资目标下调了多少", "（5500 − 6500 = −1000）"),
        ("外资今年还要涨多少才够目标", "（5500 − 5280 = 220）"),
        ("外资今年比去年增几成", "增长4.2%"),
        ("外资比目标少1220万美元，对吧", "是的，"),
        ("外资比目标少1000万美元，对吧", "不是，"),
        ("外资比目标多1220万美元，对吧", "不是，"),
        ("外资差目标多少，今年又定多少", "2025年实际使用外资"),
    ],
)
def test_comparisons_told(library: Library, question: str, said: str) -> None:
    answer = reply(question, library)
    assert isinstance(answer, Answer)
    assert said in answer.text


def test_a_plan_year_has_no_result_yet(library: Library) -> None:
    assert isinstance(reply("外资今年比计划多多少", library), Refusal)


def test_targets_lowered_are_listed(library: Library) -> None:
    answer = reply("今年哪些目标下调了", library)
    assert isinstance(answer, Answer)
    assert "5500 − 6500" in answer.text
    assert "350 − 300" not in answer.text


def test_the_year_asked_next_is_asked_for_its_target(library: Library) -> None:
    answer = reply("那今年呢", library, history=["外资去年完成多少"])
    assert isinstance(answer, Answer)
    assert "5500" in answer.text
