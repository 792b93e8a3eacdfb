"""What is asked in words of one's own is read in the report's words, or refused by its name."""

import pytest

from assistant.asking.paraphrases import in_report_words, standard
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Refusal
from assistant.reply import reply
from tests.assistant.test_other_papers import paper, shelf


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("老百姓兜兜里头一年进账好多", "46820元"),
        ("看病的大夫够不够，一千个人摊得到几个", "3.42人"),
        ("去年有几天是蓝天", "82.5%"),
        ("老外老板砸进来的钱去年有好多", "3860万美元"),
        ("乡下人一年挣好多", "25310元"),
        ("丢工作的人占几成", "3.2%"),
    ],
)
def test_what_people_say_finds_the_indicator_that_is_meant(question: str, told: str) -> None:
    answer = reply(question, shelf("city_plan"))
    assert isinstance(answer, Answer)
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "我们这儿的人平均活得到几岁",
        "一千个人有几张病床",
        "结了好多对婚",
        "办个执照要几天",
        "看病能报几成",
        "公家公司欠了好多债",
    ],
)
def test_what_the_report_does_not_print_is_refused(question: str) -> None:
    assert isinstance(reply(question, shelf("city_plan")), Refusal)


def test_what_is_asked_in_the_printed_words_stays_as_it_is() -> None:
    knowledge = knowledge_of(paper("city_plan"))
    asked = "2024年空气质量优良天数比率是多少"
    assert in_report_words(asked, knowledge) == asked


def test_a_year_inside_what_was_said_is_kept() -> None:
    knowledge = knowledge_of(paper("city_plan"))
    assert in_report_words("蓝天去年有几天", knowledge).startswith("去年空气质量优良天数")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("新增了好多个项目", "新增了多少个项目"),
        ("好多项目都没完成，为啥", "好多项目都没完成，为啥"),
        ("主任让我查一下失业率多少", "失业率多少"),
        ("失业率多少，谢谢哈", "失业率多少"),
        ("啥子是数字经济", "什么是数字经济"),
    ],
)
def test_dialect_and_fillers_carry_no_content(said: str, read: str) -> None:
    assert standard(said) == read
