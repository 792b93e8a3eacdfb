"""Ranks the sentences of a report as evidence for a question, by features one can read."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from assistant.asking.asked import wants_figure
from assistant.asking.content import Content, content_of
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement, knowledge_of
from assistant.outcomes import Desk
from assistant.sentences.features import wanted_by
from assistant.settings import Weights
from assistant.text import key
from corpus.address import place_of
from corpus.catalogue import KEPT
from corpus.model import Span
from index.fuse import scaled
from index.segment import Segment

SHOWN = 8
"""Candidates that are looked at closely."""
LOOKED_AT = 4
"""How many of the best statements may give an attribute that is asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement with its score and the share of the question's content that it holds.

    coverage: in [0, 1], by weight, its headings and everyday synonyms counted.
    """

    statement: Statement
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of the report's chunks for a statement: its own, and pieces that hold it.

    clauses: rows of its clauses among those that have vectors of their own.
    """

    own: tuple[int, ...]
    around: tuple[int, ...]
    clauses: tuple[int, ...]


_SEVERAL = re.compile("[和与跟及、]|分别|各是|加|合计|一共|总共|差|比")
"""What may ask of several parts of a sentence at once."""
_ROWS: WeakKeyDictionary[Segment, tuple[_Rows, ...]] = WeakKeyDictionary()


def candidates(
    question: Question,
    desk: Desk,
    *,
    among: Collection[Span] | None = None,
    limit: int | None = SHOWN,
) -> tuple[Evidence, ...]:
    """The best statements, the best first, ties by place; () for a question without words.

    among: only statements of these spans. limit: None gives every statement.
    """
    knowledge = knowledge_of(desk.report)
    content = content_of(question, knowledge)
    scores, weights = _scores(question, content, desk), desk.settings.weights
    wanted = wanted_by(question, knowledge)
    one_figure = wants_figure(question) and not _SEVERAL.search(question.text)
    found = []
    for at, (one, rows) in enumerate(zip(knowledge.statements, _rows(desk), strict=True)):
        if among is not None and one.span not in among:
            continue
        coverage = _coverage(content, one, knowledge, by_part=one_figure)
        score = scores.of(at, rows, weights) + weights.coverage * coverage
        score += wanted.extra(one, weights)
        found.append(Evidence(one, score, coverage))
    found.sort(key=lambda one: (-one.score, one.statement.span))
    return tuple(found[:limit])


def _coverage(content: Content, one: Statement, knowledge: Knowledge, *, by_part: bool) -> float:
    """The share of the words that a statement holds; by part: the best of its parts between ；.

    A figure stands in one part: a long list of targets holds the words of many.
    """
    above = headings_key(one, knowledge)
    parts = _parts(knowledge).get(one, ()) if by_part else ()
    return max(content.coverage(said, above) for said in (parts or (one.key,)))


@dataclass(frozen=True, slots=True)
class _Scores:
    """What both searches say of the chunks, each scaled to [0, 1].

    by_clause: of each statement by its number, how near its nearest clause is.
    """

    cosines: Mapping[int, float]
    said: Mapping[int, float]
    by_clause: Mapping[int, float]

    def of(self, at: int, rows: _Rows, weights: Weights) -> float:
        """The weighted search scores of the statement of that number."""
        return (
            weights.clause * self.by_clause.get(at, 0.0)
            + weights.dense * _best(self.cosines, rows.own)
            + weights.context * _best(self.cosines, rows.around or rows.own)
            + weights.keywords * _best(self.said, rows.own)
        )


def _scores(question: Question, content: Content, desk: Desk) -> _Scores:
    name = desk.report.source.name
    cosines = desk.library.cosines(question.text, name)
    of_clauses = desk.library.clause_cosines(question.text, name)
    by_clause = {
        at: _best(of_clauses, rows.clauses) if rows.clauses else _best(cosines, rows.own)
        for at, rows in enumerate(_rows(desk))
        if cosines
    }
    said = scaled(desk.segment.keywords.scores(content.expanded), floor=0.0)
    return _Scores(scaled(cosines), said, scaled(by_clause))


def _best(scores: Mapping[int, float], rows: tuple[int, ...]) -> float:
    if len(rows) == 1:
        return scores.get(rows[0], 0.0)
    return max([scores.get(row, 0.0) for row in rows], default=0.0)


def _rows(desk: Desk) -> tuple[_Rows, ...]:
    segment = desk.segment
    if segment not in _ROWS:
        _ROWS[segment] = tuple(_find_rows(desk))
    return _ROWS[segment]


def _find_rows(desk: Desk) -> Iterator[_Rows]:
    spans = [chunk.span for chunk in desk.segment.chunks]  # in printed order
    starts, longest = [one.start for one in spans], max(map(len, spans))
    clauses = desk.segment.clauses if desk.segment.clause_vectors is not None else ()
    clause_starts = [one.start for one in clauses]
    for statement in knowledge_of(desk.report).statements:
        span = statement.span
        first, end = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
        near = [(row, spans[row]) for row in range(first, end)]
        own = tuple(row for row, one in near if one in span)
        around = tuple(row for row, one in near if span in one and one != span)
        overlapping = tuple(row for row, one in near if span.start < one.end)
        begin, stop = bisect_left(clause_starts, span.start), bisect_left(clause_starts, span.end)
        parts = tuple(row for row in range(begin, stop) if clauses[row] in span)
        yield _Rows(own or overlapping, around, parts)


@lru_cache(maxsize=KEPT)
def _parts(knowledge: Knowledge) -> dict[Statement, tuple[str, ...]]:
    """The parts of each statement that has several, as keys, each with what leads to them (：)."""
    found: dict[Statement, tuple[str, ...]] = {}
    for one in knowledge.statements:
        lead, colon, told = knowledge.report[one.span].rpartition("：")
        parts = [part for part in told.split("；") if part.strip()]
        if len(parts) > 1:
            found[one] = tuple(key(lead + colon + part) for part in parts)
    return found


@lru_cache(maxsize=KEPT)
def _headings(knowledge: Knowledge) -> dict[Statement, str]:
    found: dict[Statement, str] = {}
    before: Statement | None = None
    for one in knowledge.statements:
        path = place_of(knowledge.report, one.span).path
        follows = before is not None and 0 <= one.span.start - before.span.end <= 1
        topic = knowledge.topics.get(one.span)
        own = key(knowledge.report[topic]) if topic else ""
        found[one] = key("".join(path)) + own + (before.key if before and follows else "")
        before = one
    return found


def headings_key(statement: Statement, knowledge: Knowledge) -> str:
    """The printed headings above a statement, as a key."""
    return _headings(knowledge)[statement]
