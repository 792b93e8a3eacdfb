"""What the shipped report is known to hold, read by hand."""

from decimal import Decimal

import pytest

from corpus.model import Indicator, Report


def row(report: Report, table: str, number: int) -> Indicator:
    return next(r for t in report.tables if t.number == table for r in t.rows if r.number == number)


def test_outline_has_three_parts_and_their_sections(report: Report) -> None:
    parts = [one for one in report.sections if one.kind == "part"]
    assert [one.number for one in parts] == ["一、", "二、", "三、"]
    counts = [
        sum(one.kind == "section" and one.span in part.span for one in report.sections)
        for part in parts
    ]
    assert counts == [3, 4, 11]


def test_every_note_has_term_and_anchor(report: Report) -> None:
    assert [note.number for note in report.footnotes] == list(range(1, 65))
    for note in report.footnotes:
        assert report[note.definition].strip()
        assert all(report[term] in report[note.span] for term in note.terms)
        first = report[note.terms[0]].strip("“”")
        assert first[:2].strip("“”") in report[note.anchor]


def test_a_double_term_has_two_names(report: Report) -> None:
    double = next(note for note in report.footnotes if len(note.terms) == 2)
    assert [report[term] for term in double.terms] == ["三同", "两不"]


def test_boxes_have_their_entries(report: Report) -> None:
    assert [(box.number, len(box.entries)) for box in report.boxes] == [
        ("专栏1", 4),
        ("专栏2", 6),
        ("专栏3", 4),
        ("专栏4", 2),
    ]
    labels = [report[entry.label] for entry in report.boxes[0].entries]
    assert labels[1] == labels[2] == "2026年度“四重清单”"


def test_tables_have_25_indicators_with_category_filled_down(report: Report) -> None:
    assert [len(table.rows) for table in report.tables] == [25, 25]
    for table in report.tables:
        assert all(one.category and one.name and one.readings for one in table.rows)
        assert {one.nature for one in table.rows} == {"预期性", "约束性"}


@pytest.mark.parametrize(
    ("place", "text", "value", "hedge"),
    [
        (("附件1", 2, "2025年预期目标"), "＞30", Decimal(300000), "＞"),
        (("附件1", 13, "2025年预期目标"), "5.3以内", Decimal("5.3"), "以内"),
        (("附件1", 24, "2025年预期目标"), "38.9左右", Decimal("38.9"), "左右"),
        (("附件1", 22, "2025年预期目标"), "保持Ⅱ类", None, ""),
        (("附件1", 8, "2025年预计完成情况"), "50（保持全市前列）", Decimal(500000), ""),
        (("附件1", 20, "2025年预计完成情况"), "预计完成", None, ""),
        (("附件2", 20, "2026年预期目标"), "≤33", Decimal(33), "≤"),
    ],
)
def test_cells_keep_value_hedge_and_words(
    report: Report, place: tuple[str, int, str], text: str, value: Decimal | None, hedge: str
) -> None:
    table, number, column = place
    reading = next(one for one in row(report, table, number).readings if one.column == column)
    assert reading.text == text
    assert (reading.figure.value if reading.figure else None) == value
    assert (reading.figure.hedge if reading.figure else "") == hedge
