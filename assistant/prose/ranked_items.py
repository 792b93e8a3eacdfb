"""Tells which of several listed things has the most or least: 「甲、乙、丙三项里增长目标最低的是哪个」."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk, Outcome
from assistant.prose.figures_told import alike, owned_by, year_of
from assistant.prose.operands import falls
from assistant.prose.passages import answer_passage
from assistant.sentences.composed import composed
from assistant.sentences.row_names import items_listed
from assistant.sentences.told_figures import SKILL, Told, stated, value_of
from corpus.model import Report

_MOST = re.compile("最(?P<way>高|低|多|少|大|小|快|慢)")
_WHICH = re.compile("哪|谁|什么|啥")
_ENDS = re.compile(
    "这?[二两三四五六七八九\\d]+(?:个|项|类|种|者|块|大|家)|里面?|中(?!心|小|医|等|学)|哪|谁|最"
)
_LIGHT = re.compile(
    "这|那|是|的|谁|，|[二两三四五六七八九\\d]+(?:个|项|类|种|者|块|大|家)|里面?|中|当中|之中|哪一?(?:个|项|类|种|家)?"
)
_GROUP = re.compile(
    "(?<!第)[二三四五六七八九十](?:大|个|类|种|次)?[^，。？?]{0,4}?(?:产业|领域|投资主体|季度)(?:里面?|中|当中|之中|哪|谁)"
)
"""「三次产业里哪个最快」 asks of parts of the text, and of no indicator of a table."""
_YEARS = re.compile("(?:今|去|上)年度?的?|20\\d\\d年度?的?")
_LEAST = "低少小慢"
_FAST = re.compile("快|慢")
_RATE = re.compile("增速|增幅|增长|涨幅|占比|比重")
LEAST_LISTED = 3
"""Things listed from which one may be asked for; of two, `tables/two_indicators.py` and the sides tell."""


def answer_ranked_items(question: Question, desk: Desk) -> Outcome:
    """All the figures and whose is the most or least; None where one is not told, or two are as much."""
    asked = _MOST.search(question.text)
    if asked and _GROUP.search(question.text):
        return _told_together(question, desk)
    items = items_listed(_YEARS.sub("", question.text), _ENDS) if asked else []
    if asked is None or len(items) < LEAST_LISTED or not _WHICH.search(question.text):
        return None
    told = [_figure_of(one, items, asked, question, desk) for one in items]
    found = [one for one in told if one is not None]
    if len(found) < len(items) or not _comparable(found, desk):
        return None if _name_indicators(items, desk) else _told_together(question, desk)
    values = [value_of(one, desk.report) for one in found]
    best = min(values) if asked["way"] in _LEAST else max(values)
    if values.count(best) > 1:
        return None
    writer, at = Writer(desk.report), values.index(best)
    words, marks = stated(found, writer)
    name = _as_listed(items[at], question.text)
    printed = desk.report[found[at].figure.span]
    return writer.draft(f"{words}。其中最{asked['way']}的是{name}（{printed}）{marks}。", SKILL)


def _name_indicators(items: Sequence[str], desk: Desk) -> bool:
    """Whether the tables hold any of the things listed."""
    knowledge = knowledge_of(desk.report)
    return any(find_series(read_question(one, desk.report), knowledge) for one in items)


def _told_together(question: Question, desk: Desk) -> Outcome:
    """What the text tells of them all; no ranking of a table, which is of other things."""
    return composed(question, desk) or answer_passage(question, desk)


def _figure_of(
    item: str, items: Sequence[str], asked: re.Match[str], question: Question, desk: Desk
) -> Told | None:
    """The one figure that the report tells of an item in what is asked of all."""
    rest = _YEARS.sub("", question.text[: asked.start()])
    for one in items:
        rest = rest.replace(_as_listed(one, question.text), "")
    rest = _LIGHT.sub("", re.sub("[、和与跟及]", "", rest))
    rate = bool(_RATE.search(rest) or _FAST.search(asked["way"]))
    words = f"{_as_listed(item, question.text)}{rest}" + (
        "" if _RATE.search(rest) or not rate else "增速"
    )
    source = desk.report.source
    usual = source.plan_year if question.roles == {"目标"} else source.done_year
    year = question.years[0] if question.years else usual
    reading = read_question(f"{year}年{words}是多少", desk.report)
    return owned_by(words, reading, desk, "%" if rate else None)


def _comparable(told: Sequence[Told], desk: Desk) -> bool:
    """Whether the figures are of one scale and year, each of its own thing (or 均 of several)."""
    if any(falls(one, desk.report) for one in told):
        return False
    same = all(alike(told[0], one, desk.report) for one in told[1:])
    years = {year_of(one, desk) for one in told}
    spans = [one.figure.span for one in told]
    twice = [one for one in told if spans.count(one.figure.span) > 1]
    return same and len(years) == 1 and all(_of_each(one, desk.report) for one in twice)


def _of_each(told: Told, report: Report) -> bool:
    """「甲、乙营业额均增长12%」."""
    return re.search("均|都", report.text[told.part.start : told.figure.span.start]) is not None


def _as_listed(item: str, text: str) -> str:
    """An item (a key) as the question writes it."""
    return (
        item
        if item in text
        else next((one for one in re.split("[、和与跟及]", text) if item in one.lower()), item)
    )
