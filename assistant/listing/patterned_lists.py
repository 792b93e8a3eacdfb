"""Lists whose items share a word: 「四个“注重”」 in headings, 「三个工程」 in sentences, “家门口的…”."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.list_targets import children
from assistant.listing.parted_lists import names_of_each, told_of_each
from assistant.listing.section_asked import kinds_of_aims, repeated_names
from assistant.outcomes import Desk
from assistant.text import key
from corpus.model import Section, Span
from corpus.numerals import count_value

SKILL = "lists"
_ANY = ("几", "哪几", "哪些")
"""Words for a number that the question leaves open."""
LEAST_HELD = 0.4
"""Weighted share of the question's other words that the heading above the items must hold."""
LEAST_ITEMS = 2
_MANY = "(?P<many>[一二两三四五六七八九十]{1,3}|\\d{1,2}|几|哪几|哪些)"
_QUOTED = re.compile(f"{_MANY}(?:个|大|项|条|种)?“(?P<word>[^”]{{1,6}})”")
_KIND = re.compile(
    f"{_MANY}(?:个|大|项)(?P<word>[\u4e00-\u9fff]{{2,3}}?)(?:分别|各)?(?:是|叫|有)?(?:什么|啥|哪些|哪几个)?[？?。]?$"
)
_DOING = "实施|推进|推动|开展|打造|建设|构建|启动|深化"


def answer_patterned(question: Question, desk: Desk) -> Draft | None:
    """The items that share the word asked, in printed order; None where no such list is asked."""
    knowledge = knowledge_of(desk.report)
    quoted, kind = _QUOTED.search(question.text), _KIND.search(question.text)
    if quoted and _asks_which(question):
        found = _in_headings(quoted, question, knowledge) or _alike(quoted, knowledge)
    elif kind and kind["many"] not in _ANY:
        found = _in_sentences(kind, question, knowledge)
    else:
        found = ()
    found = found or (repeated_names(question, desk.report) if _asks_which(question) else ())
    found = found or kinds_of_aims(question, knowledge)
    found = found or told_of_each(question, knowledge) or names_of_each(question, knowledge)
    if not found:
        return None
    writer = Writer(desk.report)
    lines = [f"- {desk.report[one].rstrip('，：；')}{writer.cite(one)}" for one in found]
    return writer.draft("\n".join(lines), SKILL)


def _asks_which(question: Question) -> bool:
    asks = re.search("哪|什么|啥|分别|列|分(?:为|成|了)*几", question.text)
    return asks is not None or question.text.rstrip("？?。 ").endswith("”")


def _in_headings(
    asked: re.Match[str], question: Question, knowledge: Knowledge
) -> tuple[Span, ...]:
    """The headings under one section that hold the word; they begin with a word of one sign."""
    lists = []
    for section in knowledge.report.sections:
        held = [one for one in children(section, knowledge.report) if _has(one, asked["word"])]
        if _is_as_many(held, asked["many"]):
            lists.append((_held_by(section, asked, question, knowledge), section, held))
    best = max(lists, key=lambda one: (one[0], _of_year(one[1], question)), default=None)
    if best is None or (best[0] < LEAST_HELD and len(lists) > 1):
        return ()
    return tuple(one.heading for one in best[2])


def _alike(asked: re.Match[str], knowledge: Knowledge) -> tuple[Span, ...]:
    """「“乐学、乐业、乐创”服务」 for 「三个“乐”」: the names side by side that begin with the word."""
    count = count_value(asked["many"]) if asked["many"] not in _ANY else 0
    if count <= LEAST_ITEMS:
        return ()
    name, text = (
        f"{re.escape(asked['word'])}(?:(?!等)[\u4e00-\u9fffA-Za-z]){{1,8}}",
        knowledge.report.text,
    )
    joint = "(?:、|”“|”、“)"
    for run in re.finditer(f"{name}(?:{joint}{name}){{{count - 1}}}", text):
        after = text[run.end() : run.end() + 3]
        if text[run.start() - 1] != "、" and not re.match(f"{joint}{name[:1]}", after):
            return tuple(
                Span(run.start() + one.start(), run.start() + one.end())
                for one in re.finditer(name, run.group())
            )
    return ()


def _has(section: Section, word: str) -> bool:
    return section.title.startswith(word) if len(word) == 1 else word in section.title


def _in_sentences(
    asked: re.Match[str], question: Question, knowledge: Knowledge
) -> tuple[Span, ...]:
    """「实施甲工程。…。实施乙工程。」: what one passage does of the kind, as often as is asked."""
    pattern = re.compile(f"(?:{_DOING})([^，。；、“”]{{2,12}}?{re.escape(asked['word'])})")
    best: tuple[float, tuple[Span, ...]] = (0.0, ())
    for section in knowledge.report.sections:
        if children(section, knowledge.report):
            continue
        text = knowledge.report.text
        held: dict[str, Span] = {}
        for one in pattern.finditer(text, section.span.start, section.span.end):
            held.setdefault(one[1], Span(one.start(1), one.end(1)))
        if _is_as_many(list(held), asked["many"]):
            share = _held_by(section, asked, question, knowledge)
            best = max(best, (share, tuple(held.values())), key=lambda pair: pair[0])
    return best[1] if best[0] >= LEAST_HELD else ()


def _is_as_many(held: Sequence[object], many: str) -> bool:
    counted = count_value(many) if many not in _ANY else 0
    return len(held) == counted if counted else len(held) > LEAST_ITEMS


def _held_by(
    section: Section, asked: re.Match[str], question: Question, knowledge: Knowledge
) -> float:
    """How much of the question's other words the headings of a section hold."""
    rest = question.text.replace(asked.group(), " ")
    content = content_of(read_question(rest, knowledge.report), knowledge)
    return content.coverage(key("".join(_titles(section))), "") if content.words else 1.0


def _titles(section: Section) -> Iterator[str]:
    yield from section.path
    yield section.title


def _of_year(section: Section, question: Question) -> bool:
    above = "".join(section.path) + section.title
    return any(str(year) in above for year in question.years)
