"""How often it is right: the last evaluation by kind, every failure, what people think."""

import html
from collections.abc import Sequence

import streamlit as st

from assistant.conversations.feedback import all_feedback, thumbs
from assistant.conversations.model import Feedback
from assistant.conversations.store import ConversationStore
from assistant.quality import Evaluation, Failure, Rate, Suite, latest
from corpus.errors import UserError
from pages.frame import figures_html, nothing, open_page, section
from pages.html import question_link

SHOWN_FEEDBACK = 50


def quality_page() -> None:
    """Draw the whole page."""
    if open_page("质量", "用题库评测，答对多少、错在哪里；使用者认为答得好不好") is None:
        return
    found = latest()
    if found is None:
        nothing("还没有评测结果。运行 make eval，结果会显示在这里。")
    else:
        _evaluation(found)
    _thumbs()


def _evaluation(found: Evaluation) -> None:
    when = f"评测日期 {found.date}" if found.date else ""
    version = f"版本 {found.commit[:12]}" if found.commit else ""
    if when or version:
        st.html(f'<p class="ra-faint">{html.escape(f"{when}　{version}".strip())}</p>')
    for suite in found.suites:
        _suite(suite)


def _suite(suite: Suite) -> None:
    whole = suite.whole
    section(suite.name or "题库", f"{whole.total} 道题，答对 {whole.right} 道；横线是 95% 置信区间")
    st.html(_rates_html((*suite.kinds, whole)))
    if suite.failures:
        with st.expander(f"答错的 {len(suite.failures)} 道"):
            st.html(_failures_html(suite.failures))


def _rates_html(rates: Sequence[Rate]) -> str:
    """A bar a kind: the share right, with a line from the low to the high end of its interval."""
    rows = "".join(_rate_html(one, whole=one is rates[-1]) for one in rates)
    return f'<div class="ra-rates" lang="zh-CN">{rows}</div>'


def _rate_html(rate: Rate, *, whole: bool) -> str:
    share = rate.right / rate.total if rate.total else 0.0
    low, high = 100 * rate.low, 100 * rate.high
    return (
        f'<div class="ra-rate{" whole" if whole else ""}"><span>{html.escape(rate.name)}</span>'
        f'<span class="ra-bar" role="img" aria-label="{low:.0f}% 到 {high:.0f}%">'
        f'<i style="width:{100 * share:.1f}%"></i>'
        f'<u style="left:{low:.1f}%;width:{high - low:.1f}%"></u></span>'
        f"<b>{100 * share:.1f}%</b><span>{rate.right}/{rate.total}</span>"
        f"<span>{low:.1f}%–{high:.1f}%</span></div>"
    )


def _failures_html(failures: Sequence[Failure]) -> str:
    rows = "".join(_failure_html(one) for one in failures)
    head = "<tr><th>题型</th><th>问题</th><th>应答</th><th>实答</th><th>原因</th></tr>"
    return f'<div class="ra-scroll"><table class="ra-table" lang="zh-CN">{head}{rows}</table></div>'


def _failure_html(one: Failure) -> str:
    ask = html.escape(question_link(one.question))
    cells = (one.wanted, one.told, one.why)
    rest = "".join(f"<td>{html.escape(cell[:200])}</td>" for cell in cells)
    return (
        f"<tr><td>{html.escape(one.kind)}</td>"
        f'<td><a href="{ask}" target="_self">{html.escape(one.question)}</a></td>{rest}</tr>'
    )


def _thumbs() -> None:
    section("使用者的评价", "问答页里每个答案下面的赞和踩")
    try:
        store = ConversationStore()
        counted, feedback = thumbs(store), all_feedback(store)
    except UserError as error:
        st.error(str(error))
        return
    if not feedback:
        nothing("还没有人评价过答案。")
        return
    st.html(
        figures_html([(str(counted.up), "答得好", "good"), (str(counted.down), "答得不好", "bad")])
    )
    bad = [one for one in feedback if not one.verdict.good][:SHOWN_FEEDBACK]
    if bad:
        st.html(_feedback_html(bad))


def _feedback_html(feedback: Sequence[Feedback]) -> str:
    rows = "".join(
        f'<tr><td>{one.said:%Y-%m-%d}</td><td><a href="{html.escape(question_link(one.question))}"'
        f' target="_self">{html.escape(one.question)}</a></td>'
        f"<td>{html.escape(one.verdict.reason)}</td><td>{html.escape(one.verdict.right)}</td></tr>"
        for one in feedback
    )
    head = "<tr><th>日期</th><th>问题</th><th>哪里不好</th><th>应该怎么答</th></tr>"
    return f'<div class="ra-scroll"><table class="ra-table" lang="zh-CN">{head}{rows}</table></div>'
