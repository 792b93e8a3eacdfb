"""Answers what an enumeration holds: sections under a heading, 专栏 entries, 一是 … 二是 … runs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.draft import Draft, Writer
from assistant.knowledge import Knowledge, knowledge_of
from assistant.outcomes import Desk, Outcome
from assistant.question import Question
from assistant.text import bigrams, key
from assistant.topics import by_topic
from assistant.words import any_of
from corpus.model import Box, BoxEntry, Report, Section, Span
from corpus.sentences import clauses

SKILL = "lists"
NAMED_SHARE = 0.6
"""Share of a heading's character pairs that a question must hold to mean it."""
SUBJECT_SHARE = 0.7
"""Share of the question's own pairs that the heading must hold in turn."""
_ITEM_SENTENCE = re.compile(r"[一二三四五六七八九十]+是(?!否)")
_LEAD = re.compile(r"[\u4e00-\u9fff“”]{2,10}，")
_PART = re.compile(r"第([一二三四五六七八九十])(?:个)?(?:大)?(?:部分|章)")
_SECTION = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
_ITEM = re.compile("([一二三四五六七八九十])是(?!否|什么|哪|多|谁)")


@dataclass(frozen=True, slots=True)
class Target:
    """Something with items that a question can mean: its words, and its items as shown.

    quoted: what is cited for each item where that is more than the item itself, else ().
    """

    words: str
    heading: Span
    items: tuple[Span, ...]
    noun: str
    quoted: tuple[Span, ...] = ()


def answer_list(question: Question, desk: Desk) -> Outcome:
    """Give the whole enumeration that the question means; None when it means none."""
    if not question.has("list", "how", "measures"):
        return None
    knowledge = knowledge_of(desk.report)
    by_number = section_named(question.text, knowledge)
    if by_number is not None:
        return _outline_of(by_number, desk)
    box = box_named(question.text, knowledge)
    if box is not None:
        return _told(box, desk)
    target = _meant(question, knowledge)
    return _told(target, desk) if target is not None else by_topic(question, desk)


def section_named(text: str, knowledge: Knowledge) -> Section | None:
    """The section that 「第三部分（四）」 or 「三、（四）二是」 names, None when none is named."""
    part = _PART.search(text) or re.search(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])、", text)
    if part is None:
        return None
    found = [one for one in knowledge.report.sections if one.number.startswith(f"{part[1]}、")]
    section = _SECTION.search(text)
    if found and section:
        inner = [
            one
            for one in knowledge.report.sections
            if one.kind == "section"
            and one.span in found[0].span
            and section[1] in one.number
            and len(one.number) == len(section[1]) + 2
        ]
        found = inner or found
    item = _ITEM.search(text)
    if found and item:
        below = [
            one for one in children(found[0], knowledge.report) if one.number.startswith(item[1])
        ]
        found = below or found
    return found[0] if found else None


def box_named(text: str, knowledge: Knowledge) -> Target | None:
    """The 专栏 that is named by its number, or the entry of it whose label is named too."""
    named = re.search(r"专栏([\d一二三四五六七八九])", text)
    if named is None:
        return None
    number = (
        str("一二三四五六七八九".find(named[1]) + 1)
        if named[1] in "一二三四五六七八九"
        else named[1]
    )
    found = [box for box in knowledge.report.boxes if box.number.endswith(number)]
    targets = [one for box in found for one in _box_targets(box, knowledge.report)]
    rest = key(text.replace(named.group(), ""))
    entries = [one for one in targets[1:] if _label_named(key(knowledge.report[one.heading]), rest)]
    return next(iter([*entries, *targets]), None)


def children(section: Section, report: Report) -> tuple[Section, ...]:
    """The sections directly under one, in printed order."""
    depth = len(section.path) + 1
    return tuple(
        one
        for one in report.sections
        if len(one.path) == depth and one.span in section.span and one != section
    )


def _outline_of(section: Section, desk: Desk) -> Draft | None:
    writer = Writer(desk.report)
    below = children(section, desk.report)
    if not below:
        target = next(_sentences_of(section, desk.report), None)
        return _told(target, desk) if target else None
    mark = writer.cite(section.heading)
    lines = [
        f"{desk.report[section.heading]}{mark}",
        *_lines([one.heading for one in below], writer, [one.heading for one in below]),
    ]
    return writer.draft("\n".join(lines), SKILL)


