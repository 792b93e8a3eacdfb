"""The indicators that the running text itself counts as missed: 「6项未达预期，分别是：甲、乙…」."""

import re
from collections.abc import Collection

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge
from corpus.enumerations import joined_items
from corpus.model import Span
from corpus.numerals import count_value

SKILL = "indicators"
_MANY = "(\\d{1,2}|[二两三四五六七八九十]{1,3})[项个]"
_ASKED = re.compile(_MANY)
_TOLD = re.compile(
    f"{_MANY}(?:指标)?(?:没有?|未)[\u4e00-\u9fff]{{2,8}}[，：](?:分别)?(?:[是为]|即|包括)?：?"
)


def missed_as_told(
    question: Question, counts: Collection[int], knowledge: Knowledge
) -> Draft | None:
    """The words that name as many missed indicators as are asked for, where no table counts so many.

    counts: how many each table gives. 「哪六项没完成」 after a report that says 6, its table 5.
    """
    asked = _ASKED.search(question.text)
    many = count_value(asked[1]) if asked else 0
    if not many or many in counts:
        return None
    text = knowledge.report.text
    for one in knowledge.statements:
        told = _TOLD.search(text, one.span.start, one.span.end)
        if told is None or count_value(told[1]) != many:
            continue
        if len(joined_items(text, Span(told.end(), one.span.end), "、")) == many:
            writer = Writer(knowledge.report)
            shown = Span(told.start(), one.span.end)
            return writer.draft(
                f"{text[shown.start : shown.end]}{writer.cite(one.span, strong=(shown,))}", SKILL
            )
    return None
