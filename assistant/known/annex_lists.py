"""Finds the lists that annexes hold: 「2026年十件民生实事」, then lines 一、 二、 under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Paragraph, Report, Span
from corpus.sentences import clauses

_NUMBERED = re.compile(
    "[一二三四五六七八九十]+、|\\d{1,2}[.．、]|[（(][一二三四五六七八九十\\d]+[）)]"
)
_NAMES_ONE = re.compile("[^，。；：]{2,30}：.{6,}")
LONGEST_TITLE = 40
"""Signs of a line that may be the title of a list."""


@dataclass(frozen=True, slots=True)
class AnnexList:
    """A title line and its items: `items` up to the first stop, `quoted` the whole lines."""

    title: Span
    items: tuple[Span, ...]
    quoted: tuple[Span, ...]


def annex_lists(report: Report) -> Iterator[AnnexList]:
    """The lists after the last part, in printed order."""
    title: Paragraph | None = None
    items: list[Paragraph] = []
    for one in _back_matter(report):
        words = report[one.span]
        if title is not None and _NUMBERED.match(words):
            items.append(one)
        elif not items or _is_title(words):
            yield from _list(title, items, report)
            title, items = one, []
    yield from _list(title, items, report)
    yield from _groups(report)


def _groups(report: Report) -> Iterator[AnnexList]:
    """「一、产业项目」 over lines that each name one: 「甲项目：总投资24亿元，…。」."""
    title: Paragraph | None = None
    items: list[Paragraph] = []
    for one in _back_matter(report):
        words = report[one.span]
        if title is not None and _NAMES_ONE.match(words) and not _NUMBERED.match(words):
            items.append(one)
            continue
        yield from _list(title, items, report)
        is_group = _NUMBERED.match(words) is not None and _is_title(words)
        title, items = (one if is_group else None), []
    yield from _list(title, items, report)


def _is_title(words: str) -> bool:
    """Whether a line is no more of the item before it: short, without a stop."""
    return len(words) <= LONGEST_TITLE and not re.search("[。；，：]", words)


def _list(
    title: Paragraph | None, items: Sequence[Paragraph], report: Report
) -> Iterator[AnnexList]:
    if title is not None and len(items) > 1:
        leads = tuple(next(clauses(report.text, one.span, "。：；"), one.span) for one in items)
        yield AnnexList(title.span, leads, tuple(one.span for one in items))


def _back_matter(report: Report) -> list[Paragraph]:
    """The paragraphs after the last part."""
    end = max((one.span.end for one in report.sections), default=len(report.text))
    return [one for one in report.paragraphs if one.span.start >= end]
