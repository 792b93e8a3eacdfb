"""Adds up the parts that a question claims to make a whole: 「48、37、33加起来对得上116吗」."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.asking.question import Question
from assistant.auditing.sections import section_figures
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import plain_decimal, printed_value
from assistant.outcomes import Desk
from assistant.sentences.breakdowns import Breakdown, breakdowns, in_scale
from assistant.sentences.row_names import items_listed, shares_a_run
from assistant.sentences.told_figures import Told, scale
from assistant.text import key
from corpus.model import Figure, Report
from corpus.numerals import fold

SKILL = "audit"
NAMED_PARTS = 2
NEAR = Decimal("0.02")
"""A printed total within this share of a sum is meant to be it."""
LEAD = 16
_NUMBER = r"\d+(?:\.\d+)?"
_TYPED = re.compile(
    rf"(?<![\d.])({_NUMBER}(?:\s*[+＋加]\s*{_NUMBER})+)\s*(?:[=＝]|等于|得|是不是|是)\s*{_NUMBER}"
)
_SUMS = re.compile("合计|加起来|加一起|相加|加总|总和|求和|对(?:不对)?得上|对不上")
_OF_TABLE = re.compile("附[件表]")
"""What is asked of a table is not summed from running text."""
_KIND = re.compile("[从按](?:照)?([^，。]{2,8}?)(?:来)?(?:看|分|计)")
_COUNTED = re.compile("个数|项目数|数量|几个|多少个|\\d个")
_MONEY = re.compile("投资|[亿万]|元|资金|金额")
_NUMBERS = re.compile(_NUMBER)
_ALL = re.compile(r"百分之?百|一百|(?<![\d.])100(?![\d.])")


def claimed_sum(question: Question, desk: Desk) -> Draft | None:
    """The parts of the breakdown meant, added up, and the total that the report prints for them."""
    typed = typed_terms(question)
    if not (typed or _SUMS.search(question.text)) or _OF_TABLE.search(question.text):
        return None
    found = _meant(question, desk)
    told = _column(found, question, desk.report) if found else None
    if found is None or told is None or "人均" in desk.report[found.statement.span]:
        return None  # what each head has is added up for nobody
    if typed:
        told = [one for one in told if printed_value(desk.report, one.figure) in typed]
        if len(told) != len(typed):
            return None  # the terms typed are not the parts that this sentence tells
    report, writer = desk.report, Writer(desk.report)
    spans = tuple(one.figure.span for one in told)
    mark = writer.cite(found.statement.span, strong=spans)
    terms = [printed_value(report, one.figure) for one in told]
    total, unit = sum(terms, Decimal(0)), scale(told[0].figure, report)
    formula = f"{' + '.join(map(plain_decimal, terms))} = {plain_decimal(total)}"
    shown = writer.compute(formula, f"{plain_decimal(total)}{unit}", unit, mark)
    lead = whole_verdict(question, total) if unit == "%" else ""
    lead = lead or _verdict(question, terms, total)
    line = f"{lead}加起来是{shown}（{formula}）{mark}。"
    beside = _beside(found, told, total, writer) if len(told) == len(found.rows) else ""
    return writer.draft(line + beside, SKILL)


def typed_terms(question: Question) -> list[Decimal]:
    """The terms of a sum that is typed with its result: 「102+121+148=371」; [] where none is."""
    typed = _TYPED.search(fold(question.text))
    return [Decimal(one) for one in _NUMBERS.findall(typed[1])] if typed else []


def _meant(question: Question, desk: Desk) -> Breakdown | None:
    """The breakdown whose kind, parts or figures the question names; None where none is."""
    words, typed = (
        key(question.text),
        {Decimal(one) for one in _NUMBERS.findall(fold(question.text))},
    )
    best, most, listed = None, 0, items_listed(question.text, _SUMS)
    for one in breakdowns(knowledge_of(desk.report)):
        if question.years and one.statement.year not in (None, *question.years):
            continue
        kind = _KIND.search(desk.report[one.statement.span])
        of_kind = kind is not None and key(kind[1]) in words
        named = sum(_is_named(row.own, words) for row in one.rows)
        names = "，".join(row.name for row in one.rows)
        if not all(shares_a_run(names, item) for item in listed):
            continue
        held = {printed_value(desk.report, told.figure) for row in one.rows for told in row.told}
        typed_here = len(held & typed)
        whole = of_kind or named == len(one.rows) or typed_here >= NAMED_PARTS
        score = 3 * of_kind + 2 * named + 2 * typed_here
        if whole and score > most and (of_kind or max(named, typed_here) >= NAMED_PARTS):
            best, most = one, score
    return best


def _is_named(own: str, words: str) -> bool:
    """Whether a part's own words, or the two signs that they begin with, stand in the question."""
    return own in words or (len(own) > 2 and own[:2] in words)


