"""Chooses between an indicator and its growth where a table gives both: 总额 in 亿元, 增速 in %."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.known.knowledge import Knowledge, Series
from assistant.known.readings import is_growth_name
from assistant.text import key
from assistant.words import lexicon

_GROWS = re.compile("(?:增长|增速|增|下降|降|跌|减少)(?:了)?(?:多少|几|百分之)")
_AGAINST_LAST_YEAR = re.compile(
    "(?:比|较)(?:上年|去年|前年|20\\d\\d年)|同比|在?(?:上年|去年)的?基础上"
)
_SPAN = re.compile(
    "(?:比|较).{2,14}(?:高|低|多|少|增长|增加|提高|下降|减少|涨|降|翻)(?!于)(?!.*(?:增速|增幅))"
)
_ON_YEAR = re.compile("(?:比|较)(?:前年|20\\d\\d年?)")
_COMPARES = re.compile("比|较|相差|差|变化|高|低|快|慢")
_ASKS_GROWTH = re.compile(
    "增长|增速|增幅|涨幅|上涨|涨了|同比|百分之|几个点|(?:下?降|跌|减少|减产)(?:了|去)?(?:多少|几)"
)

_ASKS_BOTH = re.compile(
    "(?:多少|几)(?:[万亿]?元?)[^。]{0,4}?(?:同比|比上年|比去年)?(?:增(?:长|速|幅)?|降|涨|跌|下降|上涨)(?:了|是|为)*(?:多少|几|没|还是)"
    "|(?:增长|增速|增幅)(?:是|了)*(?:多少|几)[^。]{0,4}?(?:总量|总额|完成|绝对|达到)[^。]{0,4}多少"
    "|多少[^。]{0,4}?增还是降"
)


def with_twins(
    series: Sequence[Series], question: Question, knowledge: Knowledge
) -> tuple[Series, ...]:
    """`series`, each with or replaced by its twin, as the question's words, years and role ask.

    Growth words ask for the growth; a result is asked for the value itself where a table holds
    it; a target may be meant either way, so that both are told; 「多少，增长多少」 asks both.
    """
    chosen: list[Series] = []
    for one in series:
        level, growth = _pair(one, knowledge)
        if level is None or growth is None:
            chosen.append(one)
            continue
        fitting = [twin for twin in (level, growth) if _has_cells(twin, question)]
        if _ASKS_BOTH.search(question.text):
            chosen += [level, growth]
        elif _spans_years(level, question):
            chosen.append(level)
        elif question.has("met") and _is_judged(growth) and not _is_judged(level):
            chosen.append(growth)  # the target is a growth, and so is what was done
        elif _ASKS_GROWTH.search(question.text):
            chosen.append(growth)
        elif question.roles == {"目标"} or len(fitting) == 1:
            chosen.extend(fitting or [one])
        else:
            chosen.append(level)
    return tuple(dict.fromkeys(chosen))


def _pair(series: Series, knowledge: Knowledge) -> tuple[Series | None, Series | None]:
    """The value and the growth that one row gives; None for what the tables do not hold."""
    rows = {(row.table, row.number) for row in series.rows}
    beside = [
        other
        for other in knowledge.series
        if other is not series and any((row.table, row.number) in rows for row in other.rows)
    ]
    endings = tuple(map(key, lexicon("indicators")["growth_endings"]))
    for other in beside:
        first, second = sorted((series, other), key=lambda one: len(one.name))
        extra = key(second.name).removeprefix(key(first.name))
        if extra in endings:
            return first, second
    return None, None


def _has_cells(series: Series, question: Question) -> bool:
    years = question.years or (None,)
    roles = question.roles or {None}
    return any(series.cells(year, role) for year in years for role in roles)


def _spans_years(level: Series, question: Question) -> bool:
    """「今年目标比前年高百分之几」: a growth over years of which the yearly growth tells nothing."""
    years = sorted(set(question.years))
    held = all(level.cells(year, None) for year in years)
    apart = len(years) == 2 and years[1] - years[0] > 1
    return apart and held and _SPAN.search(question.text) is not None


def _is_judged(series: Series) -> bool:
    """Whether a year has both a target and a result."""
    held = {(one.reading.year, one.reading.role) for one in series.cells()}
    return any((year, "完成") in held for year, role in held if role == "目标")


def asks_both(question: Question) -> bool:
    """「甲多少，同比增长多少」."""
    return _ASKS_BOTH.search(question.text) is not None


def asks_level_beside_growth(question: Question, series: Series, knowledge: Knowledge) -> bool:
    """「甲多少家，增长多少」 of a row that gives both: the level as printed, set against no other."""
    if "目标" in question.roles:
        return False
    level, growth = _pair(series, knowledge)
    return level is series and growth is not None and asks_both(question)


def asks_growth_itself(question: Question, series: Series) -> bool:
    """「2023年投资增长多少」 of an indicator that is a growth: its cell, not a difference of cells."""
    on_last_year = "基础上" in question.text or _on_year_before(question)
    words = _AGAINST_LAST_YEAR.sub("", question.text)
    return (
        is_growth_name(series.name)
        and (len(set(question.years)) < 2 or on_last_year)
        and _GROWS.search(words) is not None
        and _COMPARES.search(words) is None
    )


def _on_year_before(question: Question) -> bool:
    """「2023年比2022年增长多少」: the growth of the one year, which its cell tells."""
    years = sorted(set(question.years))
    return len(years) == 2 and years[1] - years[0] == 1 and bool(_ON_YEAR.search(question.text))
