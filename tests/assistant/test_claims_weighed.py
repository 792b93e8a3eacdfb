"""A claim is said to hold only where the report's numbers, cells or words bear it out; and denied in
the same way where they speak against it. Each kind of claim, true and turned false.
"""

import pytest

from assistant.asking.comparison_claimed import compared_claimed, extreme_claimed
from assistant.asking.question import read_question
from assistant.model import Answer
from assistant.reply import reply
from corpus.model import Report
from corpus.store import load_report
from index.embed import BigramEncoder
from index.library import Library
from tests.assistant.verdicts import NO, YES, assert_judged, assert_not_judged

TEXT = """澜滨市2031年国民经济和社会发展计划执行情况与2032年计划草案的报告

第一部分　2031年计划执行情况

全年游客总花费86.4亿元，在全省排名第2，入境游客占全省1/4。
软件企业、芯片企业数量分别达640家、215家，均较2026年翻了一番。
集聚外资品牌305家、较2026年翻了一番，首店数量412家。
四大产业实现产值986亿元，其中汽车产业产值412亿元，增长11.2%；水泵产业产值306亿元，增长5.5%；缝纫产业产值148亿元，下降3.7%；船舶产业产值120亿元，增长18.9%。
市属国企由9户整合为4户，资产规模突破600亿元，国企全员劳动生产率达38万元/人。
东礁风电一期30万千瓦项目并网，芦湾大桥建成通车，沙洲港铁路开工建设。
星河科技公司承建气象大数据中心，特大暴雨中转移群众1.2万人，无一人伤亡。
新增公共停车位1800个，每百户停车位达到62个。
环湖骑行赛吸引16个地区的3200名骑手参赛。
云塔遗址纳入“水乡古城防御体系”，内河电动船舶应用试点获评国家交通部首批试点，28项案例在全省推广、数量全省第1。
数据交易规模超2050亿元，养老保险参保率保持97%以上。
建成零碳园区1座，新增新能源装机80万千瓦。

第二部分　2032年工作安排

全年安排重点项目260个，其中续建项目118个、新开工项目80个、前期项目62个。
从投资主体看，市级项目42个，年度计划投资61.6亿元、占比23.1%；区级项目87个，年度计划投资113亿元、占比42.5%；社会投资项目41个，年度计划投资91.6亿元、占比34.4%。
纳管算力超9000P，商超销售额分别增长12%、8%。
力争批发业、零售业销售额分别增长12%、8%。
公交接驳率提升至82%。举办第十一届湖畔咖啡节、第三届山货展销会。东礁风电二期50万千瓦项目核准。

附件1

重点项目表

| 项目名称 | 建设地点 | 总投资（万元） | 2032年计划投资（万元） | 建设性质 | 责任单位 |
| 茶山步道 | 茶坞镇 | 27800 | 9300 | 新开工 | 市文旅局 |
| 芦湾水厂 | 芦湾镇 | 41500 | 8200 | 续建 | 市水利局 |
| 沙洲中学 | 沙洲镇 | 32600 | 7100 | 续建 | 市教育局 |

附件2

主要指标表

| 指标 | 单位 | 2031年目标 | 2031年完成 | 2032年目标 |
| 地区生产总值增速 | % | 6左右 | 5.6 | 5.5左右 |
| 固定资产投资增速 | % | 3 | -2.3 | 2 |
| 民营经济增加值 | 亿元 | 700 | 660 | 680 |
| 实际使用外资 | 万美元 | 6000 | 3200 | 3680 |
| 高新技术企业数量 | 家 | 240 | 262 | 280 |
| 空气质量优良天数 | 天 | 300 | 301 | 300 |
| 澜江干流水质 | - | 保持Ⅱ类 | 保持Ⅱ类 | 保持Ⅱ类 |
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("澜滨市-2032")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "计划报告"\nplace = "澜滨市"\ndone_year = 2031\nplan_year = 2032\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    return load_report(folder)


@pytest.fixture(scope="module")
def library(report: Report) -> Library:
    """A city's report: running text, a table of projects and one of indicators."""
    return Library.build([report], BigramEncoder())


