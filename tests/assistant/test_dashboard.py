"""The join of the annexes, its order and filters, and the files it is written to."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from assistant.dashboard.choose import Filter, categories, chosen
from assistant.dashboard.plots import completions, moves, rates, tallies
from assistant.dashboard.rows import (
    IndicatorRow,
    indicator_rows,
    question_about,
    told_gap,
    told_move,
)
from assistant.dashboard.sheet import as_csv, as_excel, header
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer
from assistant.reply import reply
from corpus.model import Report
from index.library import Library


@pytest.fixture(scope="module")
def rows(invented: Report) -> dict[str, IndicatorRow]:
    return {one.name: one for one in indicator_rows(knowledge_of(invented))}


def test_annexes_are_joined_by_indicator(rows: dict[str, IndicatorRow]) -> None:
    assert len(rows) == 5
    growth = rows["地区生产总值增速"]
    assert [one.reading.text for one in growth.cells] == ["6.5左右", "5.8", "6左右"]
    assert (growth.category, growth.unit, growth.nature) == ("经济运行", "%", "预期性")


def test_met_gap_and_move_as_worked_out_by_hand(rows: dict[str, IndicatorRow]) -> None:
    told = {name: (one.status, told_gap(one), told_move(one)) for name, one in rows.items()}
    assert told == {
        "地区生产总值增速": ("未完成", "−0.7个百分点", "+0.2个百分点"),
        "规模以上工业增加值增速": ("完成", "+0.4个百分点", ""),
        "农村居民人均可支配收入": ("完成", "+350元", "+1450元"),
        "森林覆盖率": ("完成", "+0.3个百分点", ""),
        "细颗粒物（PM2.5）浓度": ("未完成", "+1微克/立方米", "−1微克/立方米"),
    }


def test_every_indicator_and_cell_is_as_printed(report: Report) -> None:
    found = indicator_rows(knowledge_of(report))
    names = {row.name for table in report.tables for row in table.rows}
    assert {one.name for one in found} == names
    assert len(found) == len(names)
    for row in found:
        assert row.cells
        for cell in row.cells:
            printed = report[cell.reading.span].replace("\n", "")
            assert cell.reading.text.replace("\n", "") == printed


def test_words_of_a_table_are_judged_as_stated(report: Report) -> None:
    for row in indicator_rows(knowledge_of(report)):
        if row.target and row.result and "预计完成" in row.result.reading.text:
            assert row.status == "完成"
            assert row.gap is None


def test_equal_numbers_with_a_hedge_are_not_called_unchanged(report: Report) -> None:
    hedged = [
        row
        for row in indicator_rows(knowledge_of(report))
        if row.moved is not None
        and not row.moved.value
        and row.next_target is not None
        and row.next_target.reading.figure is not None
        and row.next_target.reading.figure.hedge
    ]
    assert {told_move(row) for row in hedged} == {"数值相同"}


def test_filters_and_orders(invented: Report, rows: dict[str, IndicatorRow]) -> None:
    every = indicator_rows(knowledge_of(invented))
    assert categories(every) == ("经济运行", "生态环境")
    missed = chosen(every, Filter(statuses=["未完成"]))
    assert [one.name for one in missed] == ["地区生产总值增速", "细颗粒物（PM2.5）浓度"]
    assert [one.name for one in chosen(every, Filter(words="pm2.5"))] == ["细颗粒物（PM2.5）浓度"]
    assert {one.nature for one in chosen(every, Filter(natures=["约束性"]))} == {"约束性"}
    assert chosen(every, Filter(), "差距最大在前")[0].status == "未完成"
    # Income rises by 1450 / 21350 = 6.8 %, the most of all.
    assert chosen(every, Filter(), "变化最大在前")[0] == rows["农村居民人均可支配收入"]


def test_csv_holds_every_row_as_printed(invented: Report) -> None:
    every = indicator_rows(knowledge_of(invented))
    lines = list(csv.reader(io.StringIO(as_csv(every, invented).decode("utf-8-sig"))))
    assert tuple(lines[0]) == header(invented)
    assert lines[1][0] == "地区生产总值增速"
    assert lines[1][4:8] == ["6.5左右", "5.8", "未完成", "−0.7个百分点"]
    assert lines[1][-1] == "附件1 第1行；附件2 第1行"
    assert len(lines) == 6


def test_excel_holds_the_same_as_text(invented: Report) -> None:
    every = indicator_rows(knowledge_of(invented))
    sheet = openpyxl.load_workbook(io.BytesIO(as_excel(every, invented))).active
    assert sheet is not None
    values = list(sheet.iter_rows(values_only=True))
    assert values[0] == header(invented)
    assert values[5][4:6] == ("≤35", "36")


def test_a_name_that_looks_like_a_formula_stays_text(
    invented: Report, rows: dict[str, IndicatorRow]
) -> None:
    evil = replace(rows["森林覆盖率"], name='=HYPERLINK("x")')
    assert as_csv([evil], invented).decode("utf-8-sig").splitlines()[1].startswith("\"'=")
    sheet = openpyxl.load_workbook(io.BytesIO(as_excel([evil], invented))).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


def test_charts_hold_the_numbers_of_the_cells(invented: Report) -> None:
    every = indicator_rows(knowledge_of(invented))
    percent = {(one.name, one.series): one.value for one in rates(every, invented)}
    assert percent[("地区生产总值增速", "目标")] == 6.5
    assert percent[("地区生产总值增速", "完成")] == 5.8
    done = {one.name: one.value for one in completions(every, invented)}
    assert done["农村居民人均可支配收入"] == pytest.approx(float(Decimal(21350) / 21000 * 100))
    assert [one.value for one in moves(every, invented, in_points=True)] == [0.2]
    assert moves(every, invented, in_points=False)[0].value == 6.8
    counted = {(one.category, one.status): one.count for one in tallies(every)}
    assert counted == {
        ("经济运行", "未完成"): 1,
        ("经济运行", "完成"): 2,
        ("生态环境", "完成"): 1,
        ("生态环境", "未完成"): 1,
    }


def test_what_a_click_asks_is_answered(invented: Report, invented_library: Library) -> None:
    for row in indicator_rows(knowledge_of(invented)):
        told = reply(question_about(row), invented_library)
        assert isinstance(told, Answer)
        assert any(one.table for one in told.citations)
