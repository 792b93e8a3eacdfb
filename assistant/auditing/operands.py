"""Finds the figures from which a printed rate was computed: its part and whole, its two years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from assistant.auditing.changes_told import changes_told
from assistant.auditing.growth_columns import growths_printed
from assistant.auditing.sections import section_figures
from assistant.auditing.told_shares import share_fits, shares_told
from assistant.known.knowledge import Knowledge, Statement
from assistant.known.readings import printed_value
from assistant.sentences.told_figures import Told, part_of, scale, told_by_cell, value_of
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_TENTH = Decimal("0.1")
_ADJACENT = re.compile(
    "[、，](?:年度|全年)?(?:占比|投资进度|进度|完成率|[^，、；。\\d]{1,4}率)(?:完成|达到?|为)?"
)
_GROWTH = re.compile("[、，](?:同比|比上年)?增长$|[、，](?:同比|比上年)?下降$")
_LINK = "(?:总额|总量)?(?:预计|力争|将)?(?:突破|实现|达到?|完成|为|超过?|到)?"
_LEADS = re.compile("^(?:力争|确保|推动|实现|全年|全区|全市|全县|全省|预计|其中|年内)+")
_NAMED_SHARE = re.compile("([^，、；。\\d]{2,8}?)(?:的)?(?:占比|比重)(?:为|达到?)?$")
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Operands:
    """The figures, added up, that are held against the one of `whole`: as a share, or as growth."""

    first: Told
    whole: tuple[Told, ...]
    before: tuple[Told, ...] = ()
    grows: bool = False
    falls: bool = False

    @property
    def parts(self) -> tuple[Told, ...]:
        """All figures that are added up."""
        return (*self.before, self.first)


def operands_of_rate(told: Told, knowledge: Knowledge) -> Operands | None:
    """The figures that give the rate; None where the report does not print them."""
    if told.cell is not None:
        return _of_column(told, knowledge)
    for one in shares_told(knowledge):
        if one.share.span == told.figure.span:
            return Operands(one.part, (one.whole,))
    for change in changes_told(knowledge):
        if change.figure.span == told.figure.span:
            cells = told_by_cell(change.later), told_by_cell(change.earlier)
            if cells[0] and cells[1]:
                return Operands(cells[0], (cells[1],), grows=True)
    grown = _grown(told, knowledge)
    return grown or _of_adjacent(told, knowledge) or _of_named(told, knowledge)


def _of_column(told: Told, knowledge: Knowledge) -> Operands | None:
    for one in growths_printed(knowledge):
        if told.cell is not None and one.told == told.cell:
            later, earlier = told_by_cell(one.later), told_by_cell(one.earlier)
            return Operands(later, (earlier,), grows=True) if later and earlier else None
    return None


def _of_adjacent(told: Told, knowledge: Knowledge) -> Operands | None:
    """「甲48亿元、占比18.1%；乙76亿元、占比…」: the amount beside a share and the whole that fits."""
    report = knowledge.report
    pairs = list(_pairs(told.statement, report))
    at = next((n for n, (_, share) in enumerate(pairs) if share.span == told.figure.span), None)
    if at is None:
        return None
    amounts = [_told(part, told.statement, report) for part, _ in pairs]
    shares = [share.value for _, share in pairs]
    alone = [value_of(one, report) for one in amounts]
    added = list(accumulate(alone))
    others = [
        one
        for one in section_figures(report, told.statement)
        if one.value > pairs[at][0].value and scale(one, report) == scale(pairs[at][0], report)
    ]
    if len(pairs) == 1:
        others = [one for one in others if one.span in told.statement]
    for values, sums in ((alone, False), (added, True)):
        for whole in others:
            total = printed_value(report, whole)
            fitting = [
                bool(total) and share_fits(value, total, share)
                for value, share in zip(values, shares, strict=True)
            ]
            if sum(fitting) * 2 > len(pairs) and (not sums or len(pairs) > 1):
                before = tuple(amounts[:at]) if sums else ()
                return Operands(amounts[at], (_placed(whole, knowledge),), before)
    return None


def _told(figure: Figure, statement: Span, report: Report) -> Told:
    return Told(figure, part_of(report, statement, figure.span), statement)


def _of_named(told: Told, knowledge: Knowledge) -> Operands | None:
    """「收入7.86亿元，其中税收收入4.71亿元，税收占比59.9%」: the amount so named and the whole that fits."""
    report = knowledge.report
    lead = _NAMED_SHARE.search(report.text[told.statement.start : told.figure.span.start])
    if lead is None:
        return None
    held = [
        one
        for one in figures(report.text, told.statement)
        if one.span.end <= told.figure.span.start and one.unit not in ("%", "")
    ]
    share, before = printed_value(report, told.figure), told.statement.start
    for one in held:
        named = lead[1] in report.text[before : one.span.start]
        before = one.span.end
        for whole in held if named else ():
            values = printed_value(report, one), printed_value(report, whole)
            fits = one != whole and scale(one, report) == scale(whole, report)
            if fits and values[1] and share_fits(*values, share):
                return Operands(_placed(one, knowledge), (_placed(whole, knowledge),))
    return None


def _placed(figure: Figure, knowledge: Knowledge) -> Told:
    place = knowledge.statement_at(figure.span)
    return _told(figure, place, knowledge.report)


def _pairs(span: Span, report: Report) -> Iterator[tuple[Figure, Figure]]:
    """An amount and the share or rate that follows it."""
    for first, second in pairwise(figures(report.text, span)):
        between = report.text[first.span.end : second.span.start]
        if second.unit == "%" and first.unit not in ("%", "") and _ADJACENT.fullmatch(between):
            yield first, second


def _grown(told: Told, knowledge: Knowledge) -> Operands | None:
    """「产值突破250亿元、增长8%」: the same thing's figure in the part of the year before."""
    report = knowledge.report
    held = [
        one
        for one in figures(report.text, told.statement)
        if one.span.end <= told.figure.span.start
    ]
    if not held or not _GROWTH.fullmatch(report.text[held[-1].span.end : told.figure.span.start]):
        return None
    amount = held[-1]
    clause = next(
        (one for one in clauses(report.text, told.statement, "，；。、") if amount.span in one),
        None,
    )
    if clause is None:
        return None
    name = re.sub(f"{_LINK}$", "", _LEADS.sub("", report.text[clause.start : amount.span.start]))
    own = next((one for one in knowledge.statements if one.span == told.statement), None)
    if len(key(name)) < SHORTEST_NAME or own is None or own.year is None:
        return None
    found = list(_like(name, amount, own, knowledge))
    if len({value_of(one, report) for one in found}) != 1:
        return None
    falls = "下降" in report.text[amount.span.end : told.figure.span.start]
    return Operands(_told(amount, told.statement, report), (found[0],), grows=True, falls=falls)


def _like(name: str, amount: Figure, own: Statement, knowledge: Knowledge) -> Iterator[Told]:
    """Figures of one scale that the part of the year before gives for the same name."""
    report = knowledge.report
    for other in knowledge.statements:
        if own.year is None or other.year != own.year - 1 or key(name) not in other.key:
            continue
        for clause in clauses(report.text, other.span, "，；。、"):
            for one in figures(report.text, clause):
                words = _LEADS.sub("", report.text[clause.start : one.span.start])
                same = scale(one, report) == scale(amount, report)
                if same and re.fullmatch(f"{re.escape(name)}{_LINK}", words):
                    yield Told(one, clause, other.span)
