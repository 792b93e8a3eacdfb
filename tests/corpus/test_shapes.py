"""Reports of many shapes, all made up: what each is known to hold, read by hand."""

from dataclasses import dataclass
from datetime import date

import pytest

from corpus.model import Report
from corpus.store import load_report
from corpus.title import NoTitleError, find_title
from tests.conftest import INVENTED


@dataclass(frozen=True)
class Landmarks:
    """place, years and date; counts of parts, notes, boxes; printed rows of each table."""

    place: str
    years: tuple[int, int]
    published: date | None
    parts: int
    notes: int = 0
    boxes: int = 0
    rows: tuple[int, ...] = ()


SHAPES = {
    "national": Landmarks("全国", (2022, 2023), date(2023, 3, 5), 3, boxes=1),
    "province_two_header_rows": Landmarks(
        "南岭省", (2023, 2024), date(2024, 1, 23), 3, notes=4, rows=(9,)
    ),
    "city_cell_a_line": Landmarks("云州市", (2021, 2022), date(2022, 1, 18), 3, notes=3, rows=(7,)),
    "county_with_blanks": Landmarks(
        "青石县", (2023, 2024), date(2024, 1, 9), 2, notes=2, rows=(7,)
    ),
    "district_word_export": Landmarks(
        "江北市临港区", (2024, 2025), None, 2, notes=2, boxes=1, rows=(4, 4)
    ),
    "city_with_bars": Landmarks("海陵市", (2020, 2021), date(2021, 2, 3), 3, rows=(6,)),
    "district_from_web": Landmarks(
        "沙河区", (2022, 2023), date(2023, 1, 12), 3, notes=3, rows=(8,)
    ),
    "county_without_tables": Landmarks("金沙县", (2023, 2024), None, 2),
    "county_no_numbers": Landmarks("安南县", (2022, 2023), None, 2, rows=(3,)),
    "district_many_headers": Landmarks(
        "白水区", (2025, 2026), date(2026, 1, 15), 3, notes=3, rows=(5,)
    ),
    "city_page_notes": Landmarks("梅山市", (2023, 2024), date(2024, 2, 1), 2, notes=3, rows=(3, 3)),
    "half_year": Landmarks("东湖市", (2024, 2024), date(2024, 8, 27), 2),
}


def read(name: str) -> Report:
    return load_report(INVENTED / name)


@pytest.mark.parametrize("name", SHAPES)
def test_landmarks(name: str) -> None:
    report, known = read(name), SHAPES[name]
    source = report.source
    assert (source.place, source.published) == (known.place, known.published)
    assert (source.done_year, source.plan_year) == known.years
    assert sum(one.kind == "part" for one in report.sections) == known.parts
    assert (len(report.footnotes), len(report.boxes)) == (known.notes, known.boxes)
    assert tuple(table.row_count for table in report.tables) == known.rows


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("province_two_header_rows", 2, [(2023, "目标", "6.5"), (2023, "完成", "6.3"), (2024, "目标", "6.5左右")]),
        ("city_cell_a_line", 5, [(2021, "目标", "4.5以内"), (2021, "完成", "2.9"), (2022, "目标", "4以内")]),
        ("district_word_export", 1, [(2024, "目标", "720"), (2024, "完成", "723.6")]),
        ("city_with_bars", 1, [(2020, "完成", "3.8"), (2021, "目标", "＞7")]),
        ("district_from_web", 4, [(2022, "目标", "8"), (2022, "完成", "-1.3"), (2023, "目标", "8")]),
    ],
)  # fmt: skip
def test_cells_have_year_and_role(
    name: str, row: int, expected: list[tuple[int, str, str]]
) -> None:
    found = next(one for one in read(name).tables[0].rows if one.number == row)
    assert [(one.year, one.role, one.text) for one in found.readings] == expected


def test_a_row_with_value_and_growth_is_two_indicators() -> None:
    rows = [one for one in read("county_with_blanks").tables[0].rows if one.number == 1]
    assert [(one.name, one.unit) for one in rows] == [
        ("地区生产总值", "亿元"),
        ("地区生产总值增速", "%"),
    ]
    assert [one.text for one in rows[1].readings] == ["6.8", "7"]


