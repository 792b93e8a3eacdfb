"""Sets right a why that rests on a wrong number: 「为什么目标只有5%」 where the annex prints 6%."""

import re

from assistant.asking.question import Question, read_question
from assistant.draft import Draft
from assistant.outcomes import Desk, Outcome
from assistant.tables.indicators import answer_indicator
from assistant.words import any_of

_ONLY = re.compile("(?:仅仅|只有|才有|只是|仅|只|才|竟然|居然|会)")
_DENIES = "不是"


def answer_false_why(question: Question, desk: Desk) -> Outcome:
    """What the annex prints, where a why takes something else for given; None where it does not."""
    if not question.has("why"):
        return None
    bare = any_of("question_words", "why").sub("", question.text)
    bare = re.sub("[？?。！呢啊呀的]+$", "", _ONLY.sub("", bare))
    claim = read_question(f"{bare}，对吧？", desk.report)
    answered = answer_indicator(claim, desk)
    denied = isinstance(answered, Draft) and answered.text.startswith(_DENIES)
    return answered if denied else None
