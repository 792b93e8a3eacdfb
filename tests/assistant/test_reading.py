"""The report laid out for reading, its addresses, its search, its dictionary."""

from collections import Counter

import pytest

from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.reading.blocks import blocks_of
from assistant.reading.dictionary import dictionary, found_entries, grouped
from assistant.reading.places import span_at
from assistant.reading.search import MOST_HITS, find_words
from corpus.address import address_of
from corpus.model import Report, Span


@pytest.fixture(params=["report", "invented"])
def knowledge(request: pytest.FixtureRequest) -> Knowledge:
    return knowledge_of(request.getfixturevalue(request.param))


def test_each_printed_sign_is_in_one_block(knowledge: Knowledge) -> None:
    text = knowledge.report.text
    seen = Counter(at for one in blocks_of(knowledge) for at in range(one.span.start, one.span.end))
    assert {seen[at] for at, sign in enumerate(text) if not sign.isspace()} == {1}


def test_blocks_have_names_of_their_own(knowledge: Knowledge) -> None:
    ids = [one.id for one in blocks_of(knowledge)]
    assert len(ids) == len(set(ids))


def test_each_note_has_its_mark_in_one_block(knowledge: Knowledge) -> None:
    marks = Counter(note.number for one in blocks_of(knowledge) for note in one.notes)
    assert marks == Counter(note.number for note in knowledge.report.footnotes)


def test_each_address_leads_back_to_its_place(knowledge: Knowledge) -> None:
    report = knowledge.report
    spans = [sentence.span for one in report.paragraphs for sentence in one.sentences]
    spans += [row.span for table in report.tables for row in table.rows]
    spans += [note.span for note in report.footnotes]
    spans += [entry.span for box in report.boxes for entry in box.entries]
    for span in spans:
        found = span_at(address_of(report, span), knowledge, start=span.start)
        assert found is not None
        assert found.start == span.start


def test_an_old_address_falls_back_and_a_strange_one_is_none(invented: Report) -> None:
    knowledge = knowledge_of(invented)
    whole = span_at("二、（二）二是", knowledge)
    assert whole is not None
    assert span_at("二、（二）二是第99句", knowledge) == whole
    assert span_at("附件1第3行", knowledge) == span_at("附件1 第3行", knowledge)
    assert span_at("九、", knowledge) is None
    assert span_at("", knowledge) is None
    assert span_at("<script>", knowledge) is None


def test_search_minds_neither_case_nor_width_nor_blanks(invented: Report) -> None:
    assert find_words("ppp", invented) == find_words("ＰＰＰ", invented)
    assert [invented[one] for one in find_words("ppp", invented)] == ["PPP", "PPP"]
    assert find_words("停车 泊位", invented) == find_words("停车泊位", invented)
    assert len(find_words("停车泊位", invented)) == 2
    assert find_words("  ", invented) == ()
    assert find_words(".*", invented) == ()
    assert len(find_words("。", invented)) <= MOST_HITS


def test_a_term_is_used_where_it_is_printed(knowledge: Knowledge) -> None:
    report = knowledge.report
    entries = dictionary(knowledge)
    assert {note.number for note in report.footnotes} == {one.term.note.number for one in entries}
    for entry in entries:
        assert entry.uses
        for use in entry.uses:
            assert use.word not in entry.term.note.span
            assert span_at(use.address, knowledge) is not None


def test_members_stand_in_the_definition(knowledge: Knowledge) -> None:
    for entry in dictionary(knowledge):
        for member in entry.members:
            assert member.words in entry.term.note.span


def test_related_terms_are_terms(knowledge: Knowledge) -> None:
    entries = dictionary(knowledge)
    names = {one.name for one in entries}
    for entry in entries:
        assert set(entry.related) <= names - {entry.name}


def test_groups_hold_every_term_once_in_printed_order(knowledge: Knowledge) -> None:
    entries = dictionary(knowledge)
    grouped_entries = [one for _, _, members in grouped(entries) for one in members]
    assert grouped_entries == list(entries)
    assert grouped(()) == ()


def test_terms_are_found_by_name_before_definition(invented: Report) -> None:
    knowledge = knowledge_of(invented)
    entries = dictionary(knowledge)
    assert [one.name for one in found_entries("ppp", entries, knowledge)] == ["PPP"]
    assert [one.name for one in found_entries("窗口", entries, knowledge)] == ["首席办事员"]
    assert found_entries("", entries, knowledge) == entries
    assert found_entries("没有这个词", entries, knowledge) == ()


def test_where_a_term_is_first_used(invented: Report) -> None:
    first = dictionary(knowledge_of(invented))[0]
    assert (first.name, first.part) == ("三区一城", "一、2023年计划执行情况")
    assert [use.address for use in first.uses] == ["一、"]
    assert invented[first.uses[0].word] == "三区一城"
    assert isinstance(first.uses[0].sentence, Span)
