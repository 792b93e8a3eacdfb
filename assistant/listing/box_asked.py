"""Finds the 专栏 that a question names by its number, or the entry of it that is asked."""

import re

from assistant.asking.asked import attributes_asked
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.known.list_targets import Target, box_targets
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.text import key
from index.words import words_of

LONG_LABEL = 9
"""Signs from which the label of a 专栏 entry need not be named whole."""
BOX = re.compile(r"专栏([\d一二三四五六七八九])")
_ENTRY = re.compile(r"专栏[\d一二三四五六七八九].{0,10}(?:那|这|的)(?:一)?(?:行|栏|格|类|块|项目)")
_ASKED_ELSE = ("count", "who", "place", "why", "yes_no", "premise", "difference", "sum")


def asks_entry(question: Question, knowledge: Knowledge) -> bool:
    """Whether the entry of a 专栏 is asked: 「专栏2的平台那行」, 「专栏2 平台项目」."""
    if _ENTRY.search(question.text):
        return True
    if question.has(*_ASKED_ELSE) or attributes_asked(question):
        return False
    box = box_named(question.text, knowledge)
    return box is not None and bool(box.own)


def box_named(text: str, knowledge: Knowledge) -> Target | None:
    """The 专栏 that is named by its number, or the entry of it whose label is named too."""
    named = BOX.search(text)
    if named is None:
        return None
    number = (
        str("一二三四五六七八九".find(named[1]) + 1)
        if named[1] in "一二三四五六七八九"
        else named[1]
    )
    found = [box for box in knowledge.report.boxes if box.number.endswith(number)]
    targets = [one for box in found for one in box_targets(box, knowledge.report)]
    rest = key(text.replace(named.group(), ""))
    led = [one for one in targets[1:] if " " in one.own and key(one.own.split()[-1]) in rest]
    entries = [one for one in targets[1:] if label_named(key(knowledge.report[one.heading]), rest)]
    return next(iter([*led, *entries, *targets]), None)


def missing_box(text: str, knowledge: Knowledge) -> NoAnswer | None:
    """Refuse a 专栏 whose number the report does not have."""
    named = BOX.search(text)
    if named is None:
        return None
    held = "、".join(box.number for box in knowledge.report.boxes) or "没有专栏"
    return NoAnswer(
        Reason.NOT_FOUND,
        f"报告里没有{named.group()}；报告的专栏有：{held}。",
        tuple(box.heading for box in knowledge.report.boxes),
    )


def label_named(label: str, subject: str) -> bool:
    """Whether the question names a label; all the words of a long one will do, and its short form."""
    if len(label) >= LONG_LABEL and all(one in subject for one in words_of(label)):
        return True
    short = re.sub("(?:领域|类|方面|项目|工程)$", "", label)
    return label in subject or (len(short) > 1 and short in subject)
