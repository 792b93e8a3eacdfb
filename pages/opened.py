"""Opens the library once for all users; slow steps show their progress."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st

from assistant.examples import example_questions
from assistant.opening import open_library, rebuild_library
from assistant.reply import newest, reply
from corpus.errors import UserError
from index.embed import Progress
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


_SHELF = _Shelf()
"""One a process: Streamlit runs the page again for every click, but imports this module once."""


def preload() -> None:
    """Open the library before the first visitor comes, and load the model beside the server.

    What goes wrong here is told to the first visitor, when the page opens the library again.
    """
    with suppress(UserError), _SHELF.lock:
        _SHELF.opened = open_library(tell=print)
        _later(0.0, _SHELF.opened)


def library() -> Library:
    """The library, opened once for all users; slow steps show their progress."""
    if _SHELF.opened is None:
        place = st.empty()
        with place.container(), _SHELF.lock:
            _SHELF.opened = _SHELF.opened or _open_with_progress()
        place.empty()
    return _SHELF.opened


def _open_with_progress() -> Library:
    with st.status("正在准备报告和索引……", expanded=True):
        found = open_library(
            progress=_bar(),
            tell=st.write,
        )
    _later(FIRST_PAGE_SECONDS, found)
    return found


def _bar() -> Progress:
    """A bar on the page for what is embedded."""
    bar = st.progress(0.0)
    return lambda done, total: bar.progress(done / total, f"向量化 {done}/{total}")


def _later(seconds: float, found: Library) -> None:
    """Warm up in a thread: the model takes some seconds, and most questions do not need it."""
    timer = threading.Timer(seconds, _warm_up, args=(found,))
    timer.daemon = True
    timer.start()


def _warm_up(found: Library) -> None:
    """Ask a question of each kind, so that nobody waits for what is built at first use.

    A model that cannot be loaded is told to whoever asks the first question that needs it.
    """
    with suppress(UserError):
        # The model is loaded whichever skill answers the questions below.
        found.vector(NOTHING_SPECIAL)
        for question in (*example_questions(newest(found)), NOTHING_SPECIAL):
            reply(question, found)


def reopen() -> Library:
    """Read the library again after a report went in or out; only what is new is embedded."""
    with _SHELF.lock, st.status("正在为新报告建索引……", expanded=True):
        _SHELF.opened = open_library(
            progress=_bar(),
            tell=st.write,
        )
    return _SHELF.opened


def rebuild() -> Library:
    """Build the index anew, with progress, and give it to all users; one at a time."""
    with _SHELF.lock, st.status("正在重建索引……", expanded=True):
        _SHELF.opened = rebuild_library(progress=_bar())
    return _SHELF.opened
