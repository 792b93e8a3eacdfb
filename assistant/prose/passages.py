"""Answers plain questions with the sentences that say it, trimmed to the clauses that matter."""

import re
from dataclasses import replace

from assistant.asking.asked import wants_figure
from assistant.asking.content import content_of, with_alike
from assistant.asking.question import Question
from assistant.asking.situations import wordings_like
from assistant.asking.word import held
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.list_targets import targets
from assistant.listing.lists import item_lines
from assistant.model import Citation
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.proof.premises import asked_openly
from assistant.prose.claims_judged import (
    judging_first,
    telling_all,
    verdict_on,
    with_claimed,
    year_label,
)
from assistant.prose.weak_heads import holds_all_else, without_weak_heads
from assistant.sentences.evidence import Evidence, candidates
from assistant.sentences.features import tells_of_another_date
from assistant.sentences.itemised import itemised
from assistant.sentences.reasons import parts_with_reason
from assistant.sentences.trim import best_stretch, trimmed_answer
from assistant.steps import step
from assistant.support.decision import refusal_for
from assistant.support.figure_clauses import HELD, RARE_NOUN
from assistant.support.uncomputed import left_uncomputed
from corpus.model import Span

SKILL = "passages"
_CHANGE = re.compile("[扩增升涨降减跌翻提缩]")
"""A change is asked: what another sentence of the year tells may be all there is, not the change."""
SECOND_SHARE = 0.85
"""A second or third sentence is shown when it scores at least this share of the first."""
LISTED_SHARE = 0.8
"""The same where several things are asked for."""
TRIED = 4
TRIED_SHARE = 0.8
TRIED_SHARE_WHY = 0.6
"""A lower statement may answer in the place of the best from this share of its score."""
SAME_COVERAGE = 0.9
"""It must hold as much of the question's words, or it tells another figure."""
OTHER_YEAR_SHARE = 0.8
"""The same figure of the report's other year is shown from this share of the best score."""
RARE_SHARE = 0.8
"""Share of the best score from which a sentence that alone prints the rare words is tried."""
SENTENCES_SHOWN = 3
LED_SHOWN = 2
"""Sentences shown after one that only names their topic."""


def answer_passage(question: Question, desk: Desk) -> Outcome:
    """Quote the one to three sentences that answer; refuse when none holds what is asked."""
    step("通读全文，比较各句")
    told = _quoted(question, desk)
    return (left_uncomputed(question, told) if isinstance(told, Draft) else None) or told


def _quoted(question: Question, desk: Desk) -> Outcome:
    """The sentences that answer, be they but operands of what is asked."""
    knowledge = knowledge_of(desk.report)
    claim = asked_openly(question, desk.report)
    asked, question = question, with_alike(claim or question, desk)
    answered = _attempt(question, asked, desk)
    if isinstance(answered, NoAnswer) and claim is None and wants_figure(asked):
        return _without_weak_heads(asked, desk) or answered
    exact = claim is not None or wants_figure(asked)  # no other number will do
    if not isinstance(answered, NoAnswer) or exact or not asked.everyday:
        return answered
    like = wordings_like(asked.text, desk.library, knowledge)
    again = _attempt(replace(question, like=like), asked, desk) if like else answered
    return again if isinstance(again, Draft) else answered


def _without_weak_heads(asked: Question, desk: Desk) -> Draft | None:
    """The answer to a number asked with a noun that says nothing of it; None where none is sure."""
    bare = without_weak_heads(asked)
    if bare is None:
        return None
    bare, knowledge = with_alike(bare, desk), knowledge_of(desk.report)
    found = candidates(bare, desk)
    if not found or not holds_all_else(bare, found[0], knowledge):
        return None
    answered = _attempt(bare, bare, desk)
    return answered if isinstance(answered, Draft) else None


def first_cited(question: Question, desk: Desk) -> Citation | None:
    """The first citation of the sentences that answer; None where none does."""
    told = _quoted(question, desk)
    return told.citations[0] if isinstance(told, Draft) and told.citations else None


def _attempt(question: Question, asked: Question, desk: Desk) -> Draft | NoAnswer:
    """The sentences that answer the question as read; else why none does."""
    knowledge = knowledge_of(desk.report)
    found = candidates(question, desk)
    told = telling_all(asked, found, knowledge)
    found = told or found
    tried = (0,) if told else _tried(question, found, knowledge)
    refusals = [None] if told else [refusal_for(question, found[at:], knowledge) for at in tried]
    if found and not desk.settings.near_misses:
        refusals = [None]
    if refusals[0] is not None and None not in refusals:
        return refusals[0]
    found = found[tried[refusals.index(None)] :]
    found = judging_first(asked, question, found, knowledge)
    writer = Writer(desk.report)
    shown = _shown(question, found, knowledge)
    lines = [_line(question, one, writer, knowledge) for one in shown]
    best = shown[0].statement.span
    items = itemised(question, best_stretch(question, best, knowledge), best, writer)
    lines[0] = "\n".join([lines[0], *items])
    lines = [
        "\n".join([line, *_reasons(question, one.statement.span, writer, knowledge)])
        for line, one in zip(lines, shown, strict=True)
    ]
    if len({one.statement.year for one in shown}) > 1:
        lines = [f"{year_label(one)}{line}" for one, line in zip(shown, lines, strict=True)]
    verdict = verdict_on(asked, question, shown, lines[0], knowledge)
    lines[0] = verdict + with_claimed(verdict, asked, shown[0], lines[0], desk.report)
    once = dict.fromkeys(line for many in lines for line in many.split("\n"))
    return writer.draft("\n".join(once), SKILL, score=found[0].score)


