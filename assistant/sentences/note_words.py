"""What is asked of a term beside its name: 全长 of 「某某走廊全长多少公里」, to choose the words of its note."""

import re
from dataclasses import replace

from assistant.asking.asked import wants_figure
from assistant.asking.content import Content
from assistant.asking.question import Question
from assistant.text import key
from corpus.model import Footnote, Report

_BEFORE_ASKING = re.compile(
    "([\u4e00-\u9fff]{2})(?:是|有|为|达|约|要|给|到)?(?:多少|几|多[大长高]|什么|啥|哪)"
)


def beside_term(
    question: Question, content: Content, note: Footnote | None, report: Report
) -> tuple[Content, str]:
    """The content words that are not of the note's terms, and the two signs before the asking.

    The name stands at the head of every note: words of it do not tell one clause from another.
    """
    if note is None or not wants_figure(question) or question.has("who"):
        return content, ""
    names = key("".join(report[one] for one in note.terms))
    words = tuple(one for one in content.words if one.key not in names)
    before = _BEFORE_ASKING.search(question.text)
    phrase = before[1] if before and key(before[1]) not in names else ""
    return (content if len(words) == len(content.words) else replace(content, words=words)), phrase
