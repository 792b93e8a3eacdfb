"""Finds the term that a description means: 「把……打包成证券的那个工具叫什么」."""

from assistant.asking.content import content_of, with_alike
from assistant.asking.question import Question
from assistant.known.knowledge import knowledge_of
from assistant.known.term_index import Term, terms_of
from assistant.outcomes import Desk
from assistant.sentences.evidence import candidates
from assistant.text import key
from assistant.words import listed

LEAST_COVERAGE = 0.25
"""Share of the description's content that a note must hold."""
AHEAD = 1.08
"""How far the note's score must be ahead of the next note's."""


def term_described(question: Question, desk: Desk) -> Term | None:
    """The term whose note tells what the question describes; None when none stands out."""
    by_name = listed("terms", "named_reverse").search(question.text) is not None
    if not by_name and listed("terms", "reverse").search(question.text) is None:
        return None
    knowledge = knowledge_of(desk.report)
    question = with_alike(question, desk)
    if not by_name and candidates(question, desk)[0].statement.span not in knowledge.notes:
        return None
    found = candidates(question, desk, among=knowledge.notes)
    if not found or found[0].coverage < LEAST_COVERAGE:
        return None
    if len(found) > 1 and found[0].score < AHEAD * found[1].score:
        return None
    best = found[0].statement.span
    content = content_of(question, knowledge)
    terms = [one for one in terms_of(knowledge) if one.note.span == best]
    return max(
        terms, key=lambda one: content.coverage(key(desk.report[one.definition]), ""), default=None
    )
