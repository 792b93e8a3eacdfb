"""What speaks against a claim although its words and its number are printed: another phase of the
same work, a change the other way round, the plan of a year for the result of another, a comparison
or a doubling that the report does not tell of that thing.
"""

import re
from dataclasses import replace

from assistant.asking.comparison_claimed import compared_claimed, extreme_claimed
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO
from assistant.sentences.evidence import headings_key
from assistant.sentences.most_claimed import most_claimed
from assistant.sentences.multiples_claimed import MULTIPLE, multiple_claimed, multiplied
from assistant.text import key
from corpus.model import Report, Span
from corpus.numerals import count_value, fold
from corpus.sentences import clauses

UNCOMPARED = "不能确认：报告这里没有这样比较，写的是："
PLANNED_YEAR = "不能确认：这是报告写的下一年的计划，不是所问那年的："
_PHASE = re.compile("[一二三四五六七八九十\\d]+(?:期(?![间望])|号(?!召))")
_FROM_TO = re.compile(
    "(?:从|由)[^，。；\\d]{0,8}(\\d[\\d.]*)[^，。；]{0,12}?(?:为|[到至成])[^，。；\\d]{0,3}(\\d[\\d.]*)"
)
_COMPARES = re.compile("[比较](?![例重较率值])|[高低快慢多少大小]于|超过|不及|领先|落后")
_HIGHEST = re.compile(
    "(?:在|是|为|居)?(?P<among>全[国省市区县州]|西部|中部|东部|中心城区)(?:范围)?(?:里|内)?(?:是|为)?最[高多大快好强长]的?"
)
_FIRST = re.compile("最|第[1一](?!\\d)|首位|居首|唯一|龙头")
LEAST_HELD = 0.6
"""Share of a claim's words that a sentence must print to bear out a bound."""
HELD_OF_THING = 0.66
"""Share of a word's pairs of signs that must be printed of what doubled."""


def is_other_phase(question: Question, near: str) -> bool:
    """Whether 二期 is claimed where the clause tells of 一期 alone, or 2号 where it tells of 1号."""
    claimed, told = (set(_PHASE.findall(fold(one))) for one in (question.text, near))
    return bool(claimed and told) and not claimed & told


def is_turned_round(question: Question, words: str) -> bool:
    """Whether 「从19户到47户」 is claimed where 47 is printed before 19."""
    claimed = _FROM_TO.search(fold(question.text))
    if claimed is None:
        return False
    first, last = (_places(one, words) for one in claimed.groups())
    return bool(first and last) and min(first) > max(last)


def _places(number: str, words: str) -> list[int]:
    pattern = rf"(?<![\d.]){re.escape(number)}(?![\d.])"
    return [one.start() for one in re.finditer(pattern, words)]


def of_other_year(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """Words before a plan that is claimed as the result of the year before; "" where none is."""
    source = knowledge.report.source
    if told.year != source.plan_year or source.plan_year == source.done_year:
        return ""
    if not question.years or source.plan_year in question.years:
        return ""
    printed = any(f"{year}年" in knowledge.report[told.span] for year in question.years)
    return "" if printed else PLANNED_YEAR


def uncompared(question: Question, told: Span, report: Report) -> str:
    """Words before a sentence that prints what a comparison names and does not compare it."""
    words = report[told]
    if compared_claimed(question) is not None and not claimed_figures(question):
        return "" if _COMPARES.search(words) else UNCOMPARED
    if extreme_claimed(question) is not None:
        shown = _FIRST.search(words) or most_claimed(question, told, report)
        return "" if shown else UNCOMPARED
    return ""


def little_held(question: Question, part: Span, told: Statement, knowledge: Knowledge) -> bool:
    """Whether a sentence that fits a bound holds too little of the claim to be on the same thing."""
    said = key(knowledge.report[part]) + headings_key(told, knowledge)
    words = content_of(question, knowledge).words
    near = [one for one in words if not re.search(r"\d", one.key)]
    held_of = [max(held(one, said), float(one.key in said)) >= HELD_OF_THING for one in near]
    return bool(near) and sum(held_of) < LEAST_HELD * len(near)


def first_verdict(question: Question, told: Statement, knowledge: Knowledge) -> str:
    """The verdict on 「甲全市最高吧」 by the rank that the clause on 甲 prints; "" where none does."""
    claimed = _HIGHEST.search(question.text) if question.has("premise") else None
    if claimed is None:
        return ""
    bare = question.text.replace(claimed.group(), "")
    nouns = [
        one for one in content_of(replace(question, text=bare), knowledge).words if one.is_noun
    ]
    for clause in clauses(knowledge.report.text, told.span, "，；。"):
        words = knowledge.report[clause]
        ranks = re.findall(
            rf"{claimed['among']}(?:排名|排|位列|居|位居)?第([\d一二三四五六七八九十]+)", words
        )
        if ranks and nouns and all(held(one, key(words)) >= HELD_OF_THING for one in nouns):
            return AGREES if any(count_value(one) == 1 for one in ranks) else NOT_SO
    return ""


def doubling(question: Question, told: Span, knowledge: Knowledge) -> str | None:
    """AGREES where what is named is what doubled, "" where something else did; None: none claimed."""
    claimed = multiple_claimed(question)
    if claimed is None:
        return None
    subject = key(multiplied(question, told, knowledge.report))
    said = key(knowledge.report[told])
    nouns = [
        one
        for one in content_of(question, knowledge).words
        if one.is_noun and not MULTIPLE.search(one.key)
    ]
    if not subject or not nouns or held(nouns[-1], subject) < HELD_OF_THING:
        return ""
    upto = said[: said.find(subject) + len(subject)] if subject in said else subject
    return AGREES if all(held(one, upto) >= HELD_OF_THING for one in nouns) else ""
