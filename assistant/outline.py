"""Answers where the report speaks of something: part, section, note, 专栏 or annex."""

import re

from assistant.draft import Writer
from assistant.knowledge import knowledge_of
from assistant.outcomes import Desk, Outcome
from assistant.question import Question, find_subject
from assistant.term_index import find_terms
from assistant.text import bigrams, key
from assistant.words import any_of
from corpus.address import place_of
from corpus.model import Report, Span

SKILL = "outline"
_IN_TABLE = re.compile("(?:哪|什么)一?[个张]?(?:附件|附表|表)")
PLACES_SHOWN = 3
ENOUGH_SHARE = 0.6
"""Share of the subject's character pairs that a place must hold when it is not printed whole."""


def answer_place(question: Question, desk: Desk) -> Outcome:
    """Name the places that speak of the subject; None when no place is asked or none found."""
    if not question.has("place"):
        return None
    subject = key(_subject(question, desk.report))
    if len(subject) < 2:
        return None
    spans = _places(subject, desk)
    if _IN_TABLE.search(question.text):
        tables = [table.span for table in desk.report.tables]
        spans = [one for one in spans if any(one in table for table in tables)] or spans
    if not spans:
        return None
    writer = Writer(desk.report)
    lines = [_line(span, desk, writer) for span in spans[:PLACES_SHOWN]]
    return writer.draft("\n".join(dict.fromkeys(lines)), SKILL)


def _subject(question: Question, report: Report) -> str:
    bare = any_of("question_words", "place").sub(" ", question.text)
    own = find_subject(bare, report)
    return re.sub(
        "(?:是)?(?:在|讲|说|提到|写|出现|的|了|过|内容|这事|这个)+$|^关于", "", own.strip()
    )


def _places(subject: str, desk: Desk) -> list[Span]:
    """Headings that print the subject, then sentences, then the best by shared pairs."""
    knowledge = knowledge_of(desk.report)
    report = desk.report
    spans = [one.heading for one in report.sections if subject in key(one.title)]
    spans += [box.heading for box in report.boxes if subject in key(box.title)]
    spans += [one.span for one in knowledge.statements if subject in one.key]
    spans += [row.span for table in report.tables for row in table.rows if subject in key(row.name)]
    if spans:
        return spans
    terms = find_terms(subject, knowledge)
    if terms:
        return [terms[0].term.note.anchor, terms[0].term.note.span]
    pairs = bigrams(subject)
    hits = desk.library.search(subject, limit=5, report=report.source.name)
    return [
        hit.chunk.span
        for hit in hits
        if len(pairs & bigrams(key(report[hit.chunk.span]))) >= ENOUGH_SHARE * len(pairs)
    ]


def _line(span: Span, desk: Desk, writer: Writer) -> str:
    place = place_of(desk.report, span)
    mark = writer.cite(knowledge_of(desk.report).statement_at(span), strong=(span,))
    path = " › ".join(place.path)
    if place.kind in ("paragraph", "heading", "box") and path:
        return f"{place.address}（{path}）{mark}"
    title = f"《{place.table.caption}》" if place.table else ""
    return f"{place.address}{title}{mark}"
