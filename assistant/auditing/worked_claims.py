"""Works out again what a question claims to be computed: 「增8%，算得对吗」, 「加起来是不是266.3」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.question import Question
from assistant.auditing.growth_columns import at_constant_prices
from assistant.auditing.operands import Operands, operands_of_rate
from assistant.auditing.worked_sums import claimed_sum, typed_terms
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import last_place, plain_decimal
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.proof.premises import AGREES
from assistant.sentences.breakdowns import breakdowns
from assistant.sentences.claims import NOT_SO
from assistant.sentences.composed import rows_named
from assistant.sentences.told_figures import Told, part_of, scale_of, stated, told_by_cell, value_of
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Report
from corpus.numerals import fold

SKILL = "audit"
UNCHECKED = "报告写的是这个数，但没有给出可供验算的数，算得对不对无法核对："
NO_OPERANDS = (
    "报告写了这个数，但没有同时给出算它所用的数，所以不能核对算得对不对。下面是有关的原文。"
)
NO_PARTS = "报告里没有找到由这几个数组成的一组分项，不能据报告核对这个算式。"
LEAST_SHARED = 2
"""Pairs of signs that the places of two numbers must share with the question."""
_TENTH = Decimal("0.1")
_NUMBER = re.compile(
    r"(?<![\d.件表第])(\d[\d,]*(?:\.\d+)?)(?![\d.]|年|月|日|号|季度|\+)(%|个?百分点|个点)?"
)
_AMOUNT_AND_SHARE = re.compile(
    r"\d(?:[万亿]|万亿)?(?:元|个|家|项)?[，、]?占(?:比|了|到)?[^，。\d]{0,8}\d"
)
_GROWS = re.compile("增|涨|升|长|降|减|跌|提高|翻")
_FALLS = re.compile("降|减|跌|回落")
_FROM = re.compile("从.*(?:到|至)")
_SHARE = re.compile("占|比重|比例|除以|完成|进度|率")


def answer_worked(question: Question, desk: Desk) -> Outcome:
    """The computation that is to be checked, done again; None where none is claimed."""
    if not question.has("arithmetic"):
        return _of_claimed_share(question, desk)
    summed = claimed_sum(question, desk)
    if summed is not None:
        return summed
    if typed_terms(question):
        return NoAnswer(Reason.NOT_FOUND, NO_PARTS)
    numbers, rates = _typed(question.text)
    if len(rates) != 1:
        return None
    knowledge = knowledge_of(desk.report)
    if len(numbers) == 2:
        pair = _pair(numbers, question, knowledge)
        if pair is not None:
            return _drafted(_directed(pair, question.text), rates[0], None, Writer(desk.report))
    return _of_told_rate(rates[0], question, knowledge)


def _of_claimed_share(question: Question, desk: Desk) -> Draft | None:
    """「投资61.6亿占23.1%对不对」: worked out where both are printed together, with the whole."""
    if not question.has("premise") or not _AMOUNT_AND_SHARE.search(fold(question.text)):
        return None
    numbers, rates = _typed(question.text)
    if len(numbers) != 1 or len(rates) != 1:
        return None
    knowledge = knowledge_of(desk.report)
    told = _nearest_rate(rates[0], question, knowledge)
    operands = operands_of_rate(told, knowledge) if told else None
    if operands is not None and value_of(operands.first, desk.report) == numbers[0]:
        return _drafted(operands, rates[0], told, Writer(desk.report))
    return _not_so(numbers[0], rates[0], question, knowledge)


def _not_so(
    amount: Decimal, rate: Decimal, question: Question, knowledge: Knowledge
) -> Draft | None:
    """What the report prints of the part named, where only one of the two numbers is its own."""
    report = knowledge.report
    for breakdown in breakdowns(knowledge):
        rows = rows_named(question, breakdown, knowledge)
        if len(rows) != 1:
            continue
        values = [value_of(one, report) for one in rows[0].told]
        if (amount in values) is (rate in values):
            continue
        writer = Writer(report)
        words, _ = stated(rows[0].told[:1], writer)
        return writer.draft(f"{NOT_SO}{words}。", SKILL)
    return None


def without_verdict(question: Question, draft: Draft) -> Draft:
    """A draft that agrees since the words are printed, where it is asked whether they compute."""
    if not question.has("arithmetic") or draft.skill == SKILL:
        return draft
    if not draft.text.startswith(AGREES):
        return draft
    return replace(draft, text=UNCHECKED + draft.text.removeprefix(AGREES))


def _typed(text: str) -> tuple[list[Decimal], list[Decimal]]:
    """The numbers of a question, rates apart."""
    numbers, rates = list[Decimal](), list[Decimal]()
    for match in _NUMBER.finditer(fold(text)):
        (rates if match[2] else numbers).append(Decimal(match[1].replace(",", "")))
    return numbers, rates


def _all_told(knowledge: Knowledge, wanted: Sequence[Decimal]) -> Iterator[Told]:
    """Where any of some numbers is printed, in running text and in the annexes."""
    report = knowledge.report
    for statement in knowledge.statements:
        for one in figures(report.text, statement.span):
            told = Told(one, statement.span, statement.span)
            if value_of(told, report) in wanted:
                yield Told(one, part_of(report, statement.span, one.span), statement.span)
    for series in knowledge.series:
        for cell in series.cells():
            told_here = told_by_cell(cell)
            if told_here and value_of(told_here, report) in wanted:
                yield told_here


def _shared(told: Told, question: Question, knowledge: Knowledge) -> int:
    """How many pairs of signs, numbers apart, the place of a figure shares with the question."""
    report = knowledge.report
    words = told.cell.row.name if told.cell else report[told.part]
    plain = (re.sub(r"\d[\d.,]*%?", "", key(one)) for one in (words, question.text))
    one, two = (bigrams(words) for words in plain)
    return len(one & two)


def _pair(
    numbers: Sequence[Decimal], question: Question, knowledge: Knowledge
) -> tuple[Told, Told] | None:
    """Where the two numbers of a question are printed, of one scale and nearest to its words."""
    report = knowledge.report
    found = list(_all_told(knowledge, numbers))
    ranked: list[tuple[int, Told, Told]] = []
    for one in found:
        for two in found:
            if (value_of(one, report), value_of(two, report)) != tuple(numbers):
                continue
            if one.figure.unit == "%" or scale_of(one, report) != scale_of(two, report):
                continue
            near = 3 * (one.statement == two.statement or _same_row(one, two))
            shared = [_shared(each, question, knowledge) for each in (one, two)]
            if max(shared) >= LEAST_SHARED or _same_row(one, two):
                ranked.append((sum(shared) + near, one, two))
    best = max(ranked, key=lambda each: each[0], default=None)
    return best[1:] if best else None


def _same_row(one: Told, two: Told) -> bool:
    return bool(one.cell and two.cell and one.cell.row.name == two.cell.row.name)


def _directed(pair: tuple[Told, Told], text: str) -> Operands | None:
    """Which of two numbers is held against which, by the words between and around them."""
    if _FROM.search(text) or (_GROWS.search(text) and not _SHARE.search(text)):
        earlier, later = pair if not re.search("比.*[增涨升长降减跌]", text) else pair[::-1]
        return Operands(later, (earlier,), grows=True, falls=bool(_FALLS.search(text)))
    if not _SHARE.search(text):
        return None
    first, second = pair
    if "除以" not in text and first.figure.value > second.figure.value:
        first, second = second, first
    return Operands(first, (second,))


def _nearest_rate(rate: Decimal, question: Question, knowledge: Knowledge) -> Told | None:
    """Where a rate is printed whose words share the most with the question; None for nowhere."""
    found = [one for one in _all_told(knowledge, [rate]) if scale_of(one, knowledge.report) == "%"]
    ranked = [(_shared(one, question, knowledge), -at) for at, one in enumerate(found)]
    best = max(ranked, default=(0, 0))
    return found[-best[1]] if best[0] >= 1 else None


def _of_told_rate(
    rate: Decimal, question: Question, knowledge: Knowledge
) -> Draft | NoAnswer | None:
    """A rate that the report prints, from the figures beside it; a refusal where there are none."""
    told = _nearest_rate(rate, question, knowledge)
    if told is None:
        return None
    operands = operands_of_rate(told, knowledge)
    if operands is None:
        return NoAnswer(Reason.NO_ATTRIBUTE, NO_OPERANDS, (told.statement,))
    return _drafted(operands, rate, told, Writer(knowledge.report))


def _drafted(
    operands: Operands | None, rate: Decimal, told: Told | None, writer: Writer
) -> Draft | None:
    """The figures, the computation, and whether the rate told or claimed is its result."""
    if operands is None:
        return None
    report = writer.report
    held = (*operands.parts, *operands.whole)
    words, marks = stated(held, writer)
    one = sum((value_of(each, report) for each in operands.parts), Decimal(0))
    whole = value_of(operands.whole[0], report)
    if not whole or (operands.grows and len(operands.parts) > 1):
        return None
    first = plain_decimal(one)
    if len(operands.parts) > 1:
        terms = " + ".join(plain_decimal(value_of(each, report)) for each in operands.parts)
        first = f"（{terms}）"
    exact = one / whole * 100 - (100 if operands.grows else 0)
    value = exact.quantize(_TENTH, rounding=ROUND_HALF_UP)
    tail = " − 100%" if operands.grows else ""
    formula = f"{first} ÷ {plain_decimal(whole)} × 100%{tail} ≈ {plain_decimal(value)}%"
    shown = writer.compute(formula, f"{plain_decimal(abs(value))}%", "%", marks)
    claimed = -rate if operands.falls else rate
    lead, verdict = _verdict(operands, exact, claimed, report)
    printed = ""
    if told is not None:
        mark = writer.cite_cell(told.cell) if told.cell else writer.cite(told.statement)
        printed = f"报告写{plain_decimal(abs(rate))}%{mark}，"
    way = "下降" if operands.grows and value < 0 else "增长" if operands.grows else "得"
    return writer.draft(
        f"{lead}{words}。按这些数算{way}{shown}（{formula}）{marks}。{printed}{verdict}。", SKILL
    )


def _verdict(
    operands: Operands, exact: Decimal, claimed: Decimal, report: Report
) -> tuple[str, str]:
    """Whether the rate claimed is the result: the words before and behind the computation."""
    held = (*operands.parts, *operands.whole)
    value = exact.quantize(_TENTH, rounding=ROUND_HALF_UP)
    hedged = _hedged(held)
    if abs(exact - claimed) <= last_place(claimed) / 2 or value == claimed:
        return f"{hedged}算得对：", "一致"
    if abs(value - claimed) <= last_place(claimed):
        return f"{hedged}末位有出入：", "末位有出入，可能是四舍五入或用了没有写出的小数"
    if operands.grows and any(_real_growth(each, report) for each in held):
        verdict = "这类指标的增速一般按不变价算，与两年现价相除的结果可以不同，不能据此说算错"
        return f"{hedged}不能这样核对：", verdict
    return hedged + ("与写出的数对不上：" if hedged else "算得不对："), "对不上"


def _real_growth(told: Told, report: Report) -> bool:
    """Whether growth of it is told without the change of prices."""
    words = told.cell.row.name if told.cell else report[told.part]
    return at_constant_prices(words)


def _hedged(held: Sequence[Told]) -> str:
    return "原文的数带有限定词，只能按写出的数算；" if any(one.figure.hedge for one in held) else ""
