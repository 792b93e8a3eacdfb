"""Works out GDP a head from the value and the resident population that a report tells."""

import re
from dataclasses import replace

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.prose.figures_told import is_of_its_year, level_now
from assistant.sentences.told_figures import each

_ASKED = re.compile(
    "人均(?:的)?(?:地区)?(?:国内)?(?:生产总值|(?i:GDP))|(?:生产总值|(?i:GDP))(?:的)?人均"
)
_PRINTED = re.compile("人均(?:地区|国内)?(?:生产总值|(?i:GDP))")
_TOLD = re.compile(r"(?:生产总值|(?i:GDP))[^。；]{0,60}人均[^，。；收支可]{0,6}\d")
_NOTE = "报告没有直接写人均的数，这是按报告的地区生产总值除以常住人口算的，与统计上按年平均人口算的会有出入。"


def answer_per_head(question: Question, desk: Desk) -> Draft | None:
    """「人均GDP大概多少」; None where it is not asked, or the report tells it or not enough for it."""
    source, text = desk.report.source, desk.report.text
    if not _ASKED.search(question.text) or not re.search("多少|几", question.text):
        return None
    if set(question.years) - {source.done_year} or question.places or question.has("growth"):
        return None
    if _PRINTED.search(text) or _TOLD.search(text) or not knowledge_of(desk.report).statements:
        return None
    value = level_now("地区生产总值", desk, "元")
    people = level_now("常住人口", desk, "人")
    if value is None or people is None:
        return None
    if not is_of_its_year(value, "地区生产总值", desk) or not is_of_its_year(
        people, "常住人口", desk
    ):
        return None
    told = each(value, people, Writer(desk.report))
    return replace(told, text=f"{told.text}{_NOTE}") if told else None
