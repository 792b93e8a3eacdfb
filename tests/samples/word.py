"""Writes a .docx as Word would: python-docx for the body, footnotes in a part of their own."""

import io
import re

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.samples.content import Content, Grid, Para, Piece

_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def to_docx(content: Content, *, headings: bool = False, auto_numbers: bool = False) -> bytes:
    """headings: 一、 and （一） get heading styles. auto_numbers: Word prints 一、 by itself."""
    document = Document()
    document.styles["Normal"].font.name = "Noto Serif CJK SC"
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    numbers = {note: str(at) for at, note in enumerate(content.notes, start=1)}
    for item in content.items:
        if isinstance(item, Para):
            _paragraph(document, item, numbers, headings=headings, auto_numbers=auto_numbers)
        else:
            _table(document, item, numbers)
    if auto_numbers:
        _add_numbering(document)
    _add_notes(document, content.notes, numbers)
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部页眉"
    section.footer.paragraphs[0].text = "— 1 —"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_official_layout(data: bytes) -> bytes:
    """The same file with first-line indents, 16 pt words and 28 pt lines, as official papers have."""
    document = Document(io.BytesIO(data))
    usual = document.styles["Normal"]
    usual.font.size = Pt(16)
    usual.paragraph_format.line_spacing = Pt(28)
    usual.paragraph_format.space_after = Pt(0)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.line_spacing = 1
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(
    document: DocumentType,
    item: Para,
    numbers: dict[str, str],
    *,
    headings: bool,
    auto_numbers: bool,
) -> None:
    level = heading_level(item.text)
    style = f"Heading {level}" if headings and level else None
    paragraph = document.add_paragraph(style=style)
    parts = list(item.pieces)
    if auto_numbers and level == 1:
        parts[0] = Piece(re.sub("^[一二三四五六七八九十]+、", "", parts[0].text), parts[0].note)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(_element("numPr", _element("ilvl", val="0"), _element("numId", val="77")))
    _pieces(paragraph, parts, numbers)


def heading_level(text: str) -> int:
    if re.match("[一二三四五六七八九十]+、", text) and len(text) < 40:
        return 1
    return 2 if re.match("（[一二三四五六七八九十]+）", text) and len(text) < 40 else 0


def _pieces(paragraph: Paragraph, parts: list[Piece], numbers: dict[str, str]) -> None:
    for part in parts:
        paragraph.add_run(part.text)
        if part.note:
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(_element("footnoteReference", id=numbers[part.note]))


def _table(document: DocumentType, grid: Grid, numbers: dict[str, str]) -> None:
    columns = max(map(len, grid.rows))
    table = document.add_table(len(grid.rows), columns, style="Table Grid")
    for row, cells in zip(table.rows, grid.rows, strict=True):
        for cell, parts in zip(row.cells, cells, strict=False):
            _fill(cell, parts, numbers, is_header=row._tr is table.rows[0]._tr)
    merge_down(table.column_cells(1 if columns > 2 else 0), grid, 1 if columns > 2 else 0)


def _fill(cell: _Cell, parts: list[Piece], numbers: dict[str, str], *, is_header: bool) -> None:
    first = parts[0].text if parts else ""
    cut = re.match(r"\d{4}年", first)
    if is_header and cut and len(first) > cut.end():
        cell.paragraphs[0].add_run(cut.group())
        cell.add_paragraph(first[cut.end() :])
    else:
        _pieces(cell.paragraphs[0], parts, numbers)


def merge_down(cells: tuple[_Cell, ...], grid: Grid, column: int) -> None:
    """An empty cell under a filled one is merged with it."""
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or grid.rows[at][column]:
            if at - start > 1:
                cells[start].merge(cells[at - 1])
            start = at


def _add_notes(document: DocumentType, notes: dict[str, str], numbers: dict[str, str]) -> None:
    root = etree.fromstring(f"<w:footnotes {nsdecls('w', 'r')}/>")
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        paragraph = _element("p", _element("r", _element(kind)))
        root.append(_element("footnote", paragraph, type=kind, id=number))
    for note, text in notes.items():
        words = OxmlElement("w:t")
        words.text = f" {text}"
        words.set(qn("xml:space"), "preserve")
        up = _element("rPr", _element("vertAlign", val="superscript"))
        sign = _element("r", up, _element("footnoteRef"))
        root.append(
            _element("footnote", _element("p", sign, _element("r", words)), id=numbers[note])
        )
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_numbering(document: DocumentType) -> None:
    root = document.part.numbering_part.element
    level = _element(
        "lvl",
        _element("start", val="1"),
        _element("numFmt", val="chineseCounting"),
        _element("suff", val="nothing"),
        _element("lvlText", val="%1、"),
        ilvl="0",
    )
    abstract = _element("abstractNum", _element("multiLevelType", val="singleLevel"), level)
    abstract.set(qn("w:abstractNumId"), "77")
    first = root.find(qn("w:num"))
    first.addprevious(abstract)
    root.append(_element("num", _element("abstractNumId", val="77"), numId="77"))


def _element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    for one in children:
        element.append(one)
    return element
