"""The chat as people use it, without a browser: conversations, feedback, links, hostile words."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversations.feedback import thumbs
from assistant.conversations.store import ConversationStore
from assistant.model import Reply
from assistant.reply import reply
from assistant.steps import step
from assistant.storage import SETTING
from index.library import Library

ANSWERED = "PM2.5完成目标了吗"
LOOK = 60
"""Seconds a run may take before the test gives up."""


def script() -> None:
    from pages.chat import chat_page

    chat_page()


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, invented_library: Library) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path))
    monkeypatch.setattr("pages.chat.library", lambda: invented_library)
    return tmp_path


def opened(**query: str) -> AppTest:
    page = AppTest.from_function(script, default_timeout=LOOK)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def drawn(page: AppTest) -> str:
    return "".join(one.proto.body for one in page.get("html"))


def link(page: AppTest) -> str:
    named = page.query_params["c"]
    return named if isinstance(named, str) else str(named[0])


def button(page: AppTest, label: str) -> Any:
    return next(one for one in page.button if one.label == label)


def test_a_question_is_answered_with_its_evidence() -> None:
    page = ask(opened(), ANSWERED)
    assert not page.exception
    assert "没有完成目标" in drawn(page)
    assert "附件1 第5行" in drawn(page)
    assert "数字与附件表逐格核对一致" in drawn(page)


def test_examples_are_offered_and_asked_by_a_click() -> None:
    page = opened()
    first = next(one for one in page.button if str(one.key).startswith("example"))
    page = first.click().run()
    assert "ra-answer" in drawn(page)
    assert not [one for one in page.button if str(one.key).startswith("example")]


def test_a_follow_up_says_how_it_was_understood() -> None:
    page = ask(ask(opened(), "2025年PM2.5是多少"), "那2026年呢")
    assert "理解为：" in drawn(page)


def test_a_reload_finds_the_conversation_by_its_link() -> None:
    page = ask(opened(), ANSWERED)
    again = opened(c=link(page))
    assert ANSWERED in drawn(again)
    assert "附件1 第5行" in drawn(again)


def test_a_link_asks_its_question_once() -> None:
    page = opened(q=ANSWERED)
    assert "附件1 第5行" in drawn(page)
    assert "q" not in page.query_params
    page.query_params.clear()
    page.query_params["q"] = ANSWERED
    page.run()
    assert drawn(page).count("<h2") == 1


def test_a_deleted_conversation_is_told_and_one_can_go_on() -> None:
    page = opened(c="nicht-da")
    assert "不存在" in page.info[0].value
    assert "附件1" in drawn(ask(page, ANSWERED))


def test_hostile_words_stay_text() -> None:
    hostile = "<script>alert(1)</script>是什么意思"
    page = ask(opened(), hostile)
    page = ask(page, ANSWERED)
    ours = [body for body in (one.proto.body for one in page.get("html")) if "alert" in body]
    assert ours
    assert not [body for body in ours if "<script>alert" in body]


def test_thumbs_are_kept_and_shown(folder: Path) -> None:
    page = button(ask(opened(), ANSWERED), "有用").click().run()
    assert button(page, "有用").proto.type == "secondary"
    assert thumbs(ConversationStore(folder)).up == 1


def test_another_persons_conversation_is_copied_not_changed(folder: Path) -> None:
    store = ConversationStore(folder)
    first = link(ask(opened(), ANSWERED))
    theirs = opened(c=first)
    assert "别人的对话" in theirs.info[0].value
    theirs = ask(theirs, "2026年GDP增速目标是多少？")
    own = link(theirs)
    assert own != first
    assert [len(store.load(one).turns) for one in (first, own)] == [1, 2]  # type: ignore[union-attr]


def test_two_people_in_turn_are_not_mixed(folder: Path) -> None:
    """Ten at once are in tests/browser: AppTest is not made for threads."""
    pages = [opened(), opened()]
    for question in (ANSWERED, "2024年GDP增速目标是多少？"):
        pages = [ask(page, f"第{at}人：{question}") for at, page in enumerate(pages)]
    store = ConversationStore(folder)
    kept = [store.load(link(page)) for page in pages]
    for at, one in enumerate(kept):
        assert one is not None
        assert [turn.question[:4] for turn in one.turns] == [f"第{at}人："] * 2
        assert [heading.id for heading in store.headings(one.owner)] == [one.id]


def test_a_slow_reply_shows_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr("pages.chat.QUICK_SECONDS", 0)
    monkeypatch.setattr("pages.chat.LOOK_SECONDS", 0.001)
    monkeypatch.setattr("pages.chat.st.write", written.append)
    slow = reply_after_steps(written)
    monkeypatch.setattr("pages.chat.reply", slow)
    page = ask(opened(), ANSWERED)
    assert written[0] == "读懂问题"
    assert "没有完成目标" in drawn(page)


def reply_after_steps(written: list[str]) -> Callable[..., Reply]:
    """A reply that comes only after its first step was shown."""

    def slow(*asked: Any, **how: Any) -> Reply:
        step("读懂问题")
        while not written:
            time.sleep(0.001)
        return reply(*asked, **how)

    return slow


def test_a_folder_that_cannot_be_written_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(blocked))
    page = ask(opened(), ANSWERED)
    assert "数据文件打不开" in page.error[0].value
    assert not page.exception
