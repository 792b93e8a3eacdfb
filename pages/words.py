"""The words around an answer in the chat, as HTML; knows no Streamlit."""

import html
from collections.abc import Sequence

from assistant.conversations.model import Feedback
from assistant.model import Refusal
from corpus.model import Report


def about(report: Report) -> str:
    """Which report the answers come from, and when it was printed."""
    source = report.source
    published = f"　{source.published:%Y年%-m月%-d日}印发" if source.published else ""
    return f"{source.title}{published}"


def about_html(report: Report) -> str:
    """The same as one faint line."""
    words = html.escape(about(report))
    return f'<p class="ra-about" lang="zh-CN" title="{words}">{words}</p>'


def welcome_html(report: Report) -> str:
    """What can be asked, before anything was."""
    return (
        '<div lang="zh-CN" class="ra-welcome"><h1 class="ra-title">您想了解什么？</h1>'
        '<p class="ra-lead">指标的目标和完成情况、术语、项目、各项工作怎么安排，都可以问。<br>'
        "每句话指到原文，每个数都核对；报告没有的，会说没有。"
        f"今年指{report.source.plan_year}年。</p></div>"
    )


def question_html(question: str, *, newest: bool = False) -> str:
    """A question as the heading of its answer; the newest is where the page scrolls to."""
    name = ' id="newest"' if newest else ""
    return f'<h2 class="ra-question"{name} lang="zh-CN">{html.escape(question)}</h2>'


def resolved_html(question: str, resolved: str) -> str:
    """How a follow-up was understood; nothing where it stands alone."""
    if not resolved or resolved == question:
        return ""
    return f'<div class="ra-resolved" lang="zh-CN">理解为：{html.escape(resolved)}</div>'


def refusal_html(told: Refusal, ms: float) -> str:
    """Why the report does not answer."""
    return (
        f'<div class="ra-refusal" lang="zh-CN"><b>{html.escape(told.reason.value)}</b>'
        f"<p>{html.escape(told.text)}</p></div>"
        f'<div class="ra-facts" lang="zh-CN">没有作答　·　用时 {_seconds(ms)}</div>'
    )


def facts_html(proven: str, places: int, ms: float) -> str:
    """What was proven, how many places are cited, how long it took."""
    return (
        f'<div class="ra-facts" lang="zh-CN"><span class="ra-proven">✓ {html.escape(proven)}</span>'
        f"　·　{places} 处出处　·　用时 {_seconds(ms)}</div>"
    )


def feedback_html(found: Sequence[Feedback]) -> str:
    """What people said, a row each."""
    head = "".join(f"<th>{name}</th>" for name in ("时间", "评价", "问题", "原因", "正确答案"))
    rows = "".join(f"<tr>{_feedback_cells(one)}</tr>" for one in found)
    table = f'<table class="ra-table" lang="zh-CN"><tr>{head}</tr>{rows}</table>'
    return f'<div class="ra-scroll">{table}</div>'


def _feedback_cells(one: Feedback) -> str:
    said = one.verdict
    tone, mark = ("ra-same", "有用") if said.good else ("ra-bad", "不对")
    right = "报告里没有" if said.unprinted else said.right
    words = "".join(f"<td>{html.escape(word)}</td>" for word in (one.question, said.reason, right))
    when = f'<td class="short">{one.said:%m-%d %H:%M}</td>'
    return f'{when}<td class="short"><span class="ra-badge {tone}">{mark}</span></td>{words}'


def _seconds(ms: float) -> str:
    return f"{max(ms, 10) / 1000:.2f} 秒"
