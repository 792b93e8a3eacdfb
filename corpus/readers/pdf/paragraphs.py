"""Joins printed lines to paragraphs, over page breaks too, without hyphens or added blanks."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.readers.flow import Break, Inline, PageStart, Words
from corpus.readers.pdf.signs import Run, TextLine
from corpus.readers.wrapping import STARTS_PARAGRAPH, joint

WIDER_GAP = 1.35
"""Lines further apart than this times the usual distance begin a paragraph."""
INDENT = 0.8
"""A line that begins this many sizes inside the left edge begins a paragraph (usual: 2)."""
SLACK = 0.35
"""Sizes by which a line may end before its last fitting unit would have fitted."""
FULL = 3
"""Sizes from the right edge within which a line is full."""
USUAL_PITCH = 1.6
"""Distance of lines in sizes, where no full line shows it."""
OTHER_SIZE = 0.08
"""Share by which sizes differ between a heading and text."""
_CORE = r"(?:[A-Za-z0-9.,%‰+/:-]+|—+|…+|[^“‘])"
_CLOSE = r"[，。、；：！？”’）》】〕〉,.;:!?)…%]*"
# No line breaks beside a quotation mark (Unicode line breaking, class QU), nor before a stop.
_UNIT = re.compile(
    rf"[“‘（《【〔〈(]*{_CORE}{_CLOSE}(?:[“‘][“‘（《【〔〈(]*{_CORE}{_CLOSE}|(?<=[”’]){_CORE}{_CLOSE})*"
)
_STOPS = re.compile(r"[。！？；：][”’）]?[↩\ufe0e\ufe0f\s]*$")
_LABEL = re.compile(r"(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[\[［〔]\d{1,3}[\]］〕]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Measure:
    """Edges of running text and the usual distance from one line's top to the next."""

    left: float
    right: float
    pitch: float


def measure(lines: Sequence[TextLine]) -> Measure:
    """Measure the running text of a document."""
    if not lines:
        return Measure(0, 0, 0)
    lefts = Counter(round(line.x0) for line in lines)
    rights = sorted(line.x1 for line in lines)
    right = rights[int(0.98 * (len(rights) - 1))]
    # Only a full line is surely followed by a line of its own paragraph.
    steps = Counter(
        round(second.top - first.top)
        for first, second in itertools.pairwise(lines)
        if first.page == second.page
        and 0 < second.top - first.top < 4 * first.size
        and first.x1 > right - FULL * first.size
    )
    pitch = steps.most_common(1)[0][0] if steps else USUAL_PITCH * lines[0].size
    return Measure(lefts.most_common(1)[0][0], right, pitch)


def paragraphs(lines: Iterable[TextLine], usual: Measure) -> list[list[TextLine]]:
    """Lines by paragraph."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, usual):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(paragraph: Sequence[TextLine], line: TextLine, usual: Measure) -> bool:
    before = paragraph[-1]
    if abs(before.size - line.size) > OTHER_SIZE * before.size:
        return False
    if before.page == line.page and line.top - before.top > WIDER_GAP * usual.pitch:
        return False
    if line.x0 > usual.left + INDENT * line.size and not _hangs(paragraph, line):
        return False
    if _STOPS.search(before.text) and STARTS_PARAGRAPH.match(line.text):
        return False
    return first_unit(line) > usual.right - before.x1 - SLACK * line.size


def _hangs(paragraph: Sequence[TextLine], line: TextLine) -> bool:
    """Under the words of 「1. …」, or under such a line."""
    if abs(line.x0 - paragraph[-1].x0) < 0.3 * line.size and len(paragraph) > 1:
        return True
    first = paragraph[0]
    label = _LABEL.match(first.text)
    if len(paragraph) > 1 or label is None:
        return False
    place = 0
    for sign in first.signs:
        place += len(sign.text)
        if place > len(label.group().rstrip()) and sign.text.strip():
            return abs(sign.x0 - line.x0) < line.size
    return False


def first_unit(line: TextLine) -> float:
    """Width of what may not be parted from the line's first sign."""
    match = _UNIT.match("".join(sign.text for sign in line.signs))
    length = len(match.group()) if match else 1
    place = 0
    for sign in line.signs:
        place += len(sign.text)
        if place >= length:
            return sign.x1 - line.x0
    return line.x1 - line.x0


def inlines_of(lines: Sequence[TextLine]) -> list[Inline | tuple[int, str]]:
    """The words of a paragraph; a raised run is (page, its words), to be made a mark or words."""
    found: list[Inline | tuple[int, str]] = []
    before: TextLine | None = None
    for line in lines:
        if before is not None:
            if line.page != before.page:
                found.append(PageStart())
            found.append(Words(joint(before.text, line.text)))
        found += [_made(run, line.page) for run in line.runs()]
        before = line
    return found


def cell_inlines(lines: Sequence[TextLine]) -> list[Inline | tuple[int, str]]:
    """The words of a cell: its lines are one string."""
    found: list[Inline | tuple[int, str]] = []
    for at, line in enumerate(lines):
        if at:
            found.append(Break())
        found += [_made(run, line.page) for run in line.runs()]
    return found


def _made(run: Run, page: int) -> Inline | tuple[int, str]:
    return (page, run.text) if run.raised else Words(run.text)
