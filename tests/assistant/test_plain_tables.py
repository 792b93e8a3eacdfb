"""Tables of projects and districts, half a year's results, and quantities that custom computes."""

from dataclasses import replace

import pytest

from assistant.known.knowledge import Cell, knowledge_of
from assistant.model import Answer, Refusal
from assistant.reading.blocks import blocks_of
from assistant.reply import reply
from assistant.tables.operations import is_part_of_year
from corpus.plain_tables import is_plain
from pages.evidence import evidence_html
from pages.report_html import Marks, block_html
from tests.assistant.test_other_papers import paper, shelf

COUNTY, CITY, HALF = "hill_county_plan", "bay_city_plan", "half_year_plan"


def test_a_title_in_full_width_digits_over_two_lines() -> None:
    source = paper(COUNTY).source
    assert source.title.startswith("岚溪县2024年国民经济和社会发展计划执行情况")
    assert (source.place, source.done_year, source.plan_year) == ("岚溪县", 2024, 2025)


def test_a_table_of_projects_keeps_groups_totals_and_units() -> None:
    (table,) = paper(COUNTY).plain_tables
    assert table.number == "附件3"
    assert [row.name for row in table.rows if row.is_total] == [
        "合计",
        "基础设施",
        "产业发展",
        "民生社会",
    ]
    projects = [row for row in table.rows if not row.is_total]
    assert len(projects) == 15
    assert table.units == ("", "", "", "亿元", "亿元", "")
    assert {row.group for row in projects} == {"基础设施", "产业发展", "民生社会"}


def test_figures_of_a_plain_table_are_those_printed() -> None:
    for name in (COUNTY, CITY, HALF):
        report = paper(name)
        for table in report.plain_tables:
            for row in table.rows:
                assert len(row.cells) == len(table.columns)
                for cell in (one for one in row.cells if one and one.figure):
                    assert cell.span in row.span
                    assert cell.figure.span.start >= cell.span.start


@pytest.mark.parametrize(
    ("columns", "plain"),
    [
        (("序号", "项目名称", "总投资", "责任单位"), True),
        (("地区", "地区生产总值", "增速"), True),
        (("项目", "单位", "2024年完成", "2025年计划"), False),
        (("指标", "单位", "2025年目标", "责任单位"), False),
    ],
)
def test_which_tables_are_plain(columns: tuple[str, ...], plain: bool) -> None:
    assert is_plain(columns) is plain


ASKED = [
    (COUNTY, "黑石滩水库总投资多少", "9.8亿元"),
    (COUNTY, "黑石滩水库谁负责", "县水利局"),
    (COUNTY, "安岚高速和抽蓄电站总投资加一起多少", "68.5 + 82.3 = 150.8"),
    (COUNTY, "发改局负责哪些重大项目", "有2个"),
    (COUNTY, "附件3里总投资超10亿的项目", "有3个"),
    (COUNTY, "附件3产业发展类是哪6个项目", "有6个"),
    (COUNTY, "去年非税收入多少", "7.86 − 4.71 = 3.15"),
    (COUNTY, "去年新签约的项目还有几个没开工", "37 − 24 = 13"),
    (COUNTY, "去年房地产投资完成多少，增还是降", "-18.3%"),
    (CITY, "云浦区去年规上工业增加值多少", "1186.4亿元"),
    (CITY, "东屿区去年规上工业增加值增速", "8.4%"),
    (CITY, "云浦GDP比澜江多多少亿", "2746.5 − 2318.4 = 428.1"),
    (CITY, "望潮规上工业增加值占全市比重", "18.9%"),
    (CITY, "哪个区GDP最高", "云浦区"),
    (CITY, "GDP最高的区县比最低的多多少亿", "两者相差"),
    (CITY, "云浦、望潮、石埠三个区的GDP合计多少", " + "),
    (CITY, "哪些区县GDP增速高于6%", "里有"),
    (HALF, "东湖灌区今年计划投资多少", "年度计划投资"),
    (CITY, "去年外贸顺差多少亿", "8934.2 − 4334.3 = 4599.9"),
    (CITY, "算力单位P是啥", "每秒"),
    (HALF, "附件2完成率不到50%的项目有哪些", "有3个"),
    (HALF, "完成率最低的是哪个项目", "32.0%"),
    (HALF, "一般公共预算收入这项归哪个部门", "市财政局"),
    (HALF, "二季度GDP是多少亿", "1168.52 − 556.31 = 612.21"),
    (HALF, "保交房还有多少套没交", "9465 − 8642 = 823"),
    (HALF, "高新技术企业完成目标了吗", "已完成全年目标的90%"),
]


@pytest.mark.parametrize(("name", "question", "said"), ASKED)
def test_what_staff_ask(name: str, question: str, said: str) -> None:
    answered = reply(question, shelf(name))
    assert isinstance(answered, Answer), answered.text
    assert said in answered.text


@pytest.mark.parametrize(
    ("name", "question"),
    [(COUNTY, "安岚高速施工单位是哪家公司"), (CITY, "临海区GDP多少")],
)
def test_what_no_column_or_row_tells_is_refused(name: str, question: str) -> None:
    assert isinstance(reply(question, shelf(name)), Refusal)


def test_a_cited_row_is_the_printed_row() -> None:
    answered = reply("黑石滩水库总投资多少", shelf(COUNTY))
    assert isinstance(answered, Answer)
    (cited,) = answered.citations
    assert (cited.kind, cited.table) == ("table_row", "附件3")
    assert cited.quote == paper(COUNTY)[cited.span]
    assert "黑石滩水库\t" in cited.quote


def test_the_reader_and_the_evidence_draw_the_rows() -> None:
    report = paper(COUNTY)
    (table,) = report.plain_tables
    drawn = [one for one in blocks_of(knowledge_of(report)) if one.table is table]
    assert len(drawn) == 1
    page = block_html(drawn[0], report, Marks())
    assert all(row.name in page for row in table.rows if not row.is_total)
    answered = reply("黑石滩水库总投资多少", shelf(COUNTY))
    assert isinstance(answered, Answer)
    card = evidence_html(answered.citations, report, turn="1")
    for said in ("黑石滩水库", "责任单位", 'class="hit'):
        assert said in card


@pytest.mark.parametrize(
    ("column", "caption", "part"),
    [
        ("上半年完成", "", True),
        ("1—6月完成", "", True),
        ("1—12月完成", "", False),
        ("12月末余额", "", False),
        ("2025年完成", "主要指标完成情况表（2025年1月）", False),
        ("同比增速", "2025年上半年主要指标完成情况表", True),
        ("同比增速", "1—9月主要指标", True),
    ],
)
def test_which_results_are_of_a_part_of_the_year(column: str, caption: str, part: bool) -> None:
    table = paper(HALF).tables[0]
    row = table.rows[0]
    cell = Cell(row, replace(row.readings[0], column=column))
    assert is_part_of_year(cell, replace(table, caption=caption)) is part
