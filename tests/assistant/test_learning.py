"""Learning items: enough of them, one right key each, graded, repeated, kept."""

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.dashboard.rows import indicator_rows
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import printed_number
from assistant.learning.from_boxes import labelled
from assistant.learning.from_terms import bare, shortened
from assistant.learning.items import is_right, items_of
from assistant.learning.memory import KNOWN_DAYS, reviewed
from assistant.learning.model import CHOICES, Item, options_of
from assistant.learning.progress import NEW_A_DAY, next_item, progress_of
from assistant.learning.store import Learnt, forget, learnt, record
from assistant.learning.tour import TOUR_LENGTH, first_day, questions_on
from assistant.reading.dictionary import Entry, dictionary
from assistant.reading.places import span_at
from assistant.text import key
from corpus.model import Report
from corpus.numerals import fold

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(params=["report", "invented"])
def knowledge(request: pytest.FixtureRequest) -> Knowledge:
    return knowledge_of(request.getfixturevalue(request.param))


def of_maker(knowledge: Knowledge, *makers: str) -> list[Item]:
    return [one for one in items_of(knowledge) if one.maker in makers]


def entries_of(knowledge: Knowledge) -> dict[tuple[str, str], Entry]:
    return {(one.name, one.term.note.address): one for one in dictionary(knowledge)}


def number_in(words: str) -> Decimal:
    digits = "".join(one if one.isdigit() or one == "." else " " for one in fold(words)).split()
    return Decimal(digits[0])


def test_the_shipped_report_gives_enough(report: Report) -> None:
    items = items_of(knowledge_of(report))
    assert len(items) >= 300
    assert {one.kind for one in items} == {"卡片", "选择", "填空"}
    assert {one.topic for one in items} == {"术语", "指标", "专栏"}


def test_items_are_the_same_in_every_run(knowledge: Knowledge) -> None:
    again = Knowledge(knowledge.report)
    assert items_of(again) == items_of(knowledge)


def test_each_item_has_a_name_of_its_own_and_a_place(knowledge: Knowledge) -> None:
    items = items_of(knowledge)
    assert len({one.id for one in items}) == len(items)
    for item in items:
        assert item.prompt
        assert item.answer
        assert span_at(item.address, knowledge) is not None


def test_each_choice_has_one_key_among_different_options(knowledge: Knowledge) -> None:
    for item in items_of(knowledge):
        if item.kind == "选择":
            assert 2 <= len(item.options) <= CHOICES
            assert len({key(one) for one in item.options}) == len(item.options)
            assert [one for one in item.options if is_right(item, one)] == [item.answer]


def test_no_other_meaning_is_right(knowledge: Knowledge) -> None:
    """Options other than the key are definitions of notes that do not name the term, nor it them."""
    entries = entries_of(knowledge)
    by_meaning = {shortened(bare(one, knowledge)): one for one in dictionary(knowledge)}
    for item in of_maker(knowledge, "meaning"):
        entry = entries[(item.subject, item.address)]
        assert item.answer == shortened(bare(entry, knowledge))
        for option in item.options:
            other = by_meaning[option]
            if option == item.answer:
                continue
            assert other.term.note != entry.term.note
            assert key(entry.name) not in key(knowledge.report[other.term.note.span])


def test_no_other_name_is_right(knowledge: Knowledge) -> None:
    entries = entries_of(knowledge)
    by_name = {one.name: one for one in dictionary(knowledge)}
    for item in of_maker(knowledge, "name"):
        own = entries[(item.subject, item.address)].term.note
        wrong = [by_name[one] for one in item.options if one != item.answer]
        assert all(one.term.note != own for one in wrong)
        assert all(key(one.name) not in key(knowledge.report[own.span]) for one in wrong)
        assert key(item.answer) not in key(item.prompt.partition("\n")[2])


def test_only_the_member_stands_in_the_note(knowledge: Knowledge) -> None:
    for item in of_maker(knowledge, "member"):
        note = key(knowledge.report[item.passage])
        assert [one for one in item.options if key(one) in note] == [item.answer]


def test_only_one_row_of_a_box_lists_the_thing(knowledge: Knowledge) -> None:
    boxes = {f"{one.number} {one.title}": one for one in knowledge.report.boxes}
    for item in of_maker(knowledge, "box"):
        under = labelled(boxes[item.subject], knowledge.report)
        asked = item.prompt.rsplit("里，“", 1)[1].removesuffix("”列在哪一栏？")
        assert [label for label, text in under.items() if key(asked) in text] == [item.answer]
        assert set(item.options) <= set(under)


def test_only_one_figure_is_that_of_the_cell(knowledge: Knowledge) -> None:
    """Of the options only the key holds a number that any annex prints for the year and role."""
    for item in of_maker(knowledge, "cell"):
        series = next(one for one in knowledge.series if one.name == item.subject)
        role = "目标" if item.prompt.endswith("的目标是多少？") else "完成"
        cells = series.cells(int(item.prompt[:4]), role)  # type: ignore[arg-type]
        printed = {printed_number(one) for one in cells}
        right = [one for one in item.options if number_in(one) in printed]
        assert right == [item.answer]


def test_units_and_natures_are_those_of_every_row(knowledge: Knowledge) -> None:
    rows = {one.name: one.rows for one in knowledge.series}
    for item in of_maker(knowledge, "unit"):
        assert {row.unit for row in rows[item.subject]} == {item.answer}
    for item in of_maker(knowledge, "nature"):
        assert {row.nature for row in rows[item.subject]} == {item.answer}


