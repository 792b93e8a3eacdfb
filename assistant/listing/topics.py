"""Answers 「消费方面有哪些举措」: the headings that are about a topic, with their places."""

import re

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.outcomes import Desk
from assistant.text import key
from assistant.words import any_of
from corpus.model import Section

SKILL = "lists"
LONGEST_TOPIC = 6
"""Signs; a longer subject is a description, and its sentences answer better than headings."""
HEADINGS_SHOWN = 8
_AROUND = re.compile(
    "方面|领域|工作|举措|措施|办法|政策|重点|主要|具体|内容|有关|相关|关于|怎么|如何|怎样|打算|准备|做|搞|抓|[里中内的都有从在了吗呢]"
)


def by_topic(question: Question, desk: Desk) -> Draft | None:
    """The headings whose titles print the topic; None when fewer than two do."""
    topic = _topic(question)
    if not 1 < len(topic) <= LONGEST_TOPIC:
        return None
    found = [one for one in desk.report.sections if topic in key(one.title)]
    if question.years:
        found = [one for one in found if _is_of_years(one, question, desk)] or found
    if len(found) < 2:
        return None
    writer = Writer(desk.report)
    lines = [
        f"- {desk.report[one.heading]}{writer.cite(one.heading)}" for one in found[:HEADINGS_SHOWN]
    ]
    return writer.draft("\n".join([f"报告里标题写到“{topic}”的有：", *lines]), SKILL)


def _topic(question: Question) -> str:
    bare = any_of("question_words", "list").sub(" ", question.subject)
    bare = any_of("question_words", "measures").sub(" ", bare)
    return key(_AROUND.sub("", bare))


def _is_of_years(section: Section, question: Question, desk: Desk) -> bool:
    part = next(one for one in desk.report.sections if section.span in one.span)
    return any(str(year) in part.title for year in question.years)
