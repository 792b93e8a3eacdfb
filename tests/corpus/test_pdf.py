"""How printed signs become lines, paragraphs, tables and notes; the places are made up by hand."""

import pytest

from corpus.readers.flow import PageStart, Words
from corpus.readers.flow import signs as counted
from corpus.readers.pdf.foot_notes import foot_notes
from corpus.readers.pdf.pages import MERGED, Page, PageCell, PageTable
from corpus.readers.pdf.paragraphs import inlines_of, measure, paragraphs
from corpus.readers.pdf.radicals import plain
from corpus.readers.pdf.running import running
from corpus.readers.pdf.signs import Sign, TextLine, lines_of
from corpus.readers.pdf.tables import begun, goes_on, join
from corpus.readers.pdf.unruled import rows_of, unruled_blocks


def printed(text: str, x: float, top: float, size: float = 10) -> list[Sign]:
    """Square signs side by side."""
    return [
        Sign(sign, x + at * size, x + (at + 1) * size, top, top + size, size)
        for at, sign in enumerate(text)
    ]


def line(text: str, x: float, top: float, size: float = 10, page: int = 1) -> TextLine:
    return lines_of(printed(text, x, top, size), page)[0]


def page(number: int, lines: list[TextLine], rules: tuple[float, ...] = ()) -> Page:
    return Page(number, 200, 300, tuple(lines), (), rules, counted(""))


def test_radicals_become_plain_signs() -> None:
    assert "".join(map(plain, "⼀⻓⼾⺠―行")) == "一长户民—行"


def test_raised_signs_belong_to_their_line() -> None:
    (read,) = lines_of(
        [*printed("定位", 0, 100), *printed("12", 20, 98, 6), *printed("好", 32, 100)], 1
    )
    assert [(run.text, run.raised) for run in read.runs()] == [
        ("定位", False),
        ("12", True),
        ("好", False),
    ]


def test_a_lowered_sign_is_no_mark() -> None:
    (read,) = lines_of([*printed("CO", 0, 100), *printed("2", 20, 105, 6)], 1)
    assert read.text == "CO2"


