"""Answers a question: read it, ask each skill in turn, pass the gate, or say why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.across import answer_across
from assistant.asking.english import in_chinese, parts_in_english
from assistant.asking.misspelt import mended
from assistant.asking.question import Question, read_question
from assistant.auditing.audit import answer_audit
from assistant.auditing.worked_claims import without_verdict
from assistant.document import answer_document
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.listing.lists import answer_list
from assistant.listing.outline import answer_place
from assistant.listing.patterned_lists import answer_patterned
from assistant.listing.year_lists import answer_year
from assistant.model import Answer, Reason, Refusal, Reply
from assistant.outcomes import Answerer, Desk, NoAnswer
from assistant.proof.gate import check, formulas_of, problems, proven
from assistant.prose.dated_claims import answer_dated
from assistant.prose.derived import answer_customary, answer_derived
from assistant.prose.earlier_values import answer_earlier
from assistant.prose.passages import answer_passage
from assistant.prose.still_to_go import answer_unprinted_aim
from assistant.prose.wholes import answer_whole
from assistant.settings import USUAL, Settings
from assistant.steps import step
from assistant.support.guards import bad_input, declined
from assistant.tables.false_premises import answer_false_why
from assistant.tables.indicators import answer_indicator
from assistant.tables.plain_tables import answer_plain_table
from assistant.tables.row_remarks import answer_remarked
from assistant.tables.table_changes import answer_changed
from assistant.tables.table_lookups import answer_lookup
from assistant.tables.table_questions import answer_table
from assistant.terms.definitions import answer_term, answer_undefined
from assistant.text import without_marks
from assistant.turns.choosing import choose, chosen, newest_of, with_note
from assistant.turns.followups import stand_alone
from assistant.turns.messages import (
    asked_in_chatter,
    asking_clauses,
    cut_at_commas,
    figures_listed,
    joined,
    questions_in,
    taken_back,
)
from assistant.turns.pointing import Earlier
from corpus.model import Report, Span
from index.library import Library

ANSWERERS: tuple[Answerer, ...] = (
    answer_place,
    answer_document,
    answer_audit,
    answer_changed,
    answer_patterned,
    answer_plain_table,
    answer_lookup,
    answer_remarked,
    answer_table,
    answer_false_why,
    answer_unprinted_aim,
    answer_customary,
    answer_indicator,
    answer_derived,
    answer_term,
    answer_year,
    answer_list,
    answer_undefined,
    answer_passage,
)
"""The skills, in the order they are asked. A new one is a module and a line here."""

NOT_PROVEN = (
    "找到了可能相关的内容，但答案里有数字或引文没有通过核对，所以不显示。下面是最接近的原文。"
)
NOTHING_FOUND = "报告里没有找到能回答这个问题的内容。下面是最接近的原文，供参考，它们不是答案。"
NEAREST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where answers come from: a library, one report of it by name or any, and the settings."""

    library: Library
    report: str | None
    settings: Settings

    def desk(self, report: Report) -> Desk:
        """A desk with one report on it."""
        return Desk(report, self.library, self.settings)


def reply(
    question: str,
    library: Library,
    *,
    history: Sequence[str] = (),
    report: str | None = None,
    settings: Settings = USUAL,
) -> Reply:
    """Answer in the report's own words, or say that the report does not answer.

    history: the questions before this one, oldest first. Deterministic to the byte.
    report: answer from the report of that name alone; raises NoReportError for an unknown one.
    settings: other than USUAL only to measure what a part earns.
    """
    shelf = _Shelf(library, report, settings)
    refused = bad_input(question)
    if refused is not None:
        return refused
    corrected = taken_back(question)
    if corrected is not None:
        before, meant = corrected
        return replace(_message(meant, shelf, (*history, before)), question=question)
    return _message(question, shelf, history)


def _message(question: str, shelf: _Shelf, history: Sequence[str]) -> Reply:
    """Answer a message that holds a question, or several."""
    asked = parts_in_english(question) or questions_in(question)
    if len(asked) > 1:
        return _each(question, asked, shelf, history)
    told = asked_in_chatter(question)
    if told:
        answered = _each(question, told, shelf, history)
        if isinstance(answered, Answer):
            return answered
    whole = _from_report(question, shelf, history)
    if isinstance(whole, Answer) and whole.skill != "passages":
        return whole
    parts = figures_listed(question)
    if not parts and isinstance(whole, Refusal):
        parts = cut_at_commas(question)
        parts = parts if len(parts) > 1 else asking_clauses(question)
    several = _each(question, parts, shelf, history) if parts else whole
    return several if isinstance(several, Answer) else whole


def _each(message: str, asked: Sequence[str], shelf: _Shelf, history: Sequence[str]) -> Reply:
    """Answer the questions of a message in turn, each after those before it."""
    told: list[Reply] = []
    turns = [*history]
    for one in asked:
        told.append(_from_report(one, shelf, turns))
        turns.append(one)
    return _proven_whole(joined(message, told), shelf)


