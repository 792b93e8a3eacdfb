"""What the page draws."""

from assistant.model import Answer
from assistant.reply import reply
from corpus.model import Report
from index.library import Library
from pages.html import answer_html, badges_html, by_place, evidence_html


def told(question: str, library: Library) -> Answer:
    found = reply(question, library)
    assert isinstance(found, Answer)
    return found


def test_words_are_escaped_and_lists_drawn() -> None:
    drawn = answer_html("甲<b>[1]\n- 乙[2]\n- 丙[3]")
    assert "&lt;b&gt;" in drawn
    assert drawn.count("<li>") == 2


def test_a_row_is_a_table_with_the_cell_marked(invented_library: Library, invented: Report) -> None:
    answer = told("PM2.5完成目标了吗", invented_library)
    groups = by_place(answer.citations)
    assert len(groups) == 1
    drawn = evidence_html(groups[0], invented)
    assert drawn.count('class="hit"') == 2
    assert "生态环境" in drawn


def test_cited_words_are_marked_in_their_paragraph(
    invented_library: Library, invented: Report
) -> None:
    answer = told("全市GDP总量多少亿", invented_library)
    drawn = evidence_html(by_place(answer.citations)[0], invented)
    assert "<mark>" in drawn
    assert "<b>" in drawn


def test_badges_name_the_check(invented_library: Library) -> None:
    drawn = badges_html(told("PM2.5完成目标了吗", invented_library))
    assert "已核对附件1第5行" in drawn
    assert "计算得出：36 − 35 = 1" in drawn
