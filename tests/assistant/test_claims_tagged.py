"""Tags of a claim flip no verdict; round numbers, lines of a 专栏, places and averages are judged."""

from decimal import Decimal

import pytest

from assistant.asking.spoken import as_written
from assistant.proof.about import about_claimed
from assistant.reply import reply
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.store import load_report
from index.embed import BigramEncoder
from index.library import Library
from tests.assistant.verdicts import NO, YES, assert_judged, assert_not_judged

TEXT = """澜滨市2031年国民经济和社会发展计划执行情况与2032年计划草案的报告

第一部分　2031年计划执行情况

建筑业在地产值实现234.5亿元，岸电使用电量增长36.6%，信访总量较“十三五”时期下降35.5%。
商品房销售面积下降近三成。
民间投资增速连续5年保持正增长、全省唯一。
软件业占全市1/3。轨道9号线、18号线开通。
PM2.5平均浓度36.2微克/立方米，同比下降5.7%；空气优良天数比率82.7%，提高1.9个百分点，但仍低于全省平均水平3.4个百分点。
社会消费品零售总额1048.6亿元，增长4.7%，低于预期目标0.8个百分点；单位能耗下降3.6%，超额完成年度计划。
新增省级中小企业39家、国家级“小巨人”企业5家，累计分别达到168家和22家。

第二部分　2032年工作安排

打造与新疆哈密市共建的西部算电协同创新中心。
建成河湾洞、时代街2个小型消防站。
固定资产投资增长3%左右。

专栏1  2032年重点民生项目
	领域
	项目

	教育领域
	1.沙洲中学新校区；2.滨河幼儿园扩建；3.特殊教育学校扩建

	医疗领域
	1.市人民医院感染楼；2.附属儿童医院芦湾院区病房改造提升工程

附件1

主要指标表

| 指标 | 单位 | 2031年目标 | 2031年完成 | 2032年目标 |
| 地区生产总值增速 | % | 6左右 | 5.6 | 5.5左右 |
| 固定资产投资增速 | % | 3 | 2.3 | 2 |
| 细颗粒物（PM2.5）浓度 | 微克/立方米 | 35 | 34 | 33 |
| 高新技术企业数量 | 家 | 240 | 262 | 280 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A city's report: running text, a 专栏 and a table of indicators."""
    folder = tmp_path_factory.mktemp("澜滨市-2032")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "计划报告"\nplace = "澜滨市"\ndone_year = 2031\nplan_year = 2032\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    report: Report = load_report(folder)
    return Library.build([report], BigramEncoder())


TAGS = [
    "，没记错吧",
    "，没说错吧？",
    "没搞错吧",
    "，不会错吧",
    "，我没理解错吧",
    "，应该没问题吧",
    "，没错吧",
]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_no_denial(tag: str, library: Library) -> None:
    assert reply(f"去年建筑业在地产值是234.5亿元{tag}", library).text.startswith("是的")
    assert reply(f"去年建筑业在地产值是243.5亿元{tag}", library).text.startswith("不是")


def test_a_denial_in_a_claim_is_no_tag() -> None:
    assert as_written("芦湾大桥还没通车，没记错吧") == "芦湾大桥还没通车，对吧"
    assert as_written("这笔账没算错吧") == "这笔账没算错吧"
    assert "没问题" in as_written("粮食供应没问题吧")


TRUE = [
    "岸电使用电量增长了三成多，是不是",
    "信访总量比十三五那会儿少了三成多，是不是",
    "民间投资增速连续5年没掉到负的，全省就我们一家，对吗",
    "轨道9号线和18号线都开通了吧",
    "空气优良天数比率低于全省平均水平，对吧",
    "空气优良天数比率比全省平均水平低3.4个百分点，对吧",
    "单位能耗下降完成计划了，对吧",
    "社会消费品零售总额增长4.7%，低于预期目标0.8个百分点，没记错吧",
    "小消防站会建在河湾洞和时代街，对吧",
    "沙洲中学新校区列在专栏1的教育领域里，对吧",
    "专栏1里儿童医院芦湾院区病房改造不是教育领域的，对吗",
    "PM2.5去年是34，今年要求不超过33，没错吧",
    "高新技术企业数量去年达到目标了，是不是",
    "软件业占全市三分之一，对吧",
    "高新技术企业数量去年有260多家，对吧",
    "高新技术企业数量去年近270家，对吧",
    "高新技术企业数量去年有约260家，对吧",
]
FALSE = [
    "岸电使用电量增长了四成多，是不是",
    "信访总量比十三五那会儿多了三成多，是不是",
    "空气优良天数比率高于全省平均水平，对吧",
    "空气优良天数比率比全省平均水平高3.4个百分点，对吧",
    "社会消费品零售总额完成计划了，对吧",
    "西部算电协同创新中心是跟甘肃酒泉共建的吧",
    "沙洲中学新校区列在专栏1的医疗领域里，对吧",
    "专栏1里儿童医院芦湾院区病房改造是教育领域的，对吗",
    "PM2.5去年是33，今年要求不超过33，没错吧",
    "PM2.5去年是34，今年要求不超过34，没错吧",
    "高新技术企业数量去年没达到目标，是不是",
    "固定资产投资去年涨了3.2没错吧",
    "国家级小巨人企业一共有5家，对吗",
    "高新技术企业数量去年有100多家，对吧",
    "地区生产总值增速今年目标是6%左右，对吧",
]
UNCONFIRMED = [
    "轨道10号线和18号线都开通了吧",
    "空气优良天数比率比全省平均水平低5个百分点，对吧",
    "小消防站会建在河湾洞和南山，对吧",
    "西部算电协同创新中心是跟浙江共建的，不是没完成吧",
    "28项指标里高新技术企业数量是262家，对吧",
]


@pytest.mark.parametrize("claim", TRUE)
def test_a_true_claim_is_confirmed(claim: str, library: Library) -> None:
    assert_judged(claim, YES, library)


@pytest.mark.parametrize("claim", FALSE)
def test_a_false_claim_is_denied(claim: str, library: Library) -> None:
    assert_judged(claim, NO, library)


@pytest.mark.parametrize("claim", UNCONFIRMED)
def test_an_unclear_claim_gets_no_yes_and_no_no(claim: str, library: Library) -> None:
    assert_not_judged(claim, library)


@pytest.mark.parametrize(
    ("claim", "value", "holds"),
    [
        ("少了30%多", "35.5", True),
        ("少了30%多", "30", None),
        ("少了30%多", "41", False),
        ("近30%", "28.3", True),
        ("近30%", "25", None),
        ("近30%", "31", False),
        ("约50%", "48", True),
        ("约50%", "30", False),
    ],
)
def test_how_far_a_round_number_reaches(claim: str, value: str, holds: bool | None) -> None:
    figure = next(figures(claim, Span(0, len(claim))))
    about = about_claimed(figure, claim)
    assert about is not None
    assert about.holds(Decimal(value)) is holds
