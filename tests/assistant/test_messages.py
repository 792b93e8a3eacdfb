"""What a long message asks, and follow-ups of a kind, a quarter, a difference."""

import pytest

from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.turns.coordinates import bare_period, kind_of
from assistant.turns.followups import stand_alone
from assistant.turns.messages import asked_in_chatter, asking_clauses, other_years_of
from tests.assistant.test_other_papers import paper

_STORY = "领导刚开完会又催我，前面讲什么产业啊多少钱啊一大堆，我也没听清楚，脑壳都大了，"


@pytest.mark.parametrize(
    ("request_", "asked"),
    [
        ("我就想晓得一个事，今年目标到底是多少，别的不管了", ("今年目标到底是多少",)),
        ("你帮我看看报告里甲是多少，顺便乙排第几", ("甲是多少", "乙排第几")),
        ("反正先告诉我甲有好多奖励", ("甲有好多奖励",)),
        ("你说这个怎么办", ()),
    ],
)
def test_what_a_long_message_asks(request_: str, asked: tuple[str, ...]) -> None:
    assert asked_in_chatter(_STORY + request_) == asked
    assert asked_in_chatter(request_) == ()


def test_a_kind_and_a_quarter_are_asked_as_before() -> None:
    report = paper("city_plan")
    told = read_question("今年一共安排多少个项目", report)
    assert kind_of("重点的", told, knowledge_of(report)) == "2025年重点项目多少个"
    assert kind_of("能完成的", told, knowledge_of(report)) is None
    assert kind_of("重点", told, knowledge_of(report)) is None
    assert bare_period("三季度多少？") == "三季度呢"
    assert bare_period("三季度投资多少") == "三季度投资多少"


def test_a_difference_after_two_values_and_a_count_of_all() -> None:
    report = paper("city_plan")
    before = ("高新技术企业去年多少家", "今年要到多少")
    assert stand_alone("就是说得多出来几家", before, report).endswith("增加几家")
    assert stand_alone("全年共几个项目", before, report) == "全年共几个项目"


def test_a_condition_is_no_story() -> None:
    assert not asking_clauses(
        "以2025年某类企业的数量为基数，按照2026年新增的目标来计算，这类企业的总数将要达到多少家呢？"
    )


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("甲比重现在多少，今年要到多少", ("甲比重现在多少", "今年要到多少")),
        ("甲比重，现在多少，今年呢", ("甲比重现在多少", "今年呢")),
        ("甲去年多少，2026年目标是多少", ("甲去年多少", "2026年目标是多少")),
        ("甲今年多少，今年要到多少", ()),
        ("甲去年多少，今年有什么打算", ()),
        ("甲去年多少，今年乙要到多少", ()),
        ("去年怎么样", ()),
    ],
)
def test_later_clauses_that_only_name_another_year_are_asked_in_turn(
    message: str, asked: tuple[str, ...]
) -> None:
    assert other_years_of(message) == asked


def test_what_was_first_aimed_at_is_the_target_of_the_year_that_is_over() -> None:
    told = read_question("财政收入原来想涨多少", paper("city_plan"))
    assert told.years == (2024,)
    assert told.roles == {"目标"}
    assert "PM2.5" in read_question("pm25要降到多少", paper("city_plan")).text
