"""Computes from two figures of running text: difference, ratio, share; the mean of listed ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.audit import printed_value
from assistant.draft import Draft, Writer
from assistant.evidence import candidates
from assistant.knowledge import Knowledge, knowledge_of
from assistant.outcomes import Desk, Outcome
from assistant.passages import answer_passage
from assistant.question import Question, find_years, read_question
from assistant.readings import plain_decimal
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

SKILL = "derived"
LONGEST_PART = 70
"""Signs of the longest part between ； that is shown whole beside a figure."""
LEAST_BARE = 2
"""A second side of at most this many signs beside its year or period says only how it differs."""
_HUNDREDTH = Decimal("0.01")
_TENTH = Decimal("0.1")
_MORE = "多|高|大|快|低|少|小|慢"
_DIFFERS = re.compile(
    f"^(.{{2,30}}?)(?:比|较)(.{{2,30}}?)(?:要|还|又)?(?:{_MORE}|增加|增长|减少)(?:出|了)?(?:多少|几)(.{{0,6}})$"
)
_APART = re.compile(
    "^(.{2,30}?)(?:和|与|跟)(.{2,30}?)(?:之间)?(?:相差|差)(?:了)?(?:多少|几)(.{0,6})$"
)
_TIMES = re.compile("^(.{2,30}?)是(.{2,30}?)的(?:几|多少)倍$")
_SHARE = re.compile(
    "^(.{2,30}?)占(.{2,30}?)(?:的)?(?:比重|比例|份额|多少|百分之几|百分比|几成)(?:是|为|有)?(?:多少|多大|几)?$"
)
_MEAN = re.compile("平均(?:每|一)?(?:个|家|项)?")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with the words that tell it: a part of a sentence."""

    figure: Figure
    part: Span
    statement: Span


def answer_derived(question: Question, desk: Desk) -> Outcome:
    """Compute what no sentence prints from what two sentences print; None when it is not asked."""
    text = re.sub("[？?。！]$", "", question.text)
    if _MEAN.search(text) and question.has("count"):
        return _mean(question, desk)
    for pattern, compute in (
        (_DIFFERS, _difference),
        (_APART, _difference),
        (_TIMES, _times),
        (_SHARE, _share),
    ):
        match = pattern.match(text)
        if match is None:
            continue
        money = "元" if re.search("多少[万亿钱]", text) else None
        pair = _pair(match[1], match[2], desk, unit=money)
        return compute(*pair, Writer(desk.report)) if pair else None
    return None


def _pair(first: str, second: str, desk: Desk, *, unit: str | None) -> tuple[_Told, _Told] | None:
    """The two figures meant, in one unit and of different places; None when one is unclear."""
    one = _figure_told(first, desk, unit=unit)
    if one is None:
        return None
    other = _figure_told(_completed(first, second, desk.report), desk, unit=one.figure.unit)
    if other is None or one.figure.span == other.figure.span:
        return None
    same = _scale(one.figure, desk.report) == _scale(other.figure, desk.report)
    return (one, other) if same else None


def _completed(first: str, second: str, report: Report) -> str:
    """「建筑业产值今年目标」 against 「去年」: the second side with what it leaves unsaid."""
    rest = second
    for word in (
        *lexicon("years")["relative"],
        *lexicon("years")["periods"]["words"],
        "目标",
        "实际",
        "完成",
    ):
        rest = rest.replace(word, "")
    if len(re.sub(r"\d+年?|的|新", "", rest)) > LEAST_BARE or not (
        find_years(second, report) or _period(second)
    ):
        return _with_last_noun(first, second)
    head = first.replace("目标", "")
    for word in lexicon("years")["relative"]:
        head = head.replace(word, "")
    head = re.sub(r"20\d\d年", "", head)
    own = _period(first)
    if own and _period(second):
        return head.replace(own, second)
    return second + head


def _with_last_noun(first: str, second: str) -> str:
    """「产业类投资」 against 「公共服务设施类」: the noun that the second side leaves out."""
    for noun in ("投资", "收入", "产值", "数量", "规模"):
        if first.endswith(noun) and noun not in second:
            return second + noun
    return second


def _period(words: str) -> str:
    return next((one for one in lexicon("years")["periods"]["words"] if one in words), "")


def _figure_told(words: str, desk: Desk, *, unit: str | None = None) -> _Told | None:
    """The figure that answers 「…是多少」; None when the report does not give it."""
    counted = f"是多少{unit}" if unit and unit != "%" else "是多少"
    asked = read_question(f"{words}{counted}", desk.report)
    draft = answer_passage(asked, desk)
    if not isinstance(draft, Draft) or not draft.citations:
        return None
    report, cited = desk.report, draft.citations[0]
    if len(cited.strong) != 1:
        return None
    found = list(figures(report.text, cited.strong[0]))
    if len(found) != 1 or found[0].span != cited.strong[0] or not found[0].unit:
        return None
    return _Told(found[0], _part(report, cited.span, found[0].span), cited.span)


