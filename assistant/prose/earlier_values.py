"""Works back to the year that a change is told against: 「1684家、较2020年翻了一番」 was 842家 then."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.asked import wants_figure
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.readings import last_place, plain_decimal, printed_value
from assistant.outcomes import Desk
from assistant.prose.passages import first_cited
from assistant.sentences.told_figures import SKILL, scale
from corpus.figures import figures
from corpus.model import Figure, Report, Span

_ASKS_BACK = re.compile("推算|倒推|反推|倒算|反算|往回算|折算|算回|换算")
_LAST_YEAR = "(?:同比|比上年|较上年|比上一年|较上一年|比去年)?"
_GREW = "(?P<grew>增长|提高|增加|上升|提升|扩大|净增|下降|减少|降低|回落|压减)了?"
_FALLS = ("下降", "减少", "降低", "回落", "压减")
_DOUBLED = "(?P<doubled>翻(?:了)?(?:一|1)?番)"
_BETWEEN = "[^，。；]{0,6}[，、](?:[^，。；、]{0,8}、)?"


@dataclass(frozen=True, slots=True)
class _Change:
    """How a value came to be from the earlier one: a formula and its exact result.

    end: where in the text the words that tell it end.
    """

    formula: str
    value: Decimal
    end: int


def answer_earlier(question: Question, desk: Desk) -> Draft | None:
    """The value of the year asked, from a value and its change; None where neither is told."""
    source = desk.report.source
    if len(question.years) != 1 or not wants_figure(question):
        return None
    year = question.years[0]
    if year >= source.done_year:
        return None
    cited = first_cited(_without_year(question, desk.report), desk)
    if cited is None or len(cited.strong) != 1:
        return None
    found = next(figures(desk.report.text, cited.strong[0]), None)
    change = _change(found, cited.span, question, desk.report) if found else None
    if found is None or change is None:
        return None
    return _told(found, cited.span, change, desk.report)


def _without_year(question: Question, report: Report) -> Question:
    """The question as asked of the year of the report, whose value is told."""
    bare = re.sub(r"20\d\d年(?:度|的时候|时)?的?", "", question.text)
    bare = re.sub("按(?:照)?报告(?:的数)?|大约|大概|" + _ASKS_BACK.pattern, "", bare)
    return read_question(bare.strip("，。 "), report)


def _base(year: int, question: Question, report: Report) -> str:
    """How a change since that year is told; a year before is only worked out where that is asked."""
    printed = f"(?:较|比){year}年"
    if year == report.source.done_year - 1 and _ASKS_BACK.search(question.text):
        return f"(?:{printed}|{_LAST_YEAR})"
    return printed


def _change(found: Figure, span: Span, question: Question, report: Report) -> _Change | None:
    """The change told right after a figure; None where none is."""
    text, year = report.text, question.years[0]
    printed = printed_value(report, found)
    base = _base(year, question, report)
    told = re.compile(f"{_BETWEEN}(?:均|都|也)?{base}(?:{_DOUBLED}|{_GREW})").match(
        text, found.span.end, span.end
    )
    times = re.compile(f"{_BETWEEN}是{year}年的").match(text, found.span.end, span.end)
    if told and told["doubled"]:
        return _Change(f"{plain_decimal(printed)} ÷ 2", printed / 2, told.end())
    start = told or times
    by = next(figures(text, Span(start.end(), span.end)), None) if start else None
    if start is None or by is None or by.span.start > start.end() + 1:
        return None
    if told:
        return _undone(found, by, report, falls=told["grew"] in _FALLS)
    number = printed_value(report, by)
    formula = f"{plain_decimal(printed)} ÷ {plain_decimal(number)}"
    return _Change(formula, printed / number, by.span.end)


def _undone(found: Figure, by: Figure, report: Report, *, falls: bool) -> _Change | None:
    """A value without its change, by the kind of the change: 百分点, %, 倍 or its own unit."""
    printed, number = printed_value(report, found), printed_value(report, by)
    sign = "−" if falls else "+"
    if by.unit in ("%", "倍") and found.unit != "%":
        by_words = plain_decimal(number) + ("%" if by.unit == "%" else "")
        part = number / 100 if by.unit == "%" else number
        factor = 1 - part if falls else 1 + part
        formula = f"{plain_decimal(printed)} ÷ （1 {sign} {by_words}）"
        return _Change(formula, printed / factor, by.span.end) if factor > 0 else None
    same = scale(by, report) == scale(found, report)
    if by.unit == "百分点" or same:
        back = "+" if falls else "−"
        value = printed + number if falls else printed - number
        formula = f"{plain_decimal(printed)} {back} {plain_decimal(number)}"
        return _Change(formula, value, by.span.end)
    return None


def _told(found: Figure, span: Span, change: _Change, report: Report) -> Draft:
    """The words that tell value and change, and what they give for the earlier year."""
    writer = Writer(report)
    stops = (report.text.rfind(sign, span.start, found.span.start) + 1 for sign in "，；。")
    start = max(span.start, *stops)
    mark = writer.cite(span, strong=(found.span,))
    places = last_place(printed_value(report, found))
    rounded = change.value.quantize(places, rounding=ROUND_HALF_UP)
    exact = rounded == change.value
    formula = f"{change.formula} {'=' if exact else '≈'} {plain_decimal(rounded)}"
    unit = scale(found, report)
    shown = writer.compute(formula, f"{plain_decimal(rounded)}{unit}", unit, mark)
    words = report.text[start : change.end].strip()
    hedged = "（原文带有限定词）" if found.hedge else ""
    return writer.draft(
        f"{words}{mark}。报告没有直接写当时的数，据此推算{hedged}是{shown}（{formula}）{mark}。",
        SKILL,
    )
