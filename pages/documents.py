"""The documents: which reports are loaded, what was read of them, the model, the index."""

import html
import platform
from collections.abc import Sequence

import streamlit as st

from assistant.holdings import IndexState, counts_of, index_state, problems_of
from corpus.errors import UserError
from corpus.model import Report, Source
from corpus.store import documents_folder
from index.library import Library
from pages.frame import figures_html, open_page, section
from pages.opened import rebuild
from pages.upload import upload_panel

DRAWN = 8
"""Reports drawn whole: each is read from its file again to check it, which takes a while."""


def documents_page() -> None:
    """Draw the whole page."""
    opened = open_page("资料", "载入了哪些报告、读出了什么、用什么模型、索引是否最新")
    if opened is None:
        return
    library = opened.library
    for source in _shown(sorted(library.sources, key=lambda one: -one.plan_year)):
        _report(library.report(source.name))
    _add()
    _index(library)


def _shown(sources: Sequence[Source]) -> Sequence[Source]:
    """All of a few; of many the one that is chosen."""
    if len(sources) <= DRAWN:
        return sources
    chosen = st.selectbox(
        f"库里共 {len(sources):,} 份报告，选一份看", sources, format_func=lambda one: one.title
    )
    return [chosen]


def _report(report: Report) -> None:
    source = report.source
    section(source.title)
    st.html(figures_html([(f"{number:,}", what, "") for what, number in counts_of(report)]))
    problems = problems_of(report)
    checked = (
        "".join(f"<li>{html.escape(one)}</li>" for one in problems)
        if problems
        else "<li>原文每个字都有着落，没有多也没有少；注释、表格、提纲逐项核对无误。</li>"
    )
    tone, word = ("bad", "有问题") if problems else ("good", "核对通过")
    published = f"{source.published:%Y年%-m月%-d日}" if source.published else "没有记录"
    st.html(
        _facts_html(
            [
                ("发布机关", source.issuer or "没有记录"),
                ("印发日期", published),
                ("年份", f"{source.done_year}年执行情况，{source.plan_year}年计划"),
                ("名称", source.name),
                ("文件指纹", source.sha256[:16]),
            ]
        )
        + f'<div class="ra-check"><span class="ra-state {tone}">{word}</span>'
        f"<ul>{checked}</ul></div>"
    )


def _facts_html(facts: list[tuple[str, str]]) -> str:
    rows = "".join(
        f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(words)}</dd></div>"
        for name, words in facts
    )
    return f'<dl class="ra-facts" lang="zh-CN">{rows}</dl>'


def _add() -> None:
    """Where a new report comes in."""
    section("添加报告")
    upload_panel()
    st.html(f'<p class="ra-faint">报告文件夹：{html.escape(str(documents_folder()))}</p>')


def _index(library: Library) -> None:
    section("模型和索引")
    state = index_state(library)
    st.html(_state_html(state))
    if not st.button("重建索引", help="重新读取报告并建索引，约一分钟；期间仍可提问"):
        return
    try:
        found = rebuild()
    except UserError as error:
        st.error(str(error))
        return
    st.success(f"索引已重建：{len(found.reports)} 份报告，{index_state(found).chunks} 个片段。")


def _state_html(state: IndexState) -> str:
    tone, word = ("bad", state.problem) if state.problem else ("good", "索引与报告、模型一致")
    facts: list[tuple[str, str]] = []
    if state.manifest is not None:
        facts += [
            ("片段", f"{state.chunks:,} 个"),
            ("向量模型", _model(state.manifest.model)),
            ("向量", f"{state.chunks:,} 个，{state.manifest.dimensions} 维"),
            *((name, number) for name, number in sorted(state.manifest.versions.items())),
        ]
    facts += [("streamlit", st.__version__), ("Python", platform.python_version())]
    return (
        f'<div class="ra-check"><span class="ra-state {tone}">{html.escape(word)}</span></div>'
        + _facts_html(facts)
    )


def _model(name: str) -> str:
    return "随附的 multilingual-e5-small" if name == "bundled" else name