def test_a_unit_of_the_caption_goes_to_the_rows_that_it_fits() -> None:
    rows = read("county_with_blanks").tables[0].rows
    assert {one.name: one.unit for one in rows}["城镇居民人均可支配收入"] == "元"


def test_a_row_without_values_is_the_category_of_those_below() -> None:
    assert {one.category for one in read("district_from_web").tables[0].rows} == {
        "经济类",
        "民生类",
        "资源环境类",
    }


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("province_two_header_rows", ["“3+5”现代产业体系", "链长制", "“亩均论英雄”改革", "无废城市"]),
        ("city_cell_a_line", ["百日攻坚", "云招商", "一照通办"]),
        ("city_page_notes", ["放管服", "一件事一次办", "强县工程"]),
        ("county_with_blanks", ["四好农村路", "高标准农田"]),
        ("district_from_web", ["两化融合", "口袋公园", "15分钟便民生活圈"]),
    ],
)  # fmt: skip
def test_typed_notes_hang_on_their_terms(name: str, terms: list[str]) -> None:
    report = read(name)
    assert [report[note.terms[0]] for note in report.footnotes] == terms
    for note in report.footnotes:
        assert report[note.terms[0]] in report[note.anchor]
        assert note.anchor.end <= note.span.start


def test_marks_are_taken_out_and_lists_of_circled_numbers_stay() -> None:
    assert "重点抓好：①扩大投资；②促进消费" in read("city_page_notes").text
    text = read("city_cell_a_line").text
    assert "“云招商”模式" in text
    assert not any(mark in text for mark in "①②③")


def test_a_box_printed_as_lines_has_labels() -> None:
    report = read("national")
    assert [report[one.label] for one in report.boxes[0].entries] == [
        "县域商业建设",
        "充电设施下乡",
    ]


def test_parts_in_parts_are_sections() -> None:
    report = read("county_with_blanks")
    sections = [one.address for one in report.sections if one.kind == "section"]
    assert sections[0] == "第一部分一、"
    assert "第一部分一、(三)" in sections


@pytest.mark.parametrize(
    ("words", "place", "years"),
    [
        ("关于2022年国民经济和社会发展计划执行情况与2023年计划草案的报告\n受国务院委托", "全国", (2022, 2023)),
        ("2019年东山县国民经济社会发展计划执行情况及2020年计划（草案）的报告", "东山县", (2019, 2020)),
        ("西陵市人民政府关于西陵市2023年度国民经济和社会发展计划执行情况暨2024年度计划安排的报告", "西陵市", (2023, 2024)),
        ("关于二〇二三年国民经济和社会发展计划执行情况和二〇二四年计划的报告\n南溪县发展和改革局", "南溪县", (2023, 2024)),
        (
            "关于2020年全区国民经济和社会发展计划执行及“十三五”规划实施情况与2021年计划草案的报告\n"
            "——2021年1月在白山区第十届人民代表大会",
            "白山区",
            (2020, 2021),
        ),
        ("安南县2022年国民经济和社会发展计划执行情况及2023年国民经济和社会发展计划（草案）", "安南县", (2022, 2023)),
        ("关于北川市2024年上半年国民经济和社会发展计划执行情况的报告", "北川市", (2024, 2024)),
        ("北川市人民政府关于印发北川市2024年国民经济和社会发展计划的通知\n各县区", "北川市", (2023, 2024)),
        ("2025年东山县政府工作报告\n各位代表", "东山县", (2024, 2025)),
        ("南溪市政府工作报告\n一、2024年工作回顾\n二、2025年工作安排", "南溪市", (2024, 2025)),
        ("政府工作报告\n——2025年1月在西陵市第九届人民代表大会\n2025年主要预期目标", "西陵市", (2024, 2025)),
    ],
)  # fmt: skip
def test_titles_of_many_forms(words: str, place: str, years: tuple[int, int]) -> None:
    found = find_title(words, "试")
    assert (found.place, (found.done_year, found.plan_year)) == (place, years)


def test_a_text_without_a_title_asks_for_it() -> None:
    with pytest.raises(NoTitleError, match=r"source\.toml"):
        find_title("关于加强绿化工作的通知", "试")
