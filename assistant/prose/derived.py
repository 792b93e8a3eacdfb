"""Computes from two figures of running text: difference, ratio, share; the mean of listed ones."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.asked import fits_unit, units_asked
from assistant.asking.question import Question, find_roles, find_years, read_question
from assistant.asking.two_sides import Sides, sides_asked, with_head_of
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import plain_decimal, printed_value
from assistant.outcomes import Desk, Outcome
from assistant.proof.segments import cell_of
from assistant.prose.means import mean_of_one
from assistant.prose.passages import first_cited
from assistant.prose.reached import aimed, reached
from assistant.sentences.composed import composed, names_a_part, prints_its_share
from assistant.sentences.evidence import candidates
from assistant.sentences.remaining import left_over
from assistant.sentences.told_figures import (
    SKILL,
    Told,
    difference,
    part_of,
    scale,
    scale_of,
    share,
    times,
    told_by_cell,
)
from assistant.tables.identities import customary_sides
from assistant.tables.indicators import answer_indicator
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_HUNDREDTH = Decimal("0.01")
_COMPUTE = {"difference": difference, "times": times, "share": share}
_MEAN = re.compile("平均(?:每|一)?(?:个|家|项)?")


def answer_derived(question: Question, desk: Desk) -> Outcome:
    """Compute what no sentence prints from what two sentences print; None when it is not asked."""
    text = re.sub("(?:是多少|算一下|算算|呢)?[？?。！]?$", "", question.text)
    within = composed(question, desk)
    within = within or reached(question, desk) or aimed(question, desk)
    within = within or left_over(question, desk)
    if within is not None:
        return within
    if prints_its_share(question, knowledge_of(desk.report)):
        return None
    if _MEAN.search(text) and question.has("count"):
        named = names_a_part(question, knowledge_of(desk.report))
        return mean_of_one(question, desk) or (None if named else _mean(question, desk))
    sides = customary_sides(text, desk.report) or sides_asked(text, desk.report)
    pair = _pair(sides, desk) if sides else None
    if sides and pair and sides.left and not _is_left(pair, question, desk.report):
        return None
    return _COMPUTE[sides.operation](*pair, Writer(desk.report)) if sides and pair else None


def _pair(sides: Sides, desk: Desk) -> tuple[Told, Told] | None:
    """The two figures meant, in one unit and of different places; None when one is unclear.

    Of different years only where the question names a year.
    """
    words = sides.first + sides.second
    both = find_roles(words) == {"目标", "完成"}  # 「目标比现在多多少」
    question_years = both or find_years(words, desk.report)
    one = _first_told((sides.first, sides.first.replace("计划", "")), desk, sides.unit)
    if one is None:
        return None
    wordings = (with_head_of(sides.first, sides.second), sides.second)
    other = _first_told(wordings, desk, _unit(one))
    if other is None or one.figure.span == other.figure.span:
        return None
    if not question_years and len({_year_of(told, desk) for told in (one, other)} - {None}) > 1:
        return None  # one told of a year's result, the other of another year's target
    same = scale_of(one, desk.report) == scale_of(other, desk.report)
    same = same and _per(one, desk.report) == _per(other, desk.report)
    return (one, other) if same else None


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


def _first_told(wordings: Iterable[str], desk: Desk, unit: str | None) -> Told | None:
    """The figure of the first wording that the report answers."""
    tried = (_figure_told(one, desk, unit=unit) for one in dict.fromkeys(wordings))
    return next((one for one in tried if one is not None), None)


def _unit(told: Told) -> str:
    """元 of 亿元, whether printed behind the figure or in the unit column of its row."""
    return re.sub("^[万亿千百]+", "", told.cell.row.unit) if told.cell else told.figure.unit


def _per(told: Told, report: Report) -> str:
    """「每人每月」 right before a figure: amounts for a month and for a year are not compared."""
    found = re.search("(?:每[\u4e00-\u9fff]{1,2})+$", report.text[: told.figure.span.start][-10:])
    return found.group() if found and not told.cell else ""


def _year_of(told: Told, desk: Desk) -> int | None:
    """The year of the part or cell that tells a figure."""
    if told.cell:
        return told.cell.reading.year
    statements = knowledge_of(desk.report).statements
    return next((one.year for one in statements if told.figure.span in one.span), None)


def _figure_told(words: str, desk: Desk, *, unit: str | None = None) -> Told | None:
    """The figure that answers 「…是多少」; None when the report does not give it."""
    counted = f"是多少{unit}" if unit and unit != "%" else "是多少"
    asked = read_question(f"{words}{counted}", desk.report)
    cell = _cell_told(asked, desk)
    if cell is not None:
        return cell
    report, cited = desk.report, first_cited(asked, desk)
    if cited is None or len(cited.strong) != 1:
        return None
    found = list(figures(report.text, cited.strong[0]))
    if len(found) != 1 or found[0].span != cited.strong[0] or not found[0].unit:
        return None
    return Told(found[0], part_of(report, cited.span, found[0].span), cited.span)


def _cell_told(asked: Question, desk: Desk) -> Told | None:
    """The one cell that answers, where an annex gives it."""
    answered = answer_indicator(asked, desk)
    if not isinstance(answered, Draft):
        return None
    cells = [cell for one in answered.citations if (cell := cell_of(one, desk.report))]
    if len(cells) > 1 and len({cell.row.name for cell in cells}) == 1 and not asked.roles:
        cells = [cell for cell in cells if cell.reading.role == "完成"]
    return told_by_cell(cells[0]) if len(cells) == 1 else None


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
