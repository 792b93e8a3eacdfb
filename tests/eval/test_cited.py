"""Citation precision and recall, confusions, the reasons of refusals, length and unscored cases."""

from dataclasses import replace

from assistant.model import Answer, Reason, Refusal
from assistant.reply import reply
from corpus.model import Report
from eval.cited import Cited, cited, whole
from eval.confusions import confusion
from eval.model import Case, Evidence, Number
from eval.run import run_cases
from eval.summing import middle, nearly_longest, refusals, summary
from index.library import Library

CASE = Case(
    id="a",
    kind="cell",
    question="2024年GDP增速目标",
    history=(),
    accept=(("6%左右",),),
    forbid=(),
    evidence=(Evidence(table="附件2", row=1, column="2024年预期目标"),),
    refuse=None,
    numbers=(Number("6", "%", 2024, "目标"),),
)


def answer_to(question: str, library: Library) -> Answer:
    told = reply(question, library)
    assert isinstance(told, Answer)
    return told


def test_each_sentence_is_held_against_its_own_marks(invented_library: Library) -> None:
    told = answer_to(CASE.question, invented_library)
    assert cited(CASE, told) == Cited(gold=1, citations=1, backed=1, telling=1)
    other = replace(told.citations[0], id=2, row=2, address="附件2 第2行")
    shifted = replace(told, text="目标为6%左右[2]，另见[1]。", citations=(*told.citations, other))
    assert cited(CASE, shifted) == Cited(gold=1, citations=2, backed=0, telling=1)
    unmarked = replace(told, text="目标为6%左右。另见[1]。")
    assert cited(CASE, unmarked) == Cited(gold=1, citations=1, backed=1, telling=1)
    loose = replace(told, text="另见[1]，目标为6%左右。")
    assert cited(CASE, loose) == Cited(gold=1, citations=1, backed=0, telling=1)
    assert whole([Cited(1, 2, 0, 1), Cited(1, 1, 1, 1)]) == Cited(2, 3, 1, 2)
    assert cited(CASE, Refusal("q", "q", Reason.CHAT, "", ())) is None


def test_a_year_or_role_taken_for_another_is_seen(
    invented_library: Library, invented: Report
) -> None:
    told = answer_to(CASE.question, invented_library)
    assert confusion(CASE, told, invented, "year").right is True
    assert confusion(CASE, told, invented, "role").right is True
    swapped = replace(told, text=told.text.replace("2024年", "2023年"))
    assert confusion(CASE, swapped, invented, "year").right is False
    done = replace(told, text="2024年完成6%[1]。")
    assert confusion(CASE, done, invented, "role").right is False
    other = answer_to("2023年GDP增速完成多少", invented_library)
    bare = replace(CASE, numbers=())
    cell = replace(other.citations[0], table="附件2", row=1)
    column = next(
        one
        for table in invented.tables
        for row in table.rows
        if (row.table, row.number) == ("附件2", 1)
        for one in row.readings
        if one.year != 2024
    )
    wrong = replace(other, citations=(replace(cell, column=column.column),))
    score = confusion(bare, wrong, invented, "year")
    assert score.right is False
    assert "年份应是 2024" in score.reason
    assert confusion(replace(bare, evidence=()), told, invented, "year").right is None


def test_reasons_of_refusals_are_counted(invented: Report) -> None:
    place = replace(CASE, id="b", refuse="OTHER_PLACE", accept=(), numbers=(), evidence=())
    told = {
        "a": Refusal("q", "q", Reason.NO_INDICATOR, "没有", ()),
        "b": Refusal("q", "q", Reason.OTHER_PLACE, "没有", ()),
        "c": Refusal("q", "q", Reason.OTHER_YEAR, "没有", ()),
    }
    cases = [CASE, place, replace(place, id="c")]
    runs = run_cases(cases, lambda case: told[case.id], invented)
    assert list(refusals(runs))[2:] == [
        "| 报告不涉及该地区 | 2 | 1 | 报告不含该年份 1 | 0 |",
        "| （可答的题） | 1 | — | 报告没有该指标 1 | 0 |",
    ]


def test_a_mixed_question_must_say_what_is_not_answered(
    invented_library: Library, invented: Report
) -> None:
    question = "2024年GDP增速目标是多少？2010年GDP是多少？"
    case = replace(CASE, question=question, partly="OTHER_YEAR")
    (run,) = run_cases([case], lambda one: reply(one.question, invented_library), invented)
    assert [one.right for one in run.scores if one.measure in ("answer", "partly")] == [True, True]
    told = answer_to(CASE.question, invented_library)
    (half,) = run_cases([case], lambda _: told, invented)
    assert [one.right for one in half.scores if one.measure in ("answer", "partly")] == [False] * 2


def test_a_question_that_raises_is_counted_as_not_scored(invented: Report) -> None:
    def broken(case: Case) -> Answer:
        raise RuntimeError(case.id)

    runs = run_cases([CASE], broken, invented)
    assert {score.right for score in runs[0].scores} == {None}
    assert any("没有得到回答" in line and "RuntimeError：a 1 题" in line for line in summary(runs))


def test_quantiles() -> None:
    assert (middle([]), nearly_longest([])) == (0, 0)
    assert nearly_longest(list(range(101))) == 95
