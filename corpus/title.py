"""What a report's title says: its place, the year it reports on and the year it plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import UserError
from corpus.numerals import year_value
from corpus.other_titles import other_title

TITLE_WITHIN = 3000
"""Signs from the start of a text within which its title stands (after a cover letter, if any)."""

NATION = "全国"
"""Place of the report that the State Council gives: its title names none."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = "20[0-9]{2}|[二][〇○零一二三四五六七八九]{3}"
_PLAN = "国民经济(?:和|与|及)?社会发展(?:年度)?(?:计划)?"
_TITLE = re.compile(
    rf"(?:关于)?(?P<place>[\u4e00-\u9fff]{{0,20}}?)(?P<done>{_YEAR})年度?(?P<part>上半年|前三季度|[0-9一1][-—至][0-9]+月)?"
    rf"(?P<after>[\u4e00-\u9fff]{{0,12}}?){_PLAN}"
    r"(?:预计)?(?:执行|完成|实施|落实)(?:[及和与暨]“[^”]{2,8}”规划(?:实施|执行|完成))?情况的?"
    rf"(?:(?:以及|与|及|和|暨)(?P<plan>{_YEAR})年度?[\u4e00-\u9fff]{{0,12}}?(?:{_PLAN}|计划)"
    r"(?:[（(〔]?草案[）)〕]?|安排(?:意见|建议|情况)?|编制情况)?(?:的?(?:报告|说明|意见))?|的?(?:报告|说明|意见))"
)
_PLACE_END = r"(?:省|市|区|县|旗|州|盟|地区|兵团)"
_ELSEWHERE = (
    re.compile(rf"在([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})第[一二三四五六七八九十百]+届人"),
    re.compile(rf"受([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})(?:人民)?政府(?:的)?委托"),
    re.compile(
        rf"([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})(?:代?[省市区县旗州盟]长|主席)(?:\b|(?=\s))"
    ),
    re.compile(rf"([\u4e00-\u9fff]{{1,18}}?{_PLACE_END})(?:人民政府|发展(?:和|与)?改革(?:委|局))"),
)
"""Where the place stands when the title names none: 「在××县第十届人民代表大会」 and the like."""
_NATIONAL = re.compile(
    r"在第[一二三四五六七八九十百]+届全国人民代表大会|受国务院委托|我代表国务院|国家发展(?:和)?改革委"
)
_NO_NAME = {"", "全", "我", "本", "省", "市", "区", "县", "旗", "州", "年"}


class NoTitleError(UserError):
    """The title is not found, so place and years are unknown."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}：前 {TITLE_WITHIN} 个字里没有找到"
            "「××2025年国民经济和社会发展计划执行情况与2026年计划草案的报告」这样的标题，也不是"
            "政府工作报告、年度计划、统计公报或预算报告；请在 source.toml 里写明 title、place、done_year、plan_year。"
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
    lines under it. A government's other yearly papers are found by their own titles.
    place: the name of the file or folder, for messages and where a speech has no title.
    """
    head = text[:TITLE_WITHIN].translate(_FULL_WIDTH)
    match = next(_titles(head), None)
    if match is None:
        other = other_title(head, place)
        if other is None:
            raise NoTitleError(place)
        where = _place((other.place,), text, place)
        return Title(other.text, where, other.done_year, other.plan_year)
    done = year_value(match["done"])
    plan = year_value(match["plan"]) if match["plan"] else done + (match["part"] is None)
    where = _place((match["place"], match["after"]), text, place)
    return Title(match.group().removeprefix("关于"), where, done, plan)


def _place(said: tuple[str, ...], text: str, file_name: str) -> str:
    """The place in the title, before the year or after it; else that of the lines near it."""
    head = re.sub(r"[ \t\u3000]", "", text[:TITLE_WITHIN])
    head = re.sub(r"(?<=届)\n(?=人民代表大会)|\n(?=第[一二三四五六七八九十]+届人)", "", head)
    for words in said:
        where = re.sub(r"^.*(?:人民政府(?:办公[厅室])?|关于|现将|报告)", "", words)
        if where.removeprefix("全") not in _NO_NAME:
            return _in_full(where, head)
    if _NATIONAL.search(head):
        return NATION
    return next(_named(head), "") or next(_named(file_name), "")


def _in_full(name: str, head: str) -> str:
    """「宁夏」 is short for the place that the lines near the title name in full."""
    if re.search(_PLACE_END + "$", name):
        return name
    return next((one for one in _named(head) if one.startswith(name)), name)


def _named(words: str) -> Iterator[str]:
    """The places that lines like 「在××县第十届人民代表大会」 name, in the order of trust."""
    for pattern in _ELSEWHERE:
        for found in pattern.finditer(words):
            name = re.sub("^.*(?:代表|受)", "", found[1])
            if name not in _NO_NAME and name[-2:-1] not in ("各", "全"):
                yield name


def _titles(head: str) -> Iterator[re.Match[str]]:
    """Titles that begin a line, then those anywhere (in 《》); broken lines are joined."""
    for line in re.finditer(r"^", head, re.MULTILINE):
        match = _TITLE.match(re.sub(r"\s", "", head[line.start() :]))
        if match:
            yield match
    yield from _TITLE.finditer(re.sub(r"\s", "", head))
