"""A conversation as a Word file with real footnotes; the only import of python-docx."""

import io
from datetime import date

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.conversations.model import Conversation, Turn
from assistant.export.footnotes import FOOTNOTES_TYPE, SETTINGS, footnotes_xml
from assistant.export.model import Line, formulas_of, lines_of, readable, source_of
from assistant.model import Citation, Refusal

BODY_FONT, HEADING_FONT = "宋体", "黑体"
_GREY = RGBColor(0x5A, 0x66, 0x73)


class _Notes:
    """The footnotes so far; numbers begin at 1, as Word counts them."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._turn: dict[int, int] = {}

    def begin_turn(self) -> None:
        """From here on the marks are those of another answer."""
        self._turn = {}

    def number(self, citation: Citation) -> tuple[int, bool]:
        """The number of a citation's note in this turn, and whether it is cited for the first time."""
        first = citation.id not in self._turn
        if first:
            self.words.append(source_of(citation))
            self._turn[citation.id] = len(self.words)
        return self._turn[citation.id], first


def as_word(conversation: Conversation, about: str) -> bytes:
    """The bytes of a .docx; about: the line under the title, which report was asked."""
    document = docx.Document()
    _set_up(document)
    notes = _Notes()
    document.add_heading(readable(conversation.title), level=1)
    _faint(document, readable(about))
    for turn in conversation.turns:
        _write_turn(document, turn, notes)
    _add_notes(document, notes)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _write_turn(document: Document, turn: Turn, notes: _Notes) -> None:
    notes.begin_turn()
    document.add_heading(readable(turn.question), level=2)
    if turn.told.resolved not in ("", turn.question):
        _faint(document, f"理解为：{readable(turn.told.resolved)}")
    for line in lines_of(turn):
        _write_line(document, line, notes)
    for formula in formulas_of(turn):
        _faint(document, f"计算　{formula}")
    if isinstance(turn.told, Refusal) and turn.told.nearest:
        _faint(document, "最接近的原文（不是答案）：")
        for one in turn.told.nearest:
            document.add_paragraph(source_of(one), style="List Bullet")


def _write_line(document: Document, line: Line, notes: _Notes) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if line.is_point else "Normal")
    after_mark = False
    for piece in line.pieces:
        if isinstance(piece, str):
            paragraph.add_run(piece)
        else:
            _refer(paragraph, *notes.number(piece), after_mark=after_mark)
        after_mark = not isinstance(piece, str)


def _refer(paragraph: Paragraph, number: int, first: bool, *, after_mark: bool) -> None:
    """The raised number that leads to its footnote; cited again, only the number is repeated."""
    run = paragraph.add_run("," if after_mark else "")
    run.style = "Footnote Reference"
    if not first:
        run.add_text(str(number))
        return
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _faint(document: Document, words: str) -> None:
    run = document.add_paragraph().add_run(words)
    run.font.size = Pt(9.5)
    run.font.color.rgb = _GREY


def _add_notes(document: Document, notes: _Notes) -> None:
    """The part that holds the notes, its relation, and the setting that names its rules."""
    part = Part(
        PackURI("/word/footnotes.xml"),
        FOOTNOTES_TYPE,
        footnotes_xml(notes.words),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    found = settings.find(qn("w:compat"))
    rules = parse_xml(SETTINGS.format(nsdecls("w")))
    if found is None:
        settings.append(rules)
    else:
        found.addprevious(rules)


def _set_up(document: Document) -> None:
    """A4, Chinese fonts, quiet headings, and the two styles of footnotes."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    document.core_properties.author = "报告问答助手"
    document.core_properties.title = f"报告问答 {date.today():%Y-%m-%d}"
    _font(document.styles["Normal"], BODY_FONT, 11.5, after=6)
    _font(document.styles["List Bullet"], BODY_FONT, 11.5, after=3)
    for name, size in (("Heading 1", 18), ("Heading 2", 13)):
        _font(document.styles[name], HEADING_FONT, size, after=6)
        document.styles[name].font.color.rgb = RGBColor(0x1D, 0x27, 0x33)
    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    _font(text, BODY_FONT, 9, after=2)
    mark = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _font(style: ParagraphStyle, name: str, size: float, *, after: float) -> None:
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:eastAsia"), name)
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.4
