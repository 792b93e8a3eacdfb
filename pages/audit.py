"""The audit: where the report does not fit with itself, both places side by side, and a verdict."""

import html
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

import streamlit as st

from assistant.auditing.findings import findings
from assistant.auditing.judged import DECISIONS, Decision, Judgement, finding_id, judge, judgements
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.sentences.finding import Finding
from corpus.address import address_of, place_of
from corpus.errors import UserError
from corpus.model import Report, Span
from pages.frame import figures_html, nothing, open_page
from pages.html import reader_link
from pages.person import person

GRAVITIES = ("矛盾", "差异", "四舍五入", "措辞")
TONES = {"矛盾": "bad", "差异": "sum", "四舍五入": "", "措辞": ""}
MEANINGS = {
    "矛盾": "两个数不能同时成立",
    "差异": "两处不一样，报告没有说明",
    "四舍五入": "只差末位",
    "措辞": "数一样，说法不同；或提法没有解释",
}
STATES = ("还没看", *DECISIONS)
AROUND = 90
"""Signs shown on either side of a place within its paragraph."""


def audit_page() -> None:
    """Draw the whole page."""
    opened = open_page(
        "核查", "报告自己对不上的地方：合计、占比、正文与附件；两处原文并排，由人判断"
    )
    if opened is None:
        return
    report = opened.report
    found = _findings(knowledge_of(report))
    if not found:
        nothing("没有发现对不上的地方。")
        return
    try:
        held = judgements(report.source.name)
    except UserError as error:
        st.error(str(error))
        held = {}
    st.html(figures_html(_figures(found)))
    shown = _choose(found, held, report)
    if not shown:
        nothing("没有符合条件的，请放宽条件。")
    for finding in shown:
        _draw(finding, held.get(finding_id(finding, report)), report)


@lru_cache(maxsize=16)
def _findings(knowledge: Knowledge) -> tuple[Finding, ...]:
    return findings(knowledge.report)


def _figures(found: Sequence[Finding]) -> list[tuple[str, str, str]]:
    counts = {one: sum(finding.gravity == one for finding in found) for one in GRAVITIES}
    return [
        (str(counts[one]), f"{one}：{MEANINGS[one]}", TONES[one] if counts[one] else "")
        for one in GRAVITIES
    ]


def _choose(
    found: Sequence[Finding], held: Mapping[str, Judgement], report: Report
) -> list[Finding]:
    gravity_place, state_place = st.columns(2)
    gravities = gravity_place.pills("轻重", GRAVITIES, selection_mode="multi")
    states = state_place.pills("判断", STATES, selection_mode="multi")
    return [
        one
        for one in found
        if (not gravities or one.gravity in gravities)
        and (not states or _state(one, held, report) in states)
    ]


def _state(finding: Finding, held: Mapping[str, Judgement], report: Report) -> str:
    judged = held.get(finding_id(finding, report))
    return judged.decision if judged else STATES[0]


def _draw(finding: Finding, judged: Judgement | None, report: Report) -> None:
    name = finding_id(finding, report)
    with st.container(border=True, key=f"finding-{name}"):
        st.html(_finding_html(finding, report))
        choice_place, note_place = st.columns([1.3, 2], vertical_alignment="bottom")
        decision = choice_place.segmented_control(
            "判断",
            DECISIONS,
            default=judged.decision if judged else None,
            key=f"decision-{name}",
        )
        note = note_place.text_input(
            "备注",
            value=judged.note if judged else "",
            placeholder="可不填，例如：已请统计部门核实",
            key=f"note-{name}",
        )
        _keep(name, decision, note, judged, report)
        if judged is not None:
            st.html(f'<p class="ra-faint">{judged.said:%Y年%-m月%-d日 %H:%M} 记下</p>')


def _keep(
    name: str, decision: Decision | None, note: str, judged: Judgement | None, report: Report
) -> None:
    """Keep what the person has changed, and draw again with it."""
    was = (judged.decision, judged.note) if judged else (None, "")
    if (decision, note.strip() if decision else "") == was or (decision is None and judged is None):
        return
    new = Judgement(decision, note.strip(), person(), datetime.now()) if decision else None
    try:
        judge(report.source.name, name, new)
    except UserError as error:
        st.error(str(error))
        return
    st.rerun()


def _finding_html(finding: Finding, report: Report) -> str:
    tone = TONES[finding.gravity]
    places = "".join(_place_html(one, report) for one in dict.fromkeys(finding.places))
    return (
        f'<div lang="zh-CN"><span class="ra-state {tone}">{finding.gravity}</span>'
        f'<p class="ra-finding">{html.escape(finding.text)}</p>'
        f'<div class="ra-sides">{places}</div></div>'
    )


def _place_html(span: Span, report: Report) -> str:
    """A place with the words around it; a row of a table with the words of its columns."""
    try:
        place, address = place_of(report, span), address_of(report, span)
    except ValueError:
        return f'<div class="ra-side"><div class="ra-quote">{html.escape(report[span])}</div></div>'
    link = html.escape(reader_link(address, report.source.name))
    head = f'<a href="{link}" target="_self">{html.escape(address)}</a>'
    if place.table is not None and place.row is not None:
        cells = zip(place.table.columns, place.row.cells, strict=True)
        body = "".join(
            f"<div><span>{html.escape(column)}</span>{html.escape(report[cell])}</div>"
            for column, cell in cells
            if cell is not None
        )
        return f'<div class="ra-side">{head}<div class="ra-cells">{body}</div></div>'
    start = max(place.whole.start, span.start - AROUND)
    end = min(place.whole.end, span.end + AROUND)
    before = ("…" if start > place.whole.start else "") + report.text[start : span.start]
    after = report.text[span.end : end] + ("…" if end < place.whole.end else "")
    words = f"{html.escape(before)}<mark>{html.escape(report[span])}</mark>{html.escape(after)}"
    return f'<div class="ra-side">{head}<div class="ra-quote">{words}</div></div>'
