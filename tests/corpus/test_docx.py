"""What Word files hold beside plain paragraphs, in XML as Word writes it."""

import io
import zipfile

import pytest

from corpus.blocks import Clean, NoteBlock, ParagraphBlock, TableBlock
from corpus.counts import left_out
from corpus.laws import unaccounted
from corpus.readers import docx
from corpus.readers.docx.numbering import chinese, printed
from corpus.readers.flow import Intake, signs

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {"header1": "hdr", "comments": "comments"}


def word(body: str, **parts: str) -> Intake:
    """A .docx of a body and further parts (footnotes="<w:footnote …>"), read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("_rels/.rels", relations({"word/document.xml": "officeDocument"}))
        package.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        kinds = {f"{name}.xml": name.rstrip("1") for name in parts}
        package.writestr("word/_rels/document.xml.rels", relations(kinds))
        for name, inner in parts.items():
            root = _ROOTS.get(name, name)
            package.writestr(f"word/{name}.xml", f"<w:{root} {_W}>{inner}</w:{root}>")
    intake = docx.read(out.getvalue(), "样本")
    assert unaccounted(intake.source, intake.clean) == []
    assert signs(intake.source) == intake.census + signs(intake.generated)
    return intake


def relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items())
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def lines(clean: Clean) -> list[str]:
    return clean.text.splitlines()


def test_inserted_words_stay_and_deleted_ones_are_counted() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>旧数</w:delText></w:r></w:del>'
    intake = word(para(run("增长") + deleted + f'<w:ins w:id="2">{run("5%")}</w:ins>'))
    assert lines(intake.clean) == ["增长5%"]
    assert left_out(intake) == {"deleted": 2}


def test_moved_words_stand_where_they_went() -> None:
    moved = f'<w:moveFrom w:id="1">{run("甲")}</w:moveFrom>'
    intake = word(para(moved + run("乙")) + para(f'<w:moveTo w:id="2">{run("甲")}</w:moveTo>'))
    assert lines(intake.clean) == ["乙", "甲"]


def test_hidden_words_are_left_out() -> None:
    intake = word(
        para(
            run("看得见") + run("看不见", "<w:vanish/>") + run("也看得见", '<w:vanish w:val="0"/>')
        )
    )
    assert lines(intake.clean) == ["看得见也看得见"]
    assert left_out(intake) == {"hidden": 3}


def test_footnotes_and_endnotes_follow_their_paragraph() -> None:
    intake = word(
        para(run("推行“首席办事员”") + mark("footnote", 1) + run("和PPP") + mark("endnote", 1)),
        footnotes=f'<w:footnote w:id="1">{para(run(" 甲：指一。"))}{para(run("续。"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{para(run("乙：指二。"))}</w:endnote>',
    )
    assert lines(intake.clean) == ["推行“首席办事员”和PPP", "甲：指一。续。", "乙：指二。"]
    assert [(one.mark, one.offset) for one in intake.clean.marks] == [("1", 9), ("e1", 13)]
    assert [one.mark for one in intake.clean.blocks if isinstance(one, NoteBlock)] == ["1", "e1"]


def test_a_mark_of_one_s_own_is_no_word() -> None:
    sign = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>①</w:t></w:r>'
    note = para(run("①", '<w:vertAlign w:val="superscript"/>') + run(" 甲：指一。"))
    intake = word(
        para(run("甲") + sign + run("好")), footnotes=f'<w:footnote w:id="1">{note}</w:footnote>'
    )
    assert lines(intake.clean) == ["甲好", "甲：指一。"]


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_doubts() -> None:
    intake = word(
        para(run("甲") + mark("footnote", 7)),
        footnotes=f'<w:footnote w:id="1">{para(run("乙：指一。"))}</w:footnote>',
    )
    assert lines(intake.clean) == ["甲", "乙：指一。"]
    assert [one.words for one in intake.doubts] == [
        "有注释标记（7）而没有注文",
        "有注文而没有注释标记",
    ]


def test_a_text_box_stands_after_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{para(run('框里的话'))}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(word(para(run("段里的话") + drawing)).clean) == ["段里的话", "框里的话"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(run(text))}</w:tc>"


def test_merged_cells_stand_in_their_first_field() -> None:
    wide, begins = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{cell('类别')}{cell('2025年', wide)}</w:tr>"
        f"<w:tr>{cell('经济', begins)}{cell('目标')}{cell('完成')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('5')}{cell('6')}</w:tr>"
    )
    clean = word(f"<w:tbl>{rows}</w:tbl>").clean
    table = next(one for one in clean.blocks if isinstance(one, TableBlock))
    read = [
        [clean.text[one.start : one.end] if one else None for one in row.cells]
        for row in table.rows
    ]
    assert read == [["类别", "2025年", None], ["经济", "目标", "完成"], [None, "5", "6"]]


def test_a_frame_of_one_cell_is_running_text() -> None:
    inner = f"<w:tc>{para(run('专栏1'))}{para(run('一段话'))}</w:tc>"
    clean = word(f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>").clean
    assert lines(clean) == ["专栏1", "一段话"]


def test_a_table_of_contents_comments_and_headers_are_left_out() -> None:
    style = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    intake = word(
        para(run("一、情况 3"), '<w:pStyle w:val="T1"/>') + para(run("一、情况")),
        styles=style,
        comments=f'<w:comment w:id="1">{para(run("请核实"))}</w:comment>',
        header1=para(run("页眉")),
    )
    assert lines(intake.clean) == ["一、情况"]
    assert left_out(intake) == {"navigation": 5, "comment": 3, "header": 2}


def test_headings_keep_the_level_of_their_style() -> None:
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="K"><w:name w:val="我的标题"/><w:basedOn w:val="H"/></w:style>'
    )
    clean = word(
        para(run("总体情况"), '<w:pStyle w:val="K"/>') + para(run("文")), styles=styles
    ).clean
    assert [one.level for one in clean.blocks if isinstance(one, ParagraphBlock)] == [2, 0]


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbered(text: str, depth: int, number: int = 1) -> str:
    return para(
        run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def test_the_numbers_that_word_makes_are_printed() -> None:
    levels = (
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + level(2, "decimal", "%1.%3", "<w:isLgl/>")
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = (
        numbered("甲", 0)
        + numbered("子", 1)
        + numbered("丑", 1)
        + numbered("乙", 0)
        + numbered("寅", 1)
        + numbered("卯", 2)
        + numbered("丙", 0, 2)
    )
    intake = word(body, numbering=numbering)
    assert lines(intake.clean) == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "二、乙",
        "（一）寅",
        "2.1卯",
        "五、丙",
    ]
    assert intake.generated == "一、（一）（二）二、（一）2.1五、"


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        (3, "chineseCounting", "三"),
        (12, "chineseCountingThousand", "十二"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "ideographTraditional", "乙"),
        (28, "lowerLetter", "bb"),
        (9, "upperRoman", "IX"),
        (7, "decimalFullWidth", "７"),
        (7, "decimalZero", "07"),
    ],
)
def test_numbers_are_printed_in_their_form(number: int, form: str, words: str) -> None:
    assert printed(number, form) == words


def test_chinese_numbers() -> None:
    assert [chinese(one) for one in (10, 11, 20, 21, 105, 110, 111)] == [
        "十",
        "十一",
        "二十",
        "二十一",
        "一百零五",
        "一百一十",
        "一百一十一",
    ]
