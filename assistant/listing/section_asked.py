"""Finds the section that a question names by its matter: 「扩内需这部分分了哪四条」."""

import re
from collections.abc import Iterator

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.known.knowledge import Knowledge
from assistant.known.list_targets import children
from assistant.text import key
from corpus.model import Report, Section, Span
from corpus.numerals import count_value

LEAST_HELD = 0.6
"""Weighted share of the matter's words that the title of a section must hold."""
LEAST_REPEATED = 3
"""So many names that begin alike make a list."""
_MATTER = re.compile(
    "^(?:报告|文)?(?:里|中)?(?P<matter>.{2,16}?)(?:那|这|的)?(?:一)?(?:块儿?|部分|小?节|章|一?段)(?:里|中|内|下)?(?:面)?(?P<rest>.*)$"
)
_ITEMS = re.compile(
    "(?:几|哪几?|[二两三四五六七八九十]|\\d+)(?:大)?(?:条|个|点|项|招|手|件|块|板块|方面|层|部分|步)"
    "|一是.{0,3}二是|(?:是|有)(?:什么|啥|哪些)|概括|总结|归纳|梳理|要点|提纲"
)
_MANY = re.compile(
    "([二两三四五六七八九十]|\\d+)(?:大)?(?:条|个|点|项|招|手|件|样|块|板块|方面|层|部分|步)"
)
_QUOTED = re.compile("“([^”]{2,8})”")


def items_of_section(question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The headings under the section whose matter is named; () where none or no items are asked."""
    asked = _MATTER.match(question.text)
    if asked is None or not _ITEMS.search(asked["rest"]):
        return ()
    word = _QUOTED.search(asked["rest"])
    many = _MANY.search(asked["rest"])
    lists = [
        [one.heading for one in children(section, knowledge.report) if _holds(one, word)]
        for section in _sections_of(asked["matter"], question, knowledge)
    ]
    lists = [one for one in lists if len(one) > 1]
    if many:
        lists = [one for one in lists if len(one) == count_value(many[1])] or lists
    return tuple(lists[0]) if lists else ()


def repeated_names(question: Question, report: Report) -> tuple[Span, ...]:
    """The names in quotation marks that begin alike: “家门口的…” three times and more."""
    words = _QUOTED.search(question.text)
    if words is None or not question.has("list"):
        return ()
    found = re.finditer(f"“{re.escape(words[1])}[^”]{{2,12}}”", report.text)
    names: dict[str, Span] = {}
    for one in found:
        names.setdefault(one.group(), Span(one.start(), one.end()))
    return tuple(names.values()) if len(names) >= LEAST_REPEATED else ()


def _holds(section: Section, word: re.Match[str] | None) -> bool:
    return word is None or word[1] in section.title


def _sections_of(matter: str, question: Question, knowledge: Knowledge) -> Iterator[Section]:
    """The sections whose titles hold the matter, the best and the year asked first."""
    content = content_of(read_question(matter, knowledge.report), knowledge)
    if not content.words:
        return
    scored = [
        (content.coverage(key(one.title), ""), one)
        for one in knowledge.report.sections
        if children(one, knowledge.report)
    ]
    fitting = [pair for pair in scored if pair[0] >= LEAST_HELD]
    for _, one in sorted(fitting, key=lambda pair: (-pair[0], not _of_year(pair[1], question))):
        yield one


def _of_year(section: Section, question: Question) -> bool:
    part = section.path[0] if section.path else section.title
    return any(str(year) in part for year in question.years)