def _column(found: Breakdown, question: Question, report: Report) -> list[Told] | None:
    """One figure of each part, all of the scale that is asked: amounts, counts or shares."""
    scales = list(dict.fromkeys(scale(one.figure, report) for one in found.rows[0].told))
    columns = [
        (wanted, told)
        for wanted in scales
        if len(told := [one for row in found.rows if (one := in_scale(row, wanted, report))])
        == len(found.rows)
    ]
    for pattern, test in (
        (re.compile("占比|比重|比例|百分"), lambda unit: unit == "%"),
        (_COUNTED, lambda unit: not unit.endswith(("元", "%"))),
        (_MONEY, lambda unit: unit.endswith("元")),
    ):
        if pattern.search(question.text):
            fitting = [told for wanted, told in columns if test(wanted)]
            return fitting[0] if fitting else None
    return columns[0][1] if columns else None


def _verdict(question: Question, terms: Sequence[Decimal], total: Decimal) -> str:
    """Words before the sum where the question says what it is: 「是不是266.3」."""
    typed = [Decimal(one) for one in _NUMBERS.findall(fold(question.text))]
    claimed = [one for one in typed if one not in terms and abs(one - total) <= total]
    if not claimed:
        return ""
    return "是的，" if total in claimed else "不是，"


def whole_verdict(question: Question, total: Decimal) -> str:
    """Words before a sum of shares that is claimed to be 100%."""
    if not _ALL.search(fold(question.text)):
        return ""
    if total == 100:
        return "是的，正好是百分之百："
    return f"不是，{'不足' if total < 100 else '超过'}百分之百："


def _beside(found: Breakdown, told: Sequence[Told], total: Decimal, writer: Writer) -> str:
    """What is said of the total that the report itself prints; shares are held against 100%."""
    report = writer.report
    unit = scale(told[0].figure, report)
    if unit == "%":
        return ""
    own = {one.figure.span for row in found.rows for one in row.told}
    before = [one.figure for one in found.before]
    section = section_figures(report, found.statement.span)
    others = [
        one for one in (*before, *section) if one.span not in own and scale(one, report) == unit
    ]
    stated = next((one for one in others if printed_value(report, one) == total), None)
    stated = stated or next((one for one in others if _is_total(one, total, report)), None)
    if stated is None:
        return "这一部分没有另外写出这个合计。"
    whole = knowledge_of(report).statement_at(stated.span)
    mark = writer.cite(whole, strong=(stated.span,))
    same = printed_value(report, stated) == total
    return f"与报告写的“{report[stated.span]}”{mark}{'对得上' if same else '不相等'}。"


def _is_total(one: Figure, total: Decimal, report: Report) -> bool:
    """Whether a figure is meant to be the total: nearly the sum, or called so."""
    value = printed_value(report, one)
    before = report.text[max(0, one.span.start - LEAD) : one.span.start]
    return abs(value - total) <= NEAR * total or (
        value > total and re.search("共|总", before) is not None
    )
