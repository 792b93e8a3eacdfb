"""A report as cities publish it: 分别 lists, rates without an owner, a table typed in bars without a frame."""

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.store import load_report
from index.embed import BigramEncoder
from index.library import Library

REPORT = """澄州市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告

一、2025年国民经济和社会发展计划执行情况

（一）综合实力
全年地区生产总值1284.6亿元，增长5.4%；固定资产投资354.2亿元，下降4.7%，低于目标8.7个百分点；一般公共预算收入96.4亿元，增长2.5%，低于目标1.5个百分点。
其中硅材料、光电子产值分别为137.5亿元和64.2亿元，增长16.4%和12.7%。精密铸造产值51.6亿元，下降3.9%；重点楼宇平均入驻率81.6%，较上年提高2.9个百分点，单位面积税收1862元。
（二）流通
铁路货运量1164万吨，增长6.3%；港口货物吞吐量2985万吨、集装箱吞吐量18.6万标箱，分别增长5.8%和27.4%。全年接待游客412万人次，实现旅游收入26.7亿元，分别增长13.6%和15.2%。
出栏肉牛2.9万头、肉羊11.3万只，分别增长4.4%和下降2.1%。肉、蛋、奶产量分别达到41.2万吨、16.8万吨和22.5万吨。
装备制造业、高技术制造业增加值分别增长13.6%和16.9%，占规上工业比重分别达到31.4%和14.8%。
（三）项目和改革
实施亿元以上项目132个，完成投资196.3亿元，其中省级重点项目6个、市级重点项目23个，投资完成率分别为118.2%和102.6%。
市属企业资产总额2865亿元，资产负债率59.3%，下降1.1个百分点。开工建设沙洲港区五期，总投资168亿元。
分街道看，东门、花渡、石桥3个街道一般公共预算收入分别完成21.4亿元、18.9亿元和11.6亿元，其中花渡街道增速最高、为8.2%。
（四）困难
青石县地区生产总值仅为东湖区的53.6%，县域之间差距扩大；生态欠账较多，PM2.5浓度为36.2微克/立方米。

二、2026年主要预期目标
地区生产总值增长5.5%左右，固定资产投资增长3%。

附件1
澄州市2025年各县（市、区）主要经济指标
县（区） | 地区生产总值（亿元） | 增速（%） | 固定资产投资增速（%） | 社会消费品零售总额（亿元） | 一般公共预算收入（亿元）
全市 | 1284.6 | 5.4 | -4.7 | 548.6 | 96.4
东湖区 | 562.4 | 6.1 | 2.6 | 256.2 | 34.7
青石县 | 301.5 | 4.8 | -3.7 | 97.3 | 14.8
龙桥市 | 420.7 | 5.7 | 4.1 | 195.1 | 27.3

附件2
澄州市2026年重点建设项目计划表
序号 | 项目名称 | 建设性质 | 总投资（亿元） | 截至2025年底累计完成投资（亿元） | 2026年计划投资（亿元） | 形象进度 | 责任单位
1 | 晶芯半导体封测基地 | 续建 | 45 | 33.6 | 11.4 | 全面投产 | 市经信局
2 | 瑞康生物医药产业园二期 | 续建 | 28.5 | 9.2 | 8 | 3号厂房主体封顶 | 市投资促进局
3 | 市第三中学 | 新建 | 5.6 | — | 1.7 | 8月底前竣工 | 市教育局
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("澄州市-2026")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    settings = 'reader = "text"\ntitle = "计划报告"\nplace = "澄州市"\ndone_year = 2025\nplan_year = 2026\n'
    (folder / "source.toml").write_text(settings, encoding="utf-8")
    return Library.build([load_report(folder)], BigramEncoder())


def test_tables_in_bars_without_a_frame_are_tables(library: Library) -> None:
    counties, projects = library.reports[0].plain_tables
    assert [len(counties.rows), len(projects.rows)] == [4, 3]
    assert counties.units == ("", "亿元", "%", "%", "亿元", "亿元")


TOLD = [
    # a cell of a county, of several columns, of both kinds of amount
    ("东湖区社零总额多少亿元？", "社会消费品零售总额：256.2亿元"),
    ("龙桥市GDP总量、增速各是多少", "增速：5.7%"),
    ("青石县财政收入和固投增速", "一般公共预算收入：14.8亿元"),
    # a row of projects
    ("瑞康生物医药产业园二期今年要完成什么", "3号厂房主体封顶"),
    ("晶芯半导体封测基地是新建还是续建", "建设性质：续建"),
    ("瑞康二期的总投资和累计完成投资", "累计完成投资：9.2亿元"),
    ("三中谁负责", "市教育局"),
    # what two cells give
    ("东湖区GDP是青石县的几倍", "1.87倍"),
    ("青石县GDP是东湖区的60%，对吧", "不是，报告里的数不一样"),
    ("晶芯半导体封测基地还差多少亿没投", "11.4亿元（45 − 33.6 = 11.4）"),
    ("瑞康二期今年的钱投完后还剩多少没投", "还剩11.3亿元（28.5 − 9.2 − 8 = 11.3）"),
    ("瑞康二期到去年底完成了总投资的百分之几", "32.3%"),
    ("东湖和青石两个县区的社零加起来多少", "353.5亿元"),
    ("这3个项目2026年计划投资合计多少", "21.1亿元"),
    ("县区gdp增速最快跟最慢的差几个百分点", "1.3个百分点"),
    ("哪几个县区的GDP增速高于全市", "里有2个"),
    ("晶芯和三中两个项目今年一共投多少", "13.1亿元"),
    # told in order
    ("集装箱吞吐量增长多少", "其中“集装箱吞吐量”对应27.4%"),
    ("旅游收入增长多少", "其中“旅游收入”对应15.2%"),
    ("肉羊出栏增长多少", "其中“肉羊”对应下降2.1%"),
    ("蛋产量多少万吨", "其中“蛋产量”对应16.8万吨"),
    ("高技术制造业占规上工业比重多少", "对应14.8%"),
    ("市级重点项目投资完成率多少", "对应102.6%"),
    ("光电子产值增长多少", "对应12.7%"),
    # the change beside its level, the owner of a bare rate, what is held against a target
    ("楼宇入驻率提高多少", "较上年提高2.9个百分点"),
    ("精密铸造产值多少，是涨是跌", "下降3.9%"),
    ("市属企业资产负债率是多少", "59.3%"),
    ("固定资产投资比目标低多少", "低于目标8.7个百分点"),
    ("花渡街道一般公共预算收入增速是多少", "为8.2%"),
]


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_it_is_told(question: str, told: str, library: Library) -> None:
    answer = reply(question, library)
    assert isinstance(answer, Answer), answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "瑞康生物医药产业园三期总投资多少",  # another phase is another project
        "沙洲港区六期总投资多少",
        "东湖区税收收入多少",  # a column that is told apart by what its header lacks
        "东湖区民间投资增速多少",
        "东湖区服务业增速多少",
        "东湖区的PM2.5浓度是多少",  # a figure of the whole city
        "东门街道一般公共预算收入增速是多少",  # only its amount is told
        "渡口镇去年的财政收入是多少",
    ],
)
def test_another_thing_is_not_told(question: str, library: Library) -> None:
    assert isinstance(reply(question, library), Refusal)


def test_the_count_of_rows_over_the_whole_leaves_the_whole_out(library: Library) -> None:
    told = reply("哪些县区GDP增速低于全市", library)
    assert isinstance(told, Answer), told.text
    assert "青石县" in told.text
    assert "- 全市" not in told.text
