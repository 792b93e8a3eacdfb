"""Answers about the document itself: who issued it and when, what an annex is called."""

import re

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.outcomes import Desk, Outcome
from assistant.text import key
from assistant.words import any_of
from corpus.model import Span, Table

SKILL = "document"
_GIVEN = re.compile(
    r"^[（(]?[—－–―-]*\s*20\d\d年\d{1,2}月\d{1,2}日.{0,40}会议|(?:主任|局长|[省市区县州]长|主席)[\s\u3000]+[\u4e00-\u9fff\s\u3000]{2,6}$"
)
"""Lines under a title that say where, when and by whom the report was given."""


def answer_document(question: Question, desk: Desk) -> Outcome:
    """Answer from the front page or an annex's title; None when neither is asked."""
    if any_of("question_words", "issued").search(question.text):
        return _issued(desk)
    if any_of("question_words", "caption").search(question.text):
        return _caption(question, desk)
    return None


def _issued(desk: Desk) -> Draft | None:
    """Issuer and date, as the front page prints them."""
    source = desk.report.source
    front = [one.span for one in desk.report.paragraphs if not one.path]
    issuer = next((one for one in front if key(desk.report[one]) == key(source.issuer)), None)
    date = source.published
    printed = f"{date.year}年{date.month}月{date.day}日" if date else ""
    day = next((one for one in front if printed and key(desk.report[one]) == key(printed)), None)
    writer = Writer(desk.report)
    parts = [
        f"{_words(span, desk)}{writer.cite(span)}" for span in (issuer, day) if span is not None
    ]
    if parts:
        return writer.draft("，".join(parts) + "印发。", SKILL)
    given = [one for one in front if _GIVEN.search(desk.report[one])]
    told = [f"{_words(span, desk)}{writer.cite(span)}" for span in given]
    return writer.draft("，".join(told) + "。", SKILL) if told else None


def _words(span: Span, desk: Desk) -> str:
    return desk.report[span].strip()


def _caption(question: Question, desk: Desk) -> Draft | None:
    """The title of the annex that is named, with its columns."""
    table = next((one for one in desk.report.tables if _is_named(one, question.text)), None)
    if table is None:
        return None
    writer = Writer(desk.report)
    mark = writer.cite(table.header)
    total = writer.compute(
        f"计数（{table.number}全部指标） = {table.row_count}", f"{table.row_count}项", "项", mark
    )
    return writer.draft(f"{table.number}《{table.caption}》{mark}，共{total}指标{mark}。", SKILL)


def _is_named(table: Table, text: str) -> bool:
    number = re.search(r"\d", table.number)
    digit = (
        "一二三四五六七八九"[int(number.group()) - 1] if number and number.group() != "0" else ""
    )
    return key(table.number) in key(text) or bool(digit and re.search(f"附[件表]{digit}", text))
