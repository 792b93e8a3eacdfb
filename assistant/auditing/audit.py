"""Checks the report's own arithmetic when asked: sums, shares, text against annex."""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.asking.question import Question
from assistant.auditing.consistency import compared_with_text
from assistant.auditing.sections import section_figures
from assistant.auditing.worked_claims import answer_worked
from assistant.auditing.worked_sums import whole_verdict
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import percentage, plain_decimal, printed_value
from assistant.outcomes import Desk, Outcome
from assistant.sentences.breakdowns import breakdowns
from assistant.sentences.composed import rows_named
from assistant.sentences.evidence import candidates
from assistant.sentences.row_names import items_listed, shares_a_run
from assistant.text import bigrams, key
from assistant.words import any_of
from corpus.figures import figures
from corpus.model import Figure, Report, Span

SKILL = "audit"
FEWEST_TERMS = 3
"""Figures of one unit that a sentence must list to be summed up."""
NEAR = Decimal("0.01")
"""A printed total within this share of a sum is named beside it."""
LOOKED_AT = 5
LEAST_COVERAGE = 0.5
"""Share of the question's content that a sentence must hold for its figures to be summed up."""
_SUMS = re.compile("合计|加起来|加一起|相加|加总|总和|一共|总共")
_KIND = re.compile("[按从]([^，。]{2,8}?)(?:分|看|来|的|[三四几]项)")
_TENTH = Decimal("0.1")


def answer_audit(question: Question, desk: Desk) -> Outcome:
    """Work out what is asked to be checked; None when no check is asked or possible."""
    if any_of("question_words", "consistent").search(question.text):
        told = compared_with_text(question, desk)
        if told is not None:
            return told
    worked = answer_worked(question, desk)
    if worked is not None:
        return worked
    if any_of("question_words", "shares").search(question.text):
        return _shares(question, desk)
    if any_of("question_words", "sum").search(question.text):
        return _sum(question, desk)
    return None


def _sum(question: Question, desk: Desk) -> Draft | None:
    """The figures that one sentence lists, added up, and the total the report prints for them."""
    shares = question.has("share")
    money = not shares and re.search("[亿元]|投资(?!项目)", question.text) is not None
    told = [
        one
        for one in candidates(question, desk)[:LOOKED_AT]
        if one.coverage >= LEAST_COVERAGE
        and (not question.years or one.statement.year in (None, *question.years))
    ]
    for span in _likest(question, [one.statement.span for one in told], desk.report):
        listed = (
            _shares_in(desk.report, span)
            if shares
            else _parts(_amounts(desk.report, span, money=money))
        )
        if "人均" in desk.report[span] or not _are_parts(
            question, span, listed, knowledge_of(desk.report)
        ):
            continue
        if len(listed) < FEWEST_TERMS or (money and not listed[0].unit.endswith("元")):
            continue
        writer = Writer(desk.report)
        mark = writer.cite(span, strong=tuple(one.span for one in listed))
        terms = [printed_value(desk.report, one) for one in listed]
        total = sum(terms, Decimal(0))
        unit = _unit(desk.report, listed[0])
        formula = f"{' + '.join(map(plain_decimal, terms))} = {plain_decimal(total)}"
        shown = writer.compute(formula, f"{plain_decimal(total)}{unit}", unit, mark)
        line = f"加起来是{shown}（{formula}）{mark}。"
        if shares:
            return writer.draft(f"{whole_verdict(question, total)}{line}", SKILL)
        stated = _stated(desk, span, listed)
        if stated is None:
            return writer.draft(line + _near(desk, listed, writer), SKILL)
        whole = knowledge_of(desk.report).statement_at(stated.span)
        words = desk.report[stated.span]
        return writer.draft(
            f"{line}与报告写的“{words}”{writer.cite(whole, strong=(stated.span,))}对得上。", SKILL
        )
    return None


def _are_parts(
    question: Question, span: Span, listed: Sequence[Figure], knowledge: Knowledge
) -> bool:
    """Whether the figures are those of one breakdown, of which no single parts are named."""
    items = items_listed(question.text, _SUMS)
    for one in breakdowns(knowledge):
        if 0 < len(rows_named(question, one, knowledge)) < len(one.rows):
            return False  # single parts are asked for: see sentences/composed.py
    for one in breakdowns(knowledge):
        held = {told.figure.span for row in one.rows for told in row.told}
        if one.statement.span == span and held.issuperset(figure.span for figure in listed):
            spans = [[told.figure.span for told in row.told] for row in one.rows]
            if any(sum(figure.span in own for figure in listed) > 1 for own in spans):
                return False  # two things in one part: these are no parts of one whole
            names = "，".join(row.name for row in one.rows)
            return all(shares_a_run(names, item) for item in items)
    return False


def _near(desk: Desk, listed: Sequence[Figure], writer: Writer) -> str:
    """What is said of a total of the section that is nearly, not quite, the sum."""
    value = sum((one.value for one in listed), Decimal(0))
    others = (
        one
        for one in section_figures(desk.report, listed[0].span)
        if one.unit == listed[0].unit and abs(one.value - value) <= one.value * NEAR
    )
    near = next(others, None)
    if near is None:
        return "这一部分没有另外写出这个合计。"
    whole = knowledge_of(desk.report).statement_at(near.span)
    mark = writer.cite(whole, strong=(near.span,))
    return f"与报告写的“{desk.report[near.span]}”{mark}不相等。"


