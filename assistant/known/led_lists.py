"""Lists that a sentence leads to: 「重点做好六个方面工作：」 and the numbered paragraphs after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text import key
from corpus.model import Report, Section, Span
from corpus.numerals import count_value
from corpus.sentences import clauses

LONGEST_LEAD = 60
"""Signs of the end of a sentence that say what the list is of."""
LEAST_TOLD = 2
"""Sentences after its heading from which an item is a list of its own."""
_COUNT = r"(?P<count>[二两三四五六七八九十]{1,3}|(?<![\d.])\d{1,2}(?![\d.]))"
WITHIN = 3
"""Paragraphs an item of such a list may take."""
_NAMED = re.compile(rf"“(?P<name>{_COUNT}[^”]{{1,10}})”")
_COUNTED = re.compile(
    rf"(?P<name>{_COUNT}(?:个方面|方面|个|件|项|大|条)(?:的)?[\u4e00-\u9fff]{{0,6}})"
)
_BEGUN = re.compile(rf"{_COUNT}(?:个|大|项)(?P<word>[\u4e00-\u9fff]{{2}})")
_FIRST = re.compile(r"[（(]?[一1](?:[、）).．]|是)|——")


@dataclass(frozen=True, slots=True)
class LedList:
    """A sentence that leads to items, what it calls them, and their headings.

    name: the counted name of the items, as a key; "" where the sentence counts none.
    """

    lead: Span
    words: Span
    name: str
    items: tuple[Span, ...]


def led_lists(report: Report) -> Iterator[LedList]:
    """The lists of the running text that a sentence leads to, in printed order."""
    starts = {one.heading.start: one for one in report.sections}
    yield from _by_word(report)
    yield from _by_headings(report)
    for before, after in zip(report.paragraphs, report.paragraphs[1:], strict=False):
        first = starts.get(after.span.start)
        if first is None or before.is_heading or not before.sentences:
            continue
        if first.kind == "part" or not _FIRST.match(first.number):
            continue
        if len(before.path) >= len(first.path):
            continue  # a paragraph of the item before leads to nothing
        lead = before.sentences[-1].span
        items = _siblings(first, report)
        name = _name(report[lead], len(items))
        if len(items) > 1 and (name or report[lead].rstrip().endswith(("：", ":"))):
            yield LedList(lead, _words(lead, report), name, tuple(one.heading for one in items))


def _by_word(report: Report) -> Iterator[LedList]:
    """「必须做到“八个聚焦”：」, then eight paragraphs that begin 聚焦…, with or without text between."""
    for at, before in enumerate(report.paragraphs):
        lead = before.sentences[-1].span if before.sentences else None
        if lead is None or not report[lead].rstrip().endswith(("：", ":")):
            continue
        quoted = list(_NAMED.finditer(report[lead]))
        if not quoted:
            continue
        named = quoted[-1]
        count, word = _counted_word(named)
        near = report.paragraphs[at + 1 : at + 1 + WITHIN * count]
        found = [one for one in near if report[one.span].startswith(word)][:count]
        if len(word) > 1 and count > 1 and len(found) == count:
            items = tuple(next(clauses(report.text, one.span, "。；")) for one in found)
            yield LedList(lead, _words(lead, report), key(named["name"]), items)


def _by_headings(report: Report) -> Iterator[LedList]:
    """「突出抓好“六个聚焦”」, and six headings of one level that begin 聚焦, wherever they stand."""
    told: set[str] = set()
    for paragraph in report.paragraphs:
        for sentence in paragraph.sentences:
            for named in _NAMED.finditer(report[sentence.span]):
                name, (count, word) = key(named["name"]), _counted_word(named)
                items = _beginning(word, report) if len(word) > 1 and name not in told else ()
                if len(items) == count > 1:
                    told.add(name)
                    yield LedList(sentence.span, _words(sentence.span, report), name, items)


def _counted_word(named: re.Match[str]) -> tuple[int, str]:
    """(6, 聚焦) of 「六个聚焦」."""
    rest = named["name"].removeprefix(named["count"])
    return count_value(named["count"]), re.sub("^(?:个|大|项|条)", "", rest)


def headings_begun(asked: str, report: Report) -> tuple[Span, ...]:
    """「四个聚力是哪四个」: the headings of one level that begin with the word, if as many; else ()."""
    for match in _BEGUN.finditer(asked):
        items = _beginning(match["word"], report)
        if len(items) == count_value(match["count"]) > 1:
            return items
    return ()


def _beginning(word: str, report: Report) -> tuple[Span, ...]:
    """The headings under one section whose titles begin with a word; () where several have such."""
    found: dict[tuple[str, ...], list[Span]] = {}
    for one in report.sections:
        if one.title.startswith(word):
            found.setdefault(one.path[:-1] if one.path else (), []).append(one.heading)
    return tuple(next(iter(found.values()))) if len(found) == 1 else ()


def _words(lead: Span, report: Report) -> Span:
    """The last clauses of a sentence, which say what follows."""
    parts = [one for one in clauses(report.text, lead) if lead.end - one.start <= LONGEST_LEAD]
    return Span(parts[0].start, lead.end) if parts else lead


def _siblings(first: Section, report: Report) -> list[Section]:
    """`first` and the sections after it of its kind, under the same heading, in one run."""
    found = [first]
    for one in report.sections:
        follows = one.heading.start > found[-1].heading.start
        if follows and one.kind == first.kind and one.path[:-1] == first.path[:-1]:
            if _FIRST.match(one.number) and one.kind != "dash":
                break
            if one.kind == "dash" and one.span.start - found[-1].span.end > 1:
                break
            found.append(one)
    return found


def _name(words: str, count: int) -> str:
    """The name that counts as many things as there are items; "" for none."""
    for pattern in (_NAMED, _COUNTED):
        for match in pattern.finditer(words):
            if count_value(match["count"]) == count:
                return key(match["name"])
    return ""


def told_items(report: Report) -> Iterator[tuple[Section, tuple[Span, ...]]]:
    """Items with what they tell: 「2.养老帮困方面。提高…标准。新增…1万人。」 and its sentences."""
    sentences = [one.span for paragraph in report.paragraphs for one in paragraph.sentences]
    for section in report.sections:
        if section.kind == "item" and section.title:
            own = tuple(
                one for one in sentences if one in section.span and one.start >= section.heading.end
            )
            if len(own) >= LEAST_TOLD:
                yield section, own
