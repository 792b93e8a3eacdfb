"""Answers 「今年要抓哪些工作」: the headings of the part that tells a year's work."""

import re

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of, part_meaning
from assistant.known.list_targets import children
from assistant.listing.section_asked import items_of_section
from assistant.outcomes import Desk
from assistant.text import bigrams, key
from corpus.model import Report, Section
from corpus.numerals import count_value

SKILL = "lists"
_MANY = re.compile("([二三四五六七八九十]|\\d{1,2})(?:个|大|项|条)")
_WORK = re.compile("工作|任务|举措|部署|安排|重点|抓|做|干")


def answer_year(question: Question, desk: Desk) -> Draft | None:
    """The headings of the part that tells what a year's work is; None for another question."""
    if not question.has("list", "how", "measures") or not _WORK.search(question.text):
        return None
    knowledge = knowledge_of(desk.report)
    if content_of(question, knowledge).words or items_of_section(question, knowledge):
        return None
    part = _part_of_year(question, knowledge)
    if part is None:
        return None
    part = _with_as_many(part, question, desk.report)
    writer = Writer(desk.report)
    lines = [f"{desk.report[part.heading]}{writer.cite(part.heading)}"]
    for one in children(part, desk.report):
        mark = writer.cite(one.heading, strong=(one.heading,))
        lines.append(f"- {desk.report[one.heading].rstrip('，：')}{mark}")
    return writer.draft("\n".join(lines), SKILL)


def _part_of_year(question: Question, knowledge: Knowledge) -> Section | None:
    """The part of the year asked that has most headings; the plan's where no year is named."""
    report = knowledge.report
    source = report.source
    done = question.roles == {"完成"} or question.years == (source.done_year,)
    years = question.years or ((source.done_year if done else source.plan_year),)
    found = [
        one
        for one in knowledge.parts
        if part_meaning(knowledge, one.heading)[0] in years and len(children(one, report)) > 1
    ]
    return max(found, key=lambda one: _told_in_sections(one, report), default=None)


def _with_as_many(part: Section, question: Question, report: Report) -> Section:
    """The section of the part that has as many headings as are asked: 「六项年度重点任务」."""
    asked = _MANY.search(question.text)
    if asked is None or len(children(part, report)) == count_value(asked[1]):
        return part
    fitting = [
        one
        for one in report.sections
        if one.span in part.span and len(children(one, report)) == count_value(asked[1])
    ]
    pairs = bigrams(key(question.text))
    return max(fitting, key=lambda one: len(pairs & bigrams(key(one.title))), default=part)


def _told_in_sections(part: Section, report: Report) -> tuple[int, int]:
    """Numbers of the headings （一） of a part and of all its headings."""
    below = children(part, report)
    return sum(one.kind == "section" for one in below), len(below)
