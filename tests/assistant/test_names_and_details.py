"""Short names of a report's terms, details of a term, and nouns of speech that no figure hangs on."""

from functools import cache
from pathlib import Path

import pytest

from assistant.asking.abbreviated import spelled_out
from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.model import Refusal
from assistant.prose.weak_heads import without_weak_heads
from assistant.reply import reply
from corpus.adding import inspect
from corpus.model import Report
from index.embed import BigramEncoder
from index.library import Library

BLIND = Path(__file__).parent.parent / "blind"


@cache
def _shelf(name: str) -> Library:
    return Library.build([inspect(BLIND / f"{name}.txt").report], BigramEncoder())


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("长护险机构护理一个月给多少", "长期护理保险机构护理一个月给多少"),
        ("养老险一个月给多少", "养老险一个月给多少"),
    ],
)
def test_a_short_name_is_spelled_out_as_the_notes_print_it(asked: str, read: str) -> None:
    report = _shelf("old_industry_city").reports[0]
    assert spelled_out(asked, knowledge_of(report)) == read


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("科创谷多大 靠哪个学校", ["3.5平方公里", "砺川工业大学"]),
        ("科创谷靠哪个学校", ["砺川工业大学"]),
        ("氢能走廊全长多少公里", ["410公里"]),
        ("氢能走廊隔多少公里一个加氢站", ["150公里"]),
        ("砺才计划哪年启动的，博士给多少", ["2022年", "30万元"]),
    ],
)
def test_details_of_a_term_are_told_from_its_note(asked: str, told: list[str]) -> None:
    answered = reply(asked, _shelf("old_industry_city"))
    assert all(one in answered.text for one in told)


def test_a_detail_that_the_note_lacks_is_not_told_with_the_others() -> None:
    assert isinstance(reply("科创谷多大，哪年建成", _shelf("old_industry_city")), Refusal)


def test_a_noun_that_says_no_more_is_left_out_unless_it_tells_one_kind(report: Report) -> None:
    bare = without_weak_heads(read_question("去外地抢人才，拉来多少博士", report))
    assert bare is not None
    assert bare.text == "去抢人才，拉来多少博士"
    assert without_weak_heads(read_question("外地游客来了多少人次", report)) is None
    assert without_weak_heads(read_question("改造老旧小区多少户", report)) is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("毕业的学生留在本地上班的多少", "1.52万人"),
        ("去年建高标准农田多少亩，今年要建多少亩", "12万亩"),
        ("去年中欧班列开了几列", "84列"),
    ],
)
def test_what_is_told_of_the_year_asked_is_found(asked: str, told: str) -> None:
    assert told in reply(asked, _shelf("old_industry_city")).text


def test_pieces_of_a_printed_name_are_not_the_name(library: Library) -> None:
    assert isinstance(reply("去年友好驿站建了几个", library), Refusal)
    assert "118个" in reply("今年友好驿站建几个", library).text


def test_rain_and_song_told_of_are_no_chat(library: Library) -> None:
    assert not reply("隔壁唱歌吵得睡不着，这事有人管吗", library).text.startswith("我只回答")
    for asked in ("来唱首歌", "天气好吗"):
        assert reply(asked, library).text.startswith("我只回答")
