"""The reader: outline on the left, the report as printed, links to any address, search."""

import html

import streamlit as st

from assistant.known.knowledge import knowledge_of
from assistant.reading.blocks import blocks_of
from assistant.reading.places import span_at
from assistant.reading.search import MOST_HITS, find_words
from corpus.model import Report, Span
from pages.frame import nothing, open_page
from pages.html import glossary_of
from pages.report_html import Marks, block_html, hits_html, outline_html
from pages.scrolling import scroll_to

# The script is constant: nothing of a report or a reader ever stands in it.
ASK_SELECTION = """<script>(() => {
  if (document.getElementById("ra-ask-selection")) return;
  const link = document.createElement("a");
  link.id = "ra-ask-selection"; link.textContent = "问选中的文字"; link.hidden = true;
  document.body.appendChild(link);
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection(), words = chosen.toString().trim().replace(/\\s+/g, " ");
    const from = chosen.anchorNode && chosen.anchorNode.parentElement;
    const fits = words.length > 1 && words.length < 80 && from && from.closest(".ra-report");
    link.hidden = !fits; if (!fits) return;
    const place = chosen.getRangeAt(0).getBoundingClientRect();
    link.style.left = Math.max(8, Math.min(innerWidth - 130, place.left)) + "px";
    link.style.top = Math.max(60, place.top - 42) + "px";
    const bare = words.replace(/^[\\s“”：，。；、]+|[\\s“”：，。；、]+$/g, "");
    const asked = bare.length < 20 ? "“" + bare + "”是什么意思？" : words;
    link.href = "chat?q=" + encodeURIComponent(asked);
  }); })();</script>"""


def reader_page() -> None:
    """Draw the whole page."""
    opened = open_page("原文", "报告全文；划线的词有解释，选中文字可以提问")
    if opened is None:
        return
    report = opened.report
    words = _search_words()
    hits = find_words(words, report)
    place = _place(report)
    _told_hits(words, hits, report)
    st.html(_report_html(report, Marks(place, hits, glossary_of(report))))
    st.html(ASK_SELECTION, unsafe_allow_javascript=True)
    if hits or place is not None:
        scroll_to("h1" if hits else "at", block="center")


def _search_words() -> str:
    """The words looked for: from the box, which begins with those of the link."""
    linked = st.query_params.get("q", "")
    words: str = st.text_input(
        "在报告中查找", value=linked, placeholder="在报告中查找", label_visibility="collapsed"
    )
    if words.strip() != linked:
        if words.strip():
            st.query_params["q"] = words.strip()
        else:
            st.query_params.pop("q", None)
    return words.strip()


def _place(report: Report) -> Span | None:
    """The stretch that the link names; an address that is not there is told."""
    address = st.query_params.get("at", "")
    if not address:
        return None
    start = st.query_params.get("start", "")
    found = span_at(address, knowledge_of(report), start=int(start) if start.isdecimal() else None)
    if found is None:
        nothing(f"这份报告里没有“{address}”这个位置，下面是全文。")
    return found


def _told_hits(words: str, hits: tuple[Span, ...], report: Report) -> None:
    if not words:
        return
    if not hits:
        nothing(f"没有找到“{words}”。换一个说法，或少打几个字。")
        return
    more = "（只标出前面的）" if len(hits) == MOST_HITS else ""
    st.html(f'<p class="ra-faint">找到 {len(hits)} 处{more}</p>{hits_html(hits, report)}')


def _report_html(report: Report, marks: Marks) -> str:
    blocks = blocks_of(knowledge_of(report))
    ids = {one.section.heading.start: one.id for one in blocks if one.section is not None}
    outline = outline_html(report.sections, ids)
    extra = "".join(
        f'<a class="d1" href="#{one.id}">{html.escape(one.address)}</a>'
        for one in blocks
        if one.kind == "table"
    )
    body = "".join(block_html(one, report, marks) for one in blocks)
    return (
        '<div class="ra-reader" lang="zh-CN">'
        f'<nav class="ra-outline" aria-label="提纲">{outline}{extra}</nav>'
        f'<details class="ra-outline-small"><summary>提纲</summary>{outline}{extra}</details>'
        f'<article class="ra-report">{body}</article></div>'
    )
