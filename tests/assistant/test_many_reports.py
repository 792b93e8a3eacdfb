"""Many reports: what is read for an answer and its page is what the answer needs, no more."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant import across
from assistant.model import Answer
from assistant.reply import reply
from assistant.suggestions import follow_ups
from corpus.catalogue import Catalogue
from corpus.model import Report
from index.embed import BigramEncoder
from index.library import Library
from index.segment import Segment
from pages.evidence import evidence_cards


def counting(reports: Sequence[Report]) -> tuple[Library, list[str]]:
    """A library that reads on demand, and the names of what it has read."""
    by_name = {one.source.name: one for one in reports}
    asked: list[str] = []

    def read(name: str) -> Report:
        asked.append(name)
        return by_name[name]

    shelf = Catalogue([one.source for one in reports], read)
    return Library(shelf, BigramEncoder(), lambda one: Segment.build(one, BigramEncoder())), asked


@pytest.fixture
def third(neighbour: Report) -> Report:
    """A third place with the words of the second."""
    place = neighbour.source.place.replace("安城", "云岭")
    return replace(neighbour, source=replace(neighbour.source, name="third", place=place))


def test_an_answer_and_its_page_read_one_report(
    invented: Report, earlier: Report, neighbour: Report
) -> None:
    library, asked = counting([invented, earlier, neighbour])
    told = reply("安城市2023年GDP增速完成多少", library)
    follow_ups(told, library)
    assert isinstance(told, Answer)
    evidence_cards(told.citations, library, turn="1")
    assert asked == [neighbour.source.name]


def test_two_places_are_compared_by_their_newest_reports(
    invented: Report, earlier: Report, neighbour: Report, shelf: Library
) -> None:
    library, asked = counting([invented, earlier, neighbour])
    for question in ("临川市和安城市GDP增速谁高", "临川市和安城市的PM2.5完成情况比较"):
        assert reply(question, library) == reply(question, shelf)
    assert earlier.source.name not in asked
    reply("临川市近三年GDP增速", library)
    assert earlier.source.name in asked


def test_a_table_says_that_it_leaves_places_out(
    invented: Report, neighbour: Report, third: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _ = counting([invented, neighbour, third])
    whole = reply("2023年哪个市GDP增速最高", library)
    assert "不是全部" not in whole.text
    monkeypatch.setattr(across, "MOST_REPORTS", 2)
    part = reply("2023年哪个市GDP增速最高", library)
    assert "库里有3个地方的报告，一次最多比较2个" in part.text
