"""The first day: the terms one meets most, one after the other, then a question on each."""

import html

import streamlit as st

from assistant.known.knowledge import Knowledge
from assistant.learning.tour import first_day, questions_on
from assistant.reading.dictionary import Entry
from corpus.model import Report
from pages.frame import nothing, section
from pages.html import reader_link
from pages.quiz import Quiz, draw_quiz


def draw_tour(knowledge: Knowledge, who: str) -> None:
    """Draw the step the learner is at: a term, or the questions after the last."""
    entries = first_day(knowledge)
    if not entries:
        nothing("这份报告没有给术语作注释。")
        return
    report = knowledge.report
    key = f"tour-{report.source.name}"
    step = min(int(st.session_state.get(key, _linked())), len(entries))
    words = f"第 {step + 1} 个，共 {len(entries)} 个" if step < len(entries) else "看完了，考一考"
    st.progress(step / len(entries), text=words)
    if step < len(entries):
        st.html(_step_html(entries[step], report))
    else:
        _questions(knowledge, entries, who)
    back, forward, _ = st.columns([1, 1, 3])
    if back.button("上一个", disabled=step == 0, width="stretch"):
        _go(key, step - 1)
    if step < len(entries):
        last = step + 1 == len(entries)
        if forward.button("去答题" if last else "下一个", type="primary", width="stretch"):
            _go(key, step + 1)


def _linked() -> int:
    told = st.query_params.get("step", "1")
    return max(0, int(told) - 1) if told.isdecimal() else 0


def _go(key: str, step: int) -> None:
    st.session_state[key] = step
    st.query_params["step"] = str(step + 1)
    st.rerun()


def _step_html(entry: Entry, report: Report) -> str:
    uses = "".join(_use_html(entry, at, report) for at in range(len(entry.uses)))
    return (
        f'<div class="ra-item" lang="zh-CN"><p class="ra-prompt">{html.escape(entry.name)}</p>'
        f'<p class="ra-text">{html.escape(report[entry.term.definition])}</p>'
        f'<p class="ra-faint">报告里有 {len(entry.uses)} 处用到：</p>{uses}</div>'
    )


def _use_html(entry: Entry, at: int, report: Report) -> str:
    use = entry.uses[at]
    before = report.text[max(use.sentence.start, use.word.start - 50) : use.word.start]
    after = report.text[use.word.end : min(use.sentence.end, use.word.end + 50)]
    link = html.escape(reader_link(use.address, report.source.name))
    return (
        f'<div class="ra-card"><div class="ra-where"><a href="{link}" target="_self">'
        f'{html.escape(use.address)}</a></div><div class="ra-quote">{html.escape(before)}'
        f"<mark><b>{html.escape(report[use.word])}</b></mark>{html.escape(after)}</div></div>"
    )


def _questions(knowledge: Knowledge, entries: tuple[Entry, ...], who: str) -> None:
    quiz = Quiz(knowledge, who, "tour")
    asked = questions_on(entries, knowledge)
    done: list[str] = st.session_state.setdefault(f"tour-done-{knowledge.report.source.name}", [])
    left = [one for one in asked if one.id not in done]
    shown = quiz.held() or (left[0] if left else None)
    if shown is None:
        section("第一天的内容都学完了", "明天打开“今天”，快忘的会再问一次")
        return
    st.html(f'<p class="ra-faint">还剩 {len(left)} 题</p>')
    if quiz.held() is not None and shown.id not in done:
        done.append(shown.id)
    draw_quiz(quiz, shown)
