"""Opens the library once for all users; slow steps show their progress."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st

from assistant.examples import example_questions
from assistant.opening import open_library, rebuild_library
from assistant.reply import newest, reply
from corpus.errors import UserError
from index.library import Library

NOTHING_SPECIAL = "有哪些困难，打算怎么解决？"
"""A question that only search over the text can settle."""

FIRST_PAGE_SECONDS = 1.0
"""The first page is drawn before the model is loaded beside it."""


@dataclass(slots=True)
class _Shelf:
    """Holds the library that all users share, and the lock under which it is opened."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    opened: Library | None = None


@st.cache_resource(show_spinner=False)  # type: ignore[untyped-decorator]
def _shelf() -> _Shelf:
    return _Shelf()


def library() -> Library:
    """The library, opened once for all users; slow steps show their progress."""
    shelf: _Shelf = _shelf()
    if shelf.opened is None:
        place = st.empty()
        with place.container(), shelf.lock:
            shelf.opened = shelf.opened or _open_with_progress()
        place.empty()
    return shelf.opened


def _open_with_progress() -> Library:
    with st.status("正在准备报告和索引……", expanded=True):
        bar = st.progress(0.0)
        found = open_library(
            progress=lambda done, total: bar.progress(done / total, f"向量化 {done}/{total}"),
            tell=st.write,
        )
    # The model takes some seconds to load, and most questions are answered without it.
    later = threading.Timer(FIRST_PAGE_SECONDS, _warm_up, args=(found,))
    later.daemon = True
    later.start()
    return found


def _warm_up(found: Library) -> None:
    """Ask a question of each kind, so that nobody waits for what is built at first use.

    A model that cannot be loaded is told to whoever asks the first question that needs it.
    """
    with suppress(UserError):
        for question in (*example_questions(newest(found)), NOTHING_SPECIAL):
            reply(question, found)


def reopen() -> Library:
    """Read the library again after a report went in or out; only what is new is embedded."""
    shelf: _Shelf = _shelf()
    with shelf.lock, st.status("正在为新报告建索引……", expanded=True):
        bar = st.progress(0.0)
        shelf.opened = open_library(
            progress=lambda done, total: bar.progress(done / total, f"向量化 {done}/{total}"),
            tell=st.write,
        )
    return shelf.opened


def rebuild() -> Library:
    """Build the index anew, with progress, and give it to all users; one at a time."""
    shelf: _Shelf = _shelf()
    with shelf.lock, st.status("正在重建索引……", expanded=True):
        bar = st.progress(0.0)
        shelf.opened = rebuild_library(
            progress=lambda done, total: bar.progress(done / total, f"向量化 {done}/{total}")
        )
    return shelf.opened