TRUE = [
    "湖畔咖啡节今年是第十一届，对吧",
    "3200个骑手参赛，没错吧",
    "续建项目比新开工项目多，对吗？",
    "前期项目比续建项目少，是吧",
    "续建项目最多，对吗",
    "新开工项目比前期项目多18个，对吗",
    "市级项目比社会投资项目多一个，对吗",
    "芯片企业比软件企业少，对吗",
    "四大产业里汽车产业产值最大，对吗",
    "船舶产业增速最快，对吗",
    "芯片企业数量较2026年翻了一番，对吗",
    "外资品牌较2026年翻番了，对吧",
    "区级项目占比最高，是吧",
    "空气质量优良天数比目标多一天，对吗",
    "2032年实际使用外资要增长15%，对吗",
    "民营经济增加值没完成700亿的目标吧",
    "固定资产投资下降2.3%，对吗",
    "固定资产投资增速比目标低5.3个百分点，对吗",
    "澜江干流水质去年是Ⅱ类，对吧",
    "茶山步道是新开工项目对吧",
    "芦湾水厂建在芦湾镇，对吗",
    "总投资最多的是芦湾水厂，对吧",
    "星河科技公司承建了气象大数据中心，对吗",
    "芦湾大桥通车了吧",
    "茶山步道今年计划投资9300万元，对吗",
    "暴雨没有人伤亡，对吗",
    "市属国企资产规模突破600亿元了，对吗",
    "云塔遗址算进水乡古城防御体系里了，属实不",
    "听说内河电动船舶试点评上交通部的首批试点了",
    "推广到全省的案例有28个，还是全省最多，是真的吧",
    "数据交易已经两千零五十亿往上了，有这回事吧",
    "养老保险参保率不能低于97%，对不对",
]
FALSE = [
    "湖畔咖啡节今年办第十届了吧",
    "新开工项目比续建项目多，对吗？",
    "新开工项目超过续建项目了，对吧",
    "前期项目最多，对吗",
    "新开工项目比前期项目多28个，对吗",
    "社会投资项目比市级项目多，对吗",
    "芯片企业比软件企业多，对吗",
    "四大产业里水泵产业产值最大，对吗",
    "汽车产业增速最快，对吗",
    "芯片企业数量较2026年翻了两番，对吗",
    "社会投资项目占比过半，对吗",
    "空气质量优良天数比目标多两天，对吗",
    "空气质量优良天数比目标少一天，对吗",
    "2032年实际使用外资要增长25%，对吗",
    "民营经济增加值完成了700亿目标吧？",
    "高新技术企业262家没达到目标吧",
    "固定资产投资增长2.3%，对吗",
    "澜江干流水质去年降到Ⅲ类了，是不是？",
    "茶山步道是续建项目对吧",
    "芦湾水厂建在茶坞镇，对吗",
    "沙洲中学由市水利局负责，对吗",
    "总投资最多的是沙洲中学，对吧",
    "东礁风电二期是30万千瓦，对吗",
    "市属国企由4户增加到9户，对吗",
    "批发业、零售业销售额今年都要增长12%，对吗",
    "新增公共停车位62个，对吗",
    "缝纫产业产值增长3.7%，对吗",
    "暴雨造成两人死亡是不是",
    "今年算力要纳管超4000P，是吗？",
    "芦湾大桥还没通车吧",
    "地区生产总值增速超过目标了，对吧",
    "内河电动船舶试点没评上交通部的，是吧",
    "推广到全省的案例是全省第3，对吧",
    "新能源装机没有达到80万千瓦，对吧",
]
UNSURE = [
    "建成新能源园区1座，对吧",  # 园区 and 新能源 stand in two clauses
    "沙洲港铁路开工，云塔通车了吧",
    "云塔遗址评上水乡古城防御体系了吧",
    "首店数量较2026年翻了一番，对吗？",  # the brands doubled
    "公交接驳率去年提升至82%，对吗",  # the plan of the year after
    "星海科技公司承建了气象大数据中心，对吗",
    "沙洲港铁路已经通车了吧",
    "茶山步道去年完成投资9300万元，对吗",
    "人均产出去年38万，对吧",  # of 国企 alone
    "市属国企资产规模突破500亿元了，对吗",  # follows, and is not what is printed
]


@pytest.mark.parametrize("claim", TRUE)
def test_what_the_report_bears_out_is_confirmed(claim: str, library: Library) -> None:
    assert_judged(claim, YES, library)


@pytest.mark.parametrize("claim", FALSE)
def test_what_the_report_speaks_against_is_denied(claim: str, library: Library) -> None:
    assert_judged(claim, NO, library)


@pytest.mark.parametrize("claim", UNSURE)
def test_what_is_told_of_something_else_is_not_confirmed(claim: str, library: Library) -> None:
    assert_not_judged(claim, library)


def test_a_comparison_shows_both_numbers_and_the_formula(library: Library) -> None:
    told = reply("新开工项目比续建项目多，对吗？", library)
    assert isinstance(told, Answer)
    assert "80 − 118 = −38" in told.text


@pytest.mark.parametrize(
    ("claim", "first", "second", "upward"),
    [
        ("甲项目比乙项目多，对吗", "甲项目", "乙项目", True),
        ("听说农村居民收入增速快于城镇", "农村居民收入增速", "城镇居民收入增速", True),
        ("甲产业产值不如乙产业吧", "甲产业产值", "乙产业产值", False),
    ],
)
def test_two_things_compared(
    claim: str, first: str, second: str, upward: bool, report: Report
) -> None:
    found = compared_claimed(read_question(claim, report))
    assert found is not None
    assert (found.first, found.second, found.upward) == (first, second, upward)


@pytest.mark.parametrize(
    "claim", ["增速超过目标了吧", "投资超过700亿了吧", "甲项目和乙项目是什么", "最多跑一次改革对吗"]
)
def test_what_compares_no_two_things(claim: str, report: Report) -> None:
    question = read_question(claim, report)
    assert compared_claimed(question) is None
    assert extreme_claimed(question) is None
