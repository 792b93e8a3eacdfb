"""The footnotes part of a Word file, which python-docx does not write (ECMA-376, 17.11)."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SETTINGS = '<w:footnotePr {}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""Names the two notes that are the lines above footnotes; goes before `w:compat`."""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINE = (
    '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:{0}/></w:r></w:p></w:footnote>"
)
_NOTE = (
    '<w:footnote w:id="{0}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {1}</w:t></w:r></w:p></w:footnote>'
)


def footnotes_xml(notes: Sequence[str]) -> bytes:
    """The part with these notes, numbered from 1."""
    lines = _LINE.format("separator", -1) + _LINE.format("continuationSeparator", 0)
    written = "".join(_NOTE.format(at, escape(words)) for at, words in enumerate(notes, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes xmlns:w="{_NAMESPACE}">{lines}{written}</w:footnotes>'
    ).encode()
