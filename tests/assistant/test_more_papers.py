"""Three more made-up plan reports (a port city, a province, a coast city) and what their staff ask."""

import pytest

from assistant.auditing.findings import findings
from assistant.model import Answer, Reason, Refusal
from assistant.reply import reply
from tests.assistant.test_other_papers import paper, shelf

CITY, PROVINCE, COAST = "river_port_plan", "province_plan", "coast_city_plan"


@pytest.mark.parametrize(
    ("name", "place", "years", "rows"),
    [
        (CITY, "沧浦市", (2024, 2025), [26]),
        (PROVINCE, "朔宁省", (2025, 2026), [23, 24]),
        (COAST, "澄港市", (2024, 2025), [24]),
    ],
)
def test_place_years_and_tables(
    name: str, place: str, years: tuple[int, int], rows: list[int]
) -> None:
    report = paper(name)
    assert report.source.place.endswith(place)
    assert (report.source.done_year, report.source.plan_year) == years
    assert [one.row_count for one in report.tables] == rows


def test_a_class_on_a_line_of_its_own_is_the_class_of_the_rows_under_it() -> None:
    (table,) = paper(COAST).tables
    assert {row.category for row in table.rows} == {
        "经济发展",
        "创新驱动",
        "民生福祉",
        "绿色安全",
    }


ASKED = [
    # parts told in order, sums, shares and differences over them
    (CITY, "二产和三产增加值加起来多少亿元？", "1937.5 + 1946.1 = 3883.6"),
    (CITY, "第三产业增加值比第二产业多多少", "1946.1 − 1937.5 = 8.6"),
    (CITY, "第二产业占地区生产总值的比重", "45.2%"),
    (CITY, "第二产业增加值是多少", "对应1937.5亿元"),
    (CITY, "出口是多少亿元", "出口418.6亿元"),
    (COAST, "2024年城镇居民比农村居民人均可支配收入高多少元？", "61342 − 33908 = 27434"),
    (PROVINCE, "经营主体由哪几类构成，数量各多少？", "农民专业合作社9.5万户"),
    (PROVINCE, "全省发电装机里，新能源以外的还有多少万千瓦？", "13232 − 8760 = 4472"),
    (PROVINCE, "省会定朔市的GDP占全省多大比重？", "25.6%"),
    (PROVINCE, "2025年一般公共预算支出比收入多多少亿元？", "4932 − 1186.5 = 3745.5"),
    (PROVINCE, "沙源集群标准机架2025年增加了多少万架，增幅多少？", "61.9%"),
    (CITY, "推算一下2023年中欧班列“沧浦号”开行了多少列？", "132 ÷ （1 + 20%） = 110"),
    # the tables, in other words
    (PROVINCE, "固定资产投资增长这项指标的完成情况评价是什么？", "低于计划目标"),
    (PROVINCE, "去年投资没完成目标，差了多少？", "1.4个百分点"),
    (PROVINCE, "一产增加值2026年打算增长多少？", "5.5%左右"),
    (PROVINCE, "2025年全省GDP是多少，增长多少？", "16842.6亿元"),
    (CITY, "R&D经费占GDP比重2025年计划", "2.5%左右"),
    (CITY, "PM2.5 2024年多少？", "31.2微克/立方米"),
    (COAST, "外贸出口2024年目标怎么定的？", "与上年持平"),
    (COAST, "2024年城镇新增就业的指标属性是什么", "预期性"),
    # a rank behind a list, several things asked at once
    (CITY, "石桥市在全国县域高质量发展百强县中排第几？", "分别居第38位"),
    (CITY, "2024年全市地区生产总值总量是多少，增速在全省排第几？", "居全省第4位"),
    (CITY, "以旧换新一共发了多少补贴，带动了多少消费？", "47.2亿元"),
    (PROVINCE, "镍钴产品产量在全国什么位次？", "居全国第1位"),
    # lines of a list that tell something, lists of a text annex, halves of a note
    (COAST, "今年打算装多少公共充电桩？", "新建公共充电桩800个"),
    (COAST, "附件1的产业项目有哪些？", "青岭生物医药孵化基地"),
    (COAST, "报告里“两重”是啥意思", "国家重大战略实施"),
]


@pytest.mark.parametrize(("name", "question", "holds"), ASKED)
def test_what_the_staff_ask_is_told(name: str, question: str, holds: str) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    ("name", "question", "reason"),
    [
        (CITY, "2024年PM10年均浓度是多少？", Reason.NOT_FOUND),
        (PROVINCE, "定朔市2025年GDP增长了百分之几？", Reason.NO_ATTRIBUTE),
        (COAST, "闽州市2024年的地区生产总值是多少？", Reason.OTHER_PLACE),
        (COAST, "报告有没有写每千人口医疗床位数，是多少？", Reason.NO_ATTRIBUTE),
        (CITY, "2023年中欧班列“沧浦号”开行了多少列？", Reason.OTHER_YEAR),
    ],
)
def test_what_is_like_it_is_no_answer(name: str, question: str, reason: Reason) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Refusal), told.text
    assert told.reason is reason


def test_amounts_for_a_month_and_for_a_year_are_not_subtracted() -> None:
    told = reply("城市低保一年算下来比农村低保多多少元？", shelf(PROVINCE))
    assert "−" not in told.text


@pytest.mark.parametrize(
    ("name", "before", "asked", "holds"),
    [
        (CITY, "2025年固定资产投资预期增长多少？", "其中工业投资呢？", "10%以上"),
        (CITY, "2024年实际使用外资多少？", "比上年下降了多少？", "18.3%"),
        (PROVINCE, "高新技术企业2025年有多少家？", "2026年要到多少？", "3100家"),
    ],
)
def test_what_is_asked_next(name: str, before: str, asked: str, holds: str) -> None:
    told = reply(asked, shelf(name), history=(before,))
    assert holds in told.text


def test_the_audit_finds_what_does_not_fit_and_nothing_else() -> None:
    grave = {
        name: [one.text for one in findings(paper(name)) if one.gravity in ("矛盾", "差异")]
        for name in (CITY, PROVINCE, COAST)
    }
    assert [len(one) for one in grave.values()] == [2, 3, 1]
    assert "港口货物吞吐量" in grave[CITY][0]
    assert "PM2.5年均浓度" in grave[CITY][1]
    assert any("社会消费品零售总额增长" in one for one in grave[PROVINCE])
    assert "正文写“318家”，附表写312家" in grave[COAST][0]


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("为什么2025年固定资产投资增长目标只有5%", "不是，报告里的数不一样"),
        ("粮食总产量是预期性指标吧", "不是，“粮食总产量”是约束性指标"),
        ("附表的指标完成率是多少", "占62.5%（计数 15 ÷ 附表全部指标 24 × 100% = 62.5%）"),
        ("哪一类指标最多", "“经济发展”类，有8项"),
    ],
)
def test_premises_and_whole_tables(question: str, holds: str) -> None:
    told = reply(question, shelf(COAST))
    assert isinstance(told, Answer), told.text
    assert holds in told.text
