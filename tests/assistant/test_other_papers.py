"""Work reports, bulletins and yearly plans, all made up: read by their shape, asked as their staff would."""

from functools import cache
from pathlib import Path

import pytest

from assistant.asking.places import own_place
from assistant.model import Answer, Refusal
from assistant.reply import reply
from corpus.adding import Known, inspect
from corpus.figures import figures
from corpus.model import Report, Span
from index.embed import BigramEncoder
from index.library import Library

PAPERS = Path(__file__).parent.parent / "other_papers"


@cache
def paper(name: str) -> Report:
    return inspect(PAPERS / f"{name}.txt").report


@cache
def shelf(name: str) -> Library:
    return Library.build([paper(name)], BigramEncoder())


@pytest.mark.parametrize(
    ("name", "title", "place", "years"),
    [
        ("work_report", "2026年凤岭省政府工作报告", "凤岭省", (2025, 2026)),
        ("bulletin", "安岭市2025年国民经济和社会发展统计公报", "安岭市", (2025, 2025)),
        ("plan_notice", "柳河市2025年国民经济和社会发展计划", "柳河市", (2024, 2025)),
        ("motto_parts", "2026年白沙区政府工作报告", "白沙区", (2025, 2026)),
        (
            "county_plan",
            "云岭县2025年国民经济和社会发展计划执行情况及2026年国民经济和社会发展计划（草案）报告",
            "云岭县",
            (2025, 2026),
        ),
        (
            "city_plan",
            "清河市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划（草案）的报告",
            "清河市",
            (2024, 2025),
        ),
        ("unmarked_parts", "2026年北川自治区政府工作报告", "北川自治区", (2025, 2026)),
    ],
)
def test_title_place_and_years(name: str, title: str, place: str, years: tuple[int, int]) -> None:
    source = paper(name).source
    assert (source.title, source.place) == (title, place)
    assert (source.done_year, source.plan_year) == years


def test_what_stands_under_a_heading_belongs_to_it() -> None:
    report = paper("work_report")
    addresses = {report[one.span][:8]: one.address for one in report.paragraphs}
    assert addresses["获批网络游戏版号"] == "一、（一）"
    assert addresses["重点做好家电以旧"] == "二、（一）"
    assert addresses["各位代表！让我们"] == "二、"
    assert addresses["一、提升养老服务"] == "附件1"


def test_parts_without_a_mark_are_read_by_their_titles() -> None:
    report = paper("unmarked_parts")
    titles = [one.title for one in report.sections if one.kind == "part"]
    assert titles == ["2025年工作回顾", "2026年工作安排"]


def test_notes_of_the_paper_named_in_their_heading() -> None:
    report = paper("work_report")
    assert [report[one.terms[0]] for one in report.footnotes] == ["一核三谷", "普惠托位"]


def test_marks_without_their_notes_are_left_out_and_counted() -> None:
    report = paper("bulletin")
    assert "[1]" not in report.text
    assert "地区生产总值1684.2亿元" in report.text


def test_a_bulletins_columns_are_results_of_its_year() -> None:
    (table,) = paper("bulletin").tables
    cell = table.rows[0].readings[0]
    assert (cell.year, cell.role, table.rows[0].unit) == (2025, "完成", "亿元")


