"""👍 and 👎 under an answer, and the list of what people said."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from assistant.conversations.feedback import REASONS, all_feedback, as_cases, rate
from assistant.conversations.model import Feedback, Turn, Verdict
from assistant.conversations.store import ConversationStore
from corpus.model import Report
from pages.words import feedback_html

LISTED = 100
"""Verdicts that the list shows; the file has all that can become cases."""


def draw_thumbs(
    store: ConversationStore, turns: Sequence[Turn], verdict: Verdict | None, *, owner: str
) -> None:
    """The two buttons for the last of `turns`; the one that was chosen is filled."""
    turn = turns[-1]
    up, down = (verdict is not None and verdict.good), (verdict is not None and not verdict.good)
    st.button(
        "有用",
        key=f"up-{turn.id}",
        icon=":material/thumb_up:",
        type="secondary" if up else "tertiary",
        on_click=lambda: rate(store, turns, Verdict(True), owner=owner),
    )
    kind: Literal["secondary", "tertiary"] = "secondary" if down else "tertiary"
    # Its key holds what was said, so that it closes when that was sent.
    key = f"down-{turn.id}-{verdict}"
    with st.popover("不对", icon=":material/thumb_down:", type=kind, key=key):
        _form(store, turns, verdict if down else None, owner=owner)


def _form(
    store: ConversationStore, turns: Sequence[Turn], given: Verdict | None, *, owner: str
) -> None:
    """Why it is wrong and what is right; everything may be left empty."""
    turn = turns[-1]
    with st.form(f"wrong-{turn.id}", border=False):
        reason = st.pills("哪里不对？", REASONS, default=given.reason or None if given else None)
        right = st.text_area(
            "正确答案（最好是报告的原话）", value=given.right if given else "", max_chars=2000
        )
        unprinted = st.checkbox("报告里其实没有这项内容", value=bool(given and given.unprinted))
        if st.form_submit_button("提交", type="primary"):
            said = Verdict(False, reason or "", right.strip(), unprinted)
            rate(store, turns, said, owner=owner)
            st.toast("谢谢，已经记下。", icon=":material/check:")
            st.rerun()


@st.dialog("大家的评价", width="large")  # type: ignore[untyped-decorator]
def show_feedback(store: ConversationStore, reports: Sequence[Report]) -> None:
    """What was said, the newest first, and the evaluation cases made from it."""
    found = all_feedback(store)
    draw_feedback(found, reports)


def draw_feedback(found: Sequence[Feedback], reports: Sequence[Report]) -> None:
    """The list and its download; any page may draw it."""
    if not found:
        st.write("还没有评价。在答案下面点“有用”或“不对”就会记在这里。")
        return
    exported = as_cases(found, reports)
    up = sum(one.verdict.good for one in found)
    st.write(
        f"有用 {up} 次，不对 {len(found) - up} 次。可以做成评测题的有 {len(exported.lines)} 条。"
    )
    st.download_button(
        "下载为评测题（JSON Lines）",
        "".join(f"{line}\n" for line in exported.lines),
        file_name="feedback.jsonl",
        mime="application/x-ndjson",
        icon=":material/download:",
        disabled=not exported.lines,
        on_click="ignore",
    )
    st.html(feedback_html(found[:LISTED]))
    if exported.left_out:
        with st.expander(f"{len(exported.left_out)} 条还不能做成评测题"):
            for line in exported.left_out:
                st.text(line)
