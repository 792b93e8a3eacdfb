"""Computes how far it is from what was reached to what is aimed at, and what is had with what is added."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.places import without_own
from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import RATES, printed_number
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer
from assistant.prose.figures_told import alike, first_told, is_flow, level_now, year_of
from assistant.sentences.told_figures import (
    Told,
    difference,
    part_of,
    summed,
    told_by_cell,
    value_of,
)
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

LEAST_AIM = 10_000
"""A number without a unit is an aim from here: 3000亿."""
LEAST_HELD = 0.6
"""Share of the content of the thing asked that the words on a figure must hold."""
_FROM_HERE = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:现在|目前|如今)?，?(?:离|距离?|要(?:达)?到)(?P<aim>[^，。？]{2,24}?)，?(?:还|仍)?"
    "(?:差|缺|有|少)(?:了|着)?(?:多少|几|多远)"
)
_FROM_NOW = re.compile(
    "^(?:现在|目前|如今|我们|咱们?)*，?(?:离|距离?)(?P<aim>[^，。？]{4,24}?)，?(?:还|仍)?(?:差|缺|有|少)(?:了|着)?(?:多少|几|多远)"
)
"""「离2030年的2200亿还差多少」, which leaves to the report what the aim is of."""
_AIMED = re.compile(
    r"20\d\d年(?P<thing>[\u4e00-\u9fffA-Za-z（）()]{2,16}?)(?:要|将|力争|争取)?(?:迈上|迈过|突破|达到?|超过?|实现|跨上|冲刺|增加到)"
)
_TYPED_ENDS = re.compile(
    r"^(?P<thing>[^，。？]{2,20}?)从(?P<first>\d[\d.]*)(?:万|亿|千)*[\u4e00-\u9fff]?到(?P<last>\d[\d.]*)(?:万|亿|千)*[\u4e00-\u9fff]?，?"
    "(?:还|要|需要?|得|须|再)*(?:加|增加?|涨|提高|多|长)(?:多少|几)"
)
"""「产值从200到230要加多少」: both ends are typed as printed."""
_MORE = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:今年)?(?:还|再)(?:要|得|需要?|须|应该?)(?:再)?"
    "(?:新?增加?长?|加|涨|提[高升]?|上升|扩大|多[做开演建投办来引]?)(?:多少|几)"
)
_GOES_ON = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)(?:(?:从)?去年到)?今年(?P<month>一?个?月|每月)?，?(?:计划|预计|准备)?"
    "(?:(?:想|打算|争取|力争|至少|要|得|还|再)+(?:多|新?增加?|涨|提[高升]?|加|扩[大充]?|做大)|[要得]?(?:扩[大充]?|涨|多))"
    "[做开演建投办来引]?(?:多少|几)"
)
"""「规模今年要扩多少」, 「今年想再多做几万标箱」: from what there is to what is aimed at, of amounts."""
_BUILDS_ON = re.compile(
    "^(?P<thing>[^，。？]{2,20}?)今年，?(?:还(?:要|得)?再?|再)[做开建办引增添设](?:多少|几)"
)
"""「今年还要再建几家」, which a plan tells by what there will be: 「增加到550家」."""
_COMES_TO = re.compile("(?:[到至达]|总数|累计|突破|超过)了?$")
_OWN_AIM = re.compile("(?:今年|20\\d\\d年)?的?(?:目标|计划|任务)(?:数|值)?$")
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
    goes_on = _GOES_ON.match(text)
    further = goes_on or _BUILDS_ON.match(text)
    ends, from_now = _TYPED_ENDS.match(text), None if here else _FROM_NOW.match(text)
    if ends:
        return _between_typed(ends, desk)
    if from_now and re.search(r"\d", _YEAR.sub("", from_now["aim"])):
        return _to_told_aim(from_now["aim"], desk)
    if here and _OWN_AIM.fullmatch(here["aim"]):
        return _to_plan(_thing(here), desk, units_asked(text))
    if here:
        return _to_named_aim(_thing(here), here["aim"], desk)
    if more and set(question.years) <= {desk.report.source.plan_year}:
        return _to_plan(_thing(more), desk)
    if further:
        return _to_plan(_thing(further), desk, units_asked(text), amounts=True, levels=not goes_on)
    return _with_added(_thing(added), added["by"], desk) if added else None


def answer_typed_aim(question: Question, desk: Desk) -> Draft | NoAnswer | None:
    """「GDP离3000亿还差多少」: refused where the report prints no such number, told where a cell aims at it."""
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
        return _to_cell(_thing(here), {_digits(one, aim) for one in typed}, desk)
    words = aim[missing.span.start : missing.span.end]
    return NoAnswer(Reason.NOT_FOUND, f"报告里没有“{words}”这个数，所以算不出离它还差多少。")


def _digits(typed: Figure, aim: str) -> Decimal:
    """The number as typed, without its scale, as a cell prints it."""
    digits = re.search(r"\d+(?:\.\d+)?", aim[typed.span.start : typed.span.end])
    return Decimal(digits.group()) if digits else typed.value


def _to_cell(thing: str, numbers: set[Decimal], desk: Desk) -> Draft | None:
    """How far the result of an indicator is from the target cell that prints the number typed."""
    asked = read_question(thing, desk.report)
    series = [
        one for match in find_series(asked, knowledge_of(desk.report)) for one in match.series
    ]
    cells = [one for each in series for one in each.cells()] if len(series) == 1 else []
    year = desk.report.source.done_year
    aims = [x for x in cells if x.reading.role == "目标" and printed_number(x) in numbers]
    done = [x for x in cells if x.reading.role == "完成" and x.reading.year == year]
    ends = [told_by_cell(x[-1]) for x in (aims, done) if x]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    if not alike(ends[0], ends[1], desk.report) or ends[0].figure.value <= ends[1].figure.value:
        return None
    return difference(ends[0], ends[1], Writer(desk.report), lead="还差")


def _is_printed(typed: Figure, aim: str, desk: Desk) -> bool:
    """Whether running text prints the quantity, or a cell the number."""
    knowledge, report = knowledge_of(desk.report), desk.report
    number = _digits(typed, aim)
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


def _to_named_aim(thing: str, aim: str, desk: Desk) -> Draft | None:
    """「离2030年那个2200亿」: the aim that the report prints with that number or for that year."""
    told = list(_aims(thing, aim, desk))
    if len({value_of(one, desk.report) for one in told}) != 1:
        return None
    reached = level_now(thing, desk, told[0].figure.unit)
    if reached is None or not alike(told[0], reached, desk.report):
        return None
    if told[0].figure.value <= reached.figure.value:
        return None
    return difference(told[0], reached, Writer(desk.report), lead="还差")


def _to_told_aim(aim: str, desk: Desk) -> Draft | None:
    """「离2030年的2200亿还差多少」: of the thing that the aim printed with that year is an aim of."""
    report = desk.report
    things = set()
    for one in _aims("", aim, desk):
        found = _AIMED.search(report.text[one.part.start : one.figure.span.start])
        things.add(without_own(found["thing"], report.source.place) if found else "")
    if len(things) != 1 or not (thing := things.pop()):
        return None
    return _to_named_aim(thing, aim, desk)


def _between_typed(ends: re.Match[str], desk: Desk) -> Draft | None:
    """The two figures of the thing that the report prints with the numbers typed, one of the plan."""
    plan = desk.report.source.plan_year
    first, last = (
        [one for one in _printed_as(ends[side], ends["thing"], desk)] for side in ("first", "last")
    )
    aims = [one for one in last if year_of(one, desk) == plan]
    here = [one for one in first if year_of(one, desk) != plan]
    if len(aims) != 1 or len(here) != 1 or not alike(aims[0], here[0], desk.report):
        return None
    return difference(aims[0], here[0], Writer(desk.report), lead="要增加")


def _printed_as(number: str, thing: str, desk: Desk) -> Iterator[Told]:
    """The figures of running text printed with a number, the words on which hold the thing."""
    report = desk.report
    for statement in knowledge_of(report).statements:
        for one in figures(report.text, statement.span):
            told = Told(one, part_of(report, statement.span, one.span), statement.span)
            if value_of(told, report) == Decimal(number) and _held(thing, report[told.part], desk):
                yield told


def _aims(thing: str, aim: str, desk: Desk) -> Iterator[Told]:
    """The figures of running text that the words may mean: of a later year, or the plan's as typed."""
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
        planned = bool(typed) and not years and statement.year == report.source.plan_year
        if not all(f"{one}年" in words for one in years) or not (any(later) or planned):
            continue
        for one in figures(report.text, statement.span):
            told = Told(one, part_of(report, statement.span, one.span), statement.span)
            fits = one.value in typed if typed else one.unit not in ("", "%", "年")
            if fits and (not thing or _held(thing, report[told.part], desk)):
                yield told


