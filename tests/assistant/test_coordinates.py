"""Follow-ups that name a fellow of what was asked are asked in the words of the turn before."""

import pytest

from assistant.asking.question import read_question
from assistant.known.knowledge import knowledge_of
from assistant.turns.coordinates import of_the_term, with_fellow
from corpus.model import Report
from tests.assistant.test_other_papers import paper


@pytest.mark.parametrize(
    ("before", "new", "resolved"),
    [
        ("专栏1里“甲”有哪些项目", "“乙”", "专栏1里“乙”有哪些项目"),
        ("省级项目投资占比多少", "市级", "市级项目投资占比多少"),
        ("城轨18号线什么情况", "27号线", "城轨27号线什么情况"),
        ("今年GDP目标定多少", "全国", "全国今年GDP目标定多少"),
        ("武汉的GDP目标是多少", "长沙", "长沙的GDP目标是多少"),
        ("森林覆盖率完成多少", "学前教育", None),
    ],
)
def test_a_fellow_takes_the_place_of_its_fellow(
    before: str, new: str, resolved: str | None
) -> None:
    report = paper("city_plan")
    told = with_fellow(new, read_question(before, report), knowledge_of(report))
    assert told == resolved


def test_a_piece_of_a_coded_name_is_asked_of_that_name(report: Report) -> None:
    knowledge = knowledge_of(report)
    name = next(
        report[span]
        for note in report.footnotes
        for span in note.terms
        if report[span].count("+") > 2 and report[span][0].isdigit()
    )
    piece = name.strip("“”").split("+")[1]
    asked = read_question(f"{piece}是什么", report)
    assert of_the_term(asked, f"{name}是哪里的", knowledge) == f"{name}的{piece}是什么"
    assert of_the_term(read_question("今年目标是多少", report), name, knowledge) is None