def test_met_is_as_the_dashboard_judges(knowledge: Knowledge) -> None:
    judged = {one.name: one.status for one in indicator_rows(knowledge)}
    for item in of_maker(knowledge, "met"):
        assert item.answer == judged[item.subject]
        assert set(item.options) == {"完成", "未完成"}


def test_gaps_do_not_print_their_key(knowledge: Knowledge) -> None:
    for item in of_maker(knowledge, "word"):
        assert key(item.answer) not in key(item.prompt)
    for item in of_maker(knowledge, "number"):
        assert item.answer not in item.prompt.partition("：")[2]


def test_a_number_is_graded_by_value(invented: Report) -> None:
    items = of_maker(knowledge_of(invented), "number")
    item = next(one for one in items if one.answer == "6.5")
    given = {"6.5": True, "６.５": True, "6.50%": True, "6": False, "6.5或7": False, "": False}
    assert {words: is_right(item, words) for words in given} == given


def test_a_word_is_graded_by_its_key(invented: Report) -> None:
    item = next(one for one in of_maker(knowledge_of(invented), "word") if one.subject == "PPP")
    given = {"ppp": True, "“PPP”": True, "Ppp": True, "PP": False, "  ": False}
    assert {words: is_right(item, words) for words in given} == given


def test_options_need_a_wrong_one() -> None:
    assert options_of("seed", "甲", []) == ()
    assert options_of("seed", "甲", ["甲"]) == ()
    assert set(options_of("seed", "甲", ["乙", "乙"])) == {"甲", "乙"}
    with pytest.raises(ValueError, match="exactly one"):
        Item("x", "cell", "选择", "指标", "甲", "?", ("乙",), "甲", (), None, "")  # type: ignore[arg-type]


def test_memory_lasts_longer_the_better_it_is() -> None:
    days = [reviewed(None, one, NOW).stability for one in ("忘了", "吃力", "记得", "很熟")]
    assert days == sorted(days)
    assert reviewed(None, "记得", NOW) == reviewed(None, "记得", NOW)
    memory = reviewed(None, "记得", NOW)
    when = NOW
    for _ in range(4):
        when = memory.due
        memory = reviewed(memory, "记得", when)
    assert memory.due > when + timedelta(days=KNOWN_DAYS)
    assert memory.is_known
    assert reviewed(memory, "忘了", memory.due).due < memory.due + timedelta(days=1)


def test_what_is_learnt_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "learning.sqlite3"
    record(("甲", "报告"), "one", "记得", NOW, path=path)
    held = record(("甲", "报告"), "one", "忘了", NOW + timedelta(days=3), path=path)
    assert (held.reviews, held.wrong, held.first) == (2, 1, NOW)
    assert learnt("甲", "报告", path=path) == {"one": held}
    assert learnt("乙", "报告", path=path) == {}
    assert learnt("甲", "另一份", path=path) == {}
    forget("甲", "报告", path=path)
    assert learnt("甲", "报告", path=path) == {}


def progress_after(
    items: tuple[Item, ...], path: Path, reviews: int, now: datetime
) -> Mapping[str, Learnt]:
    for item in itertools.islice(items, reviews):
        record(("甲", "报告"), item.id, "记得", now, path=path)
    return learnt("甲", "报告", path=path)


def test_progress_counts_new_due_and_known(report: Report, tmp_path: Path) -> None:
    items = items_of(knowledge_of(report))
    path = tmp_path / "learning.sqlite3"
    fresh = progress_of(items, {}, NOW)
    assert (len(fresh.new), fresh.due, fresh.known, fresh.hard) == (len(items), (), (), ())
    assert fresh.left_today == NEW_A_DAY
    held = progress_after(items, path, NEW_A_DAY, NOW)
    done = progress_of(items, held, NOW)
    assert (done.begun_today, done.left_today) == (NEW_A_DAY, 0)
    assert next_item(done) is None
    assert next_item(done, beyond=True) == done.new[0]
    later = progress_of(items, held, NOW + timedelta(days=1))
    assert len(later.due) == NEW_A_DAY
    assert later.begun_today == 0
    assert next_item(later) == later.due[0]


def test_what_is_forgotten_twice_is_hard(invented: Report, tmp_path: Path) -> None:
    items = items_of(knowledge_of(invented))
    path = tmp_path / "learning.sqlite3"
    for _ in range(2):
        record(("甲", "报告"), items[0].id, "忘了", NOW, path=path)
    record(("甲", "报告"), items[1].id, "记得", NOW, path=path)
    progress = progress_of(items, learnt("甲", "报告", path=path), NOW)
    assert progress.hard == (items[0],)


def test_new_items_are_mixed_and_a_card_comes_before_its_questions(report: Report) -> None:
    new = progress_of(items_of(knowledge_of(report)), {}, NOW).new
    assert len({one.topic for one in new[:NEW_A_DAY]}) > 1
    place = {one.id: at for at, one in enumerate(new)}
    cards = {one.subject: place[one.id] for one in new if one.kind == "卡片"}
    questions = [one for one in new if one.topic == "术语" and one.kind != "卡片"]
    assert all(place[one.id] > cards[one.subject] for one in questions)


def test_the_first_day_brings_the_most_used_terms(report: Report) -> None:
    knowledge = knowledge_of(report)
    tour = first_day(knowledge)
    assert len(tour) == TOUR_LENGTH
    used = [len(one.uses) for one in tour]
    assert used == sorted(used, reverse=True)
    left = [len(one.uses) for one in dictionary(knowledge) if one not in tour]
    assert max(left) <= used[-1]
    assert [one.subject for one in questions_on(tour, knowledge)] == [one.name for one in tour]
