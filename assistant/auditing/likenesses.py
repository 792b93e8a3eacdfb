"""Sentences that tell of an indicator in words of their own, where none tells it by its name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.asking.name_forms import told_forms
from assistant.known.knowledge import Cell, Knowledge, Series, Statement
from assistant.known.readings import cell_figure
from assistant.sentences.told_figures import part_of
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses

LEAST_SHARED = 2
"""Pairs of signs of an indicator's name that a sentence with its very number must hold."""
LONG_RUN = 6
"""Signs of a name that a clause holds where it tells of nearly the same thing."""


@lru_cache(maxsize=KEPT)
def _counted(knowledge: Knowledge) -> tuple[tuple[Statement, Figure], ...]:
    """Every figure of the running text with its sentence."""
    return tuple(
        (one, figure)
        for one in knowledge.statements
        if one.span not in knowledge.notes and one.year is not None
        for figure in figures(knowledge.report.text, one.span)
    )


def same_number(series: Series, knowledge: Knowledge) -> Iterator[tuple[Statement, Figure, Cell]]:
    """Figures that equal a cell of their year and role, in a clause that shares words with it."""
    pairs, runs = bigrams(key(series.name)), _runs(series)
    things = lexicon("indicators")["counting_words"]
    for statement, figure in _counted(knowledge):
        for cell in series.cells(statement.year, statement.role):
            own = cell_figure(cell)
            if own is None or own.value != figure.value:
                continue
            counts = {own.unit, figure.unit} <= set(things)
            if own.unit != figure.unit and not counts:
                continue
            part = part_of(knowledge.report, statement.span, figure.span)
            words = key(knowledge.report[part])
            # many things grow by 5 %: a number alone says that they are the same only of counts
            like = (
                len(pairs & bigrams(words)) >= LEAST_SHARED if counts else _holds_run(words, runs)
            )
            if like:
                yield statement, figure, cell


def _runs(series: Series) -> set[str]:
    """The stretches of LONG_RUN signs of an indicator's name."""
    name = key(re.sub("[（(][^（）()]*[）)]", "", series.name))
    return {name[at : at + LONG_RUN] for at in range(len(name) - LONG_RUN + 1)}


def _holds_run(words: str, runs: set[str]) -> bool:
    return any(one in words for one in runs)


def nearly_named(series: Series, knowledge: Knowledge) -> Iterator[tuple[Statement, Span]]:
    """Clauses that hold most of an indicator's name but not the whole: 全体居民…, not 城镇居民…."""
    forms, runs = told_forms(series.name), _runs(series)
    for statement in knowledge.statements:
        if statement.span in knowledge.notes or not _holds_run(statement.key, runs):
            continue
        if not series.cells(statement.year, statement.role):
            continue
        for clause in clauses(knowledge.report.text, statement.span, "，；。"):
            words = key(knowledge.report[clause])
            if _holds_run(words, runs) and not any(one in words for one in forms):
                yield statement, clause
