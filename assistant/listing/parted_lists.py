"""What one sentence tells of each of several things: 「甲集团抓…；乙集团抓…；丙集团抓…」."""

import re

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.listing.counted import counted_asked
from assistant.sentences.evidence import headings_key
from assistant.text import key
from corpus.model import Span
from corpus.numerals import count_value
from corpus.sentences import clauses

LEAST_HELD = 0.3
"""Weighted share of the question's words that the sentence and its headings must hold."""
_EACH_OF = re.compile(
    "(?P<many>[二两三四五六七八九十]|\\d{1,2})(?:个|大|家|类|项|支|所|条)"
    "(?P<things>[\u4e00-\u9fff]{2,8}?)(?:今年|明年|去年|都|将|要|又|的)*(?:各自|分别|各)"
)

_CALLED = re.compile(
    "(?P<many>[三四五六七八九十几]|\\d{1,2})(?:个|大|家|类|支|所)(?P<things>[\u4e00-\u9fff]{2,8}?)"
    "(?:都|分别|各自?|具体|一共)*(?:叫|是|有)(?:些)?(?:什么|啥|哪|谁)"
)
_NAME = re.compile("[\u4e00-\u9fff]+")
_SHORTEST, _LONGEST = 4, 10
"""Signs of a name that its fellows end like."""
_LEAST = 3
"""Names from which 几 counts them."""


def names_of_each(question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The names that as many parts of one sentence on the things asked begin with; () for none.

    「甲集团抓…；乙集团抓…；丙集团抓…」 names 「三家国企」 where the sentence speaks of 国企.
    """
    asked = _CALLED.search(question.text)
    if asked is None or counted_asked(question, knowledge) is not None:
        return ()  # 「甲、乙、丙三大产业」 spells them out
    things, text = key(asked["things"]), knowledge.report.text
    for statement in knowledge.statements:
        for named in (things, things[:-2]) if len(things) >= _SHORTEST else (things,):
            if named not in statement.key:
                continue
            ending = "" if named == things and asked["many"] != "几" else things[-2:]
            found = _ending_alike(statement.span, asked["many"], ending, text)
            if found and named in key(text[statement.span.start : found[0].start]):
                return found
    return ()


def _ending_alike(sentence: Span, many: str, ending: str, text: str) -> tuple[Span, ...]:
    """The longest beginnings with one ending that as many parts between ； hold; () for none.

    many: a number, or 几 for any from three; ending: the ending of the names, "" for any.
    """
    by_ending: dict[str, dict[int, Span]] = {}
    for part in clauses(text, sentence, "；。"):
        for clause in clauses(text, part, "，：；。"):
            for end in range(clause.start + _SHORTEST, clause.start + _LONGEST + 1):
                name = Span(clause.start, end)
                if _NAME.fullmatch(text[name.start : name.end]):
                    by_ending.setdefault(text[end - 2 : end], {}).setdefault(part.start, name)
    fitting = [
        tuple(one.values())
        for last, one in by_ending.items()
        if last.endswith(ending) and _is_as_many(len(one), many)
    ]
    fitting = [
        one for one in fitting if len({text[each.start : each.end] for each in one}) == len(one)
    ]
    return max(fitting, key=lambda one: min(map(len, one)), default=())


def _is_as_many(found: int, many: str) -> bool:
    return found >= _LEAST if many == "几" else found == count_value(many)


def told_of_each(question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The stretches that tell of each of the things counted in the question; () for none.

    A stretch begins with a name that ends in the word for the things, and as many names as the
    question counts must be told in the parts of one sentence.
    """
    asked = _EACH_OF.search(question.text)
    if asked is None or question.has("count"):
        return ()
    content = content_of(question, knowledge)
    named = re.compile(f"[\u4e00-\u9fff]{{1,8}}{re.escape(asked['things'][-2:])}")
    best: tuple[float, tuple[Span, ...]] = (LEAST_HELD, ())
    for statement in knowledge.statements:
        if question.years and statement.year not in (None, *question.years):
            continue
        found: dict[str, Span] = {}
        for part in clauses(knowledge.report.text, statement.span, "；。"):
            for clause in clauses(knowledge.report.text, part, "，：；。"):
                name = named.match(knowledge.report.text, clause.start, clause.end)
                if name is not None:
                    found.setdefault(name.group(), Span(clause.start, part.end))
                    break
        if len(found) == count_value(asked["many"]) > 1:
            share = content.coverage(statement.key, headings_key(statement, knowledge))
            best = max(best, (share, tuple(found.values())), key=lambda pair: pair[0])
    return best[1]
