"""Asks one item: shows it, takes the answer, says whether it is right, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from assistant.known.knowledge import Knowledge
from assistant.learning.items import is_right, items_of
from assistant.learning.memory import RECALLS, Recall
from assistant.learning.model import Item
from assistant.learning.store import Learnt, record
from corpus.errors import UserError
from pages.learning_html import answer_html, passage_html, prompt_html, verdict_html

RECALL_HELP = {
    "忘了": "想不起来，马上再问",
    "吃力": "想了很久",
    "记得": "想起来了",
    "很熟": "不用想，很久以后再问",
}


@dataclass(frozen=True, slots=True)
class Quiz:
    """Where questions are asked: of which report, to whom, and in which part of the page."""

    knowledge: Knowledge
    who: str
    name: str

    @property
    def _key(self) -> str:
        return f"quiz-{self.name}-{self.knowledge.report.source.name}"

    def held(self) -> Item | None:
        """The item that was answered and is still shown with its explanation."""
        told = st.session_state.get(self._key)
        if told is None:
            return None
        return next((one for one in items_of(self.knowledge) if one.id == told[0]), None)

    def given(self) -> str | None:
        """The answer to the item that is shown; None before it is answered."""
        told = st.session_state.get(self._key)
        return None if told is None else str(told[1])

    def answer(self, item: Item, given: str) -> None:
        """Keep the answer on the page."""
        st.session_state[self._key] = (item.id, given)

    def clear(self) -> None:
        """Go on to the next item."""
        st.session_state.pop(self._key, None)

    def record(self, item: Item, recall: Recall) -> Learnt | None:
        """Keep the review; a data file that cannot be written is told."""
        learner = (self.who, self.knowledge.report.source.name)
        try:
            return record(learner, item.id, recall, datetime.now(UTC))
        except UserError as error:
            st.error(str(error))
            return None


def draw_quiz(quiz: Quiz, item: Item) -> None:
    """Draw an item in the state it is in: asked, or answered."""
    st.html(prompt_html(item))
    given = quiz.given()
    if item.kind == "卡片":
        _card(quiz, item, given)
    elif given is None:
        _ask(quiz, item)
    else:
        _explain(quiz, item, given)


def _card(quiz: Quiz, item: Item, given: str | None) -> None:
    if given is None:
        if st.button("看答案", type="primary", key=f"show-{quiz.name}-{item.id}"):
            quiz.answer(item, "")
            st.rerun()
        return
    st.html(answer_html(item) + passage_html(item, quiz.knowledge.report))
    places = st.columns(len(RECALLS))
    for place, recall in zip(places, RECALLS, strict=True):
        key = f"{recall}-{quiz.name}-{item.id}"
        if place.button(recall, key=key, help=RECALL_HELP[recall], width="stretch"):
            quiz.record(item, recall)
            quiz.clear()
            st.rerun()


def _ask(quiz: Quiz, item: Item) -> None:
    with st.form(f"ask-{quiz.name}-{item.id}", border=False):
        if item.options:
            given = st.radio("选一个", item.options, index=None, label_visibility="collapsed")
        else:
            given = st.text_input("填空", placeholder="填在这里", label_visibility="collapsed")
        sent = st.form_submit_button("提交", type="primary")
    if not sent:
        return
    if not given or not given.strip():
        st.html('<p class="ra-faint">请先作答；想不起来可以随便选一个，看看解释。</p>')
        return
    quiz.record(item, "记得" if is_right(item, given) else "忘了")
    quiz.answer(item, given)
    st.rerun()


def _explain(quiz: Quiz, item: Item, given: str) -> None:
    st.html(verdict_html(item, given) + passage_html(item, quiz.knowledge.report))
    if st.button("下一题", type="primary", key=f"next-{quiz.name}-{item.id}"):
        quiz.clear()
        st.rerun()
