"""Computes how far it is from what was reached to what is aimed at, and what is had with what is added."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import printed_number
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer
from assistant.prose.figures_told import alike, figure_told, year_of
from assistant.sentences.told_figures import Told, difference, part_of, summed, value_of
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

LEAST_AIM = 10_000
"""A number without a unit is an aim from here: 3000亿."""
LEAST_HELD = 0.6
"""Share of the content of the thing asked that the words on a figure must hold."""
_FROM_HERE = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:现在|目前|如今)?，?(?:离|距离?)(?P<aim>[^，。？]{2,24}?)，?(?:还|仍)?"
    "(?:差|缺|有|少)(?:了|着)?(?:多少|几|多远)"
)
_MORE = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:今年)?(?:还|再)(?:要|得|需要?|须|应该?)(?:再)?"
    "(?:新?增加?长?|加|涨|提[高升]?|上升|扩大|多[做开演建投办来引]?)(?:多少|几)"
)
_ADDED = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:今年)?(?:再)?(?:加完|加上|新?增加?完|新增|增加)(?P<by>[^，。？]{0,12}?)"
    "(?:之后|以后|后|完|那么|一共|总共|就|会|能|将|累计)*(?:是|有|到|达到?)(?:多少|几)"
)
_YEAR = re.compile(r"(20\d\d)年")
_WHEN = re.compile(r"(?:20\d\d年|今年|去年|目前|现在|如今|的|规模$)+")


def still_to_go(question: Question, desk: Desk) -> Draft | None:
    """The draft for 离…还差多少, 今年还要加多少 or 加完是多少; None where one end is not told."""
    text = question.text
    here, more, added = (one.match(text) for one in (_FROM_HERE, _MORE, _ADDED))
    if here:
        return _to_named_aim(_thing(here), here["aim"], desk)
    if more and set(question.years) <= {desk.report.source.plan_year}:
        return _to_plan(_thing(more), desk)
    return _with_added(_thing(added), added["by"], desk) if added else None


def answer_unprinted_aim(question: Question, desk: Desk) -> NoAnswer | None:
    """「GDP离3000亿还差多少」 where the report prints no such number: no other aim stands for it."""
    here = _FROM_HERE.match(question.text)
    if here is None:
        return None
    aim = here["aim"]
    typed = [
        one
        for one in figures(aim, Span(0, len(aim)))
        if (one.unit or one.value >= LEAST_AIM) and not _YEAR.match(aim, one.span.start)
    ]
    missing = next((one for one in typed if not _is_printed(one, aim, desk)), None)
    if missing is None:
        return None
    words = aim[missing.span.start : missing.span.end]
    return NoAnswer(Reason.NOT_FOUND, f"报告里没有“{words}”这个数，所以算不出离它还差多少。")


def _is_printed(typed: Figure, aim: str, desk: Desk) -> bool:
    """Whether running text prints the quantity, or a cell the number."""
    knowledge, report = knowledge_of(desk.report), desk.report
    digits = re.search(r"\d+(?:\.\d+)?", aim[typed.span.start : typed.span.end])
    number = Decimal(digits.group()) if digits else typed.value
    cells = (cell for series in knowledge.series for cell in series.cells())
    if any(printed_number(cell) == number for cell in cells):
        return True
    told = (one for each in knowledge.statements for one in figures(report.text, each.span))
    return any(one.value == typed.value for one in told)


def _thing(asked: re.Match[str]) -> str:
    return _WHEN.sub("", asked["thing"])


def _held(thing: str, words: str, desk: Desk) -> bool:
    """Whether some printed words are on the thing."""
    content = content_of(read_question(thing, desk.report), knowledge_of(desk.report))
    return bool(content.words) and content.coverage(key(words), "") >= LEAST_HELD


def _now(thing: str, desk: Desk, unit: str | None = None) -> Told | None:
    """What the thing came to in the year that the report tells the results of."""
    year = desk.report.source.done_year
    for words in (f"{year}年{thing}", thing, f"{thing}总量"):
        told = figure_told(words, desk, unit=unit)
        if told and year_of(told, desk) in (None, year) and not _is_flow(told, desk.report):
            return told
    return None


def _is_flow(told: Told, report: Report) -> bool:
    """Whether a figure tells what came, and not what there is: 「新增80家」."""
    clause = next(
        (one for one in clauses(report.text, told.statement, "，；。") if told.figure.span in one),
        told.part,
    )
    before = report.text[clause.start : told.figure.span.start]
    return not told.cell and any(one in before for one in lexicon("content")["flows"])


def _to_named_aim(thing: str, aim: str, desk: Desk) -> Draft | None:
    """「离2030年那个2200亿」: the aim that the report prints with that number or for that year."""
    told = list(_aims(thing, aim, desk))
    if len({value_of(one, desk.report) for one in told}) != 1:
        return None
    reached = _now(thing, desk, told[0].figure.unit)
    if reached is None or not alike(told[0], reached, desk.report):
        return None
    if told[0].figure.value <= reached.figure.value:
        return None
    return difference(told[0], reached, Writer(desk.report), lead="还差")


def _aims(thing: str, aim: str, desk: Desk) -> Iterator[Told]:
    """The figures of running text, each with a later year beside it, that the words may mean."""
    report = desk.report
    years = _YEAR.findall(aim)
    typed = {
        one.value for one in figures(aim, Span(0, len(aim))) if not _YEAR.match(aim, one.span.start)
    }
    if not years and not typed:
        return
    for statement in knowledge_of(report).statements:
        words = report[statement.span]
        later = [int(one) > report.source.plan_year for one in _YEAR.findall(words)]
        if not all(f"{one}年" in words for one in years) or not any(later):
            continue
        for one in figures(report.text, statement.span):
            told = Told(one, part_of(report, statement.span, one.span), statement.span)
            fits = one.value in typed if typed else one.unit not in ("", "%", "年")
            if fits and _held(thing, report[told.part], desk):
                yield told


def _to_plan(thing: str, desk: Desk) -> Draft | None:
    """What the plan aims at less what there is."""
    plan = desk.report.source.plan_year
    aim = figure_told(f"{plan}年{thing}目标", desk) or figure_told(f"{plan}年{thing}", desk)
    if aim is None or year_of(aim, desk) != plan or _is_flow(aim, desk.report):
        return None
    reached = _now(thing, desk)
    if reached is None or year_of(reached, desk) == plan or not alike(aim, reached, desk.report):
        return None
    on_it = all(_held(thing, _words(one, desk.report), desk) for one in (aim, reached))
    if not on_it or aim.figure.value <= reached.figure.value:
        return None
    return difference(aim, reached, Writer(desk.report), lead="还要增加")


def _words(told: Told, report: Report) -> str:
    return told.cell.row.name if told.cell else report[told.part]


def _with_added(thing: str, by: str, desk: Desk) -> Draft | None:
    """What there is and what the plan adds to it, together."""
    added = list(_flows(thing, by, desk, knowledge_of(desk.report)))
    if len(added) != 1:
        return None
    reached = _now(thing, desk, added[0].figure.unit)
    if reached is None or not alike(reached, added[0], desk.report):
        return None
    return summed([reached, added[0]], Writer(desk.report))


def _flows(thing: str, by: str, desk: Desk, knowledge: Knowledge) -> Iterator[Told]:
    """What the plan adds of the thing: of the number typed, where one is."""
    report = desk.report
    typed = [one.value for one in figures(by, Span(0, len(by)))] if by else []
    for statement in knowledge.statements:
        if statement.year != report.source.plan_year:
            continue
        for part in clauses(report.text, statement.span, "，；。、"):
            found = list(figures(report.text, part))
            if len(found) != 1 or (typed and found[0].value not in typed):
                continue
            told = Told(found[0], part, statement.span)
            if _is_flow(told, report) and _held(thing, report[part], desk):
                yield told
