"""What a report's title says: its place, the year it reports on and the year it plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import UserError

TITLE_WITHIN = 3000
"""Signs from the start of a text within which its title stands (after a cover letter, if any)."""

NATION = "全国"
"""Place of the report that the State Council gives: its title names none."""

_YEAR = "20[0-9]{2}|[二][〇○零一二三四五六七八九]{3}"
_PLAN = "国民经济(?:和|与|及)?社会发展(?:年度)?(?:计划)?"
_TITLE = re.compile(
    rf"(?:关于)?(?P<place>[\u4e00-\u9fff]{{0,20}}?)(?P<done>{_YEAR})年度?(?P<part>上半年|前三季度|[0-9一1][-—至][0-9]+月)?"
    rf"(?P<after>[\u4e00-\u9fff]{{0,12}}?){_PLAN}"
    r"(?:预计)?(?:执行|完成|实施|落实)(?:[及和与暨]“[^”]{2,8}”规划(?:实施|执行|完成))?情况的?"
    rf"(?:(?:以及|与|及|和|暨)(?P<plan>{_YEAR})年度?[\u4e00-\u9fff]{{0,12}}?(?:{_PLAN}|计划)"
    r"(?:[（(〔]?草案[）)〕]?|安排(?:意见|建议|情况)?|编制情况)?(?:的?(?:报告|说明|意见))?|的?(?:报告|说明|意见))"
)
_KIN = (
    re.compile(
        rf"(?:关于)?(?P<place>[\u4e00-\u9fff]{{0,20}}?)(?P<plan>{_YEAR})年度?(?P<after>[\u4e00-\u9fff]{{0,12}}?)"
        r"(?:国民经济(?:和|与|及)?社会发展(?:年度)?计划(?!执行|完成|实施|指标)|政府工作报告)"
    ),
    re.compile(
        rf"(?P<place>[\u4e00-\u9fff]{{0,20}}?)(?P<after>)政府工作报告(?:[（(](?P<plan>{_YEAR})年?[）)])?"
    ),
)
"""Titles of kindred documents: a year's plan as issued, a government's yearly work report."""
_PLANNED = re.compile(
    rf"({_YEAR})年(?:的)?(?:经济社会发展)?(?:主要|总体|重点|工作|政府工作|预期)*(?:的)?(?:目标|工作|安排|任务|要求|思路)"
)
_PLACE_END = r"(?:省|市|区|县|旗|州|盟|地区|兵团)"
_ELSEWHERE = (
    re.compile(rf"在([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})第[一二三四五六七八九十百]+届人"),
    re.compile(rf"受([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})(?:人民)?政府(?:的)?委托"),
    re.compile(rf"([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})(?:人民政府|发展(?:和|与)?改革(?:委|局))"),
)
"""Where the place stands when the title names none: 「在××县第十届人民代表大会」 and the like."""
_NATIONAL = re.compile(
    r"在第[一二三四五六七八九十百]+届全国人民代表大会|受国务院委托|国家发展(?:和)?改革委"
)
_NO_NAME = {"", "全", "我", "本", "省", "市", "区", "县", "旗", "州", "年"}
_DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": "0", "零": "0"}


class NoTitleError(UserError):
    """The title is not found, so place and years are unknown."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}：前 {TITLE_WITHIN} 个字里没有找到"
            "「××2025年国民经济和社会发展计划执行情况与2026年计划草案的报告」这样的标题；"
            "请在 source.toml 里写明 title、place、done_year、plan_year。"
        )


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, and what it says."""

    text: str
    place: str
    done_year: int
    plan_year: int


def find_title(text: str, place: str) -> Title:
    """Find the title near the start of `text`, line breaks ignored; raises NoTitleError.

    A title without a plan year is of a half-yearly report (both years are its own) or of a
    yearly one (the plan is the year after). A place that the title leaves out is read from the
    lines under it.
    """
    match = next(_titles(text[:TITLE_WITHIN]), None)
    if match is None:
        return _kindred(text, place)
    done = _year(match["done"])
    plan = _year(match["plan"]) if match["plan"] else done + (match["part"] is None)
    return Title(match.group().removeprefix("关于"), _place(match, text), done, plan)


def _kindred(text: str, place: str) -> Title:
    """The title of a year's plan or a government work report, which report on the year before.

    One that prints no year plans the latest year whose aims or tasks the text announces.
    """
    for pattern in _KIN:
        for match in _titles(text[:TITLE_WITHIN], pattern):
            announced = [_year(one) for one in _PLANNED.findall(text)]
            plan = _year(match["plan"]) if match["plan"] else max(announced, default=0)
            if plan:
                words = re.sub("^.*关于(?:印发)?", "", match.group())
                return Title(words, _place(match, text), plan - 1, plan)
    raise NoTitleError(place)


def _year(words: str) -> int:
    return int("".join(_DIGITS.get(sign, sign) for sign in words))


def _place(match: re.Match[str], text: str) -> str:
    """The place in the title, before the year or after it; else that of the lines near it."""
    for words in (match["place"], match["after"]):
        where = re.sub(r"^.*(?:人民政府(?:办公[厅室])?|关于|现将|报告|印发)(?=.)", "", words)
        where = re.sub("(?:人民|政府)+$", "", where)
        if where.removeprefix("全") not in _NO_NAME:
            return where
    head = re.sub(r"[ \t\u3000]", "", text[:TITLE_WITHIN])
    if _NATIONAL.search(head):
        return NATION
    for pattern in _ELSEWHERE:
        for found in pattern.finditer(head):
            if found[1] not in _NO_NAME and found[1][-2:-1] not in ("各", "全"):
                return found[1]
    return ""


def _titles(head: str, pattern: re.Pattern[str] = _TITLE) -> Iterator[re.Match[str]]:
    """Titles that begin a line, then those anywhere (in 《》); broken lines are joined."""
    for line in re.finditer(r"^", head, re.MULTILINE):
        match = pattern.match(re.sub(r"\s", "", head[line.start() :]))
        if match:
            yield match
    yield from pattern.finditer(re.sub(r"\s", "", head))
