"""Works back to the year that a change is told against: 「1684家、较2020年翻了一番」 was 842家 then."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from assistant.asking.asked import fits_unit, units_asked, wants_figure
from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import last_place, plain_decimal, printed_value
from assistant.outcomes import Desk
from assistant.prose.change_alone import before_change
from assistant.prose.figures_told import ADDED_TO, level_behind
from assistant.prose.passages import first_cited
from assistant.sentences.told_figures import SKILL, scale
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

ASKS_BACK = re.compile("推算|倒推|反推|倒算|反算|往回算|折算|算回|换算")
_BACK = f"(?:{ASKS_BACK.pattern})(?:出来|一下)?[吗吧么呢]?"
_BEGS = re.compile(
    "(?:那|从|按|照|由)?(?:这份|这个)?报告(?:里|中|上)?(?:的数)?(?:能不能|能否|能|可以|可)?(?=[推倒反往折换])"
)
_FORMER = "(?:同比|[比较]上(?:一)?年(?:同期|[末底])?|[比较]去年(?:[末底])?)"
_LAST_YEAR = f"{_FORMER}?"
_REMINDER = re.compile(
    "((?:多少|几)[^，。]{0,4})，(?:去年|今年|20\\d\\d年|后来)?(?:不是|可是|又)?[^，。]{0,6}(?:[多少增减涨降]|增加|减少|增长|下降)了?\\d[^，。]{0,8}(?:[嘛吗么吧]|的)?[？?。]*$"
)
_YEAR_BEFORE = re.compile("(?<![比较同])上一年的?(?=(?:一共|大概|大约)*(?:是|有|为)?(?:多少|几))")
_SEPARATELY = re.compile("分别")
_GREW = "(?P<grew>增长|提高|增加|上升|提升|扩大|净增|下降|减少|降低|回落|压减|多|少)了?"
_FALLS = ("下降", "减少", "降低", "回落", "压减", "少")
_NET = "(?P<grew>净增加?|净减少?)"
"""「达到487家、净增26家」: of the year of the results, without a word for the year before."""
_DOUBLED = "(?P<doubled>翻(?:了)?(?:一|1)?番)"
LEAST_HELD = 0.75
"""Share of the question's content that the words on a value and its change must hold."""
_BETWEEN = "[^，。；]{0,6}[，、](?:[^，。；、]{0,8}[，、])?"
_COMES_TO = re.compile(
    "[、，](?:(?:累计|总数|总量|总数量)?(?:达到?|为|实现|完成|突破|[增升降减扩缩]至)?)?"
)
"""What stands between a change and the value that it led to: 「较2020年增长超4000亿元、达到1.47万亿元」."""


@dataclass(frozen=True, slots=True)
class _Change:
    """How a value came to be from the earlier one: a formula and its exact result.

    start, end: where in the text the words that tell it begin, before the value's own, and end.
    hedged: whether the change is told as about. scale: 万亿, where value and change are printed in
    scales of their own.
    """

    formula: str
    value: Decimal
    end: int
    hedged: bool = False
    scale: str = ""
    start: int | None = None


def answer_earlier(question: Question, desk: Desk) -> Draft | None:
    """The value of the year asked, from a value and its change; None where neither is told."""
    source = desk.report.source
    question = _without_reminder(question, desk.report)
    if len(question.years) != 1 or not wants_figure(question):
        return None
    year = question.years[0]
    if year >= source.done_year:
        return None
    bare = _without_year(question, desk.report)
    of_results = read_question(f"去年{bare.text}", desk.report)
    for one in (bare, of_results):
        cited = first_cited(one, desk)
        if cited is None or len(cited.strong) != 1 or not _tells_results(cited.span, desk):
            continue
        found = next(figures(desk.report.text, cited.strong[0]), None)
        found = level_behind(found, cited.span, desk.report) if found else None
        change = _change(found, cited.span, question, desk.report) if found else None
        if found is not None and change is not None:
            return _told(found, cited.span, change, desk.report)
    return _told_of_year(question, bare, desk.report) or before_change(question, bare, desk)


def answer_year_before(question: Question, desk: Desk) -> Draft | None:
    """「常住人口上一年是多少」: the value told with its change in amount, and what it was before."""
    before = _YEAR_BEFORE.search(question.text)
    if before is None or len(question.years) != 1:
        return None
    year = f"{desk.report.source.done_year - 1}年"
    text = question.text[: before.start()] + year + question.text[before.end() :]
    return answer_earlier(read_question(text, desk.report), desk)


