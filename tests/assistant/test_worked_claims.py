"""Questions whether a sum, a share or growth is right, and what the audit finds of the kind."""

import pytest

from assistant.asking.places import other_places
from assistant.auditing.findings import findings, told_finding
from assistant.model import Answer, Reason, Refusal
from assistant.proof.premises import AGREES
from assistant.reply import reply
from tests.assistant.test_other_papers import paper, shelf

HILL, BAY, HALF = "hill_county_plan", "bay_city_plan", "half_year_plan"
CHECKED = [
    (HILL, "去年116个重点项目，产业48基建37民生33，加起来对得上吗", "48 + 37 + 33 = 118"),
    (HILL, "表里招商引资今年增8.9%，算得对吗", "对不上"),
    (HILL, "表里旅游综合收入今年增10.7%，算得对吗", "算得对："),
    (HILL, "去年完成投资61.8亿占年度计划103%算得对吗", "61.8 ÷ 60 × 100% ≈ 103%"),
    (HILL, "税收占比59.9%算得对吗", "4.71 ÷ 7.86 × 100% ≈ 59.9%"),
    (HILL, "存款余额从289.4到312.6增8%对不对", "算得对："),
    (HILL, "去年游客数正文和附表写的一样吗", "数值不一致"),
    (HILL, "去年招商引资到位资金正文和附件一样吗", "数值一致"),
    (BAY, "民生支出1685.7亿、总支出2287.3亿，占75.7%算得对吗", "73.7%"),
    (HALF, "附表里招商引资到位资金和正文一样吧", "数值不一致"),
]


@pytest.mark.parametrize(("name", "question", "holds"), CHECKED)
def test_what_is_claimed_to_be_computed_is_worked_out_again(
    name: str, question: str, holds: str
) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


def test_what_cannot_be_worked_out_is_not_confirmed() -> None:
    told = reply("高标准农田占比和研发投入强度0.76%算得对吗", shelf(HILL))
    assert not told.text.startswith(AGREES)
    assert not isinstance(told, Refusal) or told.reason is Reason.NO_ATTRIBUTE


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (HILL, ("48 + 37 + 33 = 118", "436.8万人次", "56 ÷ 52.4 × 100% − 100% ≈ 6.9%")),
        (BAY, ("1685.7 ÷ 2287.3 × 100% ≈ 73.7%", "列出的是5项", "2468.3万人次")),
        (HALF, ("267.2亿元",)),
    ],
)
def test_the_audit_finds_just_what_does_not_fit(name: str, found: tuple[str, ...]) -> None:
    report = paper(name)
    grave = [told_finding(one, report) for one in findings(report) if one.gravity != "措辞"]
    assert len(grave) == len(found)
    assert all(any(one in line for line in grave) for one in found)


def test_what_comes_in_or_stands_in_a_district_is_no_place() -> None:
    assert other_places("世界500强在区有多少家", "安河省临川市", "") == ()
    assert other_places("楼宇入区率", "安河省临川市", "") == ()
    assert other_places("安平区有多少家", "安河省临川市", "") == ("安平区",)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("48+37+33=118对吗", "是的，加起来是118个"),
        ("48+37+33等于116吗", "不是，加起来是118个"),
        ("48加37是不是85", "是的，加起来是85个"),
    ],
)
def test_a_sum_typed_with_its_terms_is_worked_out_of_those_alone(question: str, said: str) -> None:
    told = reply(question, shelf(HILL))
    assert isinstance(told, Answer), told.text
    assert told.text.startswith(said)


def test_a_sum_typed_of_numbers_that_are_no_parts_is_refused() -> None:
    told = reply("48+37+31=116对吗", shelf(HILL))
    assert isinstance(told, Refusal)
    assert told.reason is Reason.NOT_FOUND
