"""A field asked as a whole gives all that is told of it; a target's reasons are told in full."""

import pytest

from assistant.model import Answer, Reply
from assistant.reply import reply
from index.library import Library
from tests.assistant.test_other_papers import shelf

PORT = "river_port_plan"


def _told(asked: str) -> Reply:
    return reply(asked, shelf(PORT))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("人才这块今年准备做什么", ["60个以上", "3000套"]),
        ("民营经济今年打算怎么推进", ["“百企问需”", "180亿元"]),
        ("创新平台建设今年要干些啥", ["沧江实验室", "15家"]),
    ],
)
def test_a_field_asked_as_a_whole_is_told_whole(asked: str, told: list[str]) -> None:
    answered = _told(asked)
    assert isinstance(answered, Answer)
    assert answered.skill == "lists"
    assert all(one in answered.text for one in told)


@pytest.mark.parametrize(
    "asked", ["目标定5.5%的理由是啥", "GDP增速目标5.5的依据是啥", "今年经济增长目标是怎么考虑的"]
)
def test_the_reasons_of_a_target_are_told_in_full(asked: str) -> None:
    answered = _told(asked)
    assert isinstance(answered, Answer)
    assert "与“十四五”规划目标相衔接" in answered.text
    assert "稳定就业" in answered.text


def test_reasons_of_one_target_are_not_told_of_another() -> None:
    assert "稳定就业" not in _told("固投目标为什么定5%").text


def test_the_items_of_a_reason_stay_items(library: Library) -> None:
    answered = reply("GDP目标为什么定5%", library)
    items = [one for one in answered.text.split("\n") if one.startswith("- ")]
    assert [one[2:4] for one in items] == ["一是", "二是", "三是"]


@pytest.mark.parametrize("asked", ["几家国企集团叫什么", "四家区属国企集团叫啥"])
def test_things_counted_by_an_open_number_are_named(asked: str, library: Library) -> None:
    answered = reply(asked, library)
    assert answered.text.count("集团[") == 4
