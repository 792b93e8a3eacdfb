"""Finds the section that a question names by its matter: 「扩内需这部分分了哪四条」."""

import re
from collections.abc import Iterator

from assistant.asking.content import Content, content_of
from assistant.asking.question import Question, find_subject, read_question
from assistant.known.knowledge import Knowledge
from assistant.known.list_targets import children, sentences_under
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
_OF_ALL = re.compile(
    "(?:^|[的里中，])([\u4e00-\u9fff]{2,6}的)(?:[二两三四五六七八九十](?:大)?(?:类|项|种|样|个|块)?)?(?:服务|工作|事情?|内容|东西|名堂)?(?:都|一共|总共|分别|具体)*(?:有|是|包括|指|分)"
)
"""「家门口的服务有哪几样」: what the names that are asked for begin with."""
_OPEN = re.compile("([\u4e00-\u9fff]{2,6})(?:[Xx]{1,3}|[×某]{1,2}|什么什么)")
"""「某某有X」: names of which only the beginning is told."""
_DIGEST = re.compile("概括|总结|归纳|梳理|捋|要点|提纲|浓缩|讲了?些?(?:什么|啥)(?!意思)")
"""What is told in a section is asked, not only its headings."""
_ASKED_FOR = re.compile(
    "^(?:请|麻烦|你)?(?:帮我|帮忙|给我|替我)?(?:把|将)?(?:概括|总结|归纳|梳理|捋一捋|捋|浓缩|说说|讲讲|列)(?:一下子?|一?下|一遍|出来?)?(?:报告)?(?:里|中)?的?"
)
"""「概括下某某这节」: what is asked for stands before the matter."""
_AIMS = re.compile(
    "目标[^，。；？?多少]{0,6}(?:分|包括|涵盖|涉及|有)?(?:为|成|了)?(?:哪几?|几|[三四五六七八九])个?大?(?:块|方面|类|部分|板块)"
)
"""「主要目标分哪几块」 asks for the headings of the aims, not for the aims."""
LONGEST_LABEL = 10
"""Signs of a heading that names a kind of aims and is none itself."""
DIGEST_SHARE = 0.8
"""The share of the matter that the title of a section without headings of its own must hold."""
LEAST_PRINTED = 4
"""Signs from which a matter of general words alone is looked for as it is printed."""


def asks_digest(question: Question) -> bool:
    """Whether the matter of a section is asked in short: 「捋一捋要点」."""
    return _DIGEST.search(question.text) is not None


def items_of_section(question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The headings under the section whose matter is named; () where none or no items are asked.

    Of a section without headings its sentences, where a digest is asked.
    """
    asked = _MATTER.match(_ASKED_FOR.sub("", question.text))
    if asked is None:
        return ()
    digest = asks_digest(question)
    if not digest and not _ITEMS.search(asked["rest"]):
        return ()
    word = _QUOTED.search(asked["rest"])
    many = _MANY.search(asked["rest"])
    sections = tuple(_sections_of(asked["matter"], question, knowledge))
    lists = [
        [one.heading for one in children(section, knowledge.report) if _holds(one, word)]
        for section in sections
    ]
    lists = [one for one in lists if len(one) > 1]
    if many:
        lists = [one for one in lists if len(one) == count_value(many[1])] or lists
    if lists or not digest:
        return tuple(lists[0]) if lists else ()
    return _told_in(asked["matter"], question, knowledge)


def _told_in(matter: str, question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The sentences of the one section without headings of its own that the matter names."""
    content = content_of(read_question(matter, knowledge.report), knowledge)
    printed = "" if content.words else _general(matter, knowledge)
    if not content.words and not printed:
        return ()
    scored = [
        (_held(one, content, printed), _of_year(one, question), -at, one)
        for at, one in enumerate(knowledge.report.sections)
        if not children(one, knowledge.report)
    ]
    best = max(scored, key=lambda one: one[:3], default=None)
    if best is None or best[0] < DIGEST_SHARE:
        return ()
    return tuple(sentences_under(best[3], knowledge.report))


def repeated_names(question: Question, report: Report) -> tuple[Span, ...]:
    """The names in quotation marks that begin alike: “家门口的…” three times and more."""
    words = _OPEN.search(question.text) or _QUOTED.search(question.text)
    words = words or _OF_ALL.search(question.text)
    if words is None or not question.has("list"):
        return ()
    found = re.finditer(f"“{re.escape(words[1])}[^”]{{2,12}}”", report.text)
    names: dict[str, Span] = {}
    for one in found:
        names.setdefault(one.group(), Span(one.start(), one.end()))
    return tuple(names.values()) if len(names) >= LEAST_REPEATED else ()


def kinds_of_aims(question: Question, knowledge: Knowledge) -> tuple[Span, ...]:
    """The labels under the heading of the aims: 「——经济增长：…」; () where they have none."""
    if not _AIMS.search(question.text):
        return ()
    for section in knowledge.report.sections:
        below = children(section, knowledge.report) if "目标" in section.title else ()
        short = all(
            re.fullmatch(f"[\u4e00-\u9fff]{{2,{LONGEST_LABEL}}}", one.title) for one in below
        )
        if len(below) >= LEAST_REPEATED and short and below[0].kind == "dash":
            return tuple(_label(one, knowledge.report) for one in below)
    return ()


def _label(section: Section, report: Report) -> Span:
    """The title of a heading without the dash before it."""
    start = report.text.index(section.title, section.heading.start)
    return Span(start, start + len(section.title))


def _holds(section: Section, word: re.Match[str] | None) -> bool:
    return word is None or word[1] in section.title


def _sections_of(matter: str, question: Question, knowledge: Knowledge) -> Iterator[Section]:
    """The sections whose titles hold the matter, the best and the year asked first."""
    content = content_of(read_question(matter, knowledge.report), knowledge)
    printed = "" if content.words else _general(matter, knowledge)
    if not content.words and not printed:
        return
    scored = [
        (_held(one, content, printed), one)
        for one in knowledge.report.sections
        if children(one, knowledge.report)
    ]
    fitting = [pair for pair in scored if pair[0] >= LEAST_HELD]
    for _, one in sorted(fitting, key=lambda pair: (-pair[0], not _of_year(pair[1], question))):
        yield one


def _of_year(section: Section, question: Question) -> bool:
    part = section.path[0] if section.path else section.title
    return any(str(year) in part for year in question.years)


def _held(section: Section, content: Content, printed: str) -> float:
    """How much of a matter a title holds; all of general words or nothing."""
    title = key(section.title)
    return float(printed in title) if printed else content.coverage(title, "")


def _general(matter: str, knowledge: Knowledge) -> str:
    """A matter of general words alone (年度重点任务), as a key; "" for one too short."""
    words = key(find_subject(matter, knowledge.report))
    return words if len(words) >= LEAST_PRINTED else ""