def _reasons(question: Question, lead: Span, writer: Writer, knowledge: Knowledge) -> list[str]:
    """Why is asked, and a sentence leads to 一是 …, 二是 …: the leads of these."""
    if not question.has("why"):
        return []
    led = next((one for one in targets(knowledge) if one.heading == lead), None)
    return list(item_lines(led.items, writer, led.quoted or led.items)) if led else []


def _line(question: Question, evidence: Evidence, writer: Writer, knowledge: Knowledge) -> str:
    """The words that answer; of a note also the sentence that uses its term."""
    line = trimmed_answer(question, evidence, writer)
    led = [
        one
        for one in knowledge.statements
        if knowledge.topics.get(one.span) == evidence.statement.span
    ]
    if led:
        more = (replace(evidence, statement=one) for one in led[:LED_SHOWN])
        return "\n".join([line, *(trimmed_answer(question, one, writer) for one in more)])
    note = knowledge.notes.get(evidence.statement.span)
    if note is None or wants_figure(question):
        return line
    used = knowledge.statement_at(note.anchor)
    if used == note.anchor:
        return line
    where = next(one for one in knowledge.statements if one.span == used)
    return f"{line}\n{trimmed_answer(question, replace(evidence, statement=where), writer)}"


def _of_other_year(
    question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """No year is asked, and the report tells the number for both its years: the other one too."""
    best = found[0]
    if question.years or question.places or len(question.roles) == 1 or best.statement.year is None:
        return ()
    for at, one in enumerate(found[1:], start=1):
        other = one.statement.year not in (None, best.statement.year)
        other = other and not tells_of_another_date(one.statement, knowledge)
        near = one.score >= OTHER_YEAR_SHARE * best.score
        same = one.coverage >= SAME_COVERAGE * best.coverage
        if other and near and same and refusal_for(question, found[at:], knowledge) is None:
            return (one,)
    return ()


def _tried(
    question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[int, ...]:
    """Places of the statements that may answer: the best, those nearly as good, and those that
    print the rare words asked where the best one prints none of them.
    """
    if not found:
        return (0,)
    best = found[0]
    near = 1
    share = TRIED_SHARE_WHY if question.has("why") else TRIED_SHARE
    while near < min(len(found), TRIED) and (
        found[near].score >= share * best.score and found[near].coverage >= share * best.coverage
    ):
        near += 1
    rare = [
        one.key
        for one in content_of(question, knowledge).words
        if one.is_noun and one.known and one.weight >= RARE_NOUN and len(one.key) > 2
    ]
    if not rare or any(one in best.statement.key for one in rare):
        return (*range(near), *_of_the_year(question, found, near, knowledge))
    more = (
        at
        for at, one in enumerate(found[near:TRIED], start=near)
        if one.score >= RARE_SHARE * best.score and all(each in one.statement.key for each in rare)
    )
    return (*range(near), *more)


def _of_the_year(
    question: Question, found: tuple[Evidence, ...], first: int, knowledge: Knowledge
) -> tuple[int, ...]:
    """Where the best statement is of another year than the one asked: those of that year.

    They must print every thing that is asked, in no other words.
    """
    best = found[0]
    if len(question.years) != 1 or _CHANGE.search(question.text):
        return ()
    if best.statement.year in (None, *question.years):
        return ()
    nouns = [replace(one, means=()) for one in content_of(question, knowledge).words if one.is_noun]
    return tuple(
        at
        for at, one in enumerate(found[first:TRIED], start=first)
        if one.statement.year in question.years
        and one.score >= TRIED_SHARE * best.score
        and all(held(noun, one.statement.key) >= HELD for noun in nouns)
    )


def _shown(
    question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """The best, and those nearly as good where several are asked for."""
    if wants_figure(question):
        return (found[0], *_of_other_year(question, found, knowledge))
    if question.has("count", "yes_no") and not question.has("list"):
        return found[:1]
    least = (LISTED_SHARE if question.has("list", "measures") else SECOND_SHARE) * found[0].score
    shown = tuple(one for one in found[:SENTENCES_SHOWN] if one.score >= least)
    if question.has("why"):  # beside a reason nothing that gives none
        parts = tuple(one.statement.span for one in shown)
        giving = parts_with_reason(question, parts, knowledge)
        giving += [one.heading for one in targets(knowledge)]  # 「主要考虑：」 leads to reasons
        shown = tuple(one for one in shown if one.statement.span in giving) or shown[:1]
    return shown
