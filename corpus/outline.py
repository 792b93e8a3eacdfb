"""Builds the outline: 一、 / （一） / 一是 / —— become a tree of sections; lines become paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.blocks import Block, NoteBlock, ParagraphBlock
from corpus.model import Paragraph, Section, SectionKind, Span
from corpus.sentences import sentences

_NUMERAL = "[一二三四五六七八九十百]+"
_MARKS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第{_NUMERAL}(?:部分|章)[ 　:：、]*")),
    ("part", re.compile(rf"{_NUMERAL}、")),
    ("section", re.compile(rf"[（(]{_NUMERAL}[）)]")),
    (
        "item",
        re.compile(
            rf"{_NUMERAL}(?:是(?!否)|要(?=[^求素])) ?|第{_NUMERAL}，|\d{{1,2}}[.．、](?!\d)|[（(]\d{{1,2}}[）)]"
        ),
    ),
    ("dash", re.compile(r"——|— —")),
)
_ANNEX = re.compile(
    r"附[件表]\s*(?:[:：\d一二三四五六七八九十]|$)"
    r"|[（(【〔]?(?:《[^》]{2,30}》)?(?:相关|有关|报告|部分|内容|中|的)*(?:名词|术语|用语)(?:解释|注释|说明|释义)|(?:注\s*释|注\s*解|附\s*注)\s*[:：]?$"
)
_OUTER_PART = re.compile(rf"第{_NUMERAL}(?:部分|章)")
_TURNS = re.compile(r"各位(?:代表|委员)[!！,，、:：]")
_TITLE_ENDS = re.compile(r"[。：:；]|$")
_ANNEX_NUMBER = re.compile(r"附[件表]\s*[\d一二三四五六七八九十]{0,2}(?=[\s:：]*$|\s*[^:：.\s])")
_BARE_PART = re.compile(
    r"(?!\d{4}年[^，。；：]*报告$)[^，。；：！？、,;:!?—（()]{2,30}"
    r"(?<=回顾|总结|情况|要求|目标|工作|任务|安排|建设|展望|建议|措施|形势|成效|举措|打算|思路|重点)"
)
"""A line like 「2024年工作回顾」: it opens a part where a report marks its parts with no 一、."""
_TELLS_YEAR = re.compile(r"20\d\d年|十[一二三四五六七八九]五|今年|去年|一年")
LEAST_BARE = 2
"""Titles without a mark before the first 一、 from which they are parts above the marked ones."""
LONGEST_PART_TITLE = 60
"""A line with 一、 longer than this is running text: parts of such reports have short titles."""


@dataclass(slots=True)
class _Open:
    """A section whose end is not known yet."""

    kind: SectionKind
    level: int
    number: str
    title: str
    heading: Span
    end: int
    label: str
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in printed order, outer before inner, and paragraphs in printed order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]


def outline(text: str, blocks: Iterable[Block]) -> Outline:
    """Read the outline of the running text; what stands before part 一 and after it has no path."""
    blocks = tuple(blocks)
    builder = _Builder(text, bare_parts=_has_bare_parts(text, blocks))
    for block in blocks:
        if isinstance(block, ParagraphBlock):
            builder.add_line(block.span)
        else:
            builder.extend_to(block.span.end, is_note=isinstance(block, NoteBlock))
    return builder.finish()


def _has_bare_parts(text: str, blocks: Iterable[Block]) -> bool:
    """Whether lines read as titles of parts where no line opens one by a mark, or only later ones."""
    lines = [
        text[one.span.start : one.span.end] for one in blocks if isinstance(one, ParagraphBlock)
    ]
    marked = [
        at
        for at, line in enumerate(lines)
        for kind, pattern in _MARKS
        if kind == "part" and pattern.match(line) and len(line) <= LONGEST_PART_TITLE
    ]
    bare = [at for at, line in enumerate(lines) if _BARE_PART.fullmatch(line)]
    if not marked:
        return bool(bare)
    before = [at for at in bare if at < marked[0] and _TELLS_YEAR.search(lines[at])]
    return len(before) >= LEAST_BARE


class _Builder:
    def __init__(self, text: str, *, bare_parts: bool) -> None:
        self.text = text
        self.bare_parts = bare_parts
        self.annex = ""
        self.stack: list[_Open] = []
        self.done: list[tuple[int, Section]] = []
        self.paragraphs: list[Paragraph] = []
        self.back_matter = False

    def add_line(self, span: Span) -> None:
        line = self.text[span.start : span.end]
        if self.stack and _ANNEX.match(line):
            self._close(0)
            self.back_matter = True
        if self.back_matter and _ANNEX.match(line):
            numbered = _ANNEX_NUMBER.match(line)
            self.annex = re.sub(r"\s", "", numbered.group()) if numbered else ""
        opened = None if self.back_matter else self._opened(line, span)
        if opened is not None:
            self._close(opened.level)
            self.stack.append(opened)
        elif self.stack and self._ends_at(line):
            self._close(self.stack[-1].level)
        self.extend_to(span.end)
        self._add_paragraph(span, opened)

    def extend_to(self, end: int, *, is_note: bool = False) -> None:
        """What follows belongs to the open sections; a note to the paragraph it stands under."""
        del is_note
        for section in self.stack:
            section.end = end

    def finish(self) -> Outline:
        self._close(0)
        self.done.sort(key=lambda pair: (pair[1].span.start, pair[0]))
        return Outline(tuple(section for _, section in self.done), tuple(self.paragraphs))

    def _opened(self, line: str, span: Span) -> _Open | None:
        if self.bare_parts and _BARE_PART.fullmatch(line):
            return _Open("part", 1, "", line, span, span.end, line, runs_on=False)
        for kind, pattern in _MARKS:
            mark = pattern.match(line)
            if mark is None or not self._may_open(kind, line):
                continue
            ends = _TITLE_ENDS.search(line, mark.end())
            end = ends.start() if ends else len(line)
            title = line[mark.end() : end].strip()
            label = line[:end].strip()
            runs_on = bool(line[end:].strip("。：:； "))
            heading = Span(span.start, span.start + end)
            number = mark.group().strip()
            kind, level = self._nested(kind, number)
            return _Open(kind, level, number, title, heading, span.end, label, runs_on)
        return None

    def _ends_at(self, line: str) -> bool:
        """Whether a line without a mark is no more of the innermost section.

        An item that says its all on its own line ends with it. What stands under 「（一）甲。乙。」
        is of （一） up to the next mark; only a speech's 「各位代表！」 turns to something else.
        """
        if self.stack[-1].kind == "part":
            return False
        if _TURNS.match(line):
            return True
        runs_on = self.stack[-1].runs_on and self.stack[-1].kind != "section"
        return runs_on and not line.startswith("专栏")

    def _may_open(self, kind: SectionKind, line: str) -> bool:
        if kind == "part":
            return len(line) <= LONGEST_PART_TITLE
        return bool(self.stack)

    def _nested(self, kind: SectionKind, number: str) -> tuple[SectionKind, int]:
        """Kind and level; under 第一部分 the 一、 is a section and （一） one below it."""
        parted = self.stack and _OUTER_PART.match(self.stack[0].number)
        if not parted or _OUTER_PART.match(number):
            return kind, self._level(kind)
        if kind == "part":
            return "section", 2
        if kind == "section":
            return kind, 3
        return kind, max(4, self._level(kind))

    def _level(self, kind: SectionKind) -> int:
        """Parts 1, sections 2; items and dashes below, the kind opened first outside."""
        if kind in ("part", "section"):
            return 1 if kind == "part" else 2
        for section in self.stack:
            if section.kind == kind:
                return section.level
        return max(section.level for section in self.stack) + 1 if self.stack else 3

    def _close(self, level: int) -> None:
        while self.stack and self.stack[-1].level >= level:
            section = self.stack[-1]
            path = tuple(one.label for one in self.stack)
            address = self._address()
            span = Span(section.heading.start, section.end)
            self.done.append(
                (
                    section.level,
                    Section(
                        section.kind,
                        section.number,
                        section.title,
                        section.heading,
                        span,
                        path,
                        address,
                    ),
                )
            )
            self.stack.pop()

    def _address(self) -> str:
        return "".join(map(_short_label, self.stack))

    def _add_paragraph(self, span: Span, opened: _Open | None) -> None:
        path = tuple(section.label for section in self.stack)
        address = self._address() or self.annex or ("附件目录" if self.back_matter else "文首")
        is_heading = opened is not None and not opened.runs_on
        self.paragraphs.append(
            Paragraph(span, path, address, sentences(self.text, span), is_heading)
        )


def _short_label(section: _Open) -> str:
    """A dash has no number: its first clause names it; a part without one has its title."""
    if section.kind != "dash":
        return section.number or f"“{section.title}”"
    return "——" + re.split("[，、；]", section.title)[0]