def _likest(question: Question, spans: Sequence[Span], report: Report) -> list[Span]:
    """The sentences that share the most with the question first: 「按投资领域分」, not 主体."""
    asked = bigrams(key(question.text))
    ordered = sorted(spans, key=lambda one: -len(asked & bigrams(key(report[one]))))
    kind = _KIND.search(question.text)
    said = f"{kind[1]}看" if kind else ""
    named = [one.span for one in knowledge_of(report).statements if said and said in one.key]
    return list(dict.fromkeys([*named, *ordered]))


def _parts(listed: list[Figure]) -> list[Figure]:
    """The figures without one that is the sum of the others: the total is no part of itself."""
    whole = sum((one.value for one in listed), Decimal(0))
    return [one for one in listed if len(listed) < FEWEST_TERMS or one.value * 2 != whole]


def _shares(question: Question, desk: Desk) -> Draft | None:
    """Each 「…61.6亿元、占比23.1%」 of a sentence against the total that fits most of them."""
    for span in _spans(question, desk):
        pairs = list(pairs_of(desk.report, span))
        total = total_of(desk.report, span, pairs)
        if len(pairs) < 2 or total is None:
            continue
        writer = Writer(desk.report)
        mark = writer.cite(span)
        whole = knowledge_of(desk.report).statement_at(total.span)
        marks = f"{mark}{writer.cite(whole, strong=(total.span,))}"
        lines = [f"按报告写的总数“{desk.report[total.span]}”{marks}核算："]
        lines += [_share_line(pair, total, writer, marks) for pair in pairs]
        return writer.draft("\n".join(lines), SKILL)
    return None


def _share_line(pair: tuple[Figure, Figure], total: Figure, writer: Writer, marks: str) -> str:
    part, share = pair
    one, all_ = printed_value(writer.report, part), printed_value(writer.report, total)
    value, formula = percentage(one, all_)
    shown = writer.compute(formula, f"{plain_decimal(value)}%", "%", marks)
    printed = writer.report[share.span]
    verdict = "一致" if value == share.value else "有出入"
    first = marks[: marks.index("]") + 1]
    return f"- {writer.report[part.span]}：{shown}（{formula}）{marks}，报告写{printed}{first}，{verdict}"


def _spans(question: Question, desk: Desk) -> list[Span]:
    return [one.statement.span for one in candidates(question, desk)[:LOOKED_AT]]


def _amounts(report: Report, span: Span, *, money: bool) -> list[Figure]:
    """The figures of a sentence in its most frequent unit that is no rate; in 元 for money."""
    found = [one for one in figures(report.text, span) if one.unit not in ("%", "百分点", "")]
    if money:
        found = [one for one in found if one.unit.endswith("元")] or found
    counts = [one.unit for one in found]
    if not counts:
        return []
    common = max(counts, key=lambda unit: (counts.count(unit), -counts.index(unit)))
    return [one for one in found if one.unit == common]


def _shares_in(report: Report, span: Span) -> list[Figure]:
    """The figures that a sentence prints as shares: 「占比23.1%」."""
    return [
        one
        for one in figures(report.text, span)
        if one.unit == "%" and "占" in report.text[one.span.start - 3 : one.span.start]
    ]


def pairs_of(report: Report, span: Span) -> Iterator[tuple[Figure, Figure]]:
    """A sum and the share that follows it in the same clause."""
    found = list(figures(report.text, span))
    for first, second in itertools.pairwise(found):
        between = report.text[first.span.end : second.span.start]
        if (
            second.unit == "%"
            and first.unit not in ("%", "个")
            and re.fullmatch("[、，]占比?", between)
        ):
            yield first, second


def total_of(report: Report, span: Span, pairs: Sequence[tuple[Figure, Figure]]) -> Figure | None:
    """The figure of the same section of which most sums are the printed share."""
    if not pairs:
        return None
    others = [one for one in section_figures(report, span) if one.unit == pairs[0][0].unit]

    def fits(total: Figure) -> int:
        return sum(
            bool(total.value) and abs(one.value / total.value * 100 - share.value) <= _TENTH
            for one, share in pairs
        )

    best = max(others, key=lambda one: (fits(one), -one.span.start), default=None)
    return best if best is not None and fits(best) * 2 > len(pairs) else None


def _stated(desk: Desk, span: Span, listed: Sequence[Figure]) -> Figure | None:
    """The same total, printed elsewhere in the section or before its parts."""
    total = sum((one.value for one in listed), Decimal(0))
    return next(
        (
            one
            for one in section_figures(desk.report, span)
            if one.value == total and one.unit == listed[0].unit and one not in listed
        ),
        None,
    )


def _unit(report: Report, figure: Figure) -> str:
    return re.sub(r"^.*\d", "", report[figure.span])
