"""Sections named by their matter, and names that begin alike, give their items."""

from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.listing.parted_lists import names_of_each
from assistant.listing.section_asked import items_of_section, repeated_names
from corpus.model import Report
from tests.assistant.test_other_papers import paper


def test_the_headings_under_the_section_named_by_its_matter(report: Report) -> None:
    knowledge = knowledge_of(report)
    section = next(one for one in report.sections if one.title.startswith("突出内需"))
    below = [
        one.heading for one in report.sections if one.kind == "item" and one.span in section.span
    ]
    asked = read_question(f"扩内需这部分分了哪{'零一二三四五六'[len(below)]}条举措", report)
    assert list(items_of_section(asked, knowledge)) == below


def test_a_question_without_items_or_with_another_matter_names_no_section() -> None:
    report = paper("city_plan")
    knowledge = knowledge_of(report)
    for words in ("产业升级这部分写得好吗", "养猫那块有哪三条", "今年GDP目标是多少"):
        assert items_of_section(read_question(words, report), knowledge) == ()


def test_a_digest_of_a_section_without_headings_gives_its_sentences(report: Report) -> None:
    knowledge = knowledge_of(report)
    section = next(one for one in report.sections if one.title == "重点项目安排")
    for words in ("概括下重点项目安排这节", "重点项目安排那段给我捋一捋要点"):
        told = items_of_section(read_question(words, report), knowledge)
        assert len(told) > 3
        assert all(one in section.span for one in told)
    assert items_of_section(read_question("养猫那段给我捋一捋要点", report), knowledge) == ()


def test_as_many_parts_of_a_sentence_name_the_things_counted(report: Report) -> None:
    def names(words: str) -> list[str]:
        found = names_of_each(read_question(words, report), knowledge_of(report))
        return [report[one] for one in found]

    assert [one[-4:] for one in names("四家区属国企叫什么名")] == ["发展集团"] * 4
    assert names("三家区属国企叫什么名") == names("四家区属医院叫什么名") == []


def test_names_in_quotation_marks_that_begin_alike(report: Report) -> None:
    found = repeated_names(read_question("“家门口的”有哪几样", report), report)
    assert len(found) >= 3
    assert all(report[one].startswith("“家门口的") for one in found)
    assert repeated_names(read_question("家门口的服务有哪几样", report), report) == found
    assert repeated_names(read_question("“没有的词”有哪些", report), report) == ()