def test_lines_join_where_nothing_more_had_room() -> None:
    lines = [
        line("全市地区生产总值增长", 0, 100),
        line("百分之五。", 0, 115),  # ends early: the paragraph ends
        line("财政收入增长三成以上", 0, 130),
        line("（二）民生持续改善。", 0, 145, page=1),  # a mark after no stop: it goes on
        line("就业稳定。", 0, 300, page=2),
    ]
    usual = measure(lines)
    read = ["".join(one.text for one in part) for part in paragraphs(lines, usual)]
    assert read == [
        "全市地区生产总值增长百分之五。",
        "财政收入增长三成以上（二）民生持续改善。就业稳定。",
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [
        line("全市地区生产总值增长", 0, 100),
        line("百分之五百分之五以上", 0, 115),
        line("财政收入增长三成", 20, 130),
        line("以上。", 0, 145),
    ]
    read = ["".join(one.text for one in part) for part in paragraphs(lines, measure(lines))]
    assert read == ["全市地区生产总值增长百分之五百分之五以上", "财政收入增长三成以上。"]


def test_a_paragraph_knows_where_the_page_ends() -> None:
    inlines = inlines_of([line("上一页", 0, 100), line("下一页", 0, 10, page=2)])
    assert inlines == [Words("上一页"), PageStart(), Words(""), Words("下一页")]


def test_what_repeats_at_the_edge_runs() -> None:
    words = (("某市报告", 5), ("正文{}", 100), ("— {} —", 285))
    pages = [
        page(at, [line(text.format(at), 0, top, page=at) for text, top in words])
        for at in range(1, 7)
    ]
    found = {read.text: kind for read, kind in running(pages).items()}
    assert found["某市报告"] == "header"
    assert found["— 3 —"] == "page number"
    assert not any(text.startswith("正文") for text in found)


def test_notes_under_a_rule_go_on_over_the_page() -> None:
    body = lines_of([*printed("推行甲", 0, 100), *printed("1", 30, 98, 6)], 1)
    pages = [
        page(1, [*body, line("1 甲：指一项", 0, 250, 8)], rules=(240,)),
        page(2, [line("正文", 0, 100, page=2), line("好制度。", 0, 270, 8, page=2)], rules=(260,)),
    ]
    found = foot_notes(pages, {}, 10)
    assert [(note.number, [one.text for one in note.lines]) for note in found.notes] == [
        ("1", ["1 甲：指一项", "好制度。"])
    ]
    assert found.find(1, "1") == found.notes[0].id
    assert found.find(1, "2") is None


def test_notes_without_a_rule_are_told_by_the_marks_of_the_page() -> None:
    body = lines_of(
        [
            *printed("甲", 0, 100),
            *printed("①", 10, 98, 6),
            *printed("乙", 20, 100),
            *printed("②", 30, 98, 6),
        ],
        1,
    )
    pages = [page(1, [*body, line("① 甲：指一。", 0, 250), line("② 乙：指二。", 0, 265)])]
    assert [note.number for note in foot_notes(pages, {}, 10).notes] == ["①", "②"]


def cell(text: str, top: float = 0, number: int = 1) -> PageCell:
    return PageCell((line(text, 0, top, page=number),) if text else (), 100)


def table(number: int, *rows: tuple[str, ...]) -> PageTable:
    cells = tuple(tuple(cell(text, number=number) for text in row) for row in rows)
    return PageTable(number, 0, 100, (0, 50, 100), cells)


def test_a_table_goes_on_over_pages_without_its_second_header() -> None:
    whole = begun(table(1, ("序号", "名称"), ("1", "地区生")))
    part = table(2, ("序号", "名称"), ("", "产总值"), ("2", "财政"))
    assert goes_on(whole, part)
    join(whole, part)
    read = [tuple("".join(one.text for one in cell) for cell in row.cells) for row in whole.rows]
    assert read == [("序号", "名称"), ("1", "地区生产总值"), ("2", "财政")]
    assert [one.text for one in whole.repeated] == ["序号", "名称"]


def test_a_table_with_other_columns_is_another_table() -> None:
    other = PageTable(2, 0, 100, (0, 30, 60, 100), ((cell("甲"), cell("乙"), MERGED),))
    assert not goes_on(begun(table(1, ("序号", "名称"))), other)


def unruled(rows: list[tuple[float, list[tuple[float, str]]]]) -> list[TextLine]:
    signs = [sign for top, cells in rows for x, text in cells for sign in printed(text, x, top)]
    return lines_of(signs, 1)


def test_columns_make_a_table_without_rules() -> None:
    lines = unruled(
        [
            (0, [(0, "序号"), (60, "类别"), (120, "名称"), (220, "目标")]),
            (20, [(0, "1"), (120, "地区生产总值"), (220, "5")]),
            (30, [(60, "经济")]),  # in the middle of two rows
            (40, [(0, "2"), (120, "财政收入"), (220, "6")]),
            (60, [(0, "3"), (60, "民生"), (120, "就业"), (220, "7")]),
        ]
    )
    (block,) = unruled_blocks(lines)
    read = [["".join(one.text for one in cell) for cell in row] for row in rows_of(block)]
    assert read == [
        ["序号", "类别", "名称", "目标"],
        ["1", "经济", "地区生产总值", "5"],
        ["2", "", "财政收入", "6"],
        ["3", "民生", "就业", "7"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [(0, [(0, "某市人民政府"), (200, "文件")]), (20, [(0, "二〇二六年"), (200, "三月")])],
        [(0, [(0, "全市地区生产总值增长百分之五")]), (20, [(0, "财政收入增长")])],
    ],
    ids=["title page", "running text"],
)
def test_other_lines_make_no_table(rows: list[tuple[float, list[tuple[float, str]]]]) -> None:
    assert unruled_blocks(unruled(rows)) == []


def test_numbers_alone_are_page_numbers_only_where_they_count_with_the_pages() -> None:
    pages = [
        page(at, [line("正文", 0, 100, page=at), line(foot, 0, 285, page=at)])
        for at, foot in ((1, "9"), (2, "10"), (3, "93"))
    ]
    found = {read.text for read in running(pages)}
    assert found == {"9", "10"}  # 93 is a cell of a table printed a cell a line


def test_a_note_that_breaks_a_line_early_breaks_no_paragraph() -> None:
    lines = [
        line("全市地区生产总值增长", 20, 100),
        line("百分之五。", 0, 115),
        line("财政收入增长三成以上", 20, 130),
        line("企业一二三四五六", 0, 145),  # a note on the next page pushed the rest down
        line("家新认定。", 0, 160),
        line("就业稳定", 20, 175),
        line("有序。", 0, 190),
        line("物价平稳。", 20, 205),
    ]
    usual = measure(lines)
    assert usual.indented
    read = ["".join(one.text for one in part) for part in paragraphs(lines, usual)]
    assert read == [
        "全市地区生产总值增长百分之五。",
        "财政收入增长三成以上企业一二三四五六家新认定。",
        "就业稳定",
        "有序。",
        "物价平稳。",
    ]


def test_a_note_or_an_item_that_had_room_begins_a_paragraph() -> None:
    lines = [
        *(line("一二三四五六七八九十一二", 0, top) for top in (0, 15, 30, 45)),
        line("［1］甲：指一项。", 0, 60),
        line("［2］乙：指两项。", 0, 75),
    ]
    read = ["".join(one.text for one in part) for part in paragraphs(lines, measure(lines))]
    assert read[-1] == "［2］乙：指两项。"


def test_lines_of_a_large_heading_stand_further_apart() -> None:
    lines = [line("某市国民经济计划", 0, 0, 15), line("情况", 0, 24, 15)]
    lines += [line("一二三四五六七八九十一二", 0, top) for top in (60, 75, 90, 105)]
    read = ["".join(one.text for one in part) for part in paragraphs(lines, measure(lines))]
    assert read[0] == "某市国民经济计划情况"


def test_a_short_text_is_full_where_even_margins_end_it() -> None:
    lines = [line("某市的报告", 10, 0), line("某市人民政府", 10, 15)]
    assert measure(lines).right < measure(lines, 100).right == 90
    assert len(paragraphs(lines, measure(lines, 100))) == 2


def test_rows_with_numbers_are_not_one_row_cut_by_the_page() -> None:
    whole = begun(table(1, ("民生", "就业", "12000")))
    join(whole, table(2, ("", "托位", "4.5")))
    assert len(whole.rows) == 2


def test_cells_parted_by_blanks_that_do_not_stand_under_each_other_make_no_table() -> None:
    rows = [
        (20.0 * at, [(0, "指" * wide), (wide * 10 + 30, "5"), (wide * 10 + 70, "6")])
        for at, wide in enumerate((3, 9, 5, 14, 2))
    ]
    assert unruled_blocks(unruled(rows)) == []
