"""Items that running text tells one after another inside a paragraph, without headings.

一是 …。二是 …。 and 一是 …；二是 …；, sentences that begin alike (从国际看 …, 从国内看 …), and
sentences that take up one class after another (甲类 …, 乙类 …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Paragraph, Report, Section, Span
from corpus.sentences import clauses, trimmed

LEAST_ALIKE = 2
"""Clauses that begin 从…看 from which they are a list."""
LONGEST_KIND = 16
"""Signs of a clause that names the class which the sentences after it take up."""
_NUMERALS = "一二三四五六七八九十"
_MARK = re.compile(rf"(?<![\u4e00-\u9fff])([{_NUMERALS}])是(?![否非])")
_ADMITS = re.compile("问题|困难|挑战|短板|不足|矛盾")
_ADMITTED = "存在面临主要问题困难挑战短板不足"
"""What 「问题也不容忽视。一是…」 may be called when it is asked for."""
_SEEN_FROM = re.compile("从([\u4e00-\u9fff]{1,8}?)(?:上|来)?看，")
_VIEWS = "形势环境层面方面角度分析判断"
"""What 「从国际看，…；从国内看，…」 may be called when it is asked for."""
_OF_CLASS = re.compile("([\u4e00-\u9fff]{2,8}类)(?:项目|工程|事项|任务|实事)")


@dataclass(frozen=True, slots=True)
class Run:
    """Items in printed order, what leads to them and the words they are asked by.

    quoted: what is cited for each item where that is more than the item itself, else ().
    noun: what the items are: 点, or 面 for the sides from which a thing is seen.
    """

    words: str
    lead: Span
    items: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    noun: str = "点"


def runs(report: Report) -> Iterator[Run]:
    """Every such run of a report, in printed order."""
    for paragraph in report.paragraphs:
        yield from _numbered(paragraph, report)
    for section in report.sections:
        yield from _seen_from(section, report)
        yield from _by_class(section, report)


def _numbered(paragraph: Paragraph, report: Report) -> Iterator[Run]:
    """一是 … 二是 …, whether a full stop, a semicolon or the colon of the lead stands before."""
    marks: list[re.Match[str]] = []
    for one in _MARK.finditer(report.text, paragraph.span.start, paragraph.span.end):
        expected = _NUMERALS[len(marks)] if len(marks) < len(_NUMERALS) else ""
        if one[1] == expected and report.text[one.start() - 1] in "。；：:;\n　 ":
            marks.append(one)
    lead = _lead(paragraph, marks[0].start(), report) if len(marks) > 1 else None
    if lead is None:
        return
    ends = [one.start() for one in marks[1:]] + [paragraph.span.end]
    items = [
        next(clauses(report.text, Span(one.start(), end), "。；"))
        for one, end in zip(marks, ends, strict=True)
    ]
    admits = _ADMITTED if _ADMITS.search(report[lead]) else ""
    yield Run(report[lead] + admits, lead, tuple(items))


def _lead(paragraph: Paragraph, first: int, report: Report) -> Span | None:
    """The words of the first item's sentence before it, else the sentence before; None for none."""
    for at, sentence in enumerate(paragraph.sentences):
        if sentence.span.start < first < sentence.span.end:
            return trimmed(report.text, sentence.span.start, first)
        if sentence.span.start == first:
            return paragraph.sentences[at - 1].span if at else None
    return None


def _seen_from(section: Section, report: Report) -> Iterator[Run]:
    """从国际层面看，…。从国内层面看，…: the sides from which a section without parts looks."""
    if any(one.span in section.span and one != section for one in report.sections):
        return
    starts = {
        part.start
        for paragraph in report.paragraphs
        if paragraph.span in section.span
        for part in clauses(report.text, paragraph.span, "。；")
    }
    found = [
        one
        for one in _SEEN_FROM.finditer(report.text, section.span.start, section.span.end)
        if one.start() in starts
    ]
    if len(found) >= LEAST_ALIKE:
        spans = [Span(one.start(), one.end() - 1) for one in found]
        quoted = [
            next(clauses(report.text, Span(one.start(), section.span.end), "。；")) for one in found
        ]
        yield Run(section.title + _VIEWS, section.heading, tuple(spans), tuple(quoted), "面")


def _by_class(section: Section, report: Report) -> Iterator[Run]:
    """「完成工程建设类项目，新建…。改造…。完成服务保障类项目，…。」: what is told of each class."""
    for paragraph in report.paragraphs:
        if paragraph.span not in section.span or section.path != paragraph.path[:-1]:
            continue
        opened: list[tuple[str, Span, list[Span]]] = []
        for sentence in paragraph.sentences:
            lead = next(clauses(report.text, sentence.span, "，：。"))
            named = _OF_CLASS.search(report[lead]) if len(lead) <= LONGEST_KIND else None
            if named is not None:
                rest = trimmed(report.text, lead.end, sentence.span.end)
                opened.append((named[1], lead, [rest] if rest else []))
            elif opened:
                opened[-1][2].append(sentence.span)
        for kind, lead, told in opened if len(opened) > 1 else ():
            yield Run(f"{section.title} {kind}", lead, tuple(told))
