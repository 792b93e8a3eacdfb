"""Formulas that an answer may show: worked out again from what is printed, and nothing else."""

import pytest

from assistant.draft import Writer
from assistant.proof.arithmetic import holds
from tests.assistant.test_other_papers import paper

CITY = "river_port_plan"


def proven(formula: str, printed: str) -> bool:
    """Whether a formula holds over the sentence of the report that prints some words."""
    report = paper(CITY)
    writer = Writer(report)
    (sentence,) = [
        one.span
        for paragraph in report.paragraphs
        for one in paragraph.sentences
        if printed in report[one.span]
    ]
    writer.cite(sentence)
    return holds(formula, (1,), writer.citations, report)


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("132 ÷ （1 + 20%） = 110", True),
        ("132 ÷ （1 + 20%） = 111", False),
        ("132 ÷ （1 + 21%） ≈ 109", False),  # no 21% is printed
        ("131 ÷ （1 + 20%） ≈ 109", False),  # no 131 is printed
        ("132 ÷ 2 = 66", False),  # nothing was doubled
    ],
)
def test_back_to_the_year_before(formula: str, right: bool) -> None:
    assert proven(formula, "中欧班列“沧浦号”开行132列") is right


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("528.3亿 ÷ 4826.7万 ≈ 1094.54", True),
        ("528.3亿 ÷ 4826.7万 ≈ 1094.64", False),
        ("528.3万 ÷ 4826.7万 ≈ 0.11", False),  # the scale is not the printed one
        ("528.3亿 ÷ 4826.7 ≈ 0.11", False),
    ],
)
def test_numbers_with_their_scales(formula: str, right: bool) -> None:
    assert proven(formula, "接待国内外游客4826.7万人次") is right


def test_a_share_of_counted_rows_cites_each_of_them() -> None:
    report = paper(CITY)
    (table,) = report.tables
    formula = f"计数 2 ÷ {table.number}全部指标 26 × 100% ≈ 7.7%"
    assert holds(formula, (1, 2), (), report)
    assert not holds(formula, (1,), (), report)
    assert not holds(formula.replace("26", "25"), (1, 2), (), report)
