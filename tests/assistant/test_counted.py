"""Enumerations that the text counts itself are found and told whole."""

from assistant.asking.question import read_question
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.listing.counted import Counted, counted_asked, counted_enumerations
from assistant.reply import reply
from corpus.model import Report
from index.library import Library


def _named(knowledge: Knowledge) -> list[Counted]:
    return [one for one in counted_enumerations(knowledge) if one.name]


def test_a_counted_name_is_answered_with_its_members(report: Report, library: Library) -> None:
    named = _named(knowledge_of(report))
    assert named
    for one in named:
        told = reply(f"{one.name}分别是哪{one.count}个", library)
        assert report[one.stretch].rstrip("，；：。") in told.text


def test_things_of_a_counted_name_are_another_question(report: Report) -> None:
    knowledge = knowledge_of(report)
    for one in _named(knowledge):
        for asked in (f"{one.name}的责任单位有哪些", f"{one.name}是谁提出的"):
            assert counted_asked(read_question(asked, report), knowledge) is None


def test_another_count_is_not_met(report: Report) -> None:
    knowledge = knowledge_of(report)
    for one in counted_enumerations(knowledge):
        if one.name:
            continue
        asked = read_question(f"{one.count + 17}个{one.noun}是哪些", report)
        assert counted_asked(asked, knowledge) is None