def _proven_whole(told: Reply, shelf: _Shelf) -> Reply:
    """A joined reply once more through the gate: each of its marks must still prove its words."""
    library = shelf.library
    if isinstance(told, Refusal) or not shelf.settings.gate or len(library.sources) > 1:
        return told  # of several reports each part was labelled and proven by itself
    formulas = formulas_of(told)
    if not problems(told.stated(), told.citations, formulas, newest(library)):
        return told
    return Refusal(told.question, told.resolved, Reason.NOT_FOUND, NOT_PROVEN, told.citations)


def _from_report(question: str, shelf: _Shelf, history: Sequence[str]) -> Reply:
    """Answer over several reports where that is asked, else from the one that is meant."""
    library = shelf.library
    if shelf.report is not None:
        return _reply(question, shelf.desk(chosen(library, shelf.report)), history)
    if len(library.sources) == 1:
        return _reply(question, shelf.desk(newest(library)), history)
    choice = choose(question, history, library.sources)
    desk = shelf.desk(library.report(choice.name))
    across = answer_across(question, desk)
    if across is not None:
        return across
    return with_note(_reply(question, desk, history), choice.note)


def _reply(question: str, desk: Desk, history: Sequence[str]) -> Reply:
    def items(listed: str) -> Sequence[str]:
        return listed_items(_answered(_read(listed, desk), desk))

    step("读懂问题")

    def words(asked: str) -> str:
        return _answered(_read(asked, desk), desk).text

    turns = [in_chinese(one) for one in history]
    resolved = stand_alone(in_chinese(question), turns, desk.report, Earlier(items, words))
    resolved = mended(resolved, knowledge_of(desk.report))
    return _answered(_read(question, desk, resolved), desk)


def _read(asked: str, desk: Desk, resolved: str | None = None) -> Question:
    found = read_question(asked, desk.report, resolved=resolved)
    return found if desk.settings.everyday else replace(found, everyday=False)


def _answered(asked: Question, desk: Desk) -> Reply:
    outcome = declined(asked, desk) if desk.settings.guards else None
    told = _refusal(asked, outcome, desk) if outcome else _first_answer(asked, desk)
    if isinstance(told, Refusal) and told.reason is Reason.OTHER_YEAR:
        draft = answer_dated(asked, desk) or answer_earlier(asked, desk)
        return _worked_back(draft, asked, desk) or told
    if isinstance(told, Refusal) and told.reason is Reason.OTHER_PLACE:
        return _worked_back(answer_whole(asked, desk), asked, desk) or told
    return told


def _worked_back(draft: Draft | None, asked: Question, desk: Desk) -> Answer | None:
    """A year or place that the report does not tell, worked out from one told; None if unproven."""
    checked = check(asked, draft, desk.report) if draft else None
    return checked if isinstance(checked, Answer) else None


def listed_items(told: Reply) -> Sequence[str]:
    """The items of an answer that is a list, without marks; () for any other."""
    if not isinstance(told, Answer):
        return ()
    lines = [line for line in told.text.split("\n") if line.startswith("- ")]
    if not lines:
        return _enumerated(told.text)
    return [line[2:].partition("[")[0].rstrip("。；") for line in lines]


def _enumerated(text: str) -> list[str]:
    """The items of a definition: 「指甲商圈、乙商圈、丙商圈。」; [] when it lists none."""
    told = re.search("(?:指|包括|即|：)([^。；]+)", text)
    items = re.split("、|和(?=[^、]+$)", told[1]) if told else []
    return [without_marks(one) for one in items] if len(items) > 1 else []


def newest(library: Library) -> Report:
    """The report that a question is about when it names none: the latest plan year."""
    return library.report(newest_of(library.sources).name)


def _first_answer(asked: Question, desk: Desk) -> Reply:
    """The first skill whose draft passes the gate; a skill may refuse for good."""
    unproven = False
    step("查指标表、术语和提纲")
    for answerer in ANSWERERS:
        if answerer.__name__ in desk.settings.left_out:
            continue
        outcome = answerer(asked, desk)
        if isinstance(outcome, NoAnswer):
            return _refusal(asked, outcome, desk)
        if isinstance(outcome, Draft):
            outcome = without_verdict(asked, outcome)
            step("逐个核对数字和引文")
            if not desk.settings.gate:
                return proven(asked, outcome, ())
            checked = check(asked, outcome, desk.report)
            if isinstance(checked, Answer):
                return checked
            unproven = True
    text = NOT_PROVEN if unproven else NOTHING_FOUND
    return _refusal(asked, NoAnswer(Reason.NOT_FOUND, text), desk)


def _refusal(asked: Question, outcome: NoAnswer, desk: Desk) -> Refusal:
    spans = outcome.nearest or _nearest(asked, desk)
    writer = Writer(desk.report)
    for span in spans:
        writer.cite(span)
    return Refusal(
        asked.asked, asked.resolved, outcome.reason, outcome.text, tuple(writer.citations)
    )


def _nearest(asked: Question, desk: Desk) -> tuple[Span, ...]:
    """The passages that search finds nearest; none for a question that is not about reports."""
    if asked.has("chat", "injection"):
        return ()
    hits = desk.library.search(
        asked.text,
        limit=NEAREST_SHOWN,
        kinds=("sentence", "paragraph", "table_row", "box"),
        report=desk.report.source.name,
    )
    return tuple(hit.chunk.span for hit in hits)