def _without_reminder(question: Question, report: Report) -> Question:
    """「前年开了多少列，去年不是多了22列嘛」 without the change that it only calls to mind."""
    bare = _REMINDER.sub(r"\1", question.text)
    return read_question(bare, report) if bare != question.text else question


def _told_of_year(question: Question, bare: Question, report: Report) -> Draft | None:
    """The one value told with its change since the year whose words hold what is asked."""
    knowledge = knowledge_of(report)
    content = content_of(bare, knowledge)
    found = []
    for statement in knowledge.statements:
        span = statement.span
        if f"{question.years[0]}年" not in report[span]:
            continue
        for one in figures(report.text, span):
            change = _change(one, span, question, report)
            if change is None or not fits_unit(one, units_asked(bare.text)):
                continue
            words = report.text[_start_of(one, span, report) : change.end]
            if content.words and content.coverage(key(words), "") >= LEAST_HELD:
                found.append((one, span, change))
    return _told(*found[0], report) if len(found) == 1 else None


def _tells_results(span: Span, desk: Desk) -> bool:
    """Whether a sentence is of the year of the results, against which 上年 is the year before."""
    year = next(
        (one.year for one in knowledge_of(desk.report).statements if one.span == span), None
    )
    return year in (None, desk.report.source.done_year)


def _start_of(found: Figure, span: Span, report: Report) -> int:
    """Where the words begin that tell a value with its change."""
    stops = (report.text.rfind(sign, span.start, found.span.start) + 1 for sign in "，；。")
    return max(span.start, *stops)


def _without_year(question: Question, report: Report) -> Question:
    """The question as asked of the year of the report, whose value is told."""
    bare = re.sub(
        r"(?:20\d\d年|大?前年)(?:度|的时候|时|[底末])?的?|[（(][^）)]*[年末底][^）)]*[）)]",
        "",
        _BEGS.sub("", question.text),
    )
    bare = re.sub("按(?:照)?报告(?:的数)?|大约|大概|" + _BACK, "", bare)
    return read_question(bare.strip("，。 "), report)


def _base(year: int, question: Question, report: Report) -> str:
    """How a change since that year is told."""
    printed = f"(?:较|比){year}年"
    if year != report.source.done_year - 1:
        return printed
    return f"(?:{printed}|{_LAST_YEAR if ASKS_BACK.search(question.text) else _FORMER})"


def _is_exact(change: _Change, question: Question, report: Report) -> bool:
    """Whether a value of the year before may be told: a rate is only undone where that is asked."""
    before = question.years[0] == report.source.done_year - 1
    return not before or "÷" not in change.formula or ASKS_BACK.search(question.text) is not None


def _change(found: Figure, span: Span, question: Question, report: Report) -> _Change | None:
    """The change told of a figure that may be undone; None where none is."""
    base = _base(question.years[0], question, report)
    change = _told_change(found, span, question, report) or _in_turn(found, span, base, report)
    return change if change and _is_exact(change, question, report) else None


def _in_turn(found: Figure, span: Span, base: str, report: Report) -> _Change | None:
    """「甲3亿元、乙7亿元，同比分别增加1亿元和2亿元」: the change in the same place of the next clause."""
    text = report.text
    parts = list(clauses(text, span, "，；。"))
    for own, after in pairwise(parts):
        values, words = list(figures(text, own)), _SEPARATELY.sub("", report[after])
        told = re.match(f"{base}{_GREW}", words)
        if found not in values or not told or "分别" not in report[after]:
            continue
        changes = list(figures(text, after))
        if len(changes) != len(values) or len(values) < 2:
            return None
        by = changes[values.index(found)]
        change = _undone(found, by, report, falls=told["grew"] in _FALLS)
        return replace(change, end=changes[-1].span.end) if change else None
    return None


def _told_change(found: Figure, span: Span, question: Question, report: Report) -> _Change | None:
    """The change told right after a figure, or right before; None where none is."""
    text, year = report.text, question.years[0]
    printed = printed_value(report, found)
    base = _base(year, question, report)
    told = re.compile(f"{_BETWEEN}(?:均|都|也)?{base}(?:{_DOUBLED}|{_GREW})").match(
        text, found.span.end, span.end
    )
    times = re.compile(f"{_BETWEEN}是{year}年的").match(text, found.span.end, span.end)
    if told and told["doubled"]:
        return _Change(f"{plain_decimal(printed)} ÷ 2", printed / 2, told.end())
    of_year = year == report.source.done_year - 1
    net = re.compile(f"[、，]{_NET}了?").match(text, found.span.end, span.end) if of_year else None
    led = _led_to(found, span, base, report) or (
        _led_to(found, span, ADDED_TO.pattern, report, grew="[^，。；、\\d]{0,14}?(?=\\d)")
        if of_year
        else None
    )
    if led is not None:
        return led
    start = told or net or times
    by = next(figures(text, Span(start.end(), span.end)), None) if start else None
    if start is None or by is None or by.span.start > start.end() + 1:
        return None
    grown = told or net
    if grown:
        falls = grown["grew"] in (*_FALLS, "净减", "净减少")
        return _undone(found, by, report, falls=falls)
    number = printed_value(report, by)
    formula = f"{plain_decimal(printed)} ÷ {plain_decimal(number)}"
    return _Change(formula, printed / number, by.span.end)


