"""Answers 「哪些指标今年目标比去年高」: indicators by how two of their cells differ."""

import re

from assistant.asking.cells_meant import retargeted_upward, without_changes
from assistant.asking.question import Question, leftover
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import told
from assistant.outcomes import Desk, Outcome
from assistant.tables.comparing import one_a_year
from assistant.tables.operations import difference
from assistant.words import lexicon, listed
from corpus.model import Report, Role

SKILL = "indicators"
_WAY = re.compile("比([^，。？?]{1,14}?)(?:更|还|要|定得|都)*(高|多|大|快|低|少|小|慢)了?的?")
_THAN = re.compile(
    "(高|大|多|快|低|小|少|慢|超过)(?:于|过)?((?:去年|上年|20\\d\\d年|今年|年初)[^，。？?]{0,10})"
)
_TURNED = re.compile("(.+)(高|大|多|快|低|小|少|慢|超过)$")
"""「低于去年完成」 as 「去年完成…低」, the order in which `_WAY` gives them."""
_SAME = re.compile(
    "(?:和|与|跟|同)([^，。？?]{2,14}?)(?:值|数)?(?:一样|相同|持平|一致|没变|不变)(?:的|高)?"
)
_WHICH = re.compile("哪些|哪几|几[个项]|多少[个项]")
_NOT_NAMES = re.compile(
    "哪一?[些个项]|哪几[个项]|几[个项]|多少[个项]|定得|定了|一共|总共|分别|那些|列一?下|比|的|有|是|都|还|更|要|被|了|得|[呢吗啊，、？?。]"
)
_MORE = ("高", "多", "大", "快", "超过")


def answer_changed(question: Question, desk: Desk) -> Outcome:
    """The indicators whose plan target lies above or below their earlier cell, with both cells."""
    asked = _asked(question, desk.report)
    if asked is None or question.places or not _WHICH.search(question.text):
        return None
    knowledge = knowledge_of(desk.report)
    of_all = "指标" in question.text or _SAME.search(question.text) or _names_nothing(question)
    if not of_all or any(one.exact for one in find_series(question, knowledge)):
        return None
    role, sign = asked
    writer = Writer(desk.report)
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
    lead = f"能按数比较的指标里，{source.plan_year}年预期目标{'与' if sign == 0 else '比'}{than}{word}的有{count}{ids}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _asked(question: Question, report: Report) -> tuple[Role, int] | None:
    """The role of the earlier cell, and 1, −1 or 0 for above, below and the same."""
    text = question.text
    same = _SAME.search(text)
    way = same or _WAY.search(text) or _THAN.search(text)
    if way is None:
        turned = retargeted_upward(text, report)
        return None if turned is None else ("目标", 1 if turned else -1)
    way = way if way.re is not _THAN else _TURNED.match(way[2] + way[1]) or way
    return "目标" if "目标" in way[1] else "完成", 0 if same else 1 if way[2] in _MORE else -1


def _names_nothing(question: Question) -> bool:
    """Whether nothing is left but years, roles and how they differ: 「今年目标比去年低的有哪些」."""
    rest = question.text
    for word in lexicon("years")["relative"]:
        rest = rest.replace(word, "")
    rest = without_changes(re.sub(r"20\d\d年度?", "", rest))
    for pattern in (_NOT_NAMES, listed("comparisons", "reached"), listed("comparisons", "planned")):
        rest = pattern.sub("", rest)
    return "目标" in question.text and not leftover(rest)


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
