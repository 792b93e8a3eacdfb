"""Follow-ups built from parts of the turn before, and messages that correct themselves."""

import pytest

from assistant.asking.english import parts_in_english
from assistant.turns.followups import stand_alone
from assistant.turns.messages import asking_clauses, figures_listed, taken_back
from corpus.model import Report
from tests.assistant.test_other_papers import paper


@pytest.mark.parametrize(
    ("before", "asked", "resolved"),
    [
        ("甲机构今年要引几家", "去年新增几家", "甲机构去年新增几家"),
        ("去年改造了多少老旧小区", "今年要改几个", "今年要改几个老旧小区"),
        ("十四五资金帮扶乙县多少", "今年资金帮扶多少", "今年资金帮扶乙县多少"),
        ("四大产业产值一共多少", "其中造船呢", "造船产值多少"),
        ("全体居民收入去年多少", "农村的呢", "农村居民收入去年多少"),
    ],
)
def test_a_follow_up_is_built_from_parts(before: str, asked: str, resolved: str) -> None:
    assert stand_alone(asked, (before,), paper("province_plan")) == resolved


def test_a_fellow_is_named_by_where_it_is(report: Report) -> None:
    before = ("渝中跟金牛区搞了啥品牌",)
    assert stand_alone("跟青羊呢", before, report) == "渝中跟青羊区搞了啥品牌"
    assert stand_alone("锦江那边的叫啥", before, report) == "渝中跟锦江区搞了啥品牌"
    new = stand_alone("去年新开的是哪个国家的", ("领事馆几家",), report)
    assert new == "去年新开的领事馆是哪个国家的"
    assert stand_alone("总额呢", ("社零去年涨几个点",), report) == "2025年社零总额是多少"


def test_a_question_with_a_thing_of_its_own_stays() -> None:
    report = paper("city_plan")
    for asked in ("今年新增学位多少个", "今年固投目标多少"):
        assert stand_alone(asked, ("甲机构去年引了几家",), report) == asked


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("登记失业率……哦不，调查失业率今年控在多少", ("登记失业率", "调查失业率今年控在多少")),
        ("三产业？不是，我想问建筑业产值多少", ("三产业", "建筑业产值多少")),
        ("今年目标5%，不对吧？", None),
        ("去年完成了，不是吗", None),
    ],
)
def test_what_is_taken_back(message: str, told: tuple[str, str] | None) -> None:
    assert taken_back(message) == told


def test_several_figures_listed_or_asked_in_a_story() -> None:
    listed = figures_listed("要写甲站的投资、乙商圈社零、丙园产值这三个数，你给我")
    assert listed == ("甲站的投资是多少", "乙商圈社零是多少", "丙园产值是多少")
    story = "领导在会上问，我这记性不行，去年零售总额到底多少亿，排全市第几，另外听说翻了几倍，你先帮我查总额和排名"
    assert asking_clauses(story) == ("去年零售总额到底多少亿", "排全市第几")
    assert parts_in_english("how many projects and what is the GDP?") == (
        "how many projects",
        "what is the GDP?",
    )
