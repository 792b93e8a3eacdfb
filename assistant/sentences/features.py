"""What a question wants of a sentence besides its words: a figure, a date, its year, no note."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.asked import (
    Attribute,
    attributes_asked,
    clauses_fitting,
    figures_fitting,
    units_asked,
    wants_figure,
)
from assistant.asking.phrase_asked import joined_phrase, name_asked
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.settings import Weights
from assistant.text import key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Footnote

_DATE = re.compile(r"(?<![较比自从])(20\d\d)年(?!的[\d.]+倍)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Read once a question, since every sentence of the report is looked at.

    attributes: kinds of content asked for; units: those after 多少; counts: 多少 without either.
    stock: how many there are is asked, not how many came.
    phrase, name: see `joined_phrase` and `name_asked`; years: meant, () for any.
    """

    question: Question
    knowledge: Knowledge
    attributes: tuple[Attribute, ...]
    units: tuple[str, ...]
    counts: bool
    phrase: str
    name: str
    years: frozenset[int]
    stock: bool = False

    def extra(self, statement: Statement, weights: Weights) -> float:
        """What the sentence gains and loses by these."""
        extra = self._content(statement, weights)
        if self.phrase and self.phrase in statement.key:
            extra += weights.phrase
        if self.name and self.name in statement.key:
            extra += weights.name
        if self._is_of_other_year(statement) or self._is_of_period(statement):
            extra += weights.other_year
        if not self.question.years and tells_of_another_date(statement, self.knowledge):
            extra += weights.other_date
        if self.stock and self._tells_flow(statement):
            extra += weights.flow
        if statement.span in self.knowledge.headings:
            extra += weights.heading
        return extra + self._note(statement, weights)

    def _content(self, statement: Statement, weights: Weights) -> float:
        """The kinds of content that are asked for, or any figure where one is counted."""
        if not self.attributes:
            return weights.attribute * (self.counts and has_figure(statement, self.knowledge))
        report = self.knowledge.report
        printed = report[statement.span]
        given = sum(one.needs.search(printed) is not None for one in self.attributes)
        extra = weights.attribute * given / len(self.attributes)
        if self.units and any(figures_fitting(report.text, statement.span, self.question)):
            extra += weights.unit
        return extra

    def _tells_flow(self, statement: Statement) -> bool:
        """Whether each figure that fits tells what came: 「新增甲企业6户」."""
        text, span, flows = self.knowledge.report.text, statement.span, lexicon("content")["flows"]
        if not any(word in text[span.start : span.end] for word in flows):
            return False  # most sentences: their clauses need not be cut
        fitting = clauses_fitting(text, span, self.question, "，；：。、")
        return bool(fitting) and all(
            any(word in text[one.start : one.end] for word in flows) for one in fitting
        )

    def _note(self, statement: Statement, weights: Weights) -> float:
        """A note explains its term, and is rarely what is asked when the term is not."""
        note = self.knowledge.notes.get(statement.span)
        if note is None or self.question.has("definition") or self._names_term(note):
            return 0.0
        return weights.note * (2 if self.question.has("who", "why", "how") else 1)

    def _names_term(self, note: Footnote) -> bool:
        report = self.knowledge.report
        return any(key(report[one]) in key(self.question.text) for one in note.terms)

    def _is_of_other_year(self, statement: Statement) -> bool:
        """Whether the sentence stands for another year than meant and prints none that is."""
        if not self.years or statement.year is None or statement.year in self.years:
            return False
        return not any(f"{year}年" in statement.key for year in self.years)

    def _is_of_period(self, statement: Statement) -> bool:
        """Whether a year is asked, and the sentence tells of a plan's five years."""
        question = self.question
        if not statement.period or not (question.years or question.roles) or question.periods:
            return False
        if any(f"{year}年" in statement.key for year in question.years):
            return False
        return not re.search("年均|五年|累计", question.text)


_BESIDE_AIM = re.compile(
    "[比较](?:年初|年度|全年|当年)?的?(?:预期|既定)?(?:目标|计划|任务|预期)(?:值|数)?(?:[高低多少快慢]|差)|"
    "[高低多少差]于?(?:年初|年度)?(?:预期)?(?:目标|计划)(?:值)?(?:了)?(?:多少|几)"
)
"""「比目标低多少」 is asked of what was reached."""


def wanted_by(question: Question, knowledge: Knowledge) -> Wanted:
    """What a question wants, read against a report."""
    attributes = attributes_asked(question)
    return Wanted(
        question,
        knowledge,
        attributes,
        units_asked(question.text) if attributes else (),
        question.has("count") and not question.has("list"),
        joined_phrase(question),
        name_asked(question, knowledge) if wants_figure(question) else "",
        _years(question, knowledge),
        _asks_stock(question),
    )


def _asks_stock(question: Question) -> bool:
    """「规上企业有多少家」: no word says that only the new ones are meant."""
    flows = lexicon("content")["flows"]
    counts = question.has("count") and bool(units_asked(question.text))
    return counts and not any(one in question.text for one in flows) and not question.roles


def _years(question: Question, knowledge: Knowledge) -> frozenset[int]:
    """Those named, else the one that 怎么办, 目标 or 完成 stands for."""
    source = knowledge.report.source
    if question.years:
        return frozenset(question.years)
    if question.has("how") and not question.roles:
        return frozenset({source.plan_year})  # 怎么办 asks what is planned
    if question.has("why") and question.has("met") and not question.roles:
        return frozenset({source.done_year})  # 「为什么没达标」 asks of the year that is over
    if len(question.roles) == 1:
        planned = "目标" in question.roles and not _BESIDE_AIM.search(question.text)
        return frozenset({source.plan_year if planned else source.done_year})
    return frozenset()


@lru_cache(maxsize=KEPT)
def _of_another_date(knowledge: Knowledge) -> frozenset[Statement]:
    source = knowledge.report.source
    own = {source.done_year, source.plan_year}
    found = []
    for one in knowledge.statements:
        printed = {int(year) for year in _DATE.findall(knowledge.report[one.span])}
        if printed and not printed & own:
            found.append(one)
    return frozenset(found)


def tells_of_another_date(statement: Statement, knowledge: Knowledge) -> bool:
    """Whether a statement tells of a year that the report is not on: 「到2030年迈上…台阶」."""
    return statement in _of_another_date(knowledge)


@lru_cache(maxsize=KEPT)
def _with_figures(knowledge: Knowledge) -> frozenset[Statement]:
    text = knowledge.report.text
    return frozenset(
        one for one in knowledge.statements if next(figures(text, one.span), None) is not None
    )


def has_figure(statement: Statement, knowledge: Knowledge) -> bool:
    """Whether a statement prints a quantity."""
    return statement in _with_figures(knowledge)
