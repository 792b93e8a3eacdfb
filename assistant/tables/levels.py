"""The level of an indicator that the table gives only as a growth rate, from the running text."""

import re
from collections.abc import Sequence

from assistant.asking.places import other_places
from assistant.asking.question import Question, read_question
from assistant.draft import Writer
from assistant.known.knowledge import Series, knowledge_of
from assistant.known.readings import is_growth_name
from assistant.outcomes import Desk
from assistant.sentences.evidence import Evidence, candidates
from assistant.sentences.trim import best_stretch, strong_figures, trimmed_answer
from assistant.support.decision import refusal_for
from corpus.sentences import clauses

LOOKED_AT = 3
"""Sentences that are tried for the level."""
_BOTH = re.compile("多少[^，]{0,4}，[^，]*增(?:长|速)?")
"""「GDP是多少，增长多少」 asks for the level and its growth."""
_DAYS_ASKED = re.compile("(?:多少|几)天")
_SAYS_LEVEL = re.compile("总[额量值]")
"""Whoever says so without 增速 may mean the level, for a target too."""


def asks_level(question: Question, named: Sequence[Series]) -> bool:
    """「去年GDP有多少」: a growth indicator is named and neither growth nor a target of it is asked.

    Nor is the rate of days a number of days.
    """
    if _asks_days(question, named):
        return True
    if not named or not all(is_growth_name(series.name) for series in named):
        return False
    if question.has("met", "ratio", "nature", "unit", "premise"):
        return False
    both = _BOTH.search(question.text) is not None
    if question.has("growth", "difference") and not both:
        return False
    return "目标" not in question.roles or _SAYS_LEVEL.search(question.text) is not None


def _asks_days(question: Question, named: Sequence[Series]) -> bool:
    """「有几天是蓝天」 of an indicator that is a share of all days."""
    shares = bool(named) and all("天数" in one.name and one.rows[0].unit == "%" for one in named)
    return shares and _DAYS_ASKED.search(question.asked) is not None


def level_line(question: Question, desk: Desk, writer: Writer) -> str | None:
    """The sentence that tells the level, trimmed and cited; None when the report tells none."""
    unit = "天" if _DAYS_ASKED.search(question.asked) else "亿元"
    bare = question.text.split("，")[0].rstrip("？?").removesuffix("是多少")
    asked = read_question(f"{bare}达到多少{unit}", desk.report)
    knowledge = knowledge_of(desk.report)
    found = candidates(asked, desk)
    for at, one in enumerate(found[:LOOKED_AT]):
        if refusal_for(asked, found[at:], knowledge) is None and not _of_a_part(asked, one, desk):
            return trimmed_answer(asked, one, writer)
    return None


def _of_a_part(asked: Question, told: Evidence, desk: Desk) -> bool:
    """Whether the figure is of another place, one within the report's own: 「省会甲市生产总值…」."""
    report, knowledge = desk.report, knowledge_of(desk.report)
    shown = best_stretch(asked, told.statement.span, knowledge)
    return any(
        other_places(report[clause], report.source.place, report.text)
        for figure in strong_figures(asked, shown, knowledge)
        for clause in clauses(report.text, shown, "，；。")
        if figure in clause
    )
