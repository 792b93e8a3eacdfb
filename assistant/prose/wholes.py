"""Works back to a whole from a part and its share of it: 「9个、占全市1/8」 gives about 72 in all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import RATES, plain_decimal, printed_value
from assistant.outcomes import Desk
from assistant.prose.earlier_values import ASKS_BACK
from assistant.sentences.told_figures import SKILL, scale
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span

LEAST_HELD = 0.75
"""Share of the question's content that the words on the part must hold."""
_TENTH = Decimal("0.1")
_SHARE = re.compile(
    r"(?:[、，](?:均|约)?)?占(?P<of>全[国省市区县州])[^，。；、\d]{0,6}(?P<share>\d+(?:\.\d+)?%|\d+/\d+)(?![\d./以])"
)
_BY_SHARE = (
    "(?:按|照|用|根据|从)(?:照)?(?:[^，。？?]{0,12}占[^，。？?]{0,10}(?:推|算|来看|的?比重|的?比例)"
    "|占比|比重|份额|比例)"
)
_TOLD_SHARE = "占(?P<said>全[国省市区县州])[^，。？?]{0,8}[，,][^？?]{0,6}全[国省市区县州]"
_ASKS_SHARE = re.compile("占全[国省市区县州]的?(?:比重|比例|份额|多少|几|百分)")
_STARTS = re.compile("[，。；：]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure, the place that it is a share of, the share as printed and where the words stand."""

    figure: Figure
    of: str
    share: str
    words: Span
    statement: Span
    year: int | None


def answer_whole(question: Question, desk: Desk) -> Draft | None:
    """The whole of the wider place; None where it is not asked from a share, or none is told."""
    text = question.text
    asked = ASKS_BACK.search(text) or re.search(_BY_SHARE, text) or re.search(_TOLD_SHARE, text)
    wide = [one for one in lexicon("places")["wider"] if one in text]
    if (
        not asked
        or not wide
        or not re.search("多少|几", text)
        or _ASKS_SHARE.search(re.sub(_BY_SHARE, "", text))
    ):
        return None
    if set(question.years) - {desk.report.source.done_year, desk.report.source.plan_year}:
        return None
    knowledge = knowledge_of(desk.report)
    bare = re.sub("|".join((*map(re.escape, wide), ASKS_BACK.pattern, _BY_SHARE)), "", text)
    bare = re.sub(r"占[^，,]{0,6}[，,]|\d+/\d+|大概|大约|那", "", bare)
    content = content_of(read_question(bare, desk.report), knowledge)
    fitting = [
        one
        for one in _parts(knowledge)
        if one.of in wide
        and (not question.years or one.year in (None, *question.years))
        and fits_unit(one.figure, units_asked(text))
        and content.coverage(key(desk.report[one.words]), "") >= LEAST_HELD
    ]
    return _told(fitting[0], desk.report) if content.words and len(fitting) == 1 else None


def _parts(knowledge: Knowledge) -> Iterator[_Part]:
    """The figures right behind which the text tells their share of a wider place."""
    text = knowledge.report.text
    for statement in knowledge.statements:
        span = statement.span
        if "占全" not in text[span.start : span.end]:
            continue
        for one in figures(text, span):
            share = _SHARE.match(text, one.span.end, span.end)
            lead = re.match(r"[\u4e00-\u9fff]{2,14}(?=[、，]占)", text[one.span.end : span.end])
            if share is None and lead:
                share = _SHARE.match(text, one.span.end + lead.end(), span.end)
            if share is None or one.unit in (*RATES, ""):
                continue
            stops = (found.end() for found in _STARTS.finditer(text, span.start, one.span.start))
            start = max(stops, default=span.start)
            words = Span(start, share.end())
            yield _Part(one, share["of"], share["share"], words, span, statement.year)


def _told(part: _Part, report: Report) -> Draft:
    writer = Writer(report)
    mark = writer.cite(part.statement, strong=(part.figure.span,))
    value = printed_value(report, part.figure)
    over, _, under = part.share.rstrip("%").partition("/")
    exact = value * Decimal(under or 100) / Decimal(over)
    whole = exact.quantize(_TENTH, rounding=ROUND_HALF_UP)
    sign = "=" if whole == exact else "≈"
    formula = f"{plain_decimal(value)} ÷ {part.share} {sign} {plain_decimal(whole)}"
    unit = scale(part.figure, report)
    shown = writer.compute(formula, f"{plain_decimal(whole)}{unit}", unit, mark)
    words = report[part.words].strip("，。；、")
    hedged = "（原文带有限定词）" if part.figure.hedge else ""
    return writer.draft(
        f"{words}{mark}。报告没有直接写{part.of}的数，按这个占比推算{hedged}大约是{shown}（{formula}）{mark}；"
        "占比是取整的数，推算的结果只是大概。",
        SKILL,
    )
