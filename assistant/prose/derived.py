"""Computes from two figures of running text: difference, ratio, share; the mean of listed ones."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.question import Question, find_roles, find_years
from assistant.asking.two_sides import Sides, sides_asked, with_head_of
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import RATES, plain_decimal, printed_value
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.prose.called_to_mind import answer_called_to_mind
from assistant.prose.earlier_values import answer_year_before
from assistant.prose.figures_told import alike, first_told, unit_of, year_of
from assistant.prose.means import mean_of_one, mean_of_rows
from assistant.prose.operands import sure
from assistant.prose.part_shares import part_share
from assistant.prose.passages import first_cited
from assistant.prose.reached import aimed, reached
from assistant.prose.shared_out import answer_shared_out
from assistant.prose.still_to_go import still_to_go
from assistant.prose.wholes import answer_whole
from assistant.sentences.composed import composed, names_a_part, prints_its_share
from assistant.sentences.evidence import candidates
from assistant.sentences.remaining import left_over
from assistant.sentences.told_figures import (
    SKILL,
    Told,
    difference,
    scale,
    share,
    summed,
    times,
    value_of,
)
from assistant.sentences.told_parts import told_parts
from assistant.tables.identities import customary_sides
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_HUNDREDTH = Decimal("0.01")


def _sum(one: Told, other: Told, writer: Writer) -> Draft | None:
    return summed((one, other), writer)


def _growth(one: Told, other: Told, writer: Writer) -> Draft:
    """The difference, and how many per cent that is where they are no rates."""
    return difference(one, other, writer, grown=True)


_COMPUTE = {
    "difference": difference,
    "growth": _growth,
    "times": times,
    "share": share,
    "sum": _sum,
}
_GROWN_TOO = re.compile("(?:多少|几)[^，、]{0,6}[，、][^，]{0,8}(?:增长|增幅|百分之|涨幅)")
"""「多多少亿，增长多少」 asks for both."""
_CHANGED = re.compile(
    "(?:增加|增长|增|多|少|高|低|减少|下降|降|提高|快|慢|超|高于|低于|扩大|收窄|回升|净增|上升|翻|提前|缩短|压缩|压减|延长|推迟)(?:了|出|约|近|超|过)?(?=\\d)|\\d(?:个?百分点|倍)|翻[了一]*番|超[^，。；\\d]{0,10}(?:目标|计划|任务)[^，。；\\d]{0,4}\\d"
)
_NO_PAIR = (
    "报告没有直接写两者相差多少，也没有能确定拿来比较的两个数，所以不能回答。下面是有关的原文。"
)
_MEAN = re.compile("平均(?:每|一)?(?:个|家|项)?")


def answer_derived(question: Question, desk: Desk) -> Outcome:
    """Compute what no sentence prints from what two sentences print; None when it is not asked."""
    text = re.sub("(?:是多少|算一下|算算|呢)?[？?。！]?$", "", question.text)
    within = answer_year_before(question, desk) or answer_called_to_mind(question, desk)
    within = within or answer_whole(question, desk) or part_share(question, desk)
    within = within or composed(question, desk)
    within = within or reached(question, desk) or aimed(question, desk)
    within = within or left_over(question, desk) or still_to_go(question, desk)
    if within is not None:
        return within
    if prints_its_share(question, knowledge_of(desk.report)):
        return None
    mean = answer_shared_out(question, desk)
    if mean is not None:
        return mean
    if _MEAN.search(text) and question.has("count"):
        named = names_a_part(question, knowledge_of(desk.report))
        mean = mean_of_rows(question, desk) or mean_of_one(question, desk)
        return mean or (None if named else _mean(question, desk))
    sides = sides_asked(text, desk.report)
    pair = _in_unit_asked(sides, desk, text) if sides else None
    if sides and pair and sides.left and not _is_left(pair, question, desk.report):
        return None
    if not sides or not pair:
        return _not_reckoned(question, sides, desk) if sides else None
    grown = sides.operation == "difference" and _GROWN_TOO.search(question.text)
    return _COMPUTE["growth" if grown else sides.operation](*pair, Writer(desk.report))


def _in_unit_asked(sides: Sides, desk: Desk, text: str) -> tuple[Told, Told] | None:
    """The two figures in the unit of things that is asked (部 of 「多少部」), else in any one."""
    asked = [one for one in units_asked(text) if one not in ("%", "元", "成", "倍")]
    if sides.unit is None and len(asked) == 1:
        counted = _pair(replace(sides, unit=asked[0]), desk)
        if counted is not None and not sides.within:
            return counted
    pair = _amounts(sides, desk) if sides.operation in ("share", "times") else None
    pair = pair or (_pair(sides, desk) if sides.operation != "share" else None)
    if pair is None or not sides.within:
        return pair
    return pair if _is_part(pair, sides.second, desk) else None


def _amounts(sides: Sides, desk: Desk) -> tuple[Told, Told] | None:
    """The two amounts of a share or multiple, which are no rates; of the year of the results before others."""
    kept = None
    for unit in dict.fromkeys((sides.unit, "元")):
        pair = _pair(replace(sides, unit=unit), desk)
        if pair is None or any(unit_of(one) in RATES for one in pair):
            continue
        if desk.report.source.plan_year not in (year_of(one, desk) for one in pair):
            return pair
        kept = kept or pair
    return kept


def _is_part(pair: tuple[Told, Told], name: str, desk: Desk) -> bool:
    """Whether the text tells the second figure as a part of the first, and by that very name."""
    whole, part = (value_of(one, desk.report) for one in pair)
    return any(
        one.name.startswith(key(name))
        and (value_of(one.whole, desk.report), value_of(one.part, desk.report)) == (whole, part)
        for one in told_parts(knowledge_of(desk.report))
    )


def _not_reckoned(question: Question, sides: Sides, desk: Desk) -> NoAnswer | None:
    """No level stands for the difference asked; None where the report tells a change itself."""
    cited = first_cited(question, desk)
    if sides.operation not in ("difference", "growth", "times") or sides.left or cited is None:
        return None
    text = desk.report.text
    beside = (
        text[clause.start : clause.end]
        for clause in clauses(text, cited.span, "，；。")
        if any(one in clause for one in cited.strong)
    )
    if any(_CHANGED.search(one) for one in beside):
        return None
    return NoAnswer(Reason.NO_ATTRIBUTE, _NO_PAIR, (cited.span,))


def answer_customary(question: Question, desk: Desk) -> Draft | None:
    """非税收入, 逆差 and the like, from the two figures that make them; None where one is not told."""
    sides = customary_sides(question.text, desk.report)
    pair = _pair(sides, desk) if sides else None
    return _COMPUTE[sides.operation](*pair, Writer(desk.report)) if sides and pair else None


def _pair(sides: Sides, desk: Desk) -> tuple[Told, Told] | None:
    """The two figures meant, in one unit and of different places; None when one is unclear.

    Of different years only where the question names a year. Where it names none, and the two are
    of different years, both of the year of the results may be told.
    """
    words = sides.first + sides.second
    named = find_roles(words) == {"目标", "完成"} or find_years(words, desk.report)
    pair = _found(sides, desk)
    told = {year_of(one, desk) for one in pair or ()} - {None}
    if pair is None or named or not told - {desk.report.source.done_year}:
        return pair
    if len(told) > 1 and find_roles(words):
        return None  # one told of a year's result, the other of another year's target
    source = desk.report.source
    results = _of_year(source.done_year, sides, desk)
    if len(told) > 1:
        return results or _of_year(source.plan_year, sides, desk)
    return results if results and not find_roles(words) else pair


def _of_year(year: int, sides: Sides, desk: Desk) -> tuple[Told, Told] | None:
    """Both figures of one year."""
    return _found(
        replace(sides, first=f"{year}年{sides.first}", second=f"{year}年{sides.second}"), desk
    )


def _found(sides: Sides, desk: Desk) -> tuple[Told, Told] | None:
    """A certain figure for each side, in one unit; None where one of them is not certain."""
    one = first_told((sides.first, sides.first.replace("计划", "")), desk, sides.unit)
    one = sure(one, sides.first, desk) if one else None
    if one is None:
        return None
    second = _of_same_year(sides, desk)
    headed = second if find_years(second, desk.report) else with_head_of(sides.first, second)
    wordings = (headed, second)
    other = first_told(wordings, desk, unit_of(one)) or first_told(wordings, desk, sides.unit)
    meant = headed if second.endswith("的") else second  # 「产生的」 of what the first side names
    other = sure(other, meant, desk) if other else None
    if other is None or one.figure.span == other.figure.span:
        return None
    return (one, other) if alike(one, other, desk.report) else None


def _of_same_year(sides: Sides, desk: Desk) -> str:
    """The second side with the year that the first one names, where it says no year of its own."""
    years, second = find_years(sides.first, desk.report), sides.second
    own = find_years(second, desk.report) or find_roles(second)
    periods = any(one in second for one in lexicon("years")["periods"]["words"])
    wide = any(second.startswith(one) for one in lexicon("places")["wider"])
    return second if own or periods or wide or len(years) != 1 else f"{years[0]}年{second}"


def _is_left(pair: tuple[Told, Told], question: Question, report: Report) -> bool:
    """Whether two figures are levels of what is asked, the aim above what there is by now."""
    aim, done = pair
    if aim.figure.value <= done.figure.value or not fits_unit(
        aim.figure, units_asked(question.text)
    ):
        return False
    before = [report.text[one.part.start : one.figure.span.start] for one in pair]
    grows = any(word in one for word in lexicon("indicators")["increments"] for one in before)
    return aim.figure.unit != "%" and not grows


def _mean(question: Question, desk: Desk) -> Draft | None:
    """The mean of like figures, one in each ；-part of the sentence that lists them."""
    report, knowledge = desk.report, knowledge_of(desk.report)
    for one in candidates(question, desk)[:3]:
        span = one.statement.span
        listed = list(_listed(report, span))
        if len(listed) < 3 or not _says(question, span, len(listed), knowledge):
            continue
        writer = Writer(report)
        mark = writer.cite(span, strong=tuple(figure.span for figure in listed))
        terms = [printed_value(report, figure) for figure in listed]
        mean = (sum(terms, Decimal(0)) / len(terms)).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
        unit = scale(listed[0], report)
        summed = " + ".join(map(plain_decimal, terms))
        formula = f"（{summed}） ÷ {len(terms)} ≈ {plain_decimal(mean)}"
        shown = writer.compute(formula, f"{plain_decimal(mean)}{unit}", unit, mark)
        return writer.draft(f"平均是{shown}（{formula}）{mark}。", SKILL)
    return None


def _listed(report: Report, span: Span) -> Iterator[Figure]:
    """The first figure of each ；-part; none where their units differ."""
    found = []
    for part in clauses(report.text, span, "；。"):
        counted = [one for one in figures(report.text, part) if one.unit not in ("%", "个", "")]
        found += counted[:1]
    if len({scale(one, report) for one in found}) == 1:
        yield from found


def _says(question: Question, span: Span, many: int, knowledge: Knowledge) -> bool:
    """Whether each of the parts names the word after 「平均每」, not classes or numbers of it."""
    word, said = key(_MEAN.split(question.text)[-1])[:2], key(knowledge.report[span])
    return said.count(word) >= many and not re.search(
        rf"类{re.escape(word)}|{re.escape(word)}\d", said
    )
