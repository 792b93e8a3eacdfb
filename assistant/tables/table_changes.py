"""Answers 「哪些指标今年目标比去年高」: indicators by how two of their cells differ."""

import re

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import told
from assistant.outcomes import Desk, Outcome
from assistant.tables.comparing import one_a_year
from assistant.tables.operations import difference
from corpus.model import Report, Role

SKILL = "indicators"
_WAY = re.compile("比([^，。？?]{1,14}?)(?:更|还|要|定得|都)?(高|多|大|快|低|少|小|慢)的?")
_THAN = re.compile(
    "(高|大|多|快|低|小|少|慢|超过)(?:于|过)?((?:去年|上年|20\\d\\d年|今年|年初)[^，。？?]{0,10})"
)
_TURNED = re.compile("(.+)(高|大|多|快|低|小|少|慢|超过)$")
"""「低于去年完成」 as 「去年完成…低」, the order in which `_WAY` gives them."""
_SAME = re.compile(
    "(?:和|与|跟|同)([^，。？?]{2,14}?)(?:值|数)?(?:一样|相同|持平|一致|没变|不变)(?:的|高)?"
)
_WHICH = re.compile("哪些|哪几|几[个项]|多少[个项]")


def answer_changed(question: Question, desk: Desk) -> Outcome:
    """The indicators whose plan target lies above or below their earlier cell, with both cells."""
    same = _SAME.search(question.text)
    way = same or _WAY.search(question.text) or _THAN.search(question.text)
    if way is None or not _WHICH.search(question.text) or question.places:
        return None
    knowledge = knowledge_of(desk.report)
    if not ("指标" in question.text or same) or any(
        one.exact for one in find_series(question, knowledge)
    ):
        return None
    way = way if way.re is not _THAN else _TURNED.match(way[2] + way[1]) or way
    role: Role = "目标" if "目标" in way[1] else "完成"
    writer = Writer(desk.report)
    sign = 0 if same else 1 if way[2] in ("高", "多", "大", "快", "超过") else -1
    lines = [
        line
        for series in knowledge.series
        if (line := _line(series, role, desk.report, writer, sign=sign))
    ]
    if not lines:
        return None
    counted = "".join(f"[{one.id}]" for one in writer.citations[::2])  # one cell an indicator
    count = writer.compute(f"计数 = {len(lines)}", f"{len(lines)}项", "项", counted)
    ids = "".join(f"[{one.id}]" for one in writer.citations)
    source = desk.report.source
    than = f"{source.done_year}年{'预期目标' if role == '目标' else '预计完成'}"
    word = ("相同", "高", "低")[sign]
    lead = f"能按数比较的指标里，{source.plan_year}年预期目标{'与' if same else '比'}{than}{word}的有{count}{ids}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _line(series: Series, role: Role, report: Report, writer: Writer, *, sign: int) -> str | None:
    """Both cells of an indicator whose difference has the sign asked; None for any other."""
    later = _cell(series, report.source.plan_year, "目标")
    earlier = _cell(series, report.source.done_year, role)
    change = difference(later, earlier) if later and earlier else None
    if later is None or earlier is None or change is None:
        return None
    if (change.value > 0) - (change.value < 0) != sign:
        return None
    first, second = writer.cite_cell(later), writer.cite_cell(earlier)
    marks = first + second
    stated = f"{told(later)}{first}，{told(earlier, name=False)}{second}"
    if not sign:
        return f"- {stated}"
    shown = writer.compute(change.formula, change.shown, change.unit, marks)
    word = "高" if sign > 0 else "低"
    return f"- {stated}，{word}{shown}（{change.formula}）{marks}"


def _cell(series: Series, year: int, role: Role) -> Cell | None:
    cells = one_a_year(series.cells())
    return next(
        (one for one in cells if (one.reading.year, one.reading.role) == (year, role)), None
    )
