"""Web pages, Markdown and plain text as people write them."""

import pytest

from corpus.blocks import Clean, NoteBlock, ParagraphBlock, TableBlock
from corpus.counts import left_out
from corpus.laws import unaccounted
from corpus.readers import html, markdown, plain_text
from corpus.readers.flow import Intake, signs
from corpus.readers.limits import FileError


def proven(intake: Intake) -> Intake:
    assert unaccounted(intake.source, intake.clean) == []
    assert signs(intake.source) == intake.census + signs(intake.generated)
    return intake


def page(body: str, encoding: str = "utf-8") -> Intake:
    text = (
        f'<html><head><meta charset="{encoding}"><title>题</title></head><body>{body}</body></html>'
    )
    return proven(html.read(text.encode(encoding), "样本"))


def md(text: str) -> Intake:
    return proven(markdown.read(text.encode(), "样本"))


def plain(data: bytes) -> Intake:
    return proven(plain_text.read(data, "样本"))


def lines(intake: Intake) -> list[str]:
    return intake.clean.text.splitlines()


def cells(clean: Clean) -> list[list[str | None]]:
    table = next(one for one in clean.blocks if isinstance(one, TableBlock))
    return [
        [clean.text[one.start : one.end] if one else None for one in row.cells]
        for row in table.rows
    ]


def notes(clean: Clean) -> list[str]:
    return [
        clean.text[one.span.start : one.span.end]
        for one in clean.blocks
        if isinstance(one, NoteBlock)
    ]


def test_menus_scripts_and_hidden_words_are_left_out() -> None:
    intake = page(
        "<div class='top'><a href='/'>首页</a> &gt; <a href='/a'>公开</a></div>"
        "<div class='main'><p>全市地区生产总值增长百分之五，好于预期。</p>"
        "<p style='display: none'>看不见</p><script>var a = 1;</script></div>"
        "<div class='foot'>版权所有</div>"
    )
    assert lines(intake) == ["全市地区生产总值增长百分之五，好于预期。"]
    assert left_out(intake) == {"script": 8, "navigation": 9, "hidden": 3}


def test_a_table_beside_the_text_is_not_lost() -> None:
    intake = page(
        "<div><p>全市地区生产总值增长百分之五，远远好于年初预期。</p></div>"
        "<div><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></div>"
    )
    assert cells(intake.clean) == [["甲", "乙"], ["1", "2"]]


def test_rowspan_and_colspan_keep_the_columns() -> None:
    intake = page(
        "<table><tr><th rowspan=2>类别</th><th colspan=2>2025年</th></tr>"
        "<tr><th>目标</th><th>完成</th></tr>"
        "<tr><td rowspan=2>经济</td><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr></table>"
    )
    assert cells(intake.clean) == [
        ["类别", "2025年", None],
        [None, "目标", "完成"],
        ["经济", "5", "6"],
        [None, "7", "8"],
    ]


def test_a_table_that_only_places_text_is_text() -> None:
    intake = page("<table><tr><td><p>第一段。</p><p>第二段。</p></td></tr></table>")
    assert lines(intake) == ["第一段。", "第二段。"]


def test_lines_broken_in_the_source_are_whole_on_the_page() -> None:
    intake = page("<p>地区生产\n   总值 GDP\n growth</p><p>一行<br>又一行</p>")
    assert lines(intake) == ["地区生产总值 GDP growth", "一行", "又一行"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>推行甲<a href='#n1' id='r1'><sup>1</sup></a>制</p>"
        "<ol><li id='n1'><p>甲：指一。<a href='#r1'>↩</a></p></li></ol>",
        "<p>推行甲<sup id='r1'><a href='#n1'>[1]</a></sup>制</p>"
        "<div><p><a href='#r1' name='n1'>[1]</a> 甲：指一。</p></div>",
        "<p>推行甲<a name='_ftnref1' href='#_ftn1'>[1]</a>制</p>"
        "<div id='ftn1'><p><a name='_ftn1' href='#_ftnref1'>[1]</a> 甲：指一。</p></div>",
    ],
    ids=["pandoc", "wiki", "Word"],
)
def test_notes_are_tied_by_their_links(body: str) -> None:
    intake = page(body)
    assert lines(intake) == ["推行甲制", "甲：指一。"]
    assert notes(intake.clean) == ["甲：指一。"]
    assert [one.offset for one in intake.clean.marks] == [3]


def test_a_numbered_list_shows_its_numbers() -> None:
    intake = page("<ol start=3><li>甲</li><li><p>乙</p></li></ol>")
    assert lines(intake) == ["3.甲", "4.乙"]
    assert intake.generated == "3.4."


def test_an_old_page_in_gb2312_is_read() -> None:
    assert lines(page("<p>临川市</p>", "gb2312")) == ["临川市"]


def test_headings_keep_their_level() -> None:
    clean = page("<h2>一、情况</h2><p>文</p>").clean
    assert [one.level for one in clean.blocks if isinstance(one, ParagraphBlock)] == [2, 0]


def test_an_empty_page_says_so() -> None:
    with pytest.raises(FileError, match="没有内容"):
        html.read(b"<!-- -->", "样本")


def test_markdown_loses_its_syntax_and_nothing_else() -> None:
    intake = md(
        "# 一、情况 #\n\n**全年**增长5\\*%，见[网站](http://a.cn)。\n接着写\n\n> 引文\n\n- 甲\n- 乙\n\n---\n\n"
        "次级\n----\n"
    )
    assert lines(intake) == ["一、情况", "全年增长5*%，见网站。接着写", "引文", "甲", "乙", "次级"]
    levels = [one.level for one in intake.clean.blocks if isinstance(one, ParagraphBlock)]
    assert levels == [1, 0, 0, 0, 0, 2]


def test_a_broken_line_of_markdown_keeps_its_blank_between_latin_signs() -> None:
    assert lines(md("甲、E\n5个场馆\n开放\n")) == ["甲、E 5个场馆开放"]
    assert lines(md("甲[^1]\n\n[^1]: 指E\n    5个\n    场馆\n")) == ["甲", "指E 5个场馆"]


def test_markdown_notes_go_on_over_indented_lines() -> None:
    intake = md("推行甲[^a]制。\n\n[^a]: 甲：指一，\n    和二。\n\n[^b]: 没有标记。\n")
    assert notes(intake.clean) == ["甲：指一，和二。"]
    assert [one.words for one in intake.doubts] == ["有注文而没有注释标记"]


def test_markdown_tables() -> None:
    assert cells(md("| 甲 | 乙 |\n|:--|--:|\n| 1 | a\\|b |\n| 2 |\n").clean) == [
        ["甲", "乙"],
        ["1", "a|b"],
        ["2", None],
    ]


def test_plain_text_joins_wrapped_lines() -> None:
    long = "全市地区生产总值增长百分之五好于年初预期也好于全省平均"
    assert lines(plain(f"　　{long}\n{long}\n水平。\n　　{long}\n好。\n— 3 —\n".encode())) == [
        f"{long}{long}水平。",
        f"{long}好。",
    ]


def test_plain_text_with_one_line_a_paragraph_stays_so() -> None:
    assert lines(plain("一、情况\n好。\n很好。\n".encode())) == ["一、情况", "好。", "很好。"]


def test_tabs_make_a_table() -> None:
    assert cells(plain("指标\t2025年\n甲\t5\n乙\t\n".encode()).clean) == [
        ["指标", "2025年"],
        ["甲", "5"],
        ["乙", None],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_chinese_text(encoding: str) -> None:
    assert lines(plain("国民经济和社会发展".encode(encoding))) == ["国民经济和社会发展"]
