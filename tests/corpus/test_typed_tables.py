"""Tables typed as lines: parted by blanks, also by the single one that a web page leaves."""

import pytest

from corpus.model import Report, Source
from corpus.read import build_report, take

HEAD = ("指标名称", "单位", "2023年完成", "2024年目标")
ROWS = (("地区生产总值", "亿元", "186.4", "202"), ("财政收入", "亿元", "9.86", "10.35"))


def _report(lines: list[str]) -> Report:
    clean = take("\n".join(lines).encode(), "text", "样本").clean
    return build_report(clean, Source("样本", "样本", "", "样本市", None, 2025, 2026, "0" * 64))


@pytest.mark.parametrize(
    "blank", ["    ", " ", "\u3000", "\u00a0", "\u00a0 \u00a0", "\t", " | ", "｜"], ids=repr
)
def test_whatever_parts_the_cells_they_are_a_table(blank: str) -> None:
    lines = ["一、目标", *(blank.join(row) for row in (HEAD, *ROWS)), "二、任务是好的。"]
    clean = take("\n".join(lines).encode(), "text", "样本").clean
    (table,) = [one for one in clean.blocks if hasattr(one, "rows")]
    read = [
        tuple(clean.text[cell.start : cell.end] for cell in row.cells if cell) for row in table.rows
    ]
    assert read == [HEAD, *ROWS]


def test_words_with_single_blanks_are_no_table() -> None:
    lines = ["指标名称 单位 2023年完成", "我们 要做 好工作", "大家 一起 努力"]
    clean = take("\n".join(lines).encode(), "text", "样本").clean
    assert not any(hasattr(one, "rows") for one in clean.blocks)


def test_grouped_lines_under_a_box_heading_are_its_rows_not_parts() -> None:
    """「一、」 in a 专栏 would otherwise open a part of the report in the midst of a section."""
    lines = [
        "一、今年的任务",
        "（一）扩大开放",
        "专栏1  开放重点事项",
        "一、基础设施",
        "1.口岸换装场；2.货检通道。",
        "二、平台载体",
        "1.综合保税区申报；2.进口肉类指定监管场地。",
        "（二）深化改革",
        "二、保障措施",
        "抓好落实。",
    ]
    report = _report(lines)
    assert [one.title for one in report.sections] == [
        "今年的任务",
        "扩大开放",
        "深化改革",
        "保障措施",
    ]
    (box,) = report.boxes
    assert [report.text[one.label.start : one.label.end] for one in box.entries] == [
        "一、基础设施",
        "二、平台载体",
    ]


def test_lines_in_bars_are_a_table_whatever_its_header_says() -> None:
    lines = [
        "一、去年的工作",
        "专栏1  通车一周年",
        "| 时段 | 发送旅客（万人次） | 日均停靠列车（列） |",
        "| 一季度 | 38.2 | 28 |",
        "| 二季度 | 45.6 | 34 |",
        "客流超过预期。",
        "附表",
        "2025年各乡镇主要数据",
        "| 片区 | 民宿数量（家） |",
        "| 城东 | 38 |",
        "| 城西 | 12 |",
    ]
    report = _report(lines)
    in_box, annex = report.plain_tables
    assert (in_box.number, in_box.caption) == ("专栏1", "通车一周年")
    assert in_box.columns == ("时段", "发送旅客（万人次）", "日均停靠列车（列）")
    assert in_box.units[1:] == ("万人次", "列")
    assert [row.name for row in in_box.rows] == ["一季度", "二季度"]
    assert [one.number for one in report.boxes] == ["专栏1"]
    assert [row.name for row in annex.rows] == ["城东", "城西"]


def test_an_entry_without_a_label_is_not_taken_for_one_of_the_entry_before() -> None:
    long = "为6.5万名农村妇女开展“两癌”筛查，为65岁以上老人免费体检5.3万人次，覆盖全部乡镇"
    lines = ["一、任务", "专栏1  民生实事", "1.新建改造学校6所。", f"2.{long}。"]
    report = _report(lines)
    (box,) = report.boxes
    assert [report[entry.label] for entry in box.entries] == ["新建改造学校6所", long]


def test_a_bare_growth_column_is_that_of_the_column_before_it() -> None:
    lines = [
        "附表",
        "各县主要指标",
        "| 县（市、区） | 地区生产总值（亿元） | 增速（%） |",
        "| 甲县 | 187.4 | 7.3 |",
        "| 乙县 | 121.8 | 6.1 |",
    ]
    (table,) = _report(lines).plain_tables
    assert table.columns[1:] == ("地区生产总值（亿元）", "地区生产总值增速（%）")
