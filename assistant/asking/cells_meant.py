"""Reads which two cells of an indicator a question sets against each other, by year and role."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.asking.question import Question, find_years, read_question
from assistant.words import lexicon, listed
from corpus.model import Report, Role

_MANY = r"(?:了|出|过|去|上|下)*(?:约|近|大概)?(?:多少|几|\d)"
_ENDS = r"(?:了|出|过)*(?:没有?|吗|吧|么|呢|的|对|是|，|[？?。]|$)"
_ASKS = re.compile("多少|几|什么|啥")
_THAN = re.compile("(?<![占相对之无])(?:比(?![例重较率值])|较(?![大高好多快]))")
_CELL = re.compile(
    r"(20\d\d年?度?|去年|今年|上年|本年|明年|当年|)的?(?:年初|原来|原|预期|主要)?(计划|目标|实际完成|完成|实绩|实际)"
    "(?:完成)?(?:的)?(?:数字?|值|产量|量|情况|目标|任务)?"
)
_JOINED = re.compile("[、/／,]|和|与|及|以及|跟|还有")
_OWN_WORDS = re.compile("增速|增幅|速度|水平|数字|数|值|的|那个|这个|一下子?|时候?|[，、]")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The year and role of a cell."""

    year: int
    role: Role


def cells_listed(question: Question, report: Report) -> tuple[Coordinates, ...]:
    """The cells that a question lists one after the other: 「2025年计划、完成、2026年计划」.

    A year goes on until the next; a result is of the year that is done. () for no list of cells.
    """
    if question.has("difference", "ratio"):
        return ()
    found: list[Coordinates] = []
    year, end = report.source.done_year, -1
    for cell in _CELL.finditer(question.text):
        if end >= 0 and not _JOINED.fullmatch(question.text[end : cell.start()]):
            found = []
        said = find_years(cell[1], report)
        role: Role = "目标" if cell[2] in ("计划", "目标") else "完成"
        year = said[0] if said else report.source.done_year if role == "完成" else year
        found.append(Coordinates(year, role))
        end = cell.end()
        if not _JOINED.match(question.text, end):
            break
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def cells_meant(question: Question, report: Report) -> tuple[Coordinates, Coordinates] | None:
    """The cell compared and the one it is held against; None where the words leave one open.

    「比计划多几个点」 without a year means the year whose result is known, its result against its
    own target; 「目标下调了多少」 one target against the other; 「还要加多少」 what is left of the plan.
    """
    source = report.source
    text = question.text
    than = _THAN.search(text)
    if than is not None:
        after = _without_change(text[than.end() :])
        first = set(find_years(text[: than.start()], report)) <= {source.plan_year}
        retargeted = _is_retargeted(text, report) and set(find_years(after, report)) <= {
            source.done_year
        }
        retargeted = retargeted and first  # not of the targets of years before
        return _by_sides(text[: than.start()], after, report) or (
            _targets(report) if retargeted else None
        )
    if _is_retargeted(text, report):
        return _targets(report)
    if _is_still_needed(question, report):
        return Coordinates(source.plan_year, "目标"), Coordinates(source.done_year, "完成")
    if _is_off_plan(text) and set(question.years) <= {source.done_year}:
        return _result_and_plan(source.done_year)
    return None


def _by_sides(first: str, second: str, report: Report) -> tuple[Coordinates, Coordinates] | None:
    """What stands before 比 and what stands after it, without how they differ."""
    done, plan = report.source.done_year, report.source.plan_year
    years, other_years = find_years(first, report), find_years(second, report)
    aims, other = "目标" in first, _role_said(second)
    was = listed("comparisons", "former").search(second)
    before = other == "目标" and other_years == (done,)
    if aims and done != plan and set(years) <= {plan} and (before or (was and not other)):
        return _targets(report)
    if before and years == (plan,):
        return _targets(report)
    if other == "完成" and other_years == (done,) and (aims or years == (plan,)) and done != plan:
        return Coordinates(plan, "目标"), Coordinates(done, "完成")
    if not aims and other == "目标" and set(years) | set(other_years) <= {done}:
        return _result_and_plan(done)
    if not aims and other == "目标" and years == (plan,) and not other_years:
        return _result_and_plan(plan)  # of which there is no result yet
    return None


def _role_said(side: str) -> Role | None:
    """The role of a side that is nothing but a year and a word for 目标 or 完成."""
    for word in (*lexicon("years")["relative"], *re.findall(r"\d+年度?", side)):
        side = side.replace(word, "")
    if listed("comparisons", "reached").search(side):
        rest = _OWN_WORDS.sub("", listed("comparisons", "reached").sub("", side))
        return None if rest else "完成"
    rest = _OWN_WORDS.sub("", side)
    return "目标" if listed("comparisons", "planned").fullmatch(rest) else None


def _without_change(second: str) -> str:
    """「计划多跑了几个点」 as 「计划」: a side without how far it is from the other."""
    change = _change().search(second)
    return second[: change.start()] if change else second


