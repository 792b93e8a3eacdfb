"""Takes 是的 back where a number that the question brings along stands neither in the answer nor the report.

「28项指标里有5项没完成」 is not so of 25项, nor 「甲去年1.5，比目标高」 where 1.2 is printed.
"""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.asking.question import Question
from assistant.draft import Draft
from assistant.proof.about import about_claimed
from assistant.proof.bounds import bound_claimed
from assistant.proof.premises import claimed_numbers
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.numerals import fold, number_value

_SAYS_YES = re.compile("^是的(?:，与报告一致)?[：:，。]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TENTHS = "成"


def without_unborne(question: Question, draft: Draft, report: Report) -> Draft:
    """The draft without its 是的 where a number of the claim is printed nowhere."""
    said = _SAYS_YES.match(draft.text)
    if said is None or not question.has("premise"):
        return draft
    told = {Decimal(one) for one in _NUMBER.findall(fold(draft.text).replace(",", ""))}
    told |= {one.value for one in figures(draft.text, Span(0, len(draft.text)))}
    text = question.text
    brought = list(figures(text, Span(0, len(text))))
    loose = {_digits(one, text) for one in brought if _is_loose(one, text)}
    exact = {_digits(one, text): one for one in brought}
    for number in claimed_numbers(question):
        figure = exact.get(number)
        values = {number, figure.value} if figure else {number}
        words = text[figure.span.start : figure.span.end] if figure else ""
        if number in loose or values & told or (words and words in report.text):
            continue
        return replace(draft, text=draft.text[said.end() :])
    return draft


def _is_loose(figure: Figure, text: str) -> bool:
    """Whether a figure is a bound, a round number or in words, and so need not be printed as it is."""
    if figure.unit == _TENTHS or figure.hedge or "/" in text[figure.span.start : figure.span.end]:
        return True
    return (
        bound_claimed(figure, text) is not None
        or about_claimed(figure, text) is not None
        or not any(sign.isdigit() for sign in text[figure.span.start : figure.span.end])
    )


def _digits(figure: Figure, text: str) -> Decimal | None:
    """The signs of a figure as one number, as `claimed_numbers` reads them."""
    signs = text[figure.span.start : figure.span.end]
    digits = "".join(sign for sign in signs if sign.isdigit() or sign == ".")
    return number_value(digits) if digits.strip(".") else None
