"""Premises, the report's own arithmetic, the document itself, topics, figures in order."""

from decimal import Decimal

import pytest

from assistant.auditing.findings import findings, told_finding
from assistant.model import Answer
from assistant.proof.premises import AGREES, DISAGREES
from assistant.reply import reply
from assistant.sentences.respective import belonging
from corpus.model import Report
from index.library import Library


def text(question: str, library: Library) -> str:
    told = reply(question, library)
    assert isinstance(told, Answer), told.text
    return told.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2023年GDP增速完成了5.8%，对吧？", AGREES),
        ("2023年GDP增速完成了6.5%，对吧？", DISAGREES),
        ("听说2024年GDP增速目标是6%，是真的吗", AGREES),
        ("2023年PM2.5是35吧", DISAGREES),
    ],
)
def test_a_claim_is_held_against_its_own_cell(
    question: str, verdict: str, invented_library: Library
) -> None:
    assert text(question, invented_library).startswith(verdict)


def test_a_target_does_not_confirm_a_result(library: Library) -> None:
    assert text("2025年GDP增长了6%对吧", library).startswith(DISAGREES)


def test_quarters_are_added_up_and_held_against_the_total(library: Library) -> None:
    told = text("四个季度计划完成投资加起来对不对", library)
    assert "48.2 + 76.4 + 70.4 + 71.3 = 266.3" in told
    assert "对得上" in told


def test_shares_are_worked_out_again(library: Library) -> None:
    told = text("各投资主体的占比算得对吗", library)
    assert "113 ÷ 266.3 × 100% ≈ 42.4%" in told
    assert "有出入" in told


def test_text_and_annex_are_compared(library: Library) -> None:
    assert "限定词不同" in text("文里说的GDP增速目标和附件一致吗", library)


def test_the_report_finds_its_own_differences(report: Report) -> None:
    told = [told_finding(one, report) for one in findings(report)]
    assert any("61.6 + 113 + 91.6 = 266.2" in one for one in told)
    assert any(one.startswith("[差异]") and "87.8 + 21.9 + 155.5 = 265.2" in one for one in told)
    assert any("32 + 187 + 31 = 250" in one and "相差121个" in one for one in told)
    assert any("附件2写575标箱" in one and "超4.8万标箱" in one for one in told)
    assert not any("两个创建" in one or "十字金街" in one or "82.03岁" in one for one in told)
    assert any("≈ 42.4%，报告写42.5%" in one for one in told)
    assert any(one.startswith("[措辞]") and "5%左右" in one for one in told)
    assert all(report[place] for one in findings(report) for place in one.places)


def test_a_sound_report_has_no_grave_finding(invented: Report) -> None:
    assert not [one for one in findings(invented) if one.gravity in ("矛盾", "差异")]


def test_figures_told_in_order_belong_to_their_things(report: Report) -> None:
    span = next(
        sentence.span
        for paragraph in report.paragraphs
        for sentence in paragraph.sentences
        if "普惠托位数、普惠性幼儿园覆盖率分别达" in report[sentence.span]
    )
    found = belonging(report, span, "普惠性幼儿园覆盖率是多少")
    assert found is not None
    assert found.figure.value == Decimal(95)


def test_the_document_itself(invented_library: Library) -> None:
    assert "2024年2月8日" in text("报告什么时候发布的", invented_library)
    assert "2024年主要指标计划表" in text("附件2是什么表", invented_library)


def test_headings_of_a_topic(library: Library) -> None:
    told = text("消费方面有哪些举措", library)
    assert told.count("消费") > 2
    assert "- " in told


def test_both_years_are_told_when_none_is_asked(library: Library) -> None:
    told = text("建筑业在地产值是多少", library)
    assert "2025年部分：" in told
    assert "2026年部分：" in told


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("实际使用外资今年目标是3680亿美元吧", DISAGREES),  # 3680万美元
        ("人均GDP去年是31亿元对吧", DISAGREES),  # 31万元
        ("去年民营经济增加值完成660亿吧", AGREES),
        ("民营经济增加值去年目标660亿元、完成700亿元，对吧", DISAGREES),  # the two swapped
        ("去年外资目标6000万美元、完成3200万美元，对吧", AGREES),
        ("研发强度今年目标是不是降了", DISAGREES),
    ],
)
def test_unit_scale_and_role_are_part_of_a_claim(
    question: str, verdict: str, library: Library
) -> None:
    assert text(question, library).startswith(verdict)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("二季度计划投资比一季度多多少", "76.4 − 48.2 = 28.2"),
        ("产业类投资是公共服务设施类的几倍", "155.5 ÷ 21.9 ≈ 7.1"),
        ("四个季度平均每个季度计划投资多少", "（48.2 + 76.4 + 70.4 + 71.3） ÷ 4 ≈ 66.58"),
    ],
)
def test_figures_of_running_text_are_computed_with(
    question: str, formula: str, library: Library
) -> None:
    assert formula in text(question, library)


def test_a_joined_reply_passes_the_gate_again(library: Library) -> None:
    told = reply("2026年GDP增速目标是多少？2028年GDP增速目标是多少？", library)
    assert isinstance(told, Answer)
    assert len(told.unanswered) == 1
    assert "2028" in told.unanswered[0]
    assert "2028" not in told.stated()


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("固投增速超过10%了吧", "是的"),
        ("固投去年超过11%吧", "不是"),
        ("失业率超过5.3%了吧", "不是"),
        ("失业率没超过5.3%吧", "是的"),
        ("失业率没到5.5%吧", "是的"),
        ("失业率没有达到5%吧", "不是"),
        ("进出口增速不到30%吧", "是的"),
        ("民营经济增加值不足600亿吧", "不是"),
        ("存贷款余额突破1.4万亿了吧", "是的"),
        ("固投去年是不是没达标", "不是"),
        ("进出口去年下降了吧", "不是"),
        ("信访总量是上升的吧", "不是"),
        ("25项指标完成了22项吧", "不是"),
    ],
)
def test_bounds_directions_and_counts_that_are_claimed(
    claim: str, verdict: str, library: Library
) -> None:
    told = reply(claim, library)
    assert isinstance(told, Answer)
    assert told.text.startswith(verdict)


def test_rows_whose_target_is_in_words_and_rows_of_a_class_in_both_tables(
    library: Library, report: Report
) -> None:
    worded = {
        row.name
        for row in report.tables[1].rows
        if all(one.figure is None for one in row.readings if one.role == "目标")
    }
    told = text("今年哪些目标没有具体数字", library)
    assert all(name in told for name in worded)
    assert told.count("\n- ") == len(worded)
    shared = text("两个附件都有的约束性指标有哪些", library)
    both = [
        row.name
        for row in report.tables[0].rows
        if row.nature == "约束性"
        and any(row.name == one.name and one.nature == "约束性" for one in report.tables[1].rows)
    ]
    assert f"有{len(both)}项" in shared
    assert all(name in shared for name in both)
