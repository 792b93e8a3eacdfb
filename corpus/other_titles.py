"""Titles of a government's other yearly papers: work report, yearly plan, bulletin, budget report.

Such a paper is asked about as a plan report is; only the words of its title, and what they say of
the years, are its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.numerals import year_value

_YEAR = r"20[0-9]{2}|二[〇○零一二三四五六七八九]{3}"
_PLACE = r"[\u4e00-\u9fff]{2,20}?"
_ECONOMY = "国民经济(?:和|与|及)?社会发展"
_WORK = re.compile(
    rf"(?:(?P<year>{_YEAR})年度?)?(?P<place>{_PLACE})??(?:(?P<after>{_YEAR})年度?)?"
    r"(?:人民)?政府工作(?:情况)?报告(?![^《》\n]{0,3}(?:辅导|解读|学习))"
)
_PLAN = re.compile(
    rf"(?:(?P<year>{_YEAR})年度?)?(?P<place>{_PLACE})??(?:(?P<after>{_YEAR})年度?)?"
    rf"{_ECONOMY}(?:年度)?(?:主要)?计划(?!执行|完成|实施|落实)(?:[（(]?草案[）)]?)?"
)
_BULLETIN = re.compile(
    rf"(?:(?P<year>{_YEAR})年度?)?(?P<place>{_PLACE})??(?:(?P<after>{_YEAR})年度?)?"
    rf"(?:人民政府)?{_ECONOMY}统计公报"
)
_BUDGET = re.compile(
    rf"(?:关于)?(?P<place>{_PLACE})??(?P<year>{_YEAR})年度?[\u4e00-\u9fff]{{0,12}}?预算执行(?:情况)?"
    rf"[和与及暨](?P<after>{_YEAR})年度?[\u4e00-\u9fff]{{0,12}}?预算(?:草案)?的?(?:报告)?"
)
_MEETING = re.compile(
    rf"(?P<year>{_YEAR})年(?P<month>[0-9一二三四五六七八九十]{{1,3}})月"
    r"[0-9一二三四五六七八九十]{1,3}日[^。]{0,60}?会议"
)
_REVIEWED = re.compile(
    rf"(?P<year>{_YEAR})年(?:政府)?(?:的)?(?:主要)?工作回顾|回顾(?P<after>{_YEAR})年"
)
_ANNOUNCED = re.compile(
    rf"(?P<year>{_YEAR})年(?:的)?(?:经济社会发展|政府工作)?(?:主要|总体|重点|预期)*(?:目标|工作安排|工作任务|工作要求|重点工作)"
)
_FULL_PLACE = re.compile("(?:省|市|区|县|旗|州|盟|兵团)$")
_BEFORE = re.compile(
    "(?:关于)?(?:[\u4e00-\u9fff]{2,20}人民政府(?:办公[厅室])?)?(?:关于)?(?:印发|下达|批转)?[《〈]?"
)
_ENDS = re.compile(r"$|[》〉（(—\-－|来时发\[【]|的?通知|文件|20\d\d年|二[〇○零]|各位|目录|全文")
"""What may follow a title on its line: a sentence that goes on with other words is none."""
_ADDRESS = re.compile(
    r"(?:现在，?)?我?(?:谨|受|代表)*代表[\u4e00-\u9fff]{0,12}(?:政府|国务院)，?(?:向(?:大会|各位代表))?"
    r"[，]?(?:向大会)?(?:报告|作)(?:政府|[\u4e00-\u9fff]{2,8}人民政府)?工作"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A title as printed, the place words in it ("" for none), and the years it stands for."""

    text: str
    place: str
    done_year: int
    plan_year: int


def other_title(head: str, file_name: str) -> Found | None:
    """The title at the start of `head` of a paper that is no plan report; None when there is none.

    file_name: says the title where the text begins without one.
    """
    for line, is_joined in _lines(head):
        found = _of_line(line, head)
        if found is not None and not (
            is_joined and found.place and not _FULL_PLACE.search(found.place)
        ):
            return found
    if not _ADDRESS.search(_solid(head).replace(",", "，")):
        return None
    named = _of_line(_solid(re.sub(r"\.\w{2,5}$", "", file_name)), head)
    return named or _untitled(head)


def _solid(words: str) -> str:
    return re.sub(r"\s", "", words)


def _lines(head: str) -> Iterator[tuple[str, bool]]:
    """Each line without blanks, alone and with the line after it; True for the two."""
    lines = [_solid(line) for line in head.splitlines()]
    lines = [re.sub("^(?:文件名称|标题|名称)[|：:]*", "", line) for line in lines if line]
    for at, line in enumerate(lines):
        yield line, False
        yield line + "".join(lines[at + 1 : at + 2]), True


def _of_line(line: str, head: str) -> Found | None:
    """The title that a line begins with, in 《》 or not."""
    bare = _BEFORE.sub("", line)
    for words in dict.fromkeys((bare, line)):
        budget = _BUDGET.match(words)
        if budget:
            done, plan = year_value(budget["year"]), year_value(budget["after"])
            return Found(budget.group().removeprefix("关于"), budget["place"] or "", done, plan)
        for pattern in (_WORK, _PLAN, _BULLETIN):
            match = pattern.match(words)
            if match is None or not _ENDS.match(words[match.end() :]):
                continue
            said = match["year"] or match["after"]
            year = year_value(said) if said else _year_said(head)
            if year:
                done = year if pattern is _BULLETIN else year - 1
                return Found(match.group(), match["place"] or "", done, year)
    return None


def _untitled(head: str) -> Found | None:
    """A speech without a title: 「现在，我代表市人民政府向大会报告工作」 under 「2024年工作回顾」."""
    year = _year_said(head)
    return Found("政府工作报告", "", year - 1, year) if year else None


def _year_said(head: str) -> int:
    """The year that a paper is for: of its meeting, the one after the year reviewed, or the one
    whose aims it announces; else 0.
    """
    words = _solid(head)
    met = _MEETING.search(words)
    if met:
        return year_value(met["year"])
    told = _REVIEWED.search(words)
    if told:
        return year_value(told["year"] or told["after"]) + 1
    announced = _ANNOUNCED.search(words)
    return year_value(announced["year"]) if announced else 0
