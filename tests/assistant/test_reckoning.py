"""Questions in spoken words for what is worked out from running text, and near ones left alone."""

import pytest

from assistant.asking.spoken import as_written
from assistant.model import Answer, Refusal
from assistant.reply import reply
from index.library import Library
from tests.assistant.test_other_papers import shelf

RECKONED = [
    ("市级加区级项目今年总共投好多", "61.6 + 113 = 174.6"),
    ("续建和新开工加一块多少个项目", "148 + 102 = 250"),
    ("续建和前期合起来占全部项目几成", "（148 + 121） ÷ 371 × 100% ≈ 72.5%"),
    ("前期项目占全部项目几成", "121 ÷ 371 × 100% ≈ 32.6%"),
    ("新增泊位平均每个停车场几个", "381 ÷ 10 = 38.1"),
    ("投资领域三类占比加起来是一百吗", "不是，不足百分之百"),
]


@pytest.mark.parametrize(("question", "holds"), RECKONED)
def test_spoken_reckoning_is_worked_out(question: str, holds: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize("question", ["前期项目占总投资几成"])
def test_a_share_of_money_is_not_worked_out_of_counts(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


def test_plus_joins_names_and_stays_in_words() -> None:
    assert as_written("甲类加乙类合一起几个亿") == "甲类和乙类加起来几个亿"
    for same in (
        "危房加固一共多少户",
        "农产品加工业产值一共多少",
        "今年还要加多少",
        "一共参加几场",
    ):
        assert as_written(same) == same


WORKED_BACK = [
    ("存贷款2020年大概多少", "1.47万亿 − 4000亿 = 1.07万亿"),
    ("2020年社零倒推大概多少", "1851.2 ÷ 1.4 ≈ 1322.3"),
    ("全市GDP按占比反推大概多少", "1781.8 ÷ 5.2% ≈ 34265.4"),
    ("生活圈9个占全市八分之一，那全市大概几个", "9 ÷ 1/8 = 72"),
    ("外资占全市比重2020年是多少，倒推一下", "17.4 − 12.2 = 5.2"),
]


@pytest.mark.parametrize(("question", "holds"), WORKED_BACK)
def test_a_change_or_share_that_is_told_is_worked_back(
    question: str, holds: str, library: Library
) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    "question", ["2020年全市GDP按占比反推多少", "2020年GDP多少", "全市GDP多少"]
)
def test_what_no_change_or_share_is_told_of_stays_refused(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


def test_growth_since_a_year_is_not_held_against_growth_in_one(library: Library) -> None:
    told = reply("批发业销售额增速目标比去年降了多少", library)
    assert "−" not in told.text


TO_GO = [
    ("GDP离2030年那个2200亿还差多少", "还差418.2亿元（2200 − 1781.8 = 418.2）"),
    ("绿色金融今年还要加多少", "还要增加150亿元（2200 − 2050 = 150）"),
    ("存贷款余额今年还要涨多少才够目标", "还要增加0.03万亿元（1.5 − 1.47 = 0.03）"),
    ("科技型企业今年加完300家是多少", "1684 + 300 = 1984"),
    ("大健康营收增速目标比去年提了多少", "15 − 6.5 = 8.5"),
    ("市级项目投资61.6亿占23.1%对不对", "算得对"),
    ("市级项目投资61.6亿占25%对不对", "不是"),
]


@pytest.mark.parametrize(("question", "holds"), TO_GO)
def test_plan_and_result_are_held_together(question: str, holds: str, library: Library) -> None:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize("question", ["GDP离3000亿还差多少", "社零离2000亿还差多少"])
def test_no_other_aim_stands_for_one_that_is_not_printed(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


BEFORE = [
    ("county_plan", "2024年城镇化率是多少", "43.8 − 1.1 = 42.7"),
    ("hill_county_plan", "前年研发经费投入强度是多少", "0.76 − 0.08 = 0.68"),
    ("hill_county_plan", "三产结构比例", "19.4∶33.7∶46.9"),
]


@pytest.mark.parametrize(("name", "question", "holds"), BEFORE)
def test_the_year_before_is_worked_back_from_points_told(
    name: str, question: str, holds: str
) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


def test_a_rate_of_growth_is_not_undone_unasked() -> None:
    assert isinstance(reply("2024年地区生产总值多少亿", shelf("county_plan")), Refusal)


def test_a_request_to_reckon_is_no_part_of_what_is_asked() -> None:
    assert as_written("对美出口占全部出口的比例帮我算下") == "对美出口占全部出口的比例是多少"
    assert as_written("甲占乙几成 给个百分比") == "甲占乙几成"
