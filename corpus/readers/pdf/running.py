"""What repeats at the head and foot of pages: headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

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
_BARE = re.compile(r"\s*(\d{1,3})\s*")
"""A number alone may be a cell of a table that is printed a cell a line."""


def running(pages: Sequence[Page]) -> dict[TextLine, MarkupKind]:
    """The running lines, and what each is."""
    edge = {line: place for page in pages for line, place in _edge(page)}
    seen = Counter(_form(line) for line in edge)
    least = LEAST_PAGES if len(pages) >= 2 * LEAST_PAGES else max(2, (len(pages) + 1) // 2)
    found: dict[TextLine, MarkupKind] = {}
    counted = _counted(pages, edge)
    for line, place in edge.items():
        if _BARE.fullmatch(line.text):
            found |= {line: "page number"} if line in counted else {}
        elif _PAGE_NUMBER.fullmatch(line.text):
            found[line] = "page number"
        elif seen[_form(line)] >= least:
            found[line] = place
    return found


def _counted(pages: Sequence[Page], edge: Collection[TextLine]) -> set[TextLine]:
    """The outermost bare numbers that count with the pages: 「7」 on the seventh, or all five more."""
    ends = {line for page in pages if page.lines for line in (page.lines[0], page.lines[-1])}
    bare = [(line, _BARE.fullmatch(line.text)) for line in edge if line in ends]
    ahead = {line: int(match[1]) - line.page for line, match in bare if match}
    shared = Counter(ahead.values())
    return {line for line, more in ahead.items() if shared[more] > 1 or more == 0}


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
