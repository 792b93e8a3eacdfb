"""Enumerations that the running text counts itself: 「甲街、乙街、丙街3条特色街」, 「“甲”“乙”两大品牌」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.text import key
from corpus.catalogue import KEPT
from corpus.enumerations import joined_items
from corpus.model import Span
from corpus.numerals import count_value
from corpus.sentences import clauses

_MEASURE = "大|个|项|类|种|条|张|篇|位|座|家|所|支|处|块|批|重|级|名|户|场|套|片"
_COUNTED = re.compile(
    rf"(?<![\d.第])(\d{{1,2}}(?![\d.])|[二两三四五六七八九十]{{1,3}})(?:{_MEASURE}|方面|)([\u4e00-\u9fff]{{2,8}})"
)
_NAMED = re.compile(
    r"(?<!等)“((\d{1,2}|[二两三四五六七八九十]{1,3})(?:(?![二两三四五六七八九十])[\u4e00-\u9fff]){1,6})”"
)
"""A counted name that is put in quotation marks: 「甲带、乙带、丙带“三带”」."""
_ASKED = re.compile(
    rf"(?<![\d.第+])(\d{{1,2}}(?![\d.年+])|[二两三四五六七八九十]+)(?:{_MEASURE}|方面|)([\u4e00-\u9fff]{{2}})"
)
_LEAST_COUNT = 2
_WHICH = re.compile(
    rf"哪(?:些|几|\d+|[二两三四五六七八九十]+)?(?:{_MEASURE}|方面|)([\u4e00-\u9fff]{{2}})"
)
"""The two signs after 哪些 and its measure: what is asked for."""
_WHICH_THINGS = re.compile(
    rf"哪(?:些|几|\d+|[二两三四五六七八九十]+)?(?:{_MEASURE}|方面|)([\u4e00-\u9fff]{{4,8}}?)(?=是|有|呢|[？?，。\s]|$)"
)
"""The whole name of the things, where 哪几条 leaves their number open: 「哪几条重点产业链」."""
LONG_NAME = 5
"""Signs of a quoted name from which it may hold several counts."""
LEAST_COVERAGE = 0.45
"""Share of the question's content that the sentence must hold."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` things called `noun` (a key), spelt out in `stretch` of a statement.

    name: the whole counted name, as a key, where the report quotes it; else "".
    partial: whether the report spells out only some of them (「甲、乙等6大要素」).
    """

    count: int
    noun: str
    stretch: Span
    statement: Statement
    name: str = ""
    partial: bool = False


@lru_cache(maxsize=KEPT)
def counted_enumerations(knowledge: Knowledge) -> tuple[Counted, ...]:
    """Every enumeration that stands right before its count word, in printed order."""
    return tuple(
        counted
        for statement in knowledge.statements
        for part in clauses(knowledge.report.text, statement.span, "，；：。")
        for counted in _counted_in(part, statement, knowledge)
    )


def _counted_in(part: Span, statement: Statement, knowledge: Knowledge) -> Iterator[Counted]:
    text = knowledge.report.text
    for match in _NAMED.finditer(text, part.start + 1, part.end):
        count = count_value(match[2])
        if len(joined_items(text, Span(part.start, match.start()), "、")) == count > 1:
            yield Counted(count, "", part, statement, key(match[1]))
    for match in _COUNTED.finditer(text, part.start, part.end):
        if re.search("[二两三四五六七八九十]", match[2][:3]):
            continue  # 「两江四岸」 counts two things and lists none
        count = count_value(match[1])
        if count < _LEAST_COUNT or match.start() <= part.start:
            continue
        listed = len(joined_items(text, Span(part.start, match.start()), "、"))
        some = text[match.start() - 1] == "等" and 1 < listed < count
        if listed == count or some:
            yield Counted(count, key(match[2]), part, statement, partial=some)


def counted_asked(question: Question, knowledge: Knowledge) -> Counted | None:
    """The counted enumeration whose count and noun the question names; None when none fits."""
    asked = [(count_value(one), key(noun)) for one, noun in _ASKED.findall(question.text)]
    words = _outside_longer_names(key(question.text), knowledge)
    for one in counted_enumerations(knowledge):
        if one.name and one.name in words and _asks_members(question, one, knowledge):
            return one
    if "谁" in words:
        return None
    content = content_of(question, knowledge)
    wanted = [key(one) for one in _WHICH_THINGS.findall(question.text)]
    found = [
        (not one.partial, content.coverage(one.statement.key, ""), -one.stretch.start, one)
        for one in counted_enumerations(knowledge)
        if not one.name
        and (
            any(one.count == count and noun in one.noun for count, noun in asked)
            or (one.noun.startswith(tuple(wanted)) and _is_of_years(one, question))
        )
    ]
    enough = [one for one in found if one[1] >= LEAST_COVERAGE]
    best = max(enough, key=lambda each: each[:3], default=None)
    return best[3] if best is not None else None


def _is_of_years(counted: Counted, question: Question) -> bool:
    return not question.years or counted.statement.year in (None, *question.years)


def _asks_members(question: Question, counted: Counted, knowledge: Knowledge) -> bool:
    """Whether what a name counts is asked, and not things of it (「三带的重点项目」)."""
    words = key(question.text)
    told = key(knowledge.report[counted.stretch])
    asked = [*_WHICH.findall(words), *re.findall(f"{counted.name}的([\u4e00-\u9fff]{{2}})", words)]
    if "谁" in words or any(one not in told for one in asked):
        return False
    again = re.search("分别|哪(?:几|\\d|[二两三四五六七八九十])", words)
    beside = [one for one in content_of(question, knowledge).words if one.is_noun]
    return again is not None or all(one.key in told for one in beside)


def _outside_longer_names(words: str, knowledge: Knowledge) -> str:
    """The question without the long names that hold several counts (「一核两翼三带」)."""
    for name in knowledge.names_keys:
        if len(name) > LONG_NAME and name in words:
            words = words.replace(name, " ")
    return words