def _led_to(
    found: Figure, span: Span, base: str, report: Report, grew: str = _GREW
) -> _Change | None:
    """The change told right before the figure that it led to; None where none is."""
    text = report.text
    for told in re.finditer(f"{base}{grew}", text[span.start : found.span.start]):
        end = span.start + told.end()
        if end >= found.span.start:
            continue
        by = next(figures(text, Span(end, found.span.start)), None)
        if by is None or by.span.start > end + 1:
            continue
        if _COMES_TO.fullmatch(text[by.span.end : found.span.start]):
            change = _undone(found, by, report, falls=told["grew"] in _FALLS)
            stops = (text.rfind(sign, span.start, end) + 1 for sign in "，；。")
            start = max(span.start, *stops)
            return replace(change, start=start, end=found.span.end) if change else None
    return None


def _undone(found: Figure, by: Figure, report: Report, *, falls: bool) -> _Change | None:
    """A value without its change, by the kind of the change: 百分点, %, 倍 or its own unit."""
    printed, number = printed_value(report, found), printed_value(report, by)
    sign = "−" if falls else "+"
    if by.unit in ("%", "倍") and found.unit != "%":
        by_words = plain_decimal(number) + ("%" if by.unit == "%" else "")
        part = number / 100 if by.unit == "%" else number
        factor = 1 - part if falls else 1 + part
        formula = f"{plain_decimal(printed)} ÷ （1 {sign} {by_words}）"
        return (
            _Change(formula, printed / factor, by.span.end, bool(by.hedge)) if factor > 0 else None
        )
    same = scale(by, report) == scale(found, report)
    if by.unit == "百分点" or same:
        back = "+" if falls else "−"
        value = printed + number if falls else printed - number
        formula = f"{plain_decimal(printed)} {back} {plain_decimal(number)}"
        return _Change(formula, value, by.span.end, bool(by.hedge))
    return _of_two_scales(found, by, report, falls=falls)


def _of_two_scales(found: Figure, by: Figure, report: Report, *, falls: bool) -> _Change | None:
    """「1.47万亿 − 4000亿」, a value and a change of one unit in scales of their own."""
    of_both = [re.search(r"\d余?(万亿|亿|千万|百万|万)", report[one.span]) for one in (found, by)]
    if not all(of_both) or found.unit != by.unit or not found.unit:
        return None
    first, second = (one[1] for one in of_both if one)
    printed = printed_value(report, found)
    one = found.value / printed if printed else Decimal(0)
    if not one:
        return None
    value = (found.value + by.value if falls else found.value - by.value) / one
    formula = (
        f"{plain_decimal(printed)}{first} {'+' if falls else '−'} "
        f"{plain_decimal(printed_value(report, by))}{second}"
    )
    return _Change(formula, value, by.span.end, bool(by.hedge), first)


def _told(found: Figure, span: Span, change: _Change, report: Report) -> Draft:
    """The words that tell value and change, and what they give for the earlier year."""
    writer = Writer(report)
    start = change.start if change.start is not None else _start_of(found, span, report)
    mark = writer.cite(span, strong=(found.span,))
    places = last_place(printed_value(report, found))
    rounded = change.value.quantize(places, rounding=ROUND_HALF_UP)
    exact = rounded == change.value
    formula = f"{change.formula} {'=' if exact else '≈'} {plain_decimal(rounded)}{change.scale}"
    unit = scale(found, report)
    shown = writer.compute(formula, f"{plain_decimal(rounded)}{unit}", unit, mark)
    words = report.text[start : change.end].strip()
    hedged = "（原文带有限定词）大约" if found.hedge or change.hedged else ""
    return writer.draft(
        f"{words}{mark}。报告没有直接写当时的数，据此推算{hedged}是{shown}（{formula}）{mark}。",
        SKILL,
    )