def _to_plan(
    thing: str,
    desk: Desk,
    units: tuple[str, ...] = (),
    *,
    amounts: bool = False,
    levels: bool = False,
) -> Draft | None:
    """What the plan aims at less what there is.

    amounts: rates will not do, nor other units. levels: only an aim told as what it comes to.
    """
    plan, unit = desk.report.source.plan_year, units[0] if units else None
    wordings = (f"{plan}年{thing}目标", f"{plan}年{thing}")
    aim = first_told(wordings, desk, unit)
    if aim is None or year_of(aim, desk) != plan or is_flow(aim, desk.report):
        return None
    if any(int(one) > plan for one in _YEAR.findall(_words(aim, desk.report))):
        return None  # an aim of a later year is none of this one
    if amounts and (aim.figure.unit in RATES or not fits_unit(aim.figure, units)):
        return None
    if levels and not _COMES_TO.search(_before(aim, desk.report)):
        return None
    reached = level_now(thing, desk, unit)
    if reached is None or year_of(reached, desk) == plan or not alike(aim, reached, desk.report):
        return None
    on_it = all(_held(thing, _words(one, desk.report), desk) for one in (aim, reached))
    if not on_it or aim.figure.value <= reached.figure.value:
        return None
    return difference(aim, reached, Writer(desk.report), lead="还要增加")


def _before(told: Told, report: Report) -> str:
    """The words before a figure, with its hedge, which may say that it is what something comes to."""
    at = told.figure.span
    hedge = told.figure.hedge if report[at].startswith(told.figure.hedge) else ""
    return report.text[told.part.start : at.start] + hedge


def _words(told: Told, report: Report) -> str:
    return told.cell.row.name if told.cell else report[told.part]


def _with_added(thing: str, by: str, desk: Desk) -> Draft | None:
    """What there is and what the plan adds to it, together."""
    added = list(_flows(thing, by, desk, knowledge_of(desk.report)))
    if len(added) != 1:
        return None
    reached = level_now(thing, desk, added[0].figure.unit)
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
            if is_flow(told, report) and _held(thing, report[part], desk):
                yield told
