"""Which sentences tell of a plan's five years and not of one year: 「五年来，…增长53.1%」.

A report at the turn of a five-year plan looks back on the plan that ends and ahead to the next.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from corpus.model import Paragraph, Report, Section

Period: TypeAlias = Literal["", "past", "future"]

OPENS_WITHIN = 24
"""Signs of a paragraph within which it says what time it tells of."""
_NAMED = "“?十[一二三四五六七八九]五”?"
_PAST = re.compile(
    r"五年来|[这过]去?的?五年(?!规划)|五年间|五年以来|" + _NAMED + r"(?:时期|期间|以来|的五年)"
)
_FUTURE = re.compile(
    r"(?:未来|今后)五年|《[^》]{0,40}纲要|[到至]20\d[05]年|"
    + _NAMED
    + r"(?:时期|期间)?(?:的)?(?:发展|经济社会发展)?"
    r"(?:主要|总体|重点|预期)*(?:目标|任务|思路|要求|指导思想)|" + _NAMED + r"(?:时期|期间)"
)
_ONE_YEAR = re.compile(
    r"过去(?:的)?一年|一年来|今年(?:以来)?|去年|刚刚过去的20\d\d年|(?<![到至从自])20\d\d年(?!的?五年|至|—)"
)
_ITEM = re.compile(r"——|[一二三四五六七八九十]+是")
_CHANGE = re.compile(
    r"(?:增长|下降|新增|累计|年均|减少|压减|净增|增加|提高|提升|降低|上升)(?!到|至|为|率)"
)


def periods_of(report: Report) -> Iterator[tuple[Paragraph, Period]]:
    """Each paragraph with the period that it tells of; "" where it tells of a year, or of none.

    What its first words say holds for the —— and 一是 that follow; a part may be of a plan whole.
    """
    parts = [one for one in report.sections if one.kind == "part"]
    opened: Period = ""
    for paragraph in report.paragraphs:
        part = next((one for one in parts if paragraph.span in one.span), None)
        if part is None:
            yield paragraph, ""
            continue
        ahead, words = _looks_ahead(part, report), report[paragraph.span]
        said = _said(words[:OPENS_WITHIN], ahead=ahead)
        if said is not None:
            opened = said
        elif not _ITEM.match(words):
            opened = _of_title(part, report)
        yield paragraph, opened


def names_five_years(words: str) -> bool:
    """Whether words say themselves that they tell of a plan's years: 「“十四五”期间」, 「五年来」."""
    return _PAST.search(words) is not None


def tells_change(words: str) -> bool:
    """Whether words tell how much something changed, and not what it has come to."""
    return _CHANGE.search(words) is not None


def _of_title(part: Section, report: Report) -> Period:
    """A part named after a plan alone is of it; one that names a year as well begins with the year."""
    if not re.search(_NAMED + "|五年", part.title):
        return ""
    if re.search(r"20\d\d年|一年", part.title):
        return ""
    return "future" if _looks_ahead(part, report) else "past"


def _looks_ahead(part: Section, report: Report) -> bool:
    """Whether a part tells of what is to come: by its title, else by its year."""
    if re.search("回顾|总结|成[就效绩]|完成|执行", part.title):
        return False
    return bool(re.search("目标|任务|思路|考虑|要求|安排|重点|部署", part.title)) or (
        str(report.source.plan_year) in part.title
    )


def _said(words: str, *, ahead: bool) -> Period | None:
    """What a paragraph's first words say of its time; None where they say nothing."""
    period = (_FUTURE if ahead else _PAST).search(words)
    year = _ONE_YEAR.search(words)
    if period is None:
        return None if year is None else ""
    if year is not None and year.start() < period.start():
        return ""
    return "future" if ahead else "past"
