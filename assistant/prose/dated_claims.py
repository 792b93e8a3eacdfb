"""A claim of when something was: 「某陆港是2024年启用的对不」 where 「2023年9月启用」 is printed.

The year claimed need not be one of the report's own, nor be printed at all: what is held against it
is the year that stands with the same state of the same thing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.asking.word import held
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, Statement, knowledge_of
from assistant.outcomes import Desk
from assistant.proof.premises import AGREES, claimed_figures
from assistant.sentences.claims import NOT_SO, state_claimed, state_said
from assistant.sentences.evidence import candidates
from assistant.support.claim_words import ALL_HELD
from assistant.text import key
from corpus.sentences import clauses

SKILL = "passages"
_DATED = re.compile(
    "(?:是|在|于)?(?P<year>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:份)?(?:就|才|已经?)?"
)
_YEAR = re.compile("(?<!\\d)((?:19|20)\\d\\d)年")


def answer_dated(question: Question, desk: Desk) -> Draft | None:
    """The sentence that tells when, with the verdict; None where no year, or no such sentence is."""
    claimed = _DATED.search(question.text) if question.has("premise") else None
    state = state_claimed(question)
    if claimed is None or len(question.years) != 1 or not state or _brings_more(question):
        return None
    text = question.text
    bare = read_question(text[: claimed.start()] + text[claimed.end() :], desk.report)
    knowledge = knowledge_of(desk.report)
    for one in candidates(replace(bare, years=()), desk):
        year = _year_told(bare, one.statement, state, knowledge)
        if year:
            writer = Writer(desk.report)
            words = desk.report[one.statement.span].replace("\n", "")
            mark = writer.cite(one.statement.span)
            verdict = AGREES if year == int(claimed["year"]) else NOT_SO
            return writer.draft(f"{verdict}{words}{mark}", SKILL)
    return None


def _brings_more(question: Question) -> bool:
    """Whether a number other than the year is claimed too."""
    return any(one.unit != "年" for one in claimed_figures(question))


def _year_told(bare: Question, told: Statement, state: str, knowledge: Knowledge) -> int:
    """The one year that stands with the state claimed, in a sentence on all that is named; else 0."""
    names = [one for one in content_of(bare, knowledge).words if one.is_noun and one.key != state]
    said = key(knowledge.report[told.span])
    if not names or any(held(replace(one, means=()), said) < ALL_HELD for one in names):
        return 0
    years = set(_years_of_state(told, state, knowledge))
    return years.pop() if len(years) == 1 else 0


def _years_of_state(told: Statement, state: str, knowledge: Knowledge) -> Iterator[int]:
    for clause in clauses(knowledge.report.text, told.span, "，；。"):
        words = knowledge.report[clause]
        if state_said(state, words):
            yield from (int(one) for one in _YEAR.findall(words))
