"""Joins printed lines to paragraphs, over page breaks too, without hyphens or added blanks."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.flow import Break, Inline, PageStart, Words
from corpus.readers.pdf.signs import Run, TextLine
from corpus.readers.wrapping import STARTS_PARAGRAPH, joint

WIDER_GAP = 1.35
"""Lines further apart than this times the usual distance begin a paragraph."""
INDENT = 0.8
"""A line that begins this many sizes inside the left edge begins a paragraph (usual: 2)."""
WIDEST_INDENT = 2.5
"""Sizes that a paragraph's first line may begin inside the left edge."""
SLACK = 0.35
"""Sizes by which a line may end before its last fitting unit would have fitted."""
FULL = 3
"""Sizes from the right edge within which a line is full."""
USUAL_PITCH = 1.6
"""Distance of lines in sizes, where no full line shows it."""
LEAST_AT_LEFT = 0.03
"""Share of lines that begin at the left edge, at least; a few may hang out of the text."""
LEAST_FULL_LINES = 4
"""Fewer full lines do not show where the text ends on the right."""
LEAST_FILLED = 0.6
"""Share of the text's width: a line at the left edge, shorter than this, may be a heading."""
OTHER_SIZE = 0.08
"""Share by which sizes differ between a heading and text."""
_CORE = r"(?:[A-Za-z0-9.,%‰+/:-]+|—+|…+|[^“‘])"
_CLOSE = r"[，。、；：！？”’）》】〕〉］,.;:!?)\]…%/]*"
# No line breaks beside a quotation mark (Unicode line breaking, class QU), nor before a stop.
_UNIT = re.compile(
    rf"[“‘（《【〔〈［(\[]*{_CORE}{_CLOSE}"
    rf"(?:[“‘][“‘（《【〔〈［(\[]*{_CORE}{_CLOSE}|(?<=[”’]){_CORE}{_CLOSE})*"
)
_STOPS = re.compile(r"[。！？；：][”’）]?[↩\ufe0e\ufe0f\s]*$")
_MAY_START = re.compile(r"[一二三四五六七八九十]{1,2}是|[\[［〔]\s*注?\d{1,3}\s*[\]］〕]")
"""After a stop these begin a paragraph, or go on with one: only where room was left they begin."""
_LABEL = re.compile(r"(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[\[［〔]\d{1,3}[\]］〕]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Measure:
    """Edges of running text, the usual distance from one line's top to the next, its size.

    indented: whether paragraphs begin inside the left edge, so that lines at the edge go on.
    """

    left: float
    right: float
    pitch: float
    size: float = 0.0
    indented: bool = False


def measure(lines: Sequence[TextLine], width: float = 0.0) -> Measure:
    """Measure the running text of a document; width: of its pages."""
    if not lines:
        return Measure(0, 0, 0)
    left = _left(lines)
    right = _right(lines, width - left)
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    # Only a full line is surely followed by a line of its own paragraph.
    steps = Counter(
        round(second.top - first.top)
        for first, second in itertools.pairwise(lines)
        if first.page == second.page
        and 0 < second.top - first.top < 4 * first.size
        and first.x1 > right - FULL * first.size
    )
    pitch = steps.most_common(1)[0][0] if steps else USUAL_PITCH * lines[0].size
    inside = sum(line.x0 > left + INDENT * line.size for line in _first_lines(lines, right))
    indented = 2 * inside > len(list(_first_lines(lines, right)))
    return Measure(left, right, pitch, size, indented)


def _left(lines: Sequence[TextLine]) -> float:
    """Where lines begin: the leftmost place that several share."""
    lefts = Counter(round(line.x0) for line in lines)
    least = min(max(lefts.values()), max(2, round(LEAST_AT_LEFT * len(lines))))
    return min(place for place, count in lefts.items() if count >= least)


def _right(lines: Sequence[TextLine], symmetric: float) -> float:
    """Where full lines end; of a text with few full lines, at least where even margins end them."""
    rights = sorted(line.x1 for line in lines)
    right = rights[int(0.98 * (len(rights) - 1))]
    full = sum(line.x1 > right - line.size for line in lines)
    return right if full >= LEAST_FULL_LINES else max(right, symmetric)


def _first_lines(lines: Sequence[TextLine], right: float) -> Iterator[TextLine]:
    """Lines after one that ends early with a stop: each begins a paragraph."""
    for before, line in itertools.pairwise(lines):
        if before.x1 < right - FULL * before.size and _STOPS.search(before.text):
            yield line


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
    pitch = usual.pitch * max(1.0, line.size / (usual.size or line.size))
    if before.page == line.page and line.top - before.top > WIDER_GAP * pitch:
        return False
    if line.x0 > usual.left + INDENT * line.size and not _hangs(paragraph, line):
        return False
    if _STOPS.search(before.text) and STARTS_PARAGRAPH.match(line.text):
        return False
    if usual.indented and _is_inside(before, line, usual):
        return True
    begins = _STOPS.search(before.text) and _MAY_START.match(line.text)
    slack = 0.0 if begins else SLACK * line.size
    return first_unit(line) > usual.right - before.x1 - slack


def _is_inside(before: TextLine, line: TextLine, usual: Measure) -> bool:
    """Whether a line at the left edge goes on with a sentence: a note may break lines early."""
    filled = before.x1 - usual.left > LEAST_FILLED * (usual.right - usual.left)
    at_left = abs(line.x0 - usual.left) < INDENT * line.size
    at_left &= before.x0 - usual.left < WIDEST_INDENT * line.size  # a title stands further in
    return filled and at_left and not _STOPS.search(before.text)


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