@cache
def _change() -> re.Pattern[str]:
    """How two numbers differ, with the number asked or claimed or at the end of the question."""
    words = lexicon("comparisons")
    ways = "|".join((*words["up"], *words["down"]))
    return re.compile(f"(?:更|还|要|又|再|得|都|定得|会)*(?:{ways})(?:{_MANY}|{_ENDS})")


def _is_retargeted(text: str, report: Report) -> bool:
    """「目标下调了多少」 of a report that has targets of two years."""
    return (
        report.source.done_year != report.source.plan_year
        and "目标" in text
        and listed("comparisons", "retargeted").search(text) is not None
        and not listed("comparisons", "reached").search(text)
    )


def retargeted_upward(text: str, report: Report) -> bool | None:
    """Whether the targets asked were raised, of 「哪些目标下调了」; None where that is not asked."""
    words = lexicon("comparisons")
    if not _is_retargeted(text, report):
        return None
    return any(re.search(one, text) for one in words["up"] if one in words["retargeted"])


def without_changes(text: str) -> str:
    """The text without any word for how two numbers differ."""
    words = lexicon("comparisons")
    return re.sub("|".join((*words["up"], *words["down"])), "", text)


def _is_still_needed(question: Question, report: Report) -> bool:
    """「今年还要加多少才够目标」, 「今年要在去年基础上加多少」."""
    if report.source.done_year == report.source.plan_year:
        return False
    if report.source.plan_year not in question.years:
        return False
    return (
        listed("comparisons", "still_needed").search(question.text) is not None
        and _change().search(question.text) is not None
    )


def _is_off_plan(text: str) -> bool:
    """「短了多少亿」, 「超计划几家」."""
    words = lexicon("comparisons")
    off, planned = ("|".join(words[one]) for one in ("off_plan", "planned"))
    asked = f"(?:{off})(?:了|过|出)*(?:{planned})?(?:了)?(?:多少|几)"
    claimed = rf"(?:{off})(?:了|过|出)*(?:{planned})(?:了)?(?:约|近)?\d"
    return re.search(f"{asked}|{claimed}", text) is not None


def _targets(report: Report) -> tuple[Coordinates, Coordinates]:
    source = report.source
    return Coordinates(source.plan_year, "目标"), Coordinates(source.done_year, "目标")


def _result_and_plan(year: int) -> tuple[Coordinates, Coordinates]:
    return Coordinates(year, "完成"), Coordinates(year, "目标")


def change_and_cell(question: Question, report: Report) -> tuple[Question, Question] | None:
    """「差目标几个点，今年又定多少」 as its two questions; None where no cell is asked besides."""
    head, comma, tail = question.text.rpartition("，")
    if not comma or not all(_ASKS.search(one) for one in (head, tail)):
        return None
    compared, cell = read_question(head, report), read_question(tail, report)
    if cells_meant(compared, report) is None or cells_meant(cell, report) is not None:
        return None
    asks_cell = (cell.years or cell.roles) and not cell.has("difference", "met", "ratio", "unit")
    return (compared, cell) if asks_cell else None


_OVER_YEARS = re.compile(
    "(?<![\\d十今])[三四五六](?:个)?年(?:来|间|里|下来|期间|时间)?(?!计划|规划|期|前|后|级)[^，。？?]{0,14}?"
    "(?:增加|增长|提高|提升|上升|减少|下降|多|少|涨|降)(?:了|出)?(?:多少|几)"
)


def asks_over_years(text: str) -> bool:
    """「粮食产量五年增加多少」: no cell of one year, nor the change from one to the next, answers."""
    return _OVER_YEARS.search(text) is not None and "年均" not in text


def names_earlier_first(question: Question, report: Report) -> bool:
    """「2025年完成的比2026年目标高」: the earlier year is held against the later one."""
    than = _THAN.search(question.text)
    if than is None or len(question.years) != 2 or question.years[0] > question.years[1]:
        return False
    return find_years(question.text[: than.start()], report) == question.years[:1]


def change_claimed(text: str) -> tuple[bool, str] | None:
    """Whether a claimed change is upward, and the number that it is claimed to come to, if any.

    「比计划多了20家，对吧」 gives (True, 「20家」); None where no change is claimed.
    """
    words = lexicon("comparisons")
    up, down, planned = ("|".join(words[one]) for one in ("up", "down", "planned"))
    pattern = (
        rf"(?:(?P<up>{up})|(?P<down>{down}))(?:了|出|过|完成)*(?:{planned})?的?(?:了)?(?:约|近|整整)?"
        r"(?P<by>\d[\d.]*[^，。？?\d对是吧吗么没]{0,6})?(?=，|对|几|多少|是|吧|吗|么|没错|[？?。]|$)"
    )
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    return found[-1]["up"] is not None, found[-1]["by"] or ""
