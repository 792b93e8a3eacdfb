"""The chat: a question, its answer in one sentence, the evidence beside it."""

import time
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assistant.conversations.feedback import verdicts
from assistant.conversations.model import Conversation, Turn, Verdict
from assistant.conversations.store import ConversationStore
from assistant.dashboard.over_reports import told_over
from assistant.examples import example_questions
from assistant.model import Answer, Reply
from assistant.reply import newest, reply
from assistant.steps import listening
from assistant.storage import StorageError
from assistant.suggestions import follow_ups
from corpus.errors import UserError
from corpus.model import Report
from index.library import Library
from pages.charts import over_chart
from pages.clipboard import allow_copying, copied_words, copy_button
from pages.conversations import draw_list, draw_menu, escaped, go_to, open_id
from pages.evidence import evidence_cards
from pages.html import answer_html, badges_html, confidence, glossary_of
from pages.opened import library
from pages.person import person
from pages.scrolling import scroll_to_newest
from pages.theme import colours
from pages.thumbs import draw_thumbs, show_feedback
from pages.words import (
    about,
    about_html,
    facts_html,
    question_html,
    refusal_html,
    resolved_html,
    welcome_html,
)

QUICK_SECONDS = 0.4
"""A reply that takes longer shows what it is doing."""
LOOK_SECONDS = 0.15
"""How often the steps of a slow reply are looked at."""
_ASKED = "asked_by_click"
_LINKED = "asked_by_link"


@dataclass(frozen=True, slots=True)
class Room:
    """What the page works with in one run."""

    library: Library
    report: Report
    store: ConversationStore
    owner: str


def chat_page() -> None:
    """Draw the whole page."""
    allow_copying()
    try:
        opened = library()
        room = Room(opened, newest(opened), ConversationStore(), person())
        _draw(room)
    except UserError as error:
        st.error(str(error), icon=":material/error:")
        st.button("再试一次", icon=":material/refresh:")


def _draw(room: Room) -> None:
    with st.bottom:  # named, because a page Streamlit puts it on scrolls itself to its end
        typed = st.chat_input(f"问问{room.report.source.plan_year}年计划报告……", max_chars=500)
    asked = typed or st.session_state.pop(_ASKED, None)
    with st.container(horizontal=True, vertical_alignment="center", key="top"):
        st.html(about_html(room.report))
        menu = st.container(width="content")
    conversation = _conversation(room)
    asked = asked or _from_link()
    if conversation is None and not asked:
        _welcome(room)
    turns = conversation.turns if conversation else ()
    _draw_past(turns, room, last=not asked)
    if asked:
        with st.container(key="newest"):
            conversation = _ask(asked, conversation, room, alone=not typed)
            _draw_answer(conversation.turns, room, None, last=True)
            scroll_to_newest(conversation.turns[-1].id)
    if conversation is not None:
        with menu:
            draw_menu(room.store, conversation, room.owner, about=about(room.report))
    draw_list(room.store, room.owner, conversation.id if conversation else None)
    _side_foot(room)


def _conversation(room: Room) -> Conversation | None:
    named = open_id()
    found = room.store.load(named) if named else None
    if named and found is None:
        go_to(None)
        st.info("这个对话不存在，可能已被删除。可以直接开始新的提问。", icon=":material/info:")
    elif found is not None and found.owner != room.owner:
        st.info("这是别人的对话，可以看；接着提问会另存为您自己的一份。", icon=":material/info:")
    return found


def _from_link() -> str | None:
    """The question of a link 「?q=什么是三区一城」: asked once, then its conversation is opened."""
    question: str | None = st.query_params.get("q")
    asked: dict[str, str] = st.session_state.setdefault(_LINKED, {})
    if question in asked:
        go_to(asked[question])
        st.rerun()
    return question


def _welcome(room: Room) -> None:
    st.html(welcome_html(room.report))
    with st.container(key="examples"):
        for at, question in enumerate(example_questions(room.report)):
            _question_button(question, f"example-{at}", width="stretch")


def _question_button(
    question: str, key: str, *, width: Literal["stretch", "content"] = "content"
) -> None:
    st.button(
        escaped(question),
        key=key,
        icon=":material/arrow_outward:",
        width=width,
        on_click=lambda: st.session_state.update({_ASKED: question}),
    )


def _draw_past(turns: tuple[Turn, ...], room: Room, *, last: bool) -> None:
    """The turns so far; last: the newest of them is the end of the conversation."""
    said = verdicts(room.store, turns, owner=room.owner) if turns else {}
    for at, turn in enumerate(turns):
        is_last = last and at == len(turns) - 1
        with st.container(key="newest" if is_last else f"past-turn-{turn.id}"):
            st.html(question_html(turn.question, newest=is_last))
            _draw_answer(turns[: at + 1], room, said.get(turn.id), last=is_last)
            if is_last:
                scroll_to_newest(turn.id)


