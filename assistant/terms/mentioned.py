"""Refuses the meaning of a name that the report uses and does not define, with the places."""

from assistant.known.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.text import key, without_quotes
from corpus.model import Span

LONGEST_NAME = 16
"""A longer subject is a description, not a name."""
MENTIONS_SHOWN = 3
"""Places shown where a term is used without being defined."""


def mentioned_only(subject: str, knowledge: Knowledge) -> NoAnswer | None:
    """Refuse when the report uses the name but does not define it; None when it is no name."""
    if not 1 < len(subject) <= LONGEST_NAME or subject not in knowledge.text_key:
        return None
    places = mentions(subject, knowledge)
    if not places:
        return None
    printed = knowledge.report[printed_as(subject, places[0], knowledge)]
    text = (
        f"报告用到了“{without_quotes(printed)}”，"
        "但没有给出它的解释，所以不能替报告下定义。下面是提到它的原文。"
    )
    return NoAnswer(Reason.NOT_DEFINED, text, places[:MENTIONS_SHOWN])


def mentions(subject: str, knowledge: Knowledge) -> tuple[Span, ...]:
    """The statements that print the words, in printed order."""
    return tuple(one.span for one in knowledge.statements if subject in one.key)


def printed_as(subject: str, span: Span, knowledge: Knowledge) -> Span:
    """The stretch of `span` whose key is `subject`; the whole span when signs lie between."""
    words = knowledge.report[span]
    for start in range(len(words)):
        if key(words[start]) and subject.startswith(key(words[start])):
            for end in range(start + 1, min(len(words), start + 2 * len(subject) + 4) + 1):
                if key(words[start:end]) == subject:
                    return Span(span.start + start, span.start + end)
    return span
