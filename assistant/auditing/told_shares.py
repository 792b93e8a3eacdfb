"""Shares told in running text with the part and the whole that they are of, and what these give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.asking.series import series_in
from assistant.known.knowledge import Knowledge, Statement
from assistant.known.readings import RATES, last_place, percentage, printed_value
from assistant.sentences.finding import Finding, Gravity
from assistant.sentences.told_figures import Told, scale, scale_of, told_by_cell, value_of
from assistant.text import key
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_TENTH = Decimal("0.1")
_NO_AMOUNTS = (*RATES, "")
_OF_NAMED = re.compile(
    r"占(?:全[市省区县州])?([^，；。、\d]{2,20}?)的?(?:比重|比例|份额)?(?:为|达到?|约|的)?$"
)
_OF_GIVEN = re.compile(r"占[^，；。、\d]{0,10}$")
_OF_TARGET = re.compile(r"完成(?:了)?(?:年度|全年|年初)?(?:计划|目标)(?:任务)?的?$")
_THEN = "(?:总额|总量|总值|数)?(?:预计)?(?:为|达到?|达|完成|实现|共|约)?"


@dataclass(frozen=True, slots=True)
class ShareTold:
    """A share, the figures it is of, and the whole that these are held against."""

    statement: Statement
    share: Figure
    part: Told
    whole: Told


def share_fits(one: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether numbers that round to part and whole can give a share that rounds to the one told."""
    half, half_whole = last_place(one) / 2, last_place(whole) / 2
    low = (one - half) / (whole + half_whole) * 100 - last_place(share) / 2
    high = (one + half) / max(whole - half_whole, half_whole) * 100 + last_place(share) / 2
    return low <= share <= high


@lru_cache(maxsize=KEPT)
def shares_told(knowledge: Knowledge) -> tuple[ShareTold, ...]:
    """Every share of which the text itself says of what it is, in printed order."""
    found: list[ShareTold] = []
    for statement in knowledge.statements:
        if statement.span in knowledge.notes:
            continue
        parts = list(clauses(knowledge.report.text, statement.span, "，；。"))
        for before, clause in zip([None, *parts], parts, strict=False):
            for share in figures(knowledge.report.text, clause):
                if share.unit == "%":
                    found += _told(share, clause, before, statement, knowledge)
    return tuple(found)


def _told(
    share: Figure, clause: Span, before: Span | None, statement: Statement, knowledge: Knowledge
) -> Iterator[ShareTold]:
    report = knowledge.report
    part = _part(share, clause, before, statement, report)
    if part is None:
        return
    lead = report.text[clause.start : share.span.start]
    whole = (
        _given(share, clause, statement, report)
        or _target(lead, part, statement, knowledge)
        or _named(lead, part, statement, knowledge)
    )
    if whole is None or not value_of(whole, report):
        return
    if scale_of(whole, report) == scale(part.figure, report):
        yield ShareTold(statement, share, part, whole)


def _part(
    share: Figure, clause: Span, before: Span | None, statement: Statement, report: Report
) -> Told | None:
    """The amount told right before 占 or 完成: at the end of the clause before, or in this one."""
    lead = report.text[clause.start : share.span.start]
    at = max(lead.rfind("占"), lead.rfind("完成"))
    if at < 0:
        return None
    inside = [one for one in figures(report.text, clause) if one.span.end <= clause.start + at]
    if inside:
        ends = re.fullmatch("、?", report.text[inside[-1].span.end : clause.start + at])
        held = inside[-1] if ends else None
        return Told(held, clause, statement.span) if held and held.unit not in _NO_AMOUNTS else None
    if before is None or at > 0 or not report[before].endswith("，"):
        return None
    amounts = [one for one in figures(report.text, before) if one.unit not in _NO_AMOUNTS]
    if len(amounts) != 1:
        return None
    after = report.text[amounts[0].span.end : before.end]
    if not re.fullmatch("(?:、?(?:同比)?(?:增长|下降)[^，、]{1,8})?，", after):
        return None
    return Told(amounts[0], before, statement.span)


def _given(share: Figure, clause: Span, statement: Statement, report: Report) -> Told | None:
    """60亿元 of 「占年度计划60亿元的103%」."""
    held = [one for one in figures(report.text, clause) if one.span.end < share.span.start]
    if not held or report.text[held[-1].span.end : share.span.start] != "的":
        return None
    lead = report.text[clause.start : held[-1].span.start]
    return Told(held[-1], clause, statement.span) if _OF_GIVEN.search(lead) else None


def _target(lead: str, part: Told, statement: Statement, knowledge: Knowledge) -> Told | None:
    """The annex's target where the indicator's own amount 「完成年度目标的54.7%」."""
    if not _OF_TARGET.search(lead) or statement.year is None:
        return None
    before = knowledge.report.text[part.part.start : part.figure.span.start]
    named = series_in(key(before), knowledge)
    if len(named) != 1 or not key(before).endswith(key(named[0].name)):
        return None
    cell = next(iter(named[0].cells(statement.year, "目标")), None)
    return told_by_cell(cell) if cell else None


def _named(lead: str, part: Told, statement: Statement, knowledge: Knowledge) -> Told | None:
    """The whole that is named, where the same sentence gives it a figure: 「占财政收入的58%」."""
    match = _OF_NAMED.search(lead)
    if match is None:
        return None
    report = knowledge.report
    name = re.escape(match[1])
    for clause in clauses(report.text, statement.span, "，；。、"):
        for one in figures(report.text, clause):
            words = report.text[clause.start : one.span.start]
            if one.unit == part.figure.unit and re.fullmatch(
                f"(?:全[年市省区县州]|其中|预计|完成|实现)*{name}{_THEN}", words
            ):
                return Told(one, clause, statement.span)
    return None


def printed_share(one: ShareTold, report: Report) -> tuple[Decimal, Decimal, Decimal]:
    """Part, whole and share as printed."""
    return value_of(one.part, report), value_of(one.whole, report), printed_value(report, one.share)


def share_findings(knowledge: Knowledge) -> Iterator[Finding]:
    """「支出160亿元，占总支出的75%」 where the total of the same sentence gives another share."""
    report = knowledge.report
    for one in shares_told(knowledge):
        part, whole, share = printed_share(one, report)
        if share_fits(part, whole, share) or _is_bound(one, report):
            continue
        value, formula = percentage(part, whole)
        gravity: Gravity = "四舍五入" if abs(value - share) <= last_place(share) else "差异"
        text = f"{formula}，报告写“{report[one.share.span]}”"
        yield Finding(gravity, text, (one.statement.span, one.whole.statement))


def _is_bound(one: ShareTold, report: Report) -> bool:
    """Whether a figure is hedged and the share is near: then nothing is wrong."""
    part, whole, share = printed_share(one, report)
    hedged = any(figure.hedge for figure in (one.share, one.part.figure, one.whole.figure))
    return hedged and abs(percentage(part, whole)[0] - share) <= 2
