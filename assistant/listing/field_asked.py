"""Answers 「文化这块今年准备做什么」: all that is told of a field, not the nearest sentences of it.

A section, or a topic inside a paragraph, whose title names the field is shown whole; where no title
does, every sentence of that year that names it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.asking.everyday import is_listed, synonyms
from assistant.asking.places import without_own
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, Statement, knowledge_of, part_meaning
from assistant.known.list_targets import children, sentences_under
from assistant.known.term_index import terms_of
from assistant.listing.lists import item_lines
from assistant.outcomes import Desk
from assistant.text import key
from assistant.words import compiled, lexicon
from corpus.model import Section, Span

SKILL = "lists"
LONGEST_FIELD = 10
"""Signs of a field; a longer subject is a description, and the nearest sentences answer better."""
MOST_BLOCKS = 2
"""Sections of one field that are shown whole; of more their headings answer better."""
MOST_SENTENCES = 8
"""Sentences that name a field, where no title does, up to which all of them are shown."""
_YEARS = re.compile(r"(?:(?:19|20)\d\d|(?<!\d)[123]\d)年度?")
_COUNTED = re.compile("(?:哪|几|[二两三四五六七八九十])(?:大|个)?(?:块|条|方面|项|部分|类|点)")
"""「…，分哪三块」 asks for the parts, which a heading counts."""
_ELSE = ("who", "place", "why", "premise", "extreme", "met", "opinion", "nature")


@dataclass(frozen=True, slots=True)
class _Block:
    """What is told under a title: its sentences, the title's own left out."""

    title: Span
    sentences: tuple[Span, ...]


def answer_field(question: Question, desk: Desk) -> Draft | None:
    """All that the report tells of the field asked, in printed order; None for another question."""
    field = None if question.has(*_ELSE) else _field(question, desk)
    if field is None:
        return None
    knowledge = knowledge_of(desk.report)
    if compiled("fields", (lexicon("fields")["words"]["years"],)).match(field):
        blocks = list(_of_five_years(knowledge))
        return _draft(blocks, desk) if 0 < len(blocks) <= MOST_BLOCKS else None
    year = _year(question, knowledge)
    names = _names(field)
    if any(name in term.keys for term in terms_of(knowledge) for name in names):
        return None
    for name in names:
        blocks = list(_blocks(name, year, knowledge))
        if blocks or _is_divided(name, year, knowledge):
            return _draft(blocks, desk) if 0 < len(blocks) <= MOST_BLOCKS else None
    return _naming(names[0], year, desk)


def _field(question: Question, desk: Desk) -> str | None:
    """The field of a question that asks for all of it, as printed in the question."""
    bare = _YEARS.sub("", without_own(question.text, desk.report.source.place))
    for word in lexicon("years")["relative"]:
        bare = bare.replace(word, "")
    words = lexicon("fields")["words"]
    asked = _asking().search(bare)
    if asked is None or asked.start() == 0 or _COUNTED.search(bare, asked.end()):
        return None
    field = bare[: asked.start()].strip(" ，、")
    field = re.sub(words["after"], "", re.sub(words["before"], "", field))
    known = 1 < len(key(field)) <= LONGEST_FIELD and not re.search("[，。；：？?]", field)
    return field if known else None


@cache
def _asking() -> re.Pattern[str]:
    """What follows a field of which all is asked, to the end of the question or a stop."""
    sets: dict[str, str] = lexicon("fields")["sets"]
    spelled = "|".join(
        re.sub(r"\{([\u4e00-\u9fff]+)\}", lambda one: sets[one[1]], each)
        for each in lexicon("fields")["asks"]
    )
    return re.compile(f"(?:{spelled})(?:呢|呀|啊|吗|的)?(?=[？?，。\\s]|$)")


def _year(question: Question, knowledge: Knowledge) -> int:
    """The year named, else that of what was done or is planned, as the words say."""
    if question.years:
        return question.years[-1]
    source = knowledge.report.source
    done = re.search(lexicon("fields")["words"]["done"], question.text)
    return source.done_year if done else source.plan_year


def _names(field: str) -> tuple[str, ...]:
    """The field as a key, without an ending that says nothing, and what it stands for."""
    whole = key(field)
    endings = lexicon("fields")["words"]["endings"]
    short = (whole.removesuffix(one) for one in endings if whole.endswith(one))
    forms = [whole, *(one for one in short if len(one) > 1)]
    means = (key(one) for form in forms if is_listed(form) for one in synonyms(form))
    return tuple(dict.fromkeys([*forms, *means]))


def _blocks(name: str, year: int, knowledge: Knowledge) -> Iterator[_Block]:
    """The sections without parts and the topics of a year whose titles print a name."""
    report = knowledge.report
    named = [one for one in _titled(name, year, knowledge) if not children(one, report)]
    for section in named:
        told = tuple(sentences_under(section, report))
        if told:
            yield _Block(section.heading, told)
    for topic in dict.fromkeys(knowledge.topics.values()):
        inside = any(topic in one.span for one in named)
        if not inside and name in key(report[topic]) and _is_of(topic, year, knowledge):
            told = tuple(one for one, above in knowledge.topics.items() if above == topic)
            yield _Block(topic, told)


def _is_divided(name: str, year: int, knowledge: Knowledge) -> bool:
    """Whether a section with parts of its own names the field: its outline answers."""
    return any(children(one, knowledge.report) for one in _titled(name, year, knowledge))


def _titled(name: str, year: int, knowledge: Knowledge) -> list[Section]:
    """The sections of a year whose titles print a name."""
    return [
        one
        for one in knowledge.report.sections
        if one.kind != "part" and name in key(one.title) and _is_of(one.heading, year, knowledge)
    ]


def _is_of(span: Span, year: int, knowledge: Knowledge) -> bool:
    return part_meaning(knowledge, span)[0] == year


def _of_five_years(knowledge: Knowledge) -> Iterator[_Block]:
    """The paragraphs that look back on the five years of a plan, each with its first sentence."""
    for paragraph in knowledge.report.paragraphs:
        told = knowledge.periods[paragraph.span] == "past" and not paragraph.is_heading
        if told and len(paragraph.sentences) > 1:
            spans = tuple(one.span for one in paragraph.sentences)
            yield _Block(spans[0], spans[1:])


def _naming(name: str, year: int, desk: Desk) -> Draft | None:
    """Every sentence of a year that prints a name, where these are several and not many."""
    knowledge = knowledge_of(desk.report)
    found = [
        one.span
        for one in knowledge.statements
        if name in one.key and _is_told(one, year, knowledge)
    ]
    if not 1 < len(found) <= MOST_SENTENCES:
        return None
    writer = Writer(desk.report)
    return writer.draft("\n".join(item_lines(found, writer, found)), SKILL)


def _is_told(statement: Statement, year: int, knowledge: Knowledge) -> bool:
    """Whether a sentence of running text tells something of a year."""
    return (
        statement.year == year
        and statement.span not in knowledge.headings
        and statement.span not in knowledge.notes
    )


def _draft(blocks: list[_Block], desk: Desk) -> Draft:
    """Each title with all that stands under it, word for word."""
    writer = Writer(desk.report)
    lines: list[str] = []
    for one in blocks:
        if not any(one.title in each for each in one.sentences):
            title = desk.report[one.title].rstrip("，：。；")
            lines.append(f"{title}{writer.cite(one.title)}")
        lines += item_lines(one.sentences, writer, one.sentences)
    return writer.draft("\n".join(lines), SKILL)
