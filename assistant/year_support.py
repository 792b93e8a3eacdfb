"""Checks of the year and period that is asked: whether the evidence is of that very time."""

import re
from collections.abc import Sequence

from assistant.asked import wants_figure
from assistant.evidence import LOOKED_AT, Evidence, headings_key
from assistant.knowledge import Knowledge
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.question import Question
from assistant.text import key


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
        compared = re.search(r"较|比|相比|增长|翻|倍|提高|以来", question.text)
        own = rf"{year}年" if compared else rf"(?<![较比到至]){year}年(?!的[\d.]+倍)"
        if not re.search(own, knowledge.report[found[0].statement.span]):
            text = (
                f"这份报告写的是{source.done_year}年的执行情况和{source.plan_year}年的计划，"
                f"没有给出{year}年的这项内容。"
            )
            return NoAnswer(Reason.OTHER_YEAR, text)
    return None


def _year_of_another(
    year: int, question: Question, best: Evidence, knowledge: Knowledge
) -> NoAnswer | None:
    """A number of one year is asked, and the best statement tells the other year's."""
    stands_for = best.statement.year
    printed = f"{year}年" in knowledge.report[best.statement.span]
    if len(question.years) > 1 or not wants_figure(question) or printed:
        return None
    if stands_for is None or stands_for == year:
        return None
    text = f"报告没有给出{year}年的这个数；下面是{stands_for}年部分里最接近的原文，年份不同，不是答案。"
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