def _lines(items: Sequence[Span], writer: Writer, quoted: Sequence[Span]) -> Iterator[str]:
    for item, whole in zip(items, quoted, strict=True):
        yield f"- {writer.report[item].rstrip('，：')}{writer.cite(whole, strong=(item,))}"


@lru_cache(maxsize=64)
def targets(knowledge: Knowledge) -> tuple[Target, ...]:
    """Everything in a report that holds items."""
    report = knowledge.report
    found = [
        Target(one.title, one.heading, tuple(child.heading for child in below), "方面")
        for one in report.sections
        if len(below := children(one, report)) > 1
    ]
    for section in report.sections:
        if section.kind in ("item", "dash") and not children(section, report):
            found += _sentences_of(section, report)
    for box in report.boxes:
        found += _box_targets(box, report)
    found += _runs(report)
    return tuple(found)


def _sentences_of(section: Section, report: Report) -> Iterator[Target]:
    """An item without numbered parts: the sentences under it that open with a short lead."""
    spans = [
        sentence.span
        for paragraph in report.paragraphs
        if paragraph.span in section.span and not paragraph.is_heading
        for sentence in paragraph.sentences
        if _LEAD.match(report.text, sentence.span.start) and sentence.span.end > section.heading.end
    ]
    leads = tuple(next(clauses(report.text, span, "，：")) for span in spans)
    if len(spans) > 1:
        yield Target(section.title, section.heading, leads, "方面", tuple(spans))


def _box_targets(box: Box, report: Report) -> Iterator[Target]:
    yield Target(f"{box.number} {box.title}", box.heading, tuple(e.span for e in box.entries), "类")
    grouped: dict[Span, list[BoxEntry]] = {}
    for entry in box.entries:
        grouped.setdefault(entry.label, []).append(entry)
    for label, entries in grouped.items():
        words = f"{box.number} {box.title} {report[label]}"
        items = [
            (item, entry.content) for entry in entries for item in entry.items or (entry.content,)
        ]
        shown, quoted = zip(*items, strict=True)
        yield Target(words, label, tuple(shown), "项", tuple(quoted))


def _runs(report: Report) -> Iterator[Target]:
    """一是 …。二是 …。 inside one paragraph, led by the sentence before."""
    for paragraph in report.paragraphs:
        run = [
            s.span for s in paragraph.sentences if _ITEM_SENTENCE.match(report.text, s.span.start)
        ]
        first = next((s for s in paragraph.sentences if run and s.span == run[0]), None)
        if len(run) > 1 and first is not None and first.number > 1:
            lead = paragraph.sentences[first.number - 2].span
            yield Target(report[lead], lead, tuple(run), "点")


def _meant(question: Question, knowledge: Knowledge) -> Target | None:
    """The target whose words and the question's cover each other best."""
    subject = key(any_of("question_words", "list").sub(" ", question.subject))
    subject = re.sub("[里中内的都有]|具体|内容|从|抓$", "", subject)
    pairs = bigrams(subject)
    if not subject:
        return None
    scored = sorted(
        (
            (_fit(pairs, subject, target, knowledge), at)
            for at, target in enumerate(targets(knowledge))
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    score, at = scored[0]
    return targets(knowledge)[at] if score >= SUBJECT_SHARE else None


def _fit(pairs: frozenset[str], subject: str, target: Target, knowledge: Knowledge) -> float:
    """How well a target fits: the share of the question's pairs that its words hold.

    A 专栏 entry is only meant when its own label is named.
    """
    words = key(target.words)
    label = key(knowledge.report[target.heading])
    if target.noun == "项" and not _label_named(label, subject):
        return 0
    held = bigrams(words)
    share = len(pairs & held) / len(pairs)
    own = len(pairs & held) / max(1, len(held))
    return share + 0.2 * own


def _label_named(label: str, subject: str) -> bool:
    short = re.sub("(?:领域|类|方面|项目|工程)$", "", label)
    return label in subject or (len(short) > 1 and short in subject)


def _told(target: Target, desk: Desk) -> Draft:
    writer = Writer(desk.report)
    lead = f"{desk.report[target.heading]}{writer.cite(target.heading)}"
    lines = list(_lines(target.items, writer, target.quoted or target.items))
    return writer.draft("\n".join([lead, *lines]), SKILL)
