"""Which sentence a claim is held against, and the words before it: 是的, 不是, or what is not printed."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Statement
from assistant.proof.premises import (
    AGREES,
    asked_openly,
    claimed_figures,
)
from assistant.proof.told_premises import prose_verdict, rank_verdict
from assistant.sentences.claims import NOT_SO, claim_verdict, share_verdict
from assistant.sentences.evidence import Evidence
from assistant.sentences.respective import belonging
from assistant.sentences.shares_claimed import share_part
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.support.borne_out import CONFIRMS, is_past, is_there, tempered
from assistant.support.claimed import claim_of, is_held
from assistant.support.clause_verdict import LEAST_HERE, clause_verdict
from assistant.support.decision import refusal_for
from assistant.support.word_for_word import is_verbatim
from corpus.figures import figures
from corpus.model import Figure, Report, Span

_DEGREE = re.compile("[涨降增减升跌贵高低多少快慢猛](?:了|得|不|没|吗|吧|[？?]|$)")
"""What is claimed is how much, and not when."""
_JUDGED = (AGREES, NOT_SO)
JUDGED = 6
"""Sentences looked through for one that bears out or denies what a question claims."""
JUDGED_SHARE = 0.6
"""It must hold this share of what the best one holds of the question's words."""


def judging_first(
    asked: Question, question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """The sentence first that a claim is best held against: asked as typed, question as looked for."""
    if not asked.has("premise"):
        return found
    found = _done_first(asked, question, found, knowledge)
    printed = next((one for one in found if is_verbatim(asked, one.statement, knowledge)), None)
    if printed is not None:
        return (printed, *(one for one in found if one is not printed))
    if asked_openly(asked, knowledge.report) is None:
        return _deciding_first(asked, found, knowledge)
    return _agreeing_first(asked, question, found, knowledge)


def telling_all(
    asked: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """The sentence first of which one clause tells all of a claim, or all but what it denies.

    It may stand anywhere in the report, since every word of the claim is accounted for. () for none.
    """
    if not asked.has("premise") or not found or not CONFIRMS.search(asked.text):
        return ()
    words = claim_of(asked, knowledge).words
    least = LEAST_HERE * len(words)
    listed = {one.statement.span for one in found}
    others = (
        Evidence(one, found[0].score, found[0].coverage)
        for one in knowledge.statements
        if one.span not in listed and sum(is_held(word, one.key) for word in words) >= least
    )
    denying: tuple[Evidence, ...] = ()
    for one in (*found, *others):
        verdict = clause_verdict(asked, one.statement, knowledge)
        rest = tuple(each for each in found if each is not one)
        if verdict == AGREES:
            return (one, *rest)
        denying = denying or ((one, *rest) if verdict else ())
    return denying


def verdict_on(
    asked: Question,
    question: Question,
    shown: Sequence[Evidence],
    line: str,
    knowledge: Knowledge,
) -> str:
    """Words before the sentences shown; "" where nothing is claimed. line: the first as shown."""
    if not asked.has("premise"):
        return ""
    answering: list[Figure] = []
    told = shown[0].statement.span
    if asked_openly(asked, knowledge.report) is not None:
        answering = _told_figures(question, shown, knowledge)
        verdict = share_verdict(asked, told, knowledge.report) or prose_verdict(asked, answering)
    else:
        verdict = claim_verdict(asked, told, knowledge.report)
        verdict = verdict or _year_verdict(asked, shown[0], knowledge)
    verdict = verdict or rank_verdict(asked, line)
    return tempered(verdict, asked, _judged(asked, shown, knowledge), knowledge, answering)


def with_claimed(verdict: str, asked: Question, told: Evidence, line: str, report: Report) -> str:
    """The line shown; the whole sentence where the figure that agrees is cut off from it."""
    values = {one.value for one in claimed_figures(asked)}
    span = told.statement.span
    judged = share_part(asked, span, report, line) if verdict in _JUDGED else None
    if judged is not None and "\n" not in line:
        mark = re.search(r"\[\d+\]", line)
        return f"{report[judged].rstrip('；。')}。{mark.group() if mark else ''}"
    mark = re.search(r"\[\d+\]", line)
    printed = {one.value for one in figures(report.text, span)}
    shown = {one.value for one in figures(line, Span(0, len(line)))}
    if verdict != AGREES or mark is None or values & shown or not values & printed:
        return line
    label = year_label(told)
    before = label if label and line.startswith(label) else ""
    return f"{before}{report[span].replace(chr(10), '')}{mark.group()}"


def year_label(evidence: Evidence) -> str:
    """「2026年部分：」 before a sentence of that part."""
    return f"{evidence.statement.year}年部分：" if evidence.statement.year else ""


def _deciding_first(
    question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """A sentence that bears out or denies what is claimed goes before one that does neither."""
    for at, one in enumerate(found[:JUDGED]):
        same = one.coverage >= JUDGED_SHARE * found[0].coverage
        told = claim_verdict(question, one.statement.span, knowledge.report)
        if same and (told or is_there(question, one.statement, knowledge)):
            return (one, *found[:at], *found[at + 1 :])
    return found


def _agreeing_first(
    asked: Question, question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """A sentence that bears a claim out in all its words goes before one that tells another number."""
    found = _done_first(asked, question, found, knowledge)
    for at, one in enumerate(found[:JUDGED]):
        verdict = prose_verdict(asked, _told_figures(question, (one,), knowledge))
        borne_out = tempered(verdict, asked, one.statement, knowledge) == AGREES
        if borne_out and at == 0:
            return found
        same = one.coverage >= JUDGED_SHARE * found[0].coverage
        if borne_out and same and refusal_for(question, found[at:], knowledge) is None:
            return (one, *found[:at], *found[at + 1 :])
    return found


def _done_first(
    asked: Question, question: Question, found: tuple[Evidence, ...], knowledge: Knowledge
) -> tuple[Evidence, ...]:
    """「开了106列吧」 is claimed of what is done: what the report plans goes behind that."""
    source = knowledge.report.source
    if asked.years or not is_past(asked) or found[0].statement.year != source.plan_year:
        return found
    for at, one in enumerate(found[:JUDGED]):
        near = one.coverage >= JUDGED_SHARE * found[0].coverage
        done = one.statement.year == source.done_year
        if near and done and refusal_for(question, found[at:], knowledge) is None:
            return (one, *found[:at], *found[at + 1 :])
    return found


def _judged(asked: Question, shown: Sequence[Evidence], knowledge: Knowledge) -> Statement:
    """The sentence, of those shown, that prints the figure claimed; the first where none does."""
    values = {one.value for one in claimed_figures(asked)}
    text = knowledge.report.text
    printing = (
        one.statement
        for one in shown
        if values & {figure.value for figure in figures(text, one.statement.span)}
    )
    return next(printing, shown[0].statement)


def _year_verdict(question: Question, told: Evidence, knowledge: Knowledge) -> str:
    """Words before a sentence of another year than the one claimed: 「是2026年才开的吗」."""
    year = told.statement.year
    if not question.has("premise") or len(question.years) != 1 or year in (None, *question.years):
        return ""
    if question.has("difference", "met", "count") or _DEGREE.search(question.text):
        return ""  # claimed is a change or a number, not when it happens
    printed = f"{question.years[0]}年" in knowledge.report[told.statement.span]
    return "" if printed else f"{NOT_SO}{year_label(told)}"


def _told_figures(
    question: Question, shown: Sequence[Evidence], knowledge: Knowledge
) -> list[Figure]:
    """The figures that answer, one a sentence shown."""
    text, found = knowledge.report.text, list[Figure]()
    for evidence in shown:
        stretch = best_stretch(question, evidence.statement.span, knowledge)
        told = belonging(knowledge.report, stretch, question.text)
        if told is not None:  # 「甲、乙分别达90%、95%」: the one of the thing claimed
            found.append(told.figure)
            continue
        strong = strong_figures(question, stretch, knowledge)
        found += [figure for one in strong for figure in figures(text, one)]
    return found
