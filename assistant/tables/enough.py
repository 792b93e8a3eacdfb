"""Says whether so many more would reach the plan's target: 「去年有262家，再加20家够目标吗」."""

import re
from decimal import Decimal

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import is_rate, printed_number, told
from assistant.outcomes import Desk
from assistant.tables.operations import difference, is_upper_limit

SKILL = "indicators"
_ENOUGH = re.compile(
    r"(?:再|还|又)(?:新)?(?:加|增加?|多|来|添|涨|建|引进|培育)(?:上|个|了)?(?P<by>\d+(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff]{0,3}?)，?"
    "(?:的话)?，?(?:就|能|可以|是否|能不能|能否)?(?:够不够|够(?:得)?[着上]?|达到|完成|到)(?:得了)?(?:今年|年度|全年)?的?(?:目标|计划|任务)"
)
_HELD = re.compile(
    r"(?:去年|现在|目前|已经?)[^，。]{0,4}?(?:有|是|达到?|完成)了?(?P<held>\d+(?:\.\d+)?)"
)


def answer_enough(question: Question, desk: Desk) -> Draft | None:
    """Target and result of the indicator, what is left, and whether what is added reaches it."""
    source = desk.report.source
    asked, held = _ENOUGH.search(question.text), _HELD.search(question.text)
    if asked is None or source.plan_year == source.done_year:
        return None
    named = {
        one for match in find_series(question, knowledge_of(desk.report)) for one in match.series
    }
    if len(named) != 1:
        return None
    series = named.pop()
    targets = series.cells(source.plan_year, "目标")
    results = series.cells(source.done_year, "完成")
    if not targets or not results or is_rate(targets[0].row.unit) or is_upper_limit(targets[0]):
        return None
    left = difference(targets[0], results[0])
    if left is None or left.value <= 0:
        return None
    writer = Writer(desk.report)
    aim, done = writer.cite_cell(targets[0]), writer.cite_cell(results[0])
    shown = writer.compute(left.formula, left.shown, left.unit, aim + done)
    verdict = ""
    if held is None or Decimal(held["held"]) == printed_number(results[0]):
        verdict = "够。" if Decimal(asked["by"]) >= left.value else "不够。"
    return writer.draft(
        f"{verdict}{told(targets[0])}{aim}，{told(results[0], name=False)}{done}，"
        f"还要增加{shown}（{left.formula}）{aim}{done}。",
        SKILL,
    )
