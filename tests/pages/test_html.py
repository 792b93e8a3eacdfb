"""What the pages draw: marks, badges, cards; and that nothing of anyone becomes HTML."""

import re
from dataclasses import replace
from datetime import datetime

from assistant.conversations.model import Feedback, Verdict
from assistant.model import Answer
from assistant.reply import reply
from corpus.model import Report
from index.library import Library
from pages.clipboard import copied_words, copy_button
from pages.evidence import by_place, evidence_cards, evidence_html
from pages.html import (
    Glossary,
    answer_html,
    badges_html,
    confidence,
    glossary_of,
    question_link,
    reader_link,
    with_terms,
)
from pages.words import feedback_html, question_html, resolved_html

HOSTILE = '<script>alert("1")</script>'


def told(question: str, library: Library) -> Answer:
    found = reply(question, library)
    assert isinstance(found, Answer)
    return found


def test_words_are_escaped_and_lists_drawn() -> None:
    drawn = answer_html("甲<b>[1]\n- 乙[2]\n- 丙[3]")
    assert "&lt;b&gt;" in drawn
    assert drawn.count("<li>") == 2


def test_nothing_hostile_becomes_html() -> None:
    glossary = Glossary(re.compile("甲"), {"甲": HOSTILE})
    shown = [
        answer_html(f"{HOSTILE}[1]\n- {HOSTILE}\t{HOSTILE}"),
        with_terms(f"甲{HOSTILE}", glossary),
        question_html(HOSTILE),
        resolved_html("问", HOSTILE),
        copy_button(HOSTILE),
    ]
    assert not [one for one in shown if "<script" in one]


def test_hostile_feedback_stays_text(invented_library: Library) -> None:
    said = Verdict(False, HOSTILE, HOSTILE)
    refused = reply("2019年GDP是多少", invented_library)
    one = Feedback(1, said, HOSTILE, (), refused, datetime(2026, 1, 1))
    drawn = feedback_html([one])
    assert drawn.count("&lt;script&gt;") == 3
    assert "<script" not in drawn


def test_a_hostile_report_stays_text(invented_library: Library, invented: Report) -> None:
    answer = told("全市GDP总量多少亿", invented_library)
    span = answer.citations[0].span
    words = HOSTILE.ljust(len(span), "。")[: len(span)]
    text = invented.text[: span.start] + words + invented.text[span.end :]
    hostile = replace(invented, text=text, source=replace(invented.source, sha256="hostile"))
    cited = replace(answer.citations[0], quote=words)
    drawn = evidence_html((cited,), hostile)
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn


def test_a_mark_leads_to_its_evidence(invented_library: Library) -> None:
    answer = told("PM2.5完成目标了吗", invented_library)
    marks = set(re.findall(r'href="#([^"]+)"', answer_html(answer.text, turn="7")))
    cards = evidence_cards(answer.citations, invented_library, turn="7")
    assert marks
    assert marks <= set(re.findall(r'id="([^"]+)"', cards))


def test_a_row_is_a_table_with_the_cells_marked(
    invented_library: Library, invented: Report
) -> None:
    answer = told("PM2.5完成目标了吗", invented_library)
    groups = by_place(answer.citations)
    assert len(groups) == 1
    drawn = evidence_html(groups[0], invented)
    assert len(re.findall(r'<td[^>]* class="hit\b', drawn)) == 2
    assert drawn.count('<tr class="faint">') == 1
    assert "生态环境" in drawn


def test_rows_of_one_table_share_a_card(library: Library) -> None:
    answer = told("2025年哪些指标没有完成目标？", library)
    assert len(answer.citations) > 5
    assert evidence_cards(answer.citations, library, turn="1").count("<details") == 1


def test_cited_words_are_marked_in_their_paragraph(
    invented_library: Library, invented: Report
) -> None:
    answer = told("全市GDP总量多少亿", invented_library)
    drawn = evidence_html(by_place(answer.citations)[0], invented)
    assert "<mark>" in drawn
    assert "<b>" in drawn


def test_a_note_is_shown_with_the_place_that_uses_it(library: Library) -> None:
    drawn = evidence_cards(told("REITs是什么意思？", library).citations, library, turn="1")
    assert "用在" in drawn
    assert "<mark>REITs</mark>" in drawn


def test_evidence_that_is_printed_no_more_is_shown_as_it_was(invented_library: Library) -> None:
    answer = told("全市GDP总量多少亿", invented_library)
    gone = replace(answer.citations[0], quote="旧报告的原话")
    drawn = evidence_cards((gone,), invented_library, turn="1")
    assert "报告已更新" in drawn
    assert "旧报告的原话" in drawn


def test_badges_name_the_check(invented_library: Library) -> None:
    answer = told("PM2.5完成目标了吗", invented_library)
    drawn = badges_html(answer)
    assert "已核对附件1第5行" in drawn
    assert "计算得出：36 − 35 = 1" in drawn
    assert confidence(answer) == "数字与附件表逐格核对一致，计算已复算"


def test_each_defined_term_is_underlined_once(report: Report) -> None:
    glossary = glossary_of(report)
    term = report[report.footnotes[0].terms[0]].strip("“”")
    drawn = with_terms(f"{term}、{term}", glossary)
    assert drawn.count("ra-tip") == 1
    assert report[report.footnotes[0].definition][:10] in drawn


def test_every_note_has_a_term_in_the_glossary(report: Report) -> None:
    meanings = glossary_of(report).meanings.values()
    for note in report.footnotes:
        assert any(one in report[note.span] for one in meanings)


def test_links_carry_addresses_and_questions_safely() -> None:
    assert reader_link("注〔8〕", "a&b") == "reader?at=%E6%B3%A8%E3%80%948%E3%80%95&report=a%26b"
    assert question_link("甲&乙") == "chat?q=%E7%94%B2%26%E4%B9%99"


def test_what_is_copied_holds_answer_and_sources(invented_library: Library) -> None:
    answer = told("PM2.5完成目标了吗", invented_library)
    words = copied_words(answer.question, answer)
    assert words.startswith("问：PM2.5完成目标了吗\n答：")
    assert "[1] 附件1 第5行" in words


def test_a_table_in_an_answer_is_a_table_and_its_words_stay_words() -> None:
    drawn = answer_html(
        "甲：\n| 年份 | 甲市 |\n| --- | --- |\n| 2023年完成 | 5.8%[1]<b> |", turn="7"
    )
    assert '<th scope="col">甲市</th>' in drawn
    assert "---" not in drawn
    assert "&lt;b&gt;" in drawn
    assert 'href="#e7-1"' in drawn
