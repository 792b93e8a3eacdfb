"""Everything in a report that holds items: headings, 专栏 and their entries, 一是 … 二是 … runs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.known.annex_lists import annex_lists
from assistant.known.knowledge import Knowledge
from assistant.known.led_lists import led_lists, told_items
from assistant.known.runs import runs
from assistant.text import key
from corpus.catalogue import KEPT
from corpus.model import Box, BoxEntry, Report, Section, Span
from corpus.numerals import chinese_value
from corpus.sentences import clauses

_COUNTED = re.compile("([二两三四五六七八九十]+)大([\u4e00-\u9fff]{4})")
LONGEST_OPENING = 30
"""Signs of a sentence that says what its paragraph is about."""
LEAST_OPENINGS = 3
_OPENING = re.compile("[\u4e00-\u9fff“”]{4,12}")
_OWN_LEAD = re.compile(r"([\u4e00-\u9fff“”]{2,12})：")
"""An entry of several under one label may say what it lists: 「项目清单：1.…」."""
_LEAD = re.compile(r"[\u4e00-\u9fff“”]{2,10}，")


@dataclass(frozen=True, slots=True)
class Target:
    """Something with items that a question can mean: its words, and its items as shown.

    counted: the name that counts the items (三大产业), as a key; "" when none does.
    own: of `words`, those of a 专栏 entry itself, without the title above it.
    quoted: what is cited for each item where that is more than the item itself, else ().
    """

    words: str
    heading: Span
    items: tuple[Span, ...]
    noun: str
    quoted: tuple[Span, ...] = ()
    own: str = ""
    counted: str = ""


@lru_cache(maxsize=KEPT)
def targets(knowledge: Knowledge) -> tuple[Target, ...]:
    """Everything in a report that holds items."""
    report = knowledge.report
    found = [
        Target(one.title, one.heading, tuple(child.heading for child in below), "方面")
        for one in report.sections
        if len(below := children(one, report)) > 1
    ]
    for section in report.sections:
        found += _paragraphs_of(section, report)
        if section.kind in ("item", "dash") and not children(section, report):
            found += sentences_of(section, report)
            found += _counted_of(section, report)
    for box in report.boxes:
        found += box_targets(box, report)
    found += _runs(report)
    found += [
        Target(report[one.title], one.title, one.items, "件", one.quoted)
        for one in annex_lists(report)
    ]
    found += [
        Target(report[one.words], one.lead, one.items, "方面", counted=one.name)
        for one in led_lists(report)
    ]
    found += [
        Target(section.title, section.heading, told, "条", own=section.title)
        for section, told in told_items(report)
    ]
    return tuple(found)


def _paragraphs_of(section: Section, report: Report) -> Iterator[Target]:
    """A section without headings whose paragraphs each open with a short sentence on their matter."""
    if section.kind != "section" or children(section, report):
        return
    own = [one for one in report.paragraphs if one.span in section.span and not one.is_heading]
    leads = [one.sentences[0].span for one in own if len(one.sentences) > 1]
    short = all(
        len(one) <= LONGEST_OPENING and not re.search(r"[\d，：]", report[one]) for one in leads
    )
    if len(own) == len(leads) >= LEAST_OPENINGS and short:
        yield Target(section.title, section.heading, tuple(leads), "方面")


def sentences_of(section: Section, report: Report) -> Iterator[Target]:
    """An item without numbered parts: its sentences by their first clause, some short leads."""
    spans = sentences_under(section, report)
    leads = tuple(next(clauses(report.text, span, "，：。")) for span in spans)
    if sum(_LEAD.match(report.text, span.start) is not None for span in spans) > 1:
        yield Target(section.title, section.heading, leads, "方面", tuple(spans))


def sentences_under(section: Section, report: Report) -> list[Span]:
    """The sentences under a heading, without the heading where that is the first of them."""
    return [
        sentence.span
        for paragraph in report.paragraphs
        if paragraph.span in section.span and not paragraph.is_heading
        for sentence in paragraph.sentences
        if sentence.span.end > section.heading.end + 1  # a heading's sentence ends with its 。
    ]


def _counted_of(section: Section, report: Report) -> Iterator[Target]:
    """A heading that counts what its sentences take up in turn: 「推动三大产业…」, 甲业围绕…, 乙业围绕….

    The items are what stands before the word that as many sentences share as the heading counts.
    """
    counted = _COUNTED.search(section.title)
    if counted is None:
        return
    by_word: dict[str, list[Span]] = {}
    for span in sentences_under(section, report):
        opening = _OPENING.match(report.text, span.start, span.end)
        for at in range(2, min(9, len(opening[0]) - 1) if opening else 0):
            by_word.setdefault(report.text[span.start + at : span.start + at + 2], []).append(span)
    for word, spans in by_word.items():
        if len(spans) == chinese_value(counted[1]):
            items = [Span(one.start, report.text.index(word, one.start)) for one in spans]
            name = key(counted[1] + "大" + counted[2])
            yield Target(section.title, section.heading, tuple(items), "类", tuple(spans), "", name)
            return


def box_targets(box: Box, report: Report) -> Iterator[Target]:
    """A 专栏 with its entries, then each of its labels with the items under it."""
    yield Target(f"{box.number} {box.title}", box.heading, tuple(e.span for e in box.entries), "类")
    grouped: dict[Span, list[BoxEntry]] = {}
    for entry in box.entries:
        grouped.setdefault(entry.label, []).append(entry)
    for label, entries in grouped.items():
        above, own = f"{box.number} {box.title} ", report[label]
        leads = [_OWN_LEAD.match(report.text, e.content.start, e.content.end) for e in entries]
        if len(entries) > 1 and all(leads):
            items = tuple(entry.content for entry in entries)
            yield Target(above + own, label, items, "项", own=own)
        else:
            yield _entries_target(above, own, label, entries)
        for entry in entries:
            lead = _OWN_LEAD.match(report.text, entry.content.start, entry.content.end)
            if lead and len(entries) > 1:
                yield _entries_target(above, f"{own} {lead[1]}", label, [entry])


def _entries_target(above: str, own: str, label: Span, entries: Sequence[BoxEntry]) -> Target:
    items = [(item, entry.content) for entry in entries for item in entry.items or (entry.content,)]
    shown, quoted = zip(*items, strict=True)
    return Target(above + own, label, tuple(shown), "项", tuple(quoted), own)


def _runs(report: Report) -> Iterator[Target]:
    """The items that running text tells one after another; those of one class by its own name."""
    for one in runs(report):
        yield Target(one.words, one.lead, one.items, one.noun, one.quoted)


def children(section: Section, report: Report) -> tuple[Section, ...]:
    """The sections directly under one, in printed order."""
    depth = len(section.path) + 1
    return tuple(
        one
        for one in report.sections
        if len(one.path) == depth and one.span in section.span and one != section
    )
