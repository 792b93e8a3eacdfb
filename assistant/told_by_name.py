"""Answers by the name of its figure a question that says no name: 「没活干的人占多少」.

It is asked so after everything else: of a refused question, and of one answered by a sentence that
prints none of its words (decision 0014).
"""

import re
from dataclasses import replace

from assistant.asking.asked import fits_row, units_asked
from assistant.asking.content import content_of
from assistant.asking.everyday import is_indicator
from assistant.asking.figures_asked import by_its_name
from assistant.asking.places import ELSEWHERE
from assistant.asking.question import Question, read_question
from assistant.asking.word import Word, held
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Reply
from assistant.outcomes import Desk
from assistant.skills import answered
from assistant.support.figure_clauses import HELD
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Report
from corpus.sentences import clauses

MOST = 0.6
"""Share of a name's pairs of signs that the clause of its figure must print."""
_NUMERAL = re.compile("[一二三四五六七八九十百千]{2,}|[一二三四五六七八九十]百")


def told_by_name(asked: Question, so_far: Reply, desk: Desk) -> Answer | None:
    """The figure that a question means without saying its name; None where what it got so far stays."""
    if not asked.everyday:
        return None
    if isinstance(so_far, Answer) and not _rests_on_no_word(asked, so_far, desk):
        return None
    return _first_told(asked, desk, sure=isinstance(so_far, Answer))


def _rests_on_no_word(asked: Question, told: Answer, desk: Desk) -> bool:
    """Whether what is cited prints none of the things that the question names.

    A short name stands for its indicator; what an everyday word may mean is a guess beside a whole
    question that people ask.
    """
    words = content_of(asked, knowledge_of(desk.report)).words
    cited = [key(desk.report[one.span]) for one in told.citations]
    names = [one if _is_exact(one) else replace(one, means=()) for one in words if one.is_noun]
    return not any(held(one, said) >= HELD for one in names for said in cited)


def _is_exact(word: Word) -> bool:
    """Whether what a word stands for is no guess: a short name, or a number in Chinese signs."""
    return is_indicator(word.key) or _NUMERAL.search(word.key) is not None


def _first_told(asked: Question, desk: Desk, *, sure: bool) -> Answer | None:
    for name, question in by_its_name(asked, desk.library, knowledge_of(desk.report), sure=sure):
        if ELSEWHERE.search(asked.text) and not ELSEWHERE.search(name):
            continue
        named = read_question(asked.asked, desk.report, resolved=question)
        told = answered(named, desk)
        if isinstance(told, Answer) and told.numbers and _tells_it(name, told, desk.report):
            return told if _in_unit_asked(asked, told) else None
    return None


def _in_unit_asked(asked: Question, told: Answer) -> bool:
    """Whether a number told is counted in a unit that is asked: 「多少亿」 is not told by 4.5%."""
    units = units_asked(asked.text)
    return not units or any(fits_row(one.unit, units) for one in told.numbers)


def _tells_it(name: str, told: Answer, report: Report) -> bool:
    """Whether a row of a table, or a clause with a figure, that is cited prints (most of) the name."""
    pairs = bigrams(key(name))
    for cited in told.citations:
        parts = [cited.span] if cited.table else clauses(report.text, cited.span, "，；。：")
        for part in parts:
            told_there = bool(cited.table) or next(figures(report.text, part), None) is not None
            if told_there and len(pairs & bigrams(key(report[part]))) >= MOST * len(pairs):
                return True
    return False
