"""Computes a mean from one sentence that tells an amount and how many share it: 「10户…补贴5万元」."""

import re

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.question import Question, read_question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.prose.passages import first_cited
from assistant.prose.shared_out import counts_by
from assistant.sentences.breakdowns import breakdowns
from assistant.sentences.told_figures import Told, each, is_share, part_of
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_OF_EACH = re.compile(
    "(?:平均|人均)(?:下来)?(?:到)?(?:每|一)?([个家户人项栋所座名亩处套位])|每一?([个家户人项栋所座名亩处套])(?:平均|均摊|摊)"
)
_EACH_OF = re.compile(
    "平均(?:下来)?(?:每|一)[个家户人项栋所座名亩处套条]?([\u4e00-\u9fff]{2,6}?)(?:有|要|能|配|建|摊|含|是|大概|大约)*(?:多少|几)"
)
_NAMED = re.compile(
    "(?![投花补建发领拿分摊要能可大有是多得])([\u4e00-\u9fff]{2,4}?)(?:能|可|大概|大约|大致|要|有|领|拿|得|分|摊|投(?!资项目|资主体|资类)|花|补|建|发|安排|的|是|多少|几|在)"
)
"""What each is: 游客 of 「平均一个游客花多少」."""
_MANY_OF = re.compile("(?:多少|几)[个]?([\u4e00-\u9fff]{2})")


def mean_of_one(question: Question, desk: Desk) -> Draft | None:
    """The amount for each; None where no mean for each is asked, or one sentence tells not both."""
    asked = _OF_EACH.search(question.text)
    if asked is None:
        return None
    unit = asked[1] or asked[2]
    whole = _OF_EACH.sub("", question.text)
    cited = first_cited(read_question(f"{whole.rstrip('？?')}多少", desk.report), desk)
    if cited is None:
        return None
    span = cited.span
    found = list(figures(desk.report.text, span))
    amount = _amount(question, found, unit, desk.report)
    if amount is None:
        return None
    counts = [one for one in found if one != amount and counts_by(one, unit)]
    named = _NAMED.match(question.text, asked.end())
    if named:
        counts = [one for one in counts if _is_beside(named[1], one, span, desk.report)]
    beside = [one for one in counts if _same_clause(one, amount, desk.report)]
    counts = beside if len(beside) == 1 else counts
    if len(counts) != 1:
        return None
    shared, many = (
        Told(one, part_of(desk.report, span, one.span), span) for one in (amount, counts[0])
    )
    return each(shared, many, Writer(desk.report))


def _is_beside(noun: str, count: Figure, span: Span, report: Report) -> bool:
    """Whether the clause of a count names what each is: 游客 of 「平均每个游客」."""
    part = next(one for one in clauses(report.text, span, "，；。") if count.span in one)
    return bool(bigrams(key(noun)) & bigrams(key(report[part])))


def mean_of_rows(question: Question, desk: Desk) -> Draft | None:
    """「泊位平均每个停车场几个」, where one sentence counts both; None where none does."""
    asked = _EACH_OF.search(question.text)
    if asked is None:
        return None
    sharing, shared = key(asked[1]), key(question.text[: asked.start()])
    for one in breakdowns(knowledge_of(desk.report)):
        if question.years and one.statement.year not in (None, *question.years):
            continue
        counted = [row for row in one.rows if row.name.endswith(sharing)]
        told = [row for row in one.rows if row not in counted and shared.endswith(row.own)]
        if len(counted) == len(told) == 1 and not is_share(told[0].told[0], desk.report):
            return each(told[0].told[0], counted[0].told[0], Writer(desk.report), of=asked[1])
    return None


def _amount(question: Question, found: list[Figure], unit: str, report: Report) -> Figure | None:
    """The figure to be shared out: of the thing after 多少, else the money; None when unclear."""
    thing = _MANY_OF.search(_OF_EACH.sub("", question.text))
    named = [one for one in found if thing and _stands_before(thing[1], one, report)]
    if len(named) == 1:
        return named[0]
    units = tuple(one for one in units_asked(question.text) if one != unit) or ("元",)
    money = [one for one in found if fits_unit(one, units)]
    return money[0] if len(money) == 1 else None


def _same_clause(one: Figure, other: Figure, report: Report) -> bool:
    first, last = sorted((one.span, other.span))
    return re.search("[，；。]", report.text[first.end : last.start]) is None


def _stands_before(noun: str, figure: Figure, report: Report) -> bool:
    start = figure.span.start
    return key(report[Span(max(0, start - len(noun)), start)]) == key(noun)
