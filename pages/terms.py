"""The terms: all of them, searchable, grouped, with members, places of use and what is related."""

import html
from collections.abc import Sequence

import streamlit as st

from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.reading.dictionary import Entry, Use, dictionary, found_entries, grouped
from corpus.model import Report
from pages.frame import figures_html, nothing, open_page
from pages.html import question_link, reader_link

ORDERS = ("报告的次序", "用得多的在前")
USES_SHOWN = 6


def terms_page() -> None:
    """Draw the whole page."""
    opened = open_page("术语", "报告里有注释的提法：意思、组成、用在哪里")
    if opened is None:
        return
    knowledge = knowledge_of(opened.report)
    entries = dictionary(knowledge)
    if not entries:
        nothing("这份报告没有给术语作注释。")
        return
    uses = sum(len(one.uses) for one in entries)
    with_members = sum(bool(one.members) for one in entries)
    st.html(
        figures_html(
            [
                (str(len(entries)), "个术语", ""),
                (str(uses), "处用到", ""),
                (str(with_members), "个列出组成", ""),
            ]
        )
    )
    _listing(entries, knowledge)


def _listing(entries: tuple[Entry, ...], knowledge: Knowledge) -> None:
    find, order_place = st.columns([3, 1.4])
    linked = st.query_params.get("term", "")
    words = find.text_input("查找", value=linked, placeholder="名称或解释里的词")
    if words.strip() != linked:
        st.query_params["term"] = words.strip()
        if not words.strip():
            del st.query_params["term"]
    order = order_place.selectbox("排列", ORDERS)
    found = found_entries(words, entries, knowledge)
    if not found:
        nothing(
            f"没有找到“{words.strip()}”。报告只给一部分提法作了注释，其他词可以在“原文”里查找。"
        )
        return
    report = knowledge.report
    if words.strip() or order != ORDERS[0]:
        st.html(_cards_html(_ordered(found, order), report))
        return
    st.html(_groups_html(found, report))


def _ordered(found: tuple[Entry, ...], order: str) -> Sequence[Entry]:
    if order == "用得多的在前":
        return sorted(found, key=lambda one: -len(one.uses))
    return found


def _groups_html(found: tuple[Entry, ...], report: Report) -> str:
    parts, last = [], ""
    for part, section, members in grouped(found):
        if part != last:
            parts.append(f'<h2 class="ra-head">{html.escape(part)}</h2>')
            last = part
        if section:
            parts.append(f'<p class="ra-faint ra-sub">{html.escape(section)}</p>')
        parts.append(_cards_html(members, report))
    return f'<div lang="zh-CN">{"".join(parts)}</div>'


def _cards_html(entries: Sequence[Entry], report: Report) -> str:
    cards = "".join(_card_html(one, report) for one in entries)
    return f'<div class="ra-terms" lang="zh-CN">{cards}</div>'


def _card_html(entry: Entry, report: Report) -> str:
    definition = html.escape(report[entry.term.definition])
    name = html.escape(entry.name)
    note = _link(entry.term.note.address, report, entry.term.note.address)
    ask = html.escape(question_link(f"“{entry.name.strip('“”')}”是什么意思？"))
    return (
        f'<section class="ra-card"><div class="ra-term-head"><h3>{name}</h3>'
        f'<span>{note}　<a href="{ask}" target="_self">提问</a></span></div>'
        f'<p class="ra-text">{definition}</p>'
        f"{_members_html(entry, report)}{_uses_html(entry.uses, report)}{_related_html(entry)}</section>"
    )


def _members_html(entry: Entry, report: Report) -> str:
    if not entry.members:
        return ""
    chips = "".join(f"<li>{html.escape(report[one.words])}</li>" for one in entry.members)
    return f'<div class="ra-fact"><span>组成</span><ul class="ra-chips">{chips}</ul></div>'


def _uses_html(uses: Sequence[Use], report: Report) -> str:
    places: dict[str, int] = {}
    for use in uses:
        places[use.address] = places.get(use.address, 0) + 1
    links = "　".join(_link(one, report, one) for one in list(places)[:USES_SHOWN])
    more = f"　等 {len(places)} 处" if len(places) > USES_SHOWN else ""
    return f'<div class="ra-fact"><span>用在</span><div>{links}{more}</div></div>'


def _related_html(entry: Entry) -> str:
    if not entry.related:
        return ""
    links = "　".join(
        f'<a href="terms?term={html.escape(_quoted(one))}" target="_self">{html.escape(one)}</a>'
        for one in entry.related
    )
    return f'<div class="ra-fact"><span>相关</span><div>{links}</div></div>'


def _quoted(words: str) -> str:
    return question_link(words).partition("q=")[2]


def _link(address: str, report: Report, words: str) -> str:
    link = html.escape(reader_link(address, report.source.name))
    return f'<a href="{link}" target="_self">{html.escape(words)}</a>'
