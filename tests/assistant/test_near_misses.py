"""Near misses are refused with their reason; claims are confirmed or corrected."""

import pytest

from assistant.asking.contrasts import contrary
from assistant.asking.entities import unprinted_names
from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Reason, Refusal
from assistant.proof.premises import AGREES, DISAGREES
from assistant.proof.told_premises import rank_verdict
from assistant.reply import reply
from assistant.support.figure_clauses import is_no_growth
from assistant.turns.messages import cut_at_commas
from corpus.model import Report
from index.library import Library
from tests.assistant.test_other_papers import paper, shelf


@pytest.mark.parametrize(
    ("asked", "said", "pair"),
    [
        ("农村居民收入", "城镇居民收入突破6万元", ("农村", "城镇")),
        ("贷款余额", "存贷款余额1.4万亿元", ("贷款", "存贷款")),
        ("出口增长多少", "进出口总额增长7%", ("出口", "进出口")),
        ("新建污水管网", "新建排水管网20千米", ("污水管网", "排水管网")),
        ("发放失业保险金", "减征失业保险费4亿元", ("失业保险金", "失业保险费")),
        ("城镇居民收入", "城镇居民收入突破6万元", None),
        ("居民收入", "城镇居民收入突破6万元", None),
    ],
)
def test_qualifiers_exclude_each_other(asked: str, said: str, pair: tuple[str, str] | None) -> None:
    assert contrary(asked, said, figures=True) == pair


def test_sets_for_figures_do_not_count_elsewhere() -> None:
    assert contrary("贷款怎么支持企业", "存贷款增长", figures=False) is None


def test_names_that_are_not_printed(invented: Report) -> None:
    knowledge = knowledge_of(invented)
    asked = read_question("临川水务集团有什么安排", invented)
    assert unprinted_names(asked, knowledge) == ("水务集团",)
    assert unprinted_names(read_question("市人民医院感染楼建了吗", invented), knowledge) == ()
    helped = read_question("今年给酉阳的资金帮扶多少", invented)
    assert unprinted_names(helped, knowledge) == ("酉阳",)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("水务集团2024年干什么", Reason.NOT_FOUND),
        ("专栏7列了什么", Reason.NOT_FOUND),
        ("公办幼儿园的入园怎么报名", Reason.NO_ATTRIBUTE),
        ("二区一湾是什么意思", Reason.NOT_FOUND),
    ],
)
def test_near_misses_are_refused(question: str, reason: Reason, invented_library: Library) -> None:
    told = reply(question, invented_library)
    assert isinstance(told, Refusal), told.text
    assert told.reason is reason


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("今年治理河道46公里，对吧", AGREES),
        ("今年治理河道64公里，对吧", DISAGREES),
        ("改造老旧小区38个，是吗？", DISAGREES),
    ],
)
def test_claims_about_the_running_text(
    question: str, verdict: str, invented_library: Library
) -> None:
    told = reply(question, invented_library)
    assert isinstance(told, Answer), told.text
    assert told.text.startswith(verdict)


def test_ranks_are_held_against_those_printed(invented: Report) -> None:
    claimed = read_question("安全感全省第一，没错吧", invented)
    assert rank_verdict(claimed, "安全感达99%、全省第2") == DISAGREES
    assert rank_verdict(claimed, "安全感达99%、全省第1") == AGREES
    assert rank_verdict(claimed, "安全感达99%") == ""


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("甲指标是多少，乙指标呢", 2),
        ("甲是什么意思，乙又是什么意思", 2),
        ("停车难，怎么办", 1),
        ("甲指标是6%，对吧", 1),
    ],
)
def test_messages_are_cut_only_where_each_part_asks(message: str, parts: int) -> None:
    assert len(cut_at_commas(message)) == parts


def test_indicators_by_how_their_cells_differ(invented_library: Library) -> None:
    told = reply("哪些指标今年目标比去年高", invented_library)
    assert isinstance(told, Answer), told.text
    lines = told.text.split("\n")[1:]
    assert lines
    for line, number in zip(lines, told.numbers[1:], strict=False):
        assert "，高" in line
        assert "−" in line, number
    lower = reply("哪些指标2024年目标比2023年目标低", invented_library)
    assert "高" not in lower.text.partition("：")[0]


def test_no_rate_of_another_kind_stands_for_a_growth_rate() -> None:
    told = reply("人口自然增长率", shelf("hill_county_plan"))
    assert "-3.1‰" in told.text  # this report tells it
    report = paper("hill_county_plan")
    (statement,) = (
        one.span
        for one in knowledge_of(report).statements
        if "农村卫生厕所普及率78.5%" in report[one.span]
    )
    asked = read_question("农村卫生厕所增长率", report)
    assert is_no_growth(asked, statement, knowledge_of(report))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("大礼堂片区完成投资多少", Reason.NO_ATTRIBUTE),
        ("九龙坡社零总额去年多少", Reason.OTHER_PLACE),
        ("四首经济是哪四首", Reason.NOT_DEFINED),
        ("5%的GDP目标会不会保守了点", Reason.OPINION),
        ("今天空气咋样", Reason.CHAT),
    ],
)
def test_what_is_not_told_of_the_very_thing(
    library: Library, question: str, reason: Reason
) -> None:
    told = reply(question, library)
    assert isinstance(told, Refusal)
    assert told.reason is reason


@pytest.mark.parametrize("question", ["高考上线率今年咋样", "环城高铁设计时速", "养老金平均发多少"])
def test_a_property_that_is_not_printed_is_refused(question: str) -> None:
    assert isinstance(reply(question, shelf("county_plan")), Refusal)
