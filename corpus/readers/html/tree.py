"""A parsed page, and what its tags mean to a reader."""

import re
from typing import Any, TypeAlias

from lxml import etree, html

from corpus.readers.limits import FileError

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

SCRIPTS = {"script", "style", "noscript", "template", "svg", "head"}
NAVIGATION = {"nav", "footer", "aside", "form", "button", "select", "iframe", "object"}
BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)


def parsed(text: str, place: str) -> Element:
    """The root element; raises FileError for a page without content."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileError(f"{place}：网页里没有内容或已损坏；请重新保存网页后再试。") from error
    return root


def tag(element: Element) -> str:
    """The tag in small letters; Word's own tags (o:p) without their prefix."""
    name = element.tag
    return name.lower().rpartition(":")[2] if isinstance(name, str) else ""


def words(element: Element) -> str:
    """All words below an element."""
    return "".join(element.itertext())


def is_hidden(element: Element) -> bool:
    """Whether a reader of the page does not see it."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))
