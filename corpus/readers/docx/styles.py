"""What a paragraph's style says: heading level, numbering, whether it is a table of contents."""

import re
from dataclasses import dataclass

from corpus.readers.docx.package import Element, attribute, child, local, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """level: of a heading, 0 for none. numbering: its numPr element. parent: styleId it extends."""

    name: str
    level: int
    numbering: Element | None
    parent: str | None


PLAIN = Style("", 0, None, None)


class Styles:
    """The styles of a document by id; a missing part has none."""

    def __init__(self, part: Element | None) -> None:
        self._styles = {
            attribute(one, "styleId") or "": _style(one)
            for one in (part if part is not None else ())
            if local(one) == "style"
        }

    def of(self, paragraph: Element) -> list[Style]:
        """The paragraph's style and those it extends, nearest first."""
        chain: list[Style] = []
        name = value(paragraph, "pPr", "pStyle")
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name, PLAIN)
            chain.append(style)
            name = style.parent
        return chain

    def level(self, paragraph: Element) -> int:
        """Heading level of the paragraph, its own outline level first."""
        own = value(paragraph, "pPr", "outlineLvl")
        if own and own.isdigit() and int(own) < 9:
            return int(own) + 1
        return next((style.level for style in self.of(paragraph) if style.level), 0)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether it is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self.of(paragraph))


def _style(element: Element) -> Style:
    name = value(element, "name") or ""
    heading = _HEADING.fullmatch(name)
    outline = value(element, "pPr", "outlineLvl")
    level = int(heading[1]) if heading else 0
    if not level and outline and outline.isdigit() and int(outline) < 9:
        level = int(outline) + 1
    return Style(name, level, child(element, "pPr", "numPr"), value(element, "basedOn"))
