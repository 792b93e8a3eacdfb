"""The chat: a question, its answer in one sentence, the evidence beside it."""

from dataclasses import dataclass

import streamlit as st

from assistant.examples import example_questions
from assistant.model import Answer, Refusal, Reply
from assistant.reply import newest, reply
from corpus.errors import UserError
from corpus.model import Report
from index.library import Library
from pages.html import STYLE, answer_html, badges_html, by_place, evidence_html
from pages.opened import library

EVIDENCE_OPEN = 3
"""Pieces of evidence that are shown at once; more are one click away."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its reply."""

    question: str
    told: Reply


def chat_page() -> None:
    """Draw the whole page."""
    st.html(STYLE)
    try:
        opened = library()
    except UserError as error:
        st.error(str(error))
        return
    report = newest(opened)
    _heading(report)
    turns: list[Turn] = st.session_state.setdefault("turns", [])
    asked = _sidebar(report, opened) or _from_link()
    if not turns and not asked:
        _welcome(report)
    for turn in turns:
        _draw(turn, report)
    asked = st.chat_input("请输入问题，例如：2026年GDP增速目标是多少？") or asked
    if asked:
        _answer(asked, turns, opened, report)


def _heading(report: Report) -> None:
    source = report.source
    st.header("报告问答助手")
    published = f"　{source.published:%Y年%-m月%-d日}印发" if source.published else ""
    st.caption(f"{source.title}{published}　·　每句有出处，每个数都核对")


def _sidebar(report: Report, opened: Library) -> str | None:
    """The report at a glance and example questions; the one that was clicked."""
    with st.sidebar:
        st.subheader("这份报告")
        rows = sum(table.row_count for table in report.tables)
        st.markdown(
            f"- {report.source.done_year}年执行情况，{report.source.plan_year}年计划\n"
            f"- {len(report.sections)} 个标题，{len(report.footnotes)} 条注释，"
            f"{len(report.boxes)} 个专栏\n- {len(report.tables)} 张指标表，共 {rows} 行\n"
            f"- {len(opened.chunks)} 个可检索的片段"
        )
        st.subheader("可以这样问")
        clicked = None
        for at, question in enumerate(example_questions(report)):
            if st.button(question, key=f"example-{at}", width="stretch"):
                clicked = question
        st.divider()
        if st.button("清空对话", key="clear", width="stretch"):
            st.session_state["turns"] = []
            st.rerun()
    return clicked


def _from_link() -> str | None:
    """The question of a link such as 「?q=什么是三区一城」, asked once."""
    question = st.query_params.get("q")
    if not question or st.session_state.get("linked") == question:
        return None
    st.session_state["linked"] = question
    return str(question)


def _welcome(report: Report) -> None:
    st.info(
        f"您好！可以问指标的目标和完成情况、术语的含义、各项工作安排。"
        f"报告里没有的内容，我会说明没有，不作推测。今年指{report.source.plan_year}年。"
    )


def _answer(asked: str, turns: list[Turn], opened: Library, report: Report) -> None:
    history = [turn.question for turn in turns]
    with st.spinner("正在查找并核对……"):
        told = reply(asked, opened, history=history)
    turn = Turn(asked, told)
    turns.append(turn)
    _draw(turn, report)


def _draw(turn: Turn, report: Report) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.text(turn.question)
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        if turn.told.resolved and turn.told.resolved != turn.question:
            st.caption(f"理解为：{turn.told.resolved}")
        if isinstance(turn.told, Answer):
            _draw_answer(turn.told, report)
        else:
            _draw_refusal(turn.told, report)


def _draw_answer(told: Answer, report: Report) -> None:
    st.html(answer_html(told.text) + badges_html(told))
    cards = [evidence_html(group, report) for group in by_place(told.citations)]
    st.html("".join(cards[:EVIDENCE_OPEN]))
    if len(cards) > EVIDENCE_OPEN:
        with st.expander(f"其余 {len(cards) - EVIDENCE_OPEN} 条出处"):
            st.html("".join(cards[EVIDENCE_OPEN:]))


def _draw_refusal(told: Refusal, report: Report) -> None:
    st.html(f'<div class="ra-refusal">{answer_html(told.text)}</div>')
    if told.nearest:
        with st.expander("最接近的原文（不是答案）", expanded=True):
            st.html("".join(evidence_html((one,), report, near=True) for one in told.nearest))