def test_a_paper_that_names_no_place_asks_for_it(tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_text(
        "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2025年工作回顾\n经济增长5%。\n",
        encoding="utf-8",
    )
    with pytest.raises(Exception, match="--place"):
        inspect(file)
    assert inspect(file, Known(place="柳河市")).report.source.plan_year == 2026


ASKED = [
    ("work_report", "去年GDP多少", "21840亿元"),
    ("work_report", "人均GDP多少", "7万元"),
    ("work_report", "去年农村居民收入增长多少", "“农村”对应6.3%"),
    ("work_report", "去年城镇居民收入增长多少", "“城镇”对应4.4%"),
    ("work_report", "今年农村居民收入目标", "“农村”对应7%左右"),
    ("work_report", "存款余额增长多少", "“存款”对应7.9%"),
    ("work_report", "第二产业增加值增长多少", "“第二产业”对应5.9%"),
    ("work_report", "工业投资增长多少", "“工业投资”对应12.6%"),
    ("work_report", "省级以上重点实验室累计多少家", "累计52家"),
    ("work_report", "出口增速全国排名", "第6位"),
    ("work_report", "岭南丝绸品牌价值多少", "对应23.7亿元"),
    ("work_report", "旅客吞吐量多少", "326万人次"),
    ("work_report", "三次产业结构是多少", "9.6:41.2:49.2"),
    ("work_report", "今年物价涨幅控制在多少", "2%左右"),
    ("work_report", "今年粮食产量目标多少", "980万吨以上"),
    ("work_report", "今年要抓哪些工作", "着力扩大内需"),
    ("work_report", "2026年重点工作有哪几项", "切实保障和改善民生"),
    ("work_report", "十件民生实事有哪些", "增加普惠托位"),
    ("work_report", "什么是一核三谷", "岭中科学城"),
    ("work_report", "获批网络游戏版号多少个", "26个"),
    ("motto_parts", "今年GDP目标", "5.0%—5.5%"),
    ("motto_parts", "今年粮食产量目标", "18万吨以上"),
    ("motto_parts", "去年粮食产量多少", "18.2万吨"),
    ("bulletin", "人口死亡率下降多少", "0.21个千分点"),
    ("bulletin", "城镇化率多少", "61.3%"),
    ("bulletin", "2025年地区生产总值多少", "1684.2亿元"),
    ("plan_notice", "2024年GDP在全省排第几", "第7位"),
    ("plan_notice", "城镇居民收入目标增长多少", "“城镇”对应5.5%"),
    ("city_plan", "GDP增速比全省高多少", "高于全省0.6个百分点"),
    ("city_plan", "农村居民收入增速", "6.7%"),
    ("city_plan", "粮食目标", "31万吨以上"),
    ("city_plan", "城镇新增就业目标", "8000人以上"),
    ("city_plan", "外贸完成比计划多多少", "2.8亿元"),
    ("city_plan", "产业类比基础设施类多投多少", "44亿元"),
    ("city_plan", "民生类项目投资占比", "16.2%"),
    ("city_plan", "三大产业占比", "68.5%"),
    ("city_plan", "每千人医生数", "3.42人"),
    ("city_plan", "哪些指标没完成", "有4项指标未完成年度计划"),
    ("city_plan", "六个聚焦是哪六个", "聚焦民生福祉"),
    ("city_plan", "谁作的报告", "李建国"),
    ("city_plan", "报告是什么时候作的", "2025年1月8日"),
    ("city_plan", "高企目标比去年完成多多少", "13家"),
    ("county_plan", "特别国债占上级资金多少", "33.3%"),
    ("county_plan", "抽水蓄能装机多大", "120万千瓦"),
    ("county_plan", "民生支出占比", "80.3%"),
    ("county_plan", "财政自给率多少", "21.7%"),
    ("county_plan", "产业项目投资占比", "46.5%"),
    ("county_plan", "产业发展项目投资占年度计划投资的多少", "46.5%"),
    ("county_plan", "基础设施项目平均投资", "0.6324亿元"),
    ("county_plan", "经济增长类有几个指标", "有5项"),
    ("county_plan", "四个聚力是哪四个", "聚力民生改善"),
    ("county_plan", "1357里的5指什么", "五大行动"),
    ("county_plan", "三次产业结构", "22.7∶31.3∶46.0"),
    ("county_plan", "新增就业超目标多少", "150人"),
]


@pytest.mark.parametrize(("name", "question", "holds"), ASKED)
def test_staff_get_the_figure_that_is_theirs(name: str, question: str, holds: str) -> None:
    told = reply(question, shelf(name))
    assert isinstance(told, Answer), told.text
    assert holds in told.text


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("work_report", "去年地铁客流量多少"),
        ("work_report", "去年机器人产量多少"),
        ("unmarked_parts", "去年工业增加值增长多少"),
        ("plan_notice", "今年出口目标多少"),
        ("city_plan", "调查失业率多少"),
        ("city_plan", "进口多少亿"),
    ],
)
def test_what_is_not_there_is_refused(name: str, question: str) -> None:
    assert isinstance(reply(question, shelf(name)), Refusal)


@pytest.mark.parametrize(
    ("place", "short"),
    [("宁川回族自治区", "宁川"), ("双河彝族苗族自治县", "双河"), ("安河省临川市", "临川")],
)
def test_short_names_of_places(place: str, short: str) -> None:
    assert short in own_place(place).own


def test_figures_of_other_kinds() -> None:
    words = "500千伏线路、下降0.21个千分点、突破300万大关、城乡收入比2.31:1、过去一年、分别达13.2、8.6亿元"
    found = [
        (words[one.span.start : one.span.end], one.unit)
        for one in figures(words, Span(0, len(words)))
    ]
    assert found == [
        ("500千伏", "千伏"),
        ("0.21个千分点", "千分点"),
        ("突破300万", ""),
        ("2.31", ""),
        ("1", ""),
        ("13.2", ""),
        ("8.6亿元", "元"),
    ]


def test_a_part_never_stands_for_the_whole(library: Library) -> None:
    told = reply("公共服务设施类投资占全年投资的多少", library)
    assert isinstance(told, Answer), told.text
    assert "8.2%" in told.text
    assert "÷" not in told.text
