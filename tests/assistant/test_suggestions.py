"""Suggested questions: answered when asked, never those already asked, the same each time."""

import pytest

from assistant.model import Answer
from assistant.reply import reply
from assistant.suggestions import SHOWN, follow_ups
from index.library import Library

ASKED = (
    "PM2.5完成目标了吗",
    "全市GDP总量多少亿",
    "2025年哪些指标没有完成目标？",
    "2019年GDP增速是多少",
)


@pytest.mark.parametrize("question", ASKED)
def test_each_suggestion_is_answered(question: str, invented_library: Library) -> None:
    told = reply(question, invented_library)
    suggested = follow_ups(told, invented_library)
    assert len(suggested) == SHOWN
    assert all(isinstance(reply(one, invented_library), Answer) for one in suggested)
    assert suggested == follow_ups(told, invented_library)


def test_what_was_asked_is_not_suggested_again(invented_library: Library) -> None:
    told = reply(ASKED[0], invented_library)
    first = follow_ups(told, invented_library)
    again = follow_ups(told, invented_library, asked=first)
    assert not set(first) & set(again)


def test_the_other_year_of_an_indicator_is_suggested(library: Library) -> None:
    told = reply("2026年社零增速目标是多少？", library)
    assert "2025年社会消费品零售总额增速完成了多少？" in follow_ups(told, library)
