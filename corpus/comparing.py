"""Holds two readings of one report against each other: what one has and the other has not."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.figures import figures
from corpus.model import Report, Span

SHOWN = 5
"""Differing things of a kind that are printed; all are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind of content: how many each reading has, and what stands in one alone."""

    kind: str
    first: int
    second: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def count(self) -> int:
        """Things that stand in one reading alone, a changed one counted once."""
        return max(len(self.only_first), len(self.only_second))


def differences(first: Report, second: Report) -> tuple[Difference, ...]:
    """Compare all kinds, also those without a difference."""
    return tuple(_difference(kind, list(of(first)), list(of(second))) for kind, of in _KINDS)


def table_of(found: tuple[Difference, ...]) -> Iterator[str]:
    """The differences as a table in Markdown, then the differing words."""
    yield "| 内容 | 前者 | 后者 | 不同 |"
    yield "|---|---:|---:|---:|"
    for one in found:
        yield f"| {one.kind} | {one.first} | {one.second} | {one.count} |"
    for one in found:
        for words, things in (("前者独有", one.only_first), ("后者独有", one.only_second)):
            for thing in things[:SHOWN]:
                yield f"{one.kind}，{words}：{thing[:120]}"


def _difference(kind: str, first: list[str], second: list[str]) -> Difference:
    only_first, only_second = Counter(first) - Counter(second), Counter(second) - Counter(first)
    if not only_first and not only_second and first != second:
        only_first = only_second = Counter(["次序不同"])
    return Difference(
        kind,
        len(first),
        len(second),
        tuple(only_first.elements()),
        tuple(only_second.elements()),
    )


def _words(report: Report, span: Span | None) -> str:
    """Without blanks: a page break or a line break is no difference."""
    return "".join(report[span].split()) if span else ""


def _sections(report: Report) -> Iterator[str]:
    for one in report.sections:
        yield f"{'／'.join(one.path[:-1])}／{_words(report, one.heading)}".replace(" ", "")


def _paragraphs(report: Report) -> Iterator[str]:
    return (_words(report, one.span) for one in report.paragraphs)


def _notes(report: Report) -> Iterator[str]:
    for one in report.footnotes:
        terms = "、".join(_words(report, term) for term in one.terms)
        yield f"{terms}：{_words(report, one.definition)}"


def _anchors(report: Report) -> Iterator[str]:
    for one in report.footnotes:
        before = "".join(report.text[max(0, one.anchor.end - 20) : one.anchor.end].split())[-8:]
        yield f"注{one.number}在「{before}」后"


def _boxes(report: Report) -> Iterator[str]:
    for box in report.boxes:
        for entry in box.entries:
            label, content = _words(report, entry.label), _words(report, entry.content)
            yield f"{box.number} {box.title} {label}：{content}"


def _rows(report: Report) -> Iterator[str]:
    for table in report.tables:
        for row in table.rows:
            names = f"{row.category} {row.name} {row.unit} {row.nature}"
            yield f"{table.number} {table.caption} 第{row.number}行 {names}"


def _readings(report: Report) -> Iterator[str]:
    for table in report.tables:
        for row in table.rows:
            for one in row.readings:
                yield f"{table.number} {row.name} {one.column}：{one.text}"


def _figures(report: Report) -> Iterator[str]:
    for one in figures(report.text, Span(0, len(report.text))):
        yield f"{one.value}{one.unit} {one.hedge} {one.upper or ''}"


_KINDS: tuple[tuple[str, Callable[[Report], Iterator[str]]], ...] = (
    ("标题", _sections),
    ("段落", _paragraphs),
    ("注释", _notes),
    ("注释位置", _anchors),
    ("专栏条目", _boxes),
    ("指标行", _rows),
    ("指标值", _readings),
    ("数", _figures),
)
