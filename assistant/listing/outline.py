"""Answers where the report speaks of something: part, section, note, 专栏 or annex."""

import re

from assistant.asking.content import with_alike
from assistant.asking.question import Question, find_subject, read_question
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.term_index import find_terms
from assistant.outcomes import Desk, Outcome
from assistant.sentences.evidence import candidates
from assistant.support.decision import refusal_for
from assistant.text import key
from assistant.words import any_of
from corpus.address import place_of
from corpus.model import Report, Span

SKILL = "outline"
_IN_TABLE = re.compile("(?:哪|什么)一?[个张]?(?:附件|附表|表)")
_IN_TEXT = re.compile("节|章|段|部分|块")
_IN_BOX = re.compile("专栏")
_FRAME = re.compile(
    "(?:这个|这项|这条)?指标$|(?:，|,)?(?:小)?标题(?:是|叫)?(?:什么|啥)?$|的?(?:事儿?|内容|说法|提法)$|(?:是|都|被|一起|一并)*(?:这个指标)?(?:在|讲|说|提到?|写|出现|露(?:过)?脸|归|列|挂|放|收|排|安排|规定|看|翻|查|找|进|入|到|的|了|过|都|是|被|面|\\s|内容|这事|这个|这块|这一块|事)+$"
    "|^(?:关于|找|查|看|想看|要看|我要找|请找|提到?|讲到?|说到?|写到?)+(?=[“\u4e00-\u9fffA-Za-z\\d])"
)
"""Words around a subject that only ask for its place."""
PLACES_SHOWN = 3
ENOUGH_SHARE = 0.45
"""Share of the subject's content that a place must hold when it is not printed whole."""


def answer_place(question: Question, desk: Desk) -> Outcome:
    """Name the places that speak of the subject; None when no place is asked or none found."""
    if not question.has("place"):
        return None
    subject = key(_subject(question, desk.report))
    if len(subject) < 2:
        return None
    spans = _places(subject, desk)
    if _IN_TEXT.search(question.text):
        spans = [*_told_in_text(subject, desk), *spans]
    if _IN_TABLE.search(question.text):
        tables = [table.span for table in desk.report.tables]
        spans = [one for one in spans if any(one in table for table in tables)] or spans
    if _IN_BOX.search(question.text):
        boxes = [box.span for box in desk.report.boxes]
        spans = [one for one in spans if any(one in box for box in boxes)] or spans
    if not spans:
        return None
    writer = Writer(desk.report)
    lines = [_line(span, desk, writer) for span in spans[:PLACES_SHOWN]]
    return writer.draft("\n".join(dict.fromkeys(lines)), SKILL)


def _subject(question: Question, report: Report) -> str:
    bare = any_of("question_words", "place").sub(" ", question.text)
    own = find_subject(bare, report)
    own = _FRAME.sub("", own.strip())
    quoted = re.findall("“([^”]{2,})”", own)
    return quoted[0] if len(quoted) == 1 and len(quoted[0]) * 2 >= len(own) else own


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
    asked = with_alike(read_question(subject, report), desk)
    named = find_series(asked, knowledge)
    if named:
        return [row.span for one in named for series in one.series for row in series.rows]
    terms = find_terms(subject, knowledge)
    if terms:
        return [terms[0].term.note.anchor, terms[0].term.note.span]
    found = candidates(asked, desk)
    if not found or found[0].coverage < ENOUGH_SHARE or refusal_for(asked, found, knowledge):
        return []
    return [found[0].statement.span]


def _told_in_text(subject: str, desk: Desk) -> list[Span]:
    """The sentence of the running text that tells of an indicator, where a section is asked."""
    knowledge = knowledge_of(desk.report)
    asked = read_question(subject, desk.report)
    if not find_series(asked, knowledge) or any(subject in one.key for one in knowledge.statements):
        return []
    found = candidates(with_alike(asked, desk), desk)
    enough = found and found[0].coverage >= ENOUGH_SHARE
    in_text = [one for one in found[:1] if one.statement.span not in knowledge.notes]
    return [one.statement.span for one in in_text] if enough else []


def _line(span: Span, desk: Desk, writer: Writer) -> str:
    place = place_of(desk.report, span)
    mark = writer.cite(knowledge_of(desk.report).statement_at(span), strong=(span,))
    path = " › ".join(place.path)
    if place.kind in ("paragraph", "heading", "box") and path:
        return f"{place.address}（{path}）{mark}"
    title = f"《{place.table.caption}》" if place.table else ""
    return f"{place.address}{title}{mark}"
