"""The dashboard: every indicator with target, result, gap and next target; charts; downloads."""

import html
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from assistant.dashboard.choose import ORDERS, Filter, categories, chosen
from assistant.dashboard.plots import completions, moves, rates, tallies
from assistant.dashboard.rows import (
    STATUSES,
    IndicatorRow,
    Status,
    indicator_rows,
    question_about,
    told_gap,
    told_move,
)
from assistant.dashboard.sheet import as_csv, as_excel
from assistant.known.knowledge import Cell, knowledge_of
from corpus.address import address_of
from corpus.model import Report
from pages.charts import completions_chart, moves_chart, rates_chart, tally_chart
from pages.frame import figures_html, nothing, open_page, section
from pages.html import question_link, reader_link
from pages.theme import colours

TONES = {"完成": "good", "未完成": "bad", "无法判断": "sum"}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def indicators_page() -> None:
    """Draw the whole page."""
    opened = open_page(
        "指标", "目标、完成情况和下一年目标，按指标合在一处；点数字看原文，点名称提问"
    )
    if opened is None:
        return
    report = opened.report
    rows = indicator_rows(knowledge_of(report))
    if not rows:
        nothing("这份报告没有指标表。")
        return
    st.html(figures_html(_figures(rows)))
    table, charts = st.tabs(["表", "图"])
    with table:
        _table(rows, report)
    with charts:
        _charts(rows, report)


def _figures(rows: Sequence[IndicatorRow]) -> list[tuple[str, str, str]]:
    counts = {status: sum(row.status == status for row in rows) for status in STATUSES}
    judged: tuple[tuple[Status, str, str], ...] = (
        ("完成", "完成目标", "good"),
        ("未完成", "没有完成", "bad"),
        ("无法判断", "无法判断", ""),
    )
    told = [(str(counts[one]), words, tone) for one, words, tone in judged if counts[one]]
    without = counts["没有当年目标"]
    rest = [(str(without), "只有下一年目标", "")] if without else []
    return [(str(len(rows)), "项指标", ""), *told, *rest]


def _table(rows: Sequence[IndicatorRow], report: Report) -> None:
    shown = _choose(rows)
    if not shown:
        nothing("没有符合条件的指标，请放宽条件。")
        return
    st.html(_table_html(shown, report))
    name = report.source.name
    csv_place, excel_place, _ = st.columns([1, 1, 3])
    csv_place.download_button(
        "下载 CSV", as_csv(shown, report), f"{name}-指标.csv", "text/csv", width="stretch"
    )
    excel_place.download_button(
        "下载 Excel", as_excel(shown, report), f"{name}-指标.xlsx", EXCEL, width="stretch"
    )


def _choose(rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, ...]:
    words, category, nature, status, order = st.columns([2, 2, 1.4, 1.6, 1.8])
    natures = list(dict.fromkeys(row.nature for row in rows))
    wanted = Filter(
        words.text_input("查找", placeholder="指标名称", key="find-indicator"),
        category.multiselect("类别", categories(rows), placeholder="全部"),
        nature.multiselect("属性", natures, placeholder="全部"),
        status.multiselect("结果", STATUSES, placeholder="全部"),
    )
    return chosen(rows, wanted, order.selectbox("排列", ORDERS))


def _table_html(rows: Sequence[IndicatorRow], report: Report) -> str:
    done, plan = report.source.done_year, report.source.plan_year
    head = "".join(
        f'<th class="{kind}">{words}</th>'
        for words, kind in (
            ("指标", ""),
            ("属性", ""),
            (f"{done}年目标", "num"),
            (f"{done}年完成", "num"),
            ("结果", ""),
            ("与目标之差", "num"),
            (f"{plan}年目标", "num"),
            (f"比{done}年完成", "num"),
        )
    )
    body = []
    for category, members in groupby(rows, key=lambda row: row.category):
        body.append(f'<tr class="group"><td colspan="8">{html.escape(category)}</td></tr>')
        body += [_row_html(row, report) for row in members]
    return (
        '<div class="ra-scroll"><table class="ra-table ra-stack">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _row_html(row: IndicatorRow, report: Report) -> str:
    ask = html.escape(question_link(question_about(row)))
    unit = f' <span class="unit">{html.escape(row.unit)}</span>' if row.unit else ""
    name = f'<a href="{ask}" target="_self" title="问这个指标">{html.escape(row.name)}</a>{unit}'
    tone = TONES.get(row.status, "")
    state = (
        f'<span class="ra-state {tone}" title="{html.escape(row.reason)}">{row.status}</span>'
        if row.target is not None
        else ""
    )
    done, plan = report.source.done_year, report.source.plan_year
    cells = (
        ("", f"{html.escape(row.nature)}", ""),
        (f"{done}年目标", _cell_html(row.target, report), _num(row.target)),
        (f"{done}年完成", _cell_html(row.result, report), _num(row.result)),
        ("", state, ""),
        ("与目标之差", html.escape(told_gap(row)), "num"),
        (f"{plan}年目标", _cell_html(row.next_target, report), _num(row.next_target)),
        (f"比{done}年完成", html.escape(told_move(row)), "num"),
    )
    drawn = "".join(
        f'<td class="{kind}{"" if words else " empty"}"'
        f"{f' data-label={chr(34)}{label}{chr(34)}' if label else ''}>{words}</td>"
        for label, words, kind in cells
    )
    return f'<tr><td class="name">{name}</td>{drawn}</tr>'


def _num(cell: Cell | None) -> str:
    return "num words" if cell is not None and len(cell.reading.text) > 8 else "num"


def _cell_html(cell: Cell | None, report: Report) -> str:
    """The cell as printed, leading to its row in page 原文."""
    if cell is None:
        return ""
    address = address_of(report, cell.row.span)
    link = html.escape(reader_link(address, report.source.name))
    words = html.escape(cell.reading.text)
    return f'<a href="{link}" target="_self" title="{html.escape(address)}">{words}</a>'


def _charts(rows: Sequence[IndicatorRow], report: Report) -> None:
    tone, name = colours(), report.source.name
    done, plan = report.source.done_year, report.source.plan_year
    if counted := tallies(rows):
        section("各类指标完成了多少")
        st.altair_chart(tally_chart(counted, tone), width="stretch", theme=None)
    if points := rates(rows, report):
        section(
            f"{done}年目标与完成（百分比）", "空心圆是目标，实心圆是完成；绿色完成，红色没有完成"
        )
        st.altair_chart(rates_chart(points, tone, name), width="stretch", theme=None)
    if points := completions(rows, report):
        section(f"{done}年完成了目标的百分之几（数量）", "虚线是目标，即 100%")
        st.altair_chart(completions_chart(points, tone, name), width="stretch", theme=None)
    if points := moves(rows, report, in_points=True):
        section(f"{plan}年目标比{done}年完成变了多少（百分点）", "变化最大的在前")
        st.altair_chart(moves_chart(points, tone, name, ""), width="stretch", theme=None)
    if points := moves(rows, report, in_points=False):
        section(f"{plan}年目标比{done}年完成变了多少（数量，%）", "变化最大的在前")
        st.altair_chart(moves_chart(points, tone, name, "%"), width="stretch", theme=None)
