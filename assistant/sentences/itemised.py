"""Puts the items of a sentence on lines of their own, where a question asks for them one by one."""

import re

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.draft import Writer
from assistant.known.knowledge import knowledge_of
from assistant.text import key
from corpus.enumerations import joined_items
from corpus.model import Span
from corpus.sentences import clauses

LEAST_ITEMS = 2
_ONE_BY_ONE = re.compile(
    "逐(?:一|条|个|项|行)|一(?:条|个|项)一(?:条|个|项)|一行一[个条项]|挨个|名单|列(?:出|一下|给我|举|个)|报一下"
)
_LEAD = re.compile("(?:依托|包括|包含|涵盖|围绕|聚焦|其中|以及|以|在|由)+")


def itemised(question: Question, shown: Span, span: Span, writer: Writer) -> list[str]:
    """The lines 「- 甲[1]」 of the stretch shown; [] when they are not asked so, or it has none.

    span: the statement that is cited for each.
    """
    if not _ONE_BY_ONE.search(question.text):
        return []
    items = _items(question, shown, writer)
    return [f"- {writer.report[one]}{writer.cite(span, strong=(one,))}" for one in items]


def _items(question: Question, shown: Span, writer: Writer) -> tuple[Span, ...]:
    """The items of the clause that holds most of what is asked; ties by place."""
    knowledge = knowledge_of(writer.report)
    content = content_of(question, knowledge)
    text = writer.report.text
    found = [
        (content.coverage(key(writer.report[clause]), ""), -clause.start, items)
        for clause in clauses(text, shown, "，；：。")
        if len(items := joined_items(text, clause, "、")) >= LEAST_ITEMS
    ]
    if not found:
        return ()
    first, *rest = max(found)[2]
    lead = _LEAD.match(text, first.start, first.end)
    start = lead.end() if lead and lead.end() < first.end else first.start
    return (Span(start, first.end), *rest)
