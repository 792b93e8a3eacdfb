"""The conversations at the side: a new one, search, the list; rename, delete and files."""

from datetime import date, timedelta

import streamlit as st

from assistant.conversations.model import Conversation, Heading
from assistant.conversations.store import ConversationStore
from assistant.export.markdown import as_markdown
from assistant.export.model import file_name
from assistant.export.word import as_word

LISTED = 40
"""Conversations that the list shows; search finds the others."""
LINK = "c"
"""The query parameter that names the open conversation."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LAST = "last_conversation"


def open_id() -> str | None:
    """The conversation in the address, else the one that was open before another page."""
    named: str | None = st.query_params.get(LINK)
    if named is None and "q" not in st.query_params:
        named = st.session_state.get(_LAST)
        if named is not None:
            st.query_params[LINK] = named
    return named


def go_to(conversation: str | None) -> None:
    """Make a conversation the open one, in the address too; None for a new one."""
    st.session_state[_LAST] = conversation
    if conversation is None:
        st.query_params.clear()
    else:
        st.query_params.from_dict({LINK: conversation})


def draw_list(store: ConversationStore, owner: str, opened: str | None) -> None:
    """The list at the side, newest first, by day."""
    with st.sidebar:
        st.button(
            "新对话",
            key="new",
            icon=":material/add:",
            width="stretch",
            on_click=go_to,
            args=(None,),
        )
        words = st.text_input(
            "查找对话", key="find", placeholder="查找对话", label_visibility="collapsed"
        )
        found = store.headings(owner, words or "")
        if not found:
            st.caption(
                "没有找到，换个词试试。" if words else "问过的都会留在这里，下次还能接着问。"
            )
        group = ""
        for heading in found[:LISTED]:
            if _day(heading) != group:
                group = _day(heading)
                st.caption(group)
            _draw_heading(heading, heading.id == opened)
        if len(found) > LISTED:
            st.caption(f"还有 {len(found) - LISTED} 个更早的，可以用上面的查找。")


def _draw_heading(heading: Heading, is_open: bool) -> None:
    with st.container(key=f"{'open' if is_open else 'past'}-{heading.id}"):
        st.button(
            escaped(heading.title),
            key=f"go-{heading.id}",
            type="tertiary",
            width="stretch",
            on_click=go_to,
            args=(heading.id,),
        )


def escaped(title: str) -> str:
    """Words with the signs escaped that a button would read as Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!~|:$<>" else sign for sign in title)


def _day(heading: Heading) -> str:
    ago = date.today() - heading.changed.date()
    if ago < timedelta(days=1):
        return "今天"
    return "昨天" if ago < timedelta(days=2) else "更早"


def draw_menu(
    store: ConversationStore, conversation: Conversation, owner: str, *, about: str
) -> None:
    """Files of the open conversation; its owner may rename and delete it.

    about: which report was asked, for the head of a file.
    """
    # Its key holds the title, so that it closes when the title was changed.
    key = f"menu-{conversation.id}-{conversation.title}"
    with st.popover("导出和管理", icon=":material/more_horiz:", type="tertiary", key=key):
        _files(conversation, about)
        if conversation.owner != owner:
            return
        with st.form(f"rename-{conversation.id}", border=False):
            title = st.text_input("名称", value=conversation.title, max_chars=40)
            if st.form_submit_button("改名", width="stretch"):
                store.rename(conversation.id, title, owner=owner)
                st.rerun()
        sure = st.checkbox("确定要删除这个对话", key=f"sure-{conversation.id}")
        st.button(
            "删除",
            key=f"delete-{conversation.id}",
            icon=":material/delete:",
            width="stretch",
            disabled=not sure,
            on_click=_delete,
            args=(store, conversation.id, owner),
        )


def _files(conversation: Conversation, about: str) -> None:
    """Downloads; a file is made when it is asked for."""
    for label, ending, mime, made in (
        ("下载 Word（带脚注）", "docx", WORD, lambda: as_word(conversation, about)),
        ("下载 Markdown", "md", "text/markdown", lambda: as_markdown(conversation, about)),
    ):
        st.download_button(
            label,
            made,
            file_name=file_name(conversation, ending),
            mime=mime,
            key=f"{ending}-{conversation.id}",
            icon=":material/download:",
            width="stretch",
            on_click="ignore",
        )


def _delete(store: ConversationStore, conversation: str, owner: str) -> None:
    store.delete(conversation, owner=owner)
    go_to(None)
