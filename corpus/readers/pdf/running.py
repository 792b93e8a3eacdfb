"""What repeats at the head and foot of pages: headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.blocks import MarkupKind
from corpus.readers.pdf.pages import Page
from corpus.readers.pdf.signs import TextLine

MARGIN = 0.12
"""Share of a page's height, at head and foot, where running lines stand."""
LEAST_PAGES = 3
"""A line repeats when it stands on this many pages, or on half of a shorter document's."""
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*\d{1,3}\s*页?)?[-—–－·\s]*"
)


def running(pages: Sequence[Page]) -> dict[TextLine, MarkupKind]:
    """The running lines, and what each is."""
    edge = {line: place for page in pages for line, place in _edge(page)}
    seen = Counter(_form(line) for line in edge)
    least = LEAST_PAGES if len(pages) >= 2 * LEAST_PAGES else max(2, (len(pages) + 1) // 2)
    found: dict[TextLine, MarkupKind] = {}
    for line, place in edge.items():
        if _PAGE_NUMBER.fullmatch(line.text):
            found[line] = "page number"
        elif seen[_form(line)] >= least:
            found[line] = place
    return found


def _edge(page: Page) -> list[tuple[TextLine, MarkupKind]]:
    head: list[tuple[TextLine, MarkupKind]] = [
        (line, "header") for line in page.lines if line.bottom < MARGIN * page.height
    ]
    foot: list[tuple[TextLine, MarkupKind]] = [
        (line, "footer") for line in page.lines if line.top > (1 - MARGIN) * page.height
    ]
    return head + foot


def _form(line: TextLine) -> tuple[str, int]:
    """Words with numbers left open, and the height where they stand, to 6 points."""
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.top / 6)
