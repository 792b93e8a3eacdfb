"""Several reports: which one is meant, the same indicator and term over years and places."""

import pytest

from assistant.dashboard.over_reports import told_over
from assistant.draft import Formula
from assistant.model import Answer, Reason, Refusal
from assistant.proof.gate_many import problems_of_many
from assistant.reply import reply
from assistant.turns.choosing import NoReportError, choose, places_named
from index.library import Library


def answered(question: str, library: Library, *history: str) -> Answer:
    told = reply(question, library, history=history)
    assert isinstance(told, Answer), f"{question}: {told.text}"
    return told


@pytest.mark.parametrize(
    ("question", "history", "name"),
    [
        ("临川市2024年GDP增速目标是多少", (), "invented"),
        ("安城市2023年GDP增速完成多少", (), "invented-neighbour"),
        ("临川市2022年GDP增速完成多少", (), "invented-earlier"),
        ("临川市去年的报告里GDP增速目标是多少", (), "invented-earlier"),
        ("临川市2023年的报告里GDP增速目标是多少", (), "invented-earlier"),
        ("PM2.5呢", ("临川市2022年GDP增速完成多少",), "invented-earlier"),
        ("2022年呢", ("临川市2024年GDP增速目标",), "invented-earlier"),
        ("那安城市呢", ("临川市2023年GDP增速完成多少",), "invented-neighbour"),
        ("GDP增速目标是多少", (), "invented-neighbour"),
    ],
)
def test_the_report_that_is_meant(
    question: str, history: tuple[str, ...], name: str, shelf: Library
) -> None:
    assert choose(question, history, shelf.sources).name == name


def test_an_answer_says_which_report_unless_it_was_named(shelf: Library) -> None:
    unnamed = answered("公办幼儿园要新建多少所", shelf)
    assert "没有指明报告，以上据最新的《安城市2024年计划报告》" in unnamed.text
    assert "据《" not in answered("安城市公办幼儿园要新建多少所", shelf).text
    other = answered("临川市2022年GDP增速完成多少", shelf)
    assert "6.1%" in other.text
    assert "（据《临川市2023年计划报告》）" in other.text
    assert {one.document for one in other.citations} == {"invented-earlier"}


def test_one_report_has_nothing_to_choose(invented_library: Library) -> None:
    assert choose("GDP增速", (), invented_library.sources).note == ""
    assert "据《" not in answered("2024年GDP增速目标是多少", invented_library).text


def test_a_place_that_no_report_covers_is_refused(shelf: Library) -> None:
    told = reply("成都市2023年GDP增速", shelf)
    assert isinstance(told, Refusal)
    assert told.reason is Reason.OTHER_PLACE


def test_a_report_can_be_named(shelf: Library) -> None:
    told = reply("PM2.5浓度完成多少", shelf, report="invented-earlier")
    assert "38微克" in told.text
    with pytest.raises(NoReportError, match="invented-earlier"):
        reply("PM2.5浓度完成多少", shelf, report="没有")


def test_places_are_found_by_their_names(shelf: Library) -> None:
    assert places_named("安城和临川谁高", shelf.sources) == ("安城市", "临川市")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "临川市近两年GDP增速",
            ("| 2022年完成 | 6.1%[", "| 2023年完成 | 5.8%[", "低0.3个百分点（5.8 − 6.1 = −0.3）"),
        ),
        (
            "临川市历年PM2.5浓度",
            ("| 2022年完成 | 38微克/立方米[", "| 2024年目标 | ≤35微克/立方米["),
        ),
        (
            "临川市和安城市2023年GDP增速谁高",
            ("| 年份 | 临川市 | 安城市 |", "低0.4个百分点（5.8 − 6.2 = −0.4）"),
        ),
        ("2023年哪个市的GDP增速最高", ("| 2023年完成 |", "6.2%[")),
        ("临川市2022年和2024年GDP增速目标", ("| 2022年目标 | 6%左右[", "| 2024年目标 | 6%左右[")),
    ],
)
def test_an_indicator_over_years_and_places(
    question: str, parts: tuple[str, ...], shelf: Library
) -> None:
    told = answered(question, shelf)
    assert told.skill == "across"
    for part in parts:
        assert part in told.text


def test_a_result_comes_from_the_report_on_its_year(shelf: Library) -> None:
    told = answered("临川市近两年GDP增速", shelf)
    assert [one.document for one in told.citations] == ["invented", "invented-earlier"]


def test_a_definition_that_changed_is_shown_side_by_side(shelf: Library) -> None:
    told = answered("临川市“三区一城”的解释有什么变化", shelf)
    assert "解释有不同" in told.text
    assert "滨江新城" in told.text
    assert "宜居水城" in told.text
    assert "解释相同" in answered("临川市“首席办事员”的解释有没有变化", shelf).text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5.8%[", "5.9%["),
        ("| 临川市 | 安城市 |", "| 安城市 | 临川市 |"),
        ("2023年完成", "2022年完成"),
        ("2023年完成", "2023年目标"),
        ("低0.4", "高0.4"),
        ("5.8 − 6.2 = −0.4", "5.8 − 6.2 = −0.5"),
        ("低0.4个百分点", "低0.5个百分点"),
    ],
)
def test_an_altered_table_is_caught(old: str, new: str, shelf: Library) -> None:
    told = answered("临川市和安城市2023年GDP增速谁高", shelf)
    reports = {one.source.name: one for one in shelf.reports}
    formulas = tuple(
        Formula(one.formula, one.text, one.unit, one.citations)
        for one in told.numbers
        if one.formula
    )
    assert problems_of_many(told.text, told.citations, formulas, reports) == ()
    assert old in told.text
    assert problems_of_many(told.text.replace(old, new), told.citations, formulas, reports)


def test_the_cells_of_an_answer_over_reports_are_drawn(shelf: Library) -> None:
    years = told_over(answered("临川市近三年GDP增速", shelf), shelf)
    assert {one.year for one in years} == {2022, 2023}
    assert all(one.unit == "%" and one.shown and one.address.startswith("附件") for one in years)
    places = told_over(answered("2023年GDP增速哪个市最高", shelf), shelf)
    assert sorted((one.place, one.value) for one in places) == [("临川市", 5.8), ("安城市", 6.2)]
    assert told_over(answered("临川市2023年GDP增速完成多少", shelf), shelf) == ()


def test_an_old_answer_whose_report_is_gone_draws_nothing(
    shelf: Library, invented_library: Library
) -> None:
    told = answered("2023年GDP增速哪个市最高", shelf)
    assert told_over(told, invented_library) == ()
