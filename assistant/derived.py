"""Computes from two figures of running text: difference, ratio, share; the mean of listed ones."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.composed import composed, names_a_part, prints_its_share
from assistant.draft import Draft, Writer
from assistant.evidence import candidates
from assistant.knowledge import Knowledge, knowledge_of
from assistant.means import mean_of_one
from assistant.outcomes import Desk, Outcome
from assistant.passages import first_cited
from assistant.places import without_own
from assistant.question import Question, find_roles, find_years, read_question
from assistant.reached import reached
from assistant.readings import plain_decimal, printed_value
from assistant.text import key
from assistant.told_figures import SKILL, Told, difference, part_of, scale, share, times
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

LEAST_BARE = 2
"""A second side of at most this many signs beside its year or period says only how it differs."""
_HUNDREDTH = Decimal("0.01")
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


def answer_derived(question: Question, desk: Desk) -> Outcome:
    """Compute what no sentence prints from what two sentences print; None when it is not asked."""
    text = re.sub("(?:是多少|算一下|算算|呢)?[？?。！]?$", "", question.text)
    within = composed(question, desk)
    within = within or reached(question, desk)
    if within is not None:
        return within
    if prints_its_share(question, knowledge_of(desk.report)):
        return None
    if _MEAN.search(text) and question.has("count"):
        named = names_a_part(question, knowledge_of(desk.report))
        return mean_of_one(question, desk) or (None if named else _mean(question, desk))
    for pattern, compute in (
        (_DIFFERS, difference),
        (_APART, difference),
        (_TIMES, times),
        (_SHARE, share),
    ):
        match = pattern.match(text)
        if match is None:
            continue
        money = "元" if re.search("多少[万亿钱]", text) else None
        pair = _pair(match[1], match[2], desk, unit=money)
        return compute(*pair, Writer(desk.report)) if pair else None
    return None


def _pair(first: str, second: str, desk: Desk, *, unit: str | None) -> tuple[Told, Told] | None:
    """The two figures meant, in one unit and of different places; None when one is unclear.

    Of different years only where the question names a year.
    """
    both = find_roles(first + second) == {"目标", "完成"}  # 「目标比现在多多少」
    question_years = both or find_years(first + second, desk.report)
    one = _figure_told(first, desk, unit=unit)
    if one is None:
        return None
    other = _figure_told(_completed(first, second, desk.report), desk, unit=one.figure.unit)
    if other is None or one.figure.span == other.figure.span:
        return None
    if not question_years and len({_year_of(told, desk) for told in (one, other)} - {None}) > 1:
        return None  # one told of a year's result, the other of another year's target
    same = scale(one.figure, desk.report) == scale(other.figure, desk.report)
    return (one, other) if same else None


def _year_of(told: Told, desk: Desk) -> int | None:
    """The year of the part that tells a figure."""
    statements = knowledge_of(desk.report).statements
    return next((one.year for one in statements if told.figure.span in one.span), None)


def _completed(first: str, second: str, report: Report) -> str:
    """「建筑业产值今年目标」 against 「去年」: the second side with what it leaves unsaid."""
    wide = re.fullmatch(f"({'|'.join(lexicon('places')['wider'])})的?(?:平均水平)?", second)
    if wide:
        return wide[1] + without_own(first, report.source.place)
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


def _figure_told(words: str, desk: Desk, *, unit: str | None = None) -> Told | None:
    """The figure that answers 「…是多少」; None when the report does not give it."""
    counted = f"是多少{unit}" if unit and unit != "%" else "是多少"
    asked = read_question(f"{words}{counted}", desk.report)
    report, cited = desk.report, first_cited(asked, desk)
    if cited is None or len(cited.strong) != 1:
        return None
    found = list(figures(report.text, cited.strong[0]))
    if len(found) != 1 or found[0].span != cited.strong[0] or not found[0].unit:
        return None
    return Told(found[0], part_of(report, cited.span, found[0].span), cited.span)


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


def _says(question: Question, span: Span, knowledge: Knowledge) -> bool:
    """Whether the sentence holds the word after 「平均每」."""
    after = _MEAN.split(question.text)[-1]
    return key(after)[:2] in key(knowledge.report[span])