def _part(report: Report, statement: Span, figure: Span) -> Span:
    """The words between ； around a figure; its own clause where they are long."""
    for ends in ("；。", "，；。"):
        part = next(one for one in clauses(report.text, statement, ends) if figure in one)
        if len(part) <= LONGEST_PART:
            return part
    return part


def _scale(figure: Figure, report: Report) -> str:
    """亿元 of 「超266.3亿元」: figures are computed with only in the scale that both print."""
    return re.sub(r"^.*\d", "", report[figure.span]).removesuffix(figure.hedge)


def _stated(pair: tuple[_Told, _Told], writer: Writer) -> tuple[str, str]:
    """The words that tell both figures, and their marks."""
    marks = [writer.cite(one.statement, strong=(one.figure.span,)) for one in pair]
    parts = [writer.report[one.part].rstrip("，；。、") for one in pair]
    if pair[0].part == pair[1].part:
        return f"{parts[0]}{marks[0]}", marks[0]
    joined = f"{parts[0]}{marks[0]}；{parts[1]}{marks[1]}"
    return joined, marks[0] if marks[0] == marks[1] else "".join(marks)


def _values(pair: tuple[_Told, _Told], report: Report) -> tuple[Decimal, Decimal]:
    return printed_value(report, pair[0].figure), printed_value(report, pair[1].figure)


def _about(pair: tuple[_Told, _Told]) -> str:
    """A warning where a figure is hedged: then the result is only of the printed numbers."""
    hedged = any(one.figure.hedge for one in pair)
    return "按报告写的数计算，原文带有限定词：" if hedged else ""


def _difference(one: _Told, other: _Told, writer: Writer) -> Draft:
    pair = (one, other)
    first, second = _values(pair, writer.report)
    stated, marks = _stated(pair, writer)
    unit = "个百分点" if one.figure.unit == "%" else _scale(one.figure, writer.report)
    value = first - second
    formula = f"{plain_decimal(first)} − {plain_decimal(second)} = {plain_decimal(value)}"
    if not value:
        return writer.draft(f"{stated}。两者相同。", SKILL)
    shown = writer.compute(formula, f"{plain_decimal(abs(value))}{unit}", unit, marks)
    word = "多" if value > 0 else "少"
    if unit == "个百分点":
        word = "高" if value > 0 else "低"
    line = f"{_about(pair)}前者比后者{word}{shown}（{formula}）{marks}。"
    return writer.draft(f"{stated}。{line}", SKILL)


def _times(one: _Told, other: _Told, writer: Writer) -> Draft | None:
    pair = (one, other)
    first, second = _values(pair, writer.report)
    if not second:
        return None
    stated, marks = _stated(pair, writer)
    value = (first / second).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(first)} ÷ {plain_decimal(second)} ≈ {plain_decimal(value)}"
    shown = writer.compute(formula, f"{plain_decimal(value)}倍", "倍", marks)
    line = f"{_about(pair)}前者是后者的{shown}（{formula}）{marks}。"
    return writer.draft(f"{stated}。{line}", SKILL)


def _share(one: _Told, other: _Told, writer: Writer) -> Draft | None:
    pair = (one, other)
    first, second = _values(pair, writer.report)
    if not second or first > second or one.figure.unit == "%":
        return None
    stated, marks = _stated(pair, writer)
    value = (first / second * 100).quantize(_TENTH, rounding=ROUND_HALF_UP)
    formula = f"{plain_decimal(first)} ÷ {plain_decimal(second)} × 100% ≈ {plain_decimal(value)}%"
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", marks)
    line = f"{_about(pair)}前者占后者的{shown}（{formula}）{marks}。"
    return writer.draft(f"{stated}。{line}", SKILL)


def _mean(question: Question, desk: Desk) -> Draft | None:
    """The mean of like figures, one in each ；-part of the sentence that lists them."""
    report, knowledge = desk.report, knowledge_of(desk.report)
    for one in candidates(question, desk)[:3]:
        span = one.statement.span
        listed = list(_listed(report, span))
        if len(listed) < 3 or not _says(question, span, knowledge):
            continue
        writer = Writer(report)
        mark = writer.cite(span, strong=tuple(figure.span for figure in listed))
        terms = [printed_value(report, figure) for figure in listed]
        mean = (sum(terms, Decimal(0)) / len(terms)).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
        unit = _scale(listed[0], report)
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
    if len({_scale(one, report) for one in found}) == 1:
        yield from found


def _says(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the sentence holds the word after 「平均每」."""
    after = _MEAN.split(question.text)[-1]
    return key(after)[:2] in key(knowledge.report[span])
