"""Judges what a case types: numbers with unit, year and role; the order and count of list items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.asking.question import find_roles
from assistant.text import plain
from corpus.figures import figures
from corpus.model import Figure, Role, Span
from eval.matching import folded, place
from eval.model import Case, Number

_SENTENCE, _CLAUSE = re.compile("[^。；;\n]+"), re.compile("[^，,、：:（）()]+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_EXPECTED = re.compile("预计(?:可)?(?:将)?(?:完成|达到|实现)")
"""Says how much is done, though 预计 alone asks for a target."""
_MARK = re.compile(r"\[\d+\]")
_ITEM = re.compile(r"^\s*(?:[-*•·]|\d+[.．、)）])\s*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A quantity of an answer, with the year and role of its clause, or of the clause before."""

    figure: Figure
    year: int | None
    role: Role | None


Fault: TypeAlias = Literal["missing", "year", "role"]


def wrong_numbers(text: str, case: Case) -> Iterator[str]:
    """In words, each typed number that the answer lacks or gives another year or role."""
    return (words for _, words in number_faults(text, case))


def number_faults(text: str, case: Case) -> Iterator[tuple[Fault, str]]:
    """Each typed number that is not given as wanted: what is wrong, also in words."""
    said = list(_said(plain_lines(text)))
    for wanted in case.numbers:
        target = figure_of(wanted)
        same = [one for one in said if target is not None and same_quantity(one.figure, target)]
        if not same:
            yield "missing", f"缺 {wanted.value}{wanted.unit}"
        elif wanted.year and not any(one.year in (None, wanted.year) for one in same):
            found = "、".join(str(one.year) for one in same)
            yield (
                "year",
                f"{wanted.value}{wanted.unit} 的年份应是 {wanted.year}，答的是 {found}",
            )
        elif wanted.role and not any(_fits(one, wanted) for one in same):
            found = "、".join(one.role or "没写" for one in same)
            yield "role", f"{wanted.value}{wanted.unit} 应是{wanted.role}，答的是 {found}"


def wrong_items(text: str, case: Case) -> Iterator[str]:
    """In words, whether accepted items stand out of order, or the count of items is another."""
    if case.order:
        words = folded(text)
        found = [min(_places(words, group), default=-1) for group in case.accept]
        held = [at for at in found if at >= 0]
        if held != sorted(held):
            yield "各项的次序不对"
    count = len(_ITEM.findall(text))
    if case.count is not None and count != case.count:
        yield f"应有 {case.count} 项，逐行列出的有 {count} 项"


def figure_of(number: Number) -> Figure | None:
    """The quantity that value and unit write together; None when they write none."""
    words = f"{number.value}{number.unit}"
    found = list(figures(words, Span(0, len(words)))) if words else []
    return found[0] if len(found) == 1 and len(found[0].span) == len(words) else None


def number_words(number: Number) -> str:
    """A typed number in words: 「2025年目标6%」."""
    year = f"{number.year}年" if number.year else ""
    return f"{year}{number.role or ''}{number.value}{number.unit}"


def plain_lines(text: str) -> str:
    """Half width and without citation marks, its lines kept."""
    return "\n".join(plain(line) for line in _MARK.sub("", text).split("\n"))


def _places(words: str, group: tuple[str, ...]) -> Iterator[int]:
    return (at for wanted in group if (at := place(words, wanted)) is not None)


def _fits(said: _Said, wanted: Number) -> bool:
    return said.role == wanted.role and (wanted.year is None or said.year in (None, wanted.year))


def same_quantity(one: Figure, other: Figure) -> bool:
    """Whether two quantities are equal in value and unit, ranges in both ends."""
    return (one.value, one.unit, one.upper) == (other.value, other.unit, other.upper)


def _said(text: str) -> Iterator[_Said]:
    for sentence in _SENTENCE.finditer(text):
        year: int | None = None
        role: Role | None = None
        for clause in _CLAUSE.finditer(text, sentence.start(), sentence.end()):
            span = Span(clause.start(), clause.end())
            for figure in figures(text, span):
                before = text[span.start : figure.span.start]
                year = _last_year(before) or year
                role = _role(before) or _role(clause[0]) or role
                yield _Said(figure, year or _last_year(clause[0]), role)
            year = _last_year(clause[0]) or year
            role = _role(clause[0]) or role


def _last_year(words: str) -> int | None:
    found = _YEAR.findall(words)
    return int(found[-1]) if found else None


def _role(words: str) -> Role | None:
    """The role that the words name; None for none or both."""
    found = find_roles(_EXPECTED.sub("完成", words))
    return next(iter(found)) if len(found) == 1 else None
