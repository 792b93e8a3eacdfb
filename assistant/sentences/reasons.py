"""The parts of a sentence that tell a reason, where a why is asked."""

from collections.abc import Sequence

from assistant.asking.asked import attributes_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.text import key
from corpus.model import Span
from corpus.sentences import clauses


def parts_with_reason(
    question: Question, parts: Sequence[Span], knowledge: Knowledge
) -> list[Span]:
    """The parts that print what a why is answered with."""
    wanted = attributes_asked(question)
    return [one for one in parts if all(a.needs.search(knowledge.report[one]) for a in wanted)]


def reason_part(question: Question, span: Span, knowledge: Knowledge) -> Span:
    """Of parts between ； that each give a reason, the one that holds most of what is asked."""
    parts = tuple(clauses(knowledge.report.text, span, "；"))
    giving = parts_with_reason(question, parts, knowledge)
    if len(giving) < 2:
        return span
    content = content_of(question, knowledge)
    held = [content.coverage(key(knowledge.report[one]), "") for one in giving]
    return giving[held.index(max(held))] if held.count(max(held)) == 1 else span
