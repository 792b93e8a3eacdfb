"""Checks of the year and period that is asked: whether the evidence is of that very time."""

import re
from collections.abc import Sequence

from assistant.asking.asked import wants_figure
from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge
from assistant.known.periods import names_five_years, tells_change
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.sentences.evidence import LOOKED_AT, Evidence, headings_key
from assistant.sentences.trim import best_stretch, strong_figures
from assistant.text import key
from corpus.sentences import clauses


def other_year(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A year is asked that the best statement neither stands for nor prints as its own."""
    source = knowledge.report.source
    for year in question.years:
        if year in (source.done_year, source.plan_year):
            refused = _year_of_another(year, question, found[0], knowledge)
            if refused is not None:
                return refused
            continue
        compared = re.search(r"较|比(?![重例率])|相比|增长|翻|倍|提高|以来", question.text)
        ahead = year > source.plan_year  # 「到2030年」 is how an aim is told
        own = rf"{year}年" if compared or ahead else rf"(?<![较比到至]){year}年(?!的[\d.]+倍)"
        if not re.search(own, knowledge.report[found[0].statement.span]):
            text = (
                f"这份报告写的是{source.done_year}年的执行情况和{source.plan_year}年的计划，"
                f"没有给出{year}年的这项内容。"
            )
            return NoAnswer(Reason.OTHER_YEAR, text)
    return None


_OF_ONE_YEAR = re.compile("(?:^|[，。；])(?:全年|今年|年内|本年度?)")
"""A sentence that says so tells of one year, though its part is on a plan of five."""


def _year_of_another(
    year: int, question: Question, best: Evidence, knowledge: Knowledge
) -> NoAnswer | None:
    """A number of one year is asked, and the best statement tells the other year's."""
    stands_for = best.statement.year
    words = knowledge.report[best.statement.span]
    printed = f"{year}年" in words
    if best.statement.period:  # 「从…增长到2025年的…」 is no figure of that year's change
        printed = re.search(rf"(?<![到至]){year}年", words) is not None
    asks = wants_figure(question) or question.has("why")
    if len(question.years) > 1 or not asks or printed:
        return None
    if best.statement.period:
        return _of_five_years(year, question, best, knowledge)
    shown = knowledge.report[best_stretch(question, best.statement.span, knowledge)]
    if year == knowledge.report.source.done_year and names_five_years(shown):
        text = f"报告没有给出{year}年这一年的这个数；下面的原文写的是几年合起来的，不是答案。"
        return NoAnswer(Reason.OTHER_YEAR, text)
    if stands_for is None or stands_for == year:
        return None
    text = f"报告没有给出{year}年的这个数；下面是{stands_for}年部分里最接近的原文，年份不同，不是答案。"
    return NoAnswer(Reason.OTHER_YEAR, text)


def _of_five_years(
    year: int, question: Question, best: Evidence, knowledge: Knowledge
) -> NoAnswer | None:
    """A figure of one year is asked, and what is told is a change over a plan's five years.

    What something has come to at the end of the plan is also what it was in its last year.
    """
    source = knowledge.report.source
    ahead = best.statement.period == "future"
    shown = best_stretch(question, best.statement.span, knowledge)
    told = [
        knowledge.report[clause]
        for figure in strong_figures(question, shown, knowledge)
        for clause in clauses(knowledge.report.text, shown, "，；：。、")
        if figure in clause
    ]
    if not ahead and year == source.done_year and not any(map(tells_change, told)):
        return None
    if best.statement.year == year and _OF_ONE_YEAR.search(knowledge.report[shown]):
        return None
    which = "今后五年的目标" if ahead else "过去五年的情况"
    text = f"报告没有给出{year}年的这个数；下面的原文写的是{which}，不是答案。"
    return NoAnswer(Reason.OTHER_YEAR, text)


def other_period(
    question: Question, found: Sequence[Evidence], knowledge: Knowledge
) -> NoAnswer | None:
    """A period (一季度, 十五五 …) is asked that the best statements do not print."""
    for period in question.periods:
        printed = any(
            key(period).removeprefix("第")
            in one.statement.key + headings_key(one.statement, knowledge)
            for one in found[:LOOKED_AT]
        )
        if not printed:
            text = f"报告没有给出“{period}”的这项内容。下面是最接近的原文，不是答案。"
            return NoAnswer(Reason.OTHER_YEAR, text)
    return None
