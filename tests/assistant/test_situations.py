"""What people tell of their lives is read as one word that stands for what a report calls it."""

import pytest

from assistant.model import Answer, Refusal
from assistant.reply import reply
from tests.assistant.test_other_papers import shelf


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("买了车转半天找不到地方停，今年有啥安排", "新增停车位2000个"),
        ("两口子都上班，娃没人带咋办", "新增社区托育点8个"),
        ("我们院子破破烂烂，轮得到翻修不", "改造老旧小区29个"),
    ],
)
def test_a_need_told_in_everyday_words_finds_its_measure(question: str, told: str) -> None:
    answer = reply(question, shelf("city_plan"))
    assert isinstance(answer, Answer)
    assert told in answer.text


@pytest.mark.parametrize("question", ["邻居天天扯皮闹矛盾，谁来劝", "走路都怕，路灯坏了没人修"])
def test_a_need_of_which_the_report_says_nothing_is_refused(question: str) -> None:
    assert isinstance(reply(question, shelf("city_plan")), Refusal)
