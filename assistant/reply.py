"""Answers a message: its questions one by one, each after those before it, from the report meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.across import answer_across
from assistant.asking.abbreviated import contracted, spelled_out
from assistant.asking.english import in_chinese, parts_in_english
from assistant.asking.misspelt import mended
from assistant.asking.question import Question, read_question
from assistant.asking.spoken import as_written
from assistant.known.knowledge import knowledge_of
from assistant.model import Answer, Reason, Refusal, Reply
from assistant.outcomes import Desk
from assistant.proof.gate import formulas_of, problems
from assistant.settings import USUAL, Settings
from assistant.skills import NOT_PROVEN, answered
from assistant.steps import step
from assistant.support.guards import bad_input
from assistant.told_by_name import told_by_name
from assistant.turns.choosing import choose, chosen, newest_of, with_note
from assistant.turns.followups import stand_alone
from assistant.turns.listed import listed_items
from assistant.turns.messages import (
    asked_in_chatter,
    asked_of_each,
    asking_clauses,
    cut_at_commas,
    figures_listed,
    joined,
    other_years_of,
    questions_in,
    taken_back,
)
from assistant.turns.pointing import Earlier
from corpus.model import Report
from index.library import Library

_UNCLEAR = (Reason.NOT_FOUND, Reason.NO_ATTRIBUTE, Reason.CHAT)
"""Refusals after which a question is held against those that people ask in words of their own."""


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
    wanted = asked_in_chatter(question)
    if wanted:
        answered = _each(question, wanted, shelf, history)
        if isinstance(answered, Answer):
            return answered
    of_years = other_years_of(question)
    if of_years:
        told = _in_turn(of_years, shelf, history)
        if len({type(one) for one in told}) == 1:  # all answered, or none
            return _proven_whole(joined(question, told), shelf)
    whole = _from_report(question, shelf, history)
    if isinstance(whole, Answer) and whole.skill != "passages":
        return whole
    parts = figures_listed(question)
    if not parts and isinstance(whole, Refusal):
        parts = _parts_of(question)
    several = _each(question, parts, shelf, history) if parts else None
    if isinstance(several, Answer):
        return several
    clear = isinstance(whole, Refusal) and whole.reason not in _UNCLEAR
    return whole if clear else _by_name(whole, shelf, history)


def _parts_of(refused: str) -> tuple[str, ...]:
    """The questions of a message that has no answer as a whole; () where it holds one."""
    cut = cut_at_commas(refused)
    if len(cut) > 1:
        return cut
    return (
        asked_of_each(as_written(refused))
        or asking_clauses(refused)
        or asked_in_chatter(refused, least=0)
    )


def _each(message: str, asked: Sequence[str], shelf: _Shelf, history: Sequence[str]) -> Reply:
    """Answer the questions of a message in turn, each after those before it."""
    return _proven_whole(joined(message, _in_turn(asked, shelf, history)), shelf)


def _in_turn(asked: Sequence[str], shelf: _Shelf, history: Sequence[str]) -> list[Reply]:
    told: list[Reply] = []
    turns = [*history]
    for one in asked:
        told.append(_from_report(one, shelf, turns))
        turns.append(one)
    return told


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
    desk, note = _desk_meant(question, shelf, history)
    if len(shelf.library.sources) > 1 and shelf.report is None:
        across = answer_across(question, desk)
        if across is not None:
            return across
    return with_note(_reply(question, desk, history), note)


def _desk_meant(question: str, shelf: _Shelf, history: Sequence[str]) -> tuple[Desk, str]:
    """A desk with the report that a question is about, and the line that says which, "" for none due."""
    library = shelf.library
    if shelf.report is not None:
        return shelf.desk(chosen(library, shelf.report)), ""
    choice = choose(question, history, library.sources)
    return shelf.desk(library.report(choice.name)), choice.note


def _by_name(told: Reply, shelf: _Shelf, history: Sequence[str]) -> Reply:
    """What a question got, or in its place the figure that it means without saying its name."""
    desk, note = _desk_meant(told.question, shelf, history)
    named = told_by_name(_read(told.question, desk, told.resolved), told, desk)
    return told if named is None else with_note(named, note)


def _reply(question: str, desk: Desk, history: Sequence[str]) -> Reply:
    def items(listed: str) -> Sequence[str]:
        return listed_items(answered(_read(listed, desk), desk))

    step("读懂问题")

    def words(asked: str) -> str:
        return answered(_read(asked, desk), desk).text

    turns = [in_chinese(one) for one in history]
    resolved = stand_alone(in_chinese(question), turns, desk.report, Earlier(items, words))
    knowledge = knowledge_of(desk.report)
    resolved = contracted(spelled_out(mended(resolved, knowledge), knowledge), knowledge)
    return answered(_read(question, desk, resolved), desk)


def _read(asked: str, desk: Desk, resolved: str | None = None) -> Question:
    found = read_question(asked, desk.report, resolved=resolved)
    return found if desk.settings.everyday else replace(found, everyday=False)


def newest(library: Library) -> Report:
    """The report that a question is about when it names none: the latest plan year."""
    return library.report(newest_of(library.sources).name)
