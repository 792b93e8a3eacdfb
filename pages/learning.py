"""Learning: the first day, today's share, what is known, due and hard."""

from datetime import UTC, datetime

import streamlit as st

from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.learning.items import items_of
from assistant.learning.model import KINDS, TOPICS, Item
from assistant.learning.progress import NEW_A_DAY, Progress, next_item, progress_of
from assistant.learning.store import forget, learnt
from corpus.errors import UserError
from pages.frame import figures_html, nothing, open_page, section
from pages.learning_html import items_html
from pages.person import person
from pages.quiz import Quiz, draw_quiz
from pages.tour import draw_tour

VIEWS = {"today": "今天", "tour": "第一天", "progress": "我的进度"}


def learning_page() -> None:
    """Draw the whole page."""
    opened = open_page("学习", "术语、指标和专栏，记住为止：快忘的时候再问一次")
    if opened is None:
        return
    knowledge = knowledge_of(opened.report)
    items = items_of(knowledge)
    if not items:
        nothing("这份报告没有注释、专栏和指标表，出不了题。")
        return
    who = person()
    try:
        held = learnt(who, opened.report.source.name)
    except UserError as error:
        st.error(str(error))
        return
    progress = progress_of(items, held, datetime.now(UTC))
    view = _view()
    if view == "tour":
        draw_tour(knowledge, who)
    elif view == "progress":
        _progress(progress, knowledge, who)
    else:
        _today(progress, knowledge, who)


def _view() -> str:
    """The part of the page that is shown; it stands in the link."""
    linked = st.query_params.get("view", "today")
    names = list(VIEWS)
    chosen = st.segmented_control(
        "内容",
        names,
        default=linked if linked in VIEWS else "today",
        format_func=lambda one: VIEWS[one],
        label_visibility="collapsed",
        key="learning-view",
    )
    view = str(chosen or "today")
    if view != linked:
        st.query_params["view"] = view
    return view


def _today(progress: Progress, knowledge: Knowledge, who: str) -> None:
    chosen = _chosen(progress)
    done = progress.begun_today
    st.html(
        figures_html(
            [
                (str(len(progress.due)), "该复习", "sum" if progress.due else ""),
                (f"{done} / {NEW_A_DAY}", "今天新学", ""),
                (str(len(progress.known)), "已记住", "good" if progress.known else ""),
                (str(len(progress.new)), "还没学", ""),
            ]
        )
    )
    quiz = Quiz(knowledge, who, "today")
    shown = quiz.held() or next_item(chosen, beyond=bool(st.session_state.get("beyond")))
    if shown is not None:
        draw_quiz(quiz, shown)
        return
    _done(chosen)


def _done(chosen: Progress) -> None:
    if not chosen.new:
        nothing("这些题都学过了，没有到期的。过些时候再来。")
        return
    nothing(f"今天的 {NEW_A_DAY} 道新题学完了，没有该复习的。")
    if st.button("再学一些", type="primary"):
        st.session_state["beyond"] = True
        st.rerun()


def _chosen(progress: Progress) -> Progress:
    """The progress of the topics and kinds that the learner wants."""
    topic_place, kind_place = st.columns(2)
    topics = topic_place.pills("范围", TOPICS, selection_mode="multi", key="topics")
    kinds = kind_place.pills("题型", KINDS, selection_mode="multi", key="kinds")

    def kept(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            one
            for one in items
            if (not topics or one.topic in topics) and (not kinds or one.kind in kinds)
        )

    return Progress(
        kept(progress.new),
        kept(progress.due),
        kept(progress.known),
        kept(progress.hard),
        progress.begun_today,
    )


def _progress(progress: Progress, knowledge: Knowledge, who: str) -> None:
    report = knowledge.report
    total = len(items_of(knowledge))
    begun = total - len(progress.new)
    st.html(
        figures_html(
            [
                (f"{begun} / {total}", "学过", ""),
                (str(len(progress.known)), "已记住", "good"),
                (str(len(progress.due)), "该复习", "sum"),
                (str(len(progress.hard)), "难记", "bad"),
            ]
        )
    )
    for title, lead, items in (
        ("难记的", "忘过两次以上，或者一直吃力", progress.hard),
        ("该复习的", "到了快忘的时候", progress.due),
        ("已记住的", "预计一周之内忘不了", progress.known),
    ):
        section(f"{title}（{len(items)}）", lead)
        if items:
            st.html(items_html(items, report))
    _forget(who, report.source.name)


def _forget(who: str, report: str) -> None:
    with st.popover("从头再学"):
        st.write("会清除你在这份报告上的全部学习记录，不能恢复。")
        if st.button("清除我的学习记录", type="primary"):
            forget(who, report)
            for name in [one for one in st.session_state if str(one).startswith("quiz-")]:
                del st.session_state[name]
            st.rerun()