def _ask(asked: str, conversation: Conversation | None, room: Room, *, alone: bool) -> Conversation:
    """Show the question at once, find the answer, keep both; the conversation with it.

    alone: a question that was offered or linked leaves nothing to the questions before it.
    """
    st.html(question_html(asked, newest=True))
    before = conversation.turns if conversation and not alone else ()
    begun = time.perf_counter()
    told = _told(asked, [turn.question for turn in before], room)
    ms = (time.perf_counter() - begun) * 1000
    home = _home(asked, conversation, room)
    room.store.add(home, told, question=asked, ms=ms)
    if "q" in st.query_params:
        st.session_state[_LINKED][st.query_params["q"]] = home
    go_to(home)
    kept = room.store.load(home)
    if kept is None:
        raise StorageError("这个对话刚被删除，请新建一个对话再问。")
    return kept


def _home(asked: str, conversation: Conversation | None, room: Room) -> str:
    """Where the turn is kept: this conversation, a new one, or a copy of somebody else's."""
    if conversation is None:
        return room.store.start(room.owner, asked)
    if conversation.owner != room.owner:
        return room.store.copy(conversation.id, owner=room.owner)
    return conversation.id


def _told(asked: str, history: list[str], room: Room) -> Reply:
    """The reply; one that is slow to come shows its steps."""
    steps: list[str] = []

    def work() -> Reply:
        with listening(steps.append):
            return reply(asked, room.library, history=history)

    with ThreadPoolExecutor(max_workers=1) as worker:
        coming = worker.submit(work)
        if wait([coming], timeout=QUICK_SECONDS).done:
            return coming.result()
        place = st.empty()
        with place, st.status("正在报告里查找并核对……", expanded=True):
            shown = 0
            while not wait([coming], timeout=LOOK_SECONDS).done:
                for words in steps[shown:]:
                    st.write(words)
                shown = len(steps)
        place.empty()
        return coming.result()


def _draw_answer(
    turns: tuple[Turn, ...], room: Room, verdict: Verdict | None, *, last: bool
) -> None:
    """Answer and evidence side by side on a wide screen, one below the other on a phone."""
    turn = turns[-1]
    with st.container(key=f"turn-{turn.id}"):
        with st.container(key=f"answer-{turn.id}"):
            st.html(_answer(turn, room))
            _picture(turn, room)
        with st.container(key=f"evidence-{turn.id}"):
            _evidence(turn, room)
        with st.container(key=f"actions-{turn.id}"):
            _actions(turns, room, verdict)
            if last:
                _suggestions(turns, room)


def _answer(turn: Turn, room: Room) -> str:
    told = turn.told
    resolved = resolved_html(turn.question, told.resolved)
    if not isinstance(told, Answer):
        return f"{resolved}{refusal_html(told, turn.ms)}"
    words = answer_html(told.text, turn=str(turn.id), glossary=glossary_of(room.report))
    facts = facts_html(confidence(told), len(told.citations), turn.ms)
    return f"{resolved}{words}{badges_html(told)}{facts}"


def _picture(turn: Turn, room: Room) -> None:
    """The cells of an answer over years or places as a chart, each leading to its cell."""
    told = told_over(turn.told, room.library) if isinstance(turn.told, Answer) else ()
    if told:
        both = len({one.role for one in told}) > 1
        caption = "空心圆是目标，实心圆是完成；点一下看原文" if both else "点一下看原文"
        st.altair_chart(over_chart(told, colours()), width="stretch", theme=None)
        st.html(f'<div class="ra-faint">{caption}</div>')


def _evidence(turn: Turn, room: Room) -> None:
    told = turn.told
    if isinstance(told, Answer):
        st.html(evidence_cards(told.citations, room.library, turn=str(turn.id)))
    elif told.nearest:
        cards = evidence_cards(told.nearest, room.library, turn=str(turn.id), near=True)
        st.html(f'<div class="ra-faint ra-nearest">最接近的原文（不是答案）</div>{cards}')


def _actions(turns: tuple[Turn, ...], room: Room, verdict: Verdict | None) -> None:
    turn = turns[-1]
    with st.container(horizontal=True, vertical_alignment="center", key=f"bar-{turn.id}"):
        draw_thumbs(room.store, turns, verdict, owner=room.owner)
        st.html(copy_button(copied_words(turn.question, turn.told)), width="content")


def _suggestions(turns: tuple[Turn, ...], room: Room) -> None:
    asked = [turn.question for turn in turns]
    suggested = follow_ups(turns[-1].told, room.library, asked=asked)
    if suggested:
        with st.container(key=f"next-{turns[-1].id}"):
            for at, question in enumerate(suggested):
                _question_button(question, f"next-{turns[-1].id}-{at}")


def _side_foot(room: Room) -> None:
    with st.sidebar, st.container(key="side-foot"):
        if st.button("大家的评价", icon=":material/reviews:", type="tertiary"):
            show_feedback(room.store, room.library.reports)
