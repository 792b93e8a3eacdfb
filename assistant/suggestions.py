"""Questions that follow from an answer and that the report can answer; each is tried first."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from assistant.asking.question import read_question
from assistant.draft import Draft
from assistant.examples import example_questions
from assistant.known.knowledge import Cell, Knowledge, knowledge_of
from assistant.listing.lists import answer_list
from assistant.model import Answer, Citation, Reply
from assistant.outcomes import Answerer, Desk
from assistant.proof.gate import check
from assistant.support.guards import declined
from assistant.tables.indicators import answer_indicator
from assistant.tables.table_questions import answer_table
from assistant.terms.definitions import answer_term
from assistant.text import key
from corpus.address import Place, place_of
from corpus.model import Indicator, Report, Span
from index.library import Library

SHOWN = 3
TRIED = 7
"""Candidates that are tried at most, so that trying takes some 20 ms."""
PLACES = 2
"""Cited places that suggestions are made from."""

_SKILLS: tuple[Answerer, ...] = (answer_table, answer_indicator, answer_term, answer_list)
"""The quick skills, in the order of reply(); search over the text would take too long."""


def follow_ups(told: Reply, library: Library, *, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """At most SHOWN questions, the nearest first; examples where too few follow.

    asked: questions of this conversation, which are not suggested again.
    """
    citations = told.citations if isinstance(told, Answer) else told.nearest
    names = {one.name for one in library.sources}
    cited = [one for one in citations if one.document in names]
    if not cited:
        return ()
    report = library.report(cited[0].document)
    desk = Desk(report, library)
    before = {key(one) for one in (*asked, told.question, told.resolved)}
    candidates = dict.fromkeys((*_candidates(cited, report), *example_questions(report)))
    fresh = [one for one in candidates if key(one) not in before][:TRIED]
    found = (one for one in fresh if answered_quickly(one, desk))
    return tuple(one for one, _ in zip(found, range(SHOWN), strict=False))


def answered_quickly(question: str, desk: Desk) -> bool:
    """Whether one of the quick skills answers it and the gate lets the answer pass."""
    asked = read_question(question, desk.report)
    if declined(asked, desk) is not None:
        return False
    for skill in _SKILLS:
        outcome = skill(asked, desk)
        if outcome is not None:
            passed = isinstance(outcome, Draft) and check(asked, outcome, desk.report)
            return isinstance(passed, Answer)
    return False


def _candidates(citations: Sequence[Citation], report: Report) -> Iterator[str]:
    """Candidates of the first places in turn, so that no place fills the list alone."""
    known = knowledge_of(report)
    places = list(dict.fromkeys(place_of(report, one.span) for one in citations))[:PLACES]
    cited = {one.cell for one in citations}
    made = []
    for place in places:
        if place.row is not None:
            made.append(list(_of_row(place.row, known, cited)))
        else:
            made.append(list(_of_words(place, known)))
    return (one for one in chain.from_iterable(zip_longest(*made)) if one is not None)


def _of_row(row: Indicator, known: Knowledge, cited: set[Span | None]) -> Iterator[str]:
    """Another cell of the indicator, met or not, and its category."""
    source = known.report.source
    series = next(one for one in known.series if key(one.name) == key(row.name))
    told = {_kind(cell) for cell in series.cells() if cell.reading.span in cited}
    fresh = [cell for cell in reversed(series.cells()) if _kind(cell) not in told]
    asks = [
        f"{cell.reading.year}年{series.name}"
        + ("的目标是多少？" if cell.reading.role == "目标" else "完成了多少？")
        for cell in fresh
    ]
    yield from asks[:1]
    if any(cell.reading.year == source.done_year for cell in fresh):
        yield f"{source.done_year}年{series.name}完成目标了吗？"
    yield f"“{row.category}”类指标有哪些？"
    yield from asks[1:]
    yield f"{source.done_year}年哪些指标没有完成目标？"


def _kind(cell: Cell) -> tuple[int, str]:
    return cell.reading.year, cell.reading.role


def _of_words(place: Place, known: Knowledge) -> Iterator[str]:
    """Terms of the same paragraph, then its section and its 专栏."""
    report = known.report
    if place.footnote is not None:
        place = place_of(report, place.footnote.anchor)
    for note in report.footnotes:
        if note.anchor in place.whole:
            yield f"“{report[note.terms[0]].strip('“”')}”是什么意思？"
    sections = [one for one in report.sections if place.whole in one.span]
    for section in sections[1:2]:
        yield f"{sections[0].number}{section.number}有哪几个方面？"
    for box in report.boxes:
        if place.whole in box.span or (sections and box.span in sections[-1].span):
            yield f"{box.number}列了哪些内容？"
    for section in sections[:1]:
        yield f"第{section.number.rstrip('、')}部分有哪几个方面？"
