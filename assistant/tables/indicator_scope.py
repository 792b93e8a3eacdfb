"""Whether a question that names an indicator is about what the tables hold, or something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.asking.asked import fits_row, units_asked
from assistant.asking.content import nouns_of
from assistant.asking.places import without_own
from assistant.asking.question import Question, leftover
from assistant.asking.series import Match
from assistant.asking.twins import asks_both
from assistant.known.knowledge import Knowledge, Series
from assistant.known.readings import is_growth_name
from assistant.model import Reason
from assistant.outcomes import NoAnswer, Outcome
from assistant.text import key, plain
from assistant.words import any_of, lexicon
from corpus.figures import hedges
from index.words import words_of

LONGEST_STRAY = 3
"""Content signs beside the indicator that a question may hold and still be about its cell.

None when they are a noun that the report prints: it names another thing (a 商圈, a 产业园)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The question is not for the tables: leave it to other skills (None) or refuse."""

    outcome: Outcome


def out_of_scope(
    question: Question, matches: Sequence[Match], knowledge: Knowledge
) -> Scope | None:
    """Decide from what is asked beside the indicator; None when the tables can answer."""
    named = [series for match in matches for series in match.series]
    if question.places:
        return Scope(None)
    if _asks_other_attribute(question, named):
        return Scope(None)
    if question.has("measures") and not question.has("met", "difference", "count"):
        return Scope(None)
    if question.periods or _asks_other_unit(question, named):
        return Scope(None)
    if _asks_year_before(question, named) or _SEVERAL_YEARS.search(question.text):
        return Scope(None)
    beside = _beside(question, matches, knowledge)
    if beside:
        return Scope(None)
    return None


def _asks_other_attribute(question: Question, named: Sequence[Series]) -> bool:
    """A level is asked of a growth indicator, or a rank or share of any."""
    growth = all(is_growth_name(series.name) for series in named)
    text = question.text
    for series in named:
        text = text.replace(series.name, "")
    if growth and question.has("level") and not question.has("growth"):
        return bool(
            re.search(
                "多少亿|多少万|多少元|多少钱|绝对|金额",
                text,
            )
        )
    if question.has("rank", "why", "who"):
        return True
    shares = question.has("share") and not _GROWN_BY_TENTHS.search(text)
    return shares and not any(re.search("率|比例|占|强度", one.name) for one in named)


_GROWN_BY_TENTHS = re.compile(
    "完成(?:了)?(?:年初|年度|全年|预期)?的?(?:目标|计划|任务)?的?几成|(?:目标|计划|任务)的几成|"
    "(?:增长?|涨|多|高|少|低|降|减|跌|提高?|增加|上升|下降|减少)(?:了|出)?[几\\d一二三四五六七八九]成"
)
"""「今年比去年增几成」 asks how much a value grows, 「完成了目标的几成」 how far it got: no share."""
_AGAINST_LAST_YEAR = re.compile("(?:比|较)(?:上年|上一年|去年同期)|同比")


def _asks_year_before(question: Question, named: Sequence[Series]) -> bool:
    """「2024年外资比上年下降了多少」 where the tables hold no 2023 and the name is no growth."""
    if len(question.years) != 1 or not _AGAINST_LAST_YEAR.search(question.text):
        return False
    before = question.years[0] - 1
    cells = [cell for series in named for cell in series.cells(before)]
    rates = any(is_growth_name(series.name) for series in named)
    return not cells and (not rates or _AMOUNT.search(question.text) is not None)


_SEVERAL_YEARS = re.compile("(?<!\\d)(?:[三四五六]|[3-6])年(?:来|间|净|累计|一共|总共|里)")
_AMOUNT = re.compile(
    "[多少](?:了|出)?多少[万亿家个人户件]|(?:增加|增长|增|减少|降)了?(?:多少|几)个?[万亿家个人户件]"
)


def grown_since_last_year(question: Question, matches: Sequence[Match]) -> tuple[Match, ...]:
    """「GDP比上年增长多少」 of a year's result is told by the growth, where the tables hold it too."""
    if "目标" in question.roles or not _AGAINST_LAST_YEAR.search(question.text):
        return tuple(matches)
    if asks_both(question):
        return tuple(matches)
    return tuple(
        replace(one, series=tuple(s for s in one.series if is_growth_name(s.name)) or one.series)
        for one in matches
    )


def _asks_other_unit(question: Question, named: Sequence[Series]) -> bool:
    """「多少亿」 of an indicator in per cent: the running text may say, the table does not."""
    asked = units_asked(question.text)
    amount = (
        re.search("多少个?[万亿](?!分)|几个?[万亿]|多少(?:万|亿)?元", question.text) is not None
    )
    if question.has("met", "ratio") or (question.has("difference") and not amount):
        return False
    rows = [row for series in named for row in series.rows]
    worded = any(unit in one.text for unit in asked for row in rows for one in row.readings)
    return not worded and not any(fits_row(row.unit, asked) for row in rows)


def _beside(question: Question, matches: Sequence[Match], knowledge: Knowledge) -> str:
    """Content words of the question beside the indicators; "" when there are hardly any."""
    words = key(question.text)
    for match in sorted(matches, key=lambda one: -one.start):
        if not match.exact:
            return _not_in_name(question, match, knowledge)
        words = _without_beginning(words[: match.start], match) + " " + words[match.end :]
    words = re.sub(r"(?:19|20)\d\d年?|[123]\d年", " ", words)
    words = re.sub(r"\d[\d.]*[万亿]+(?=[对是吧吗没]|$)", " ", words)
    words = _without_claims(words, matches) if question.has("premise") else words
    for relative in lexicon("years")["relative"]:
        words = words.replace(relative, " ")
    words = without_own(words, knowledge.report.source.place)
    near = [word for word in lexicon("indicators")["other_if_beside"] if word in words]
    if near:
        return str(near[0])
    words = _without_headers(_without_categories(words, matches), matches, knowledge)
    if question.has("nature"):
        words = any_of("question_words", "nature").sub(" ", words)
    words = re.sub("|".join(lexicon("indicators")["cell_words"]), " ", words)
    named = [noun for noun in nouns_of(words, knowledge) if leftover(noun) or len(noun) > 2]
    if named:
        return named[0]
    rest = re.sub(r"[\d.%]", "", leftover(words))
    return rest if len(rest) > LONGEST_STRAY else ""


def _without_claims(words: str, matches: Sequence[Match]) -> str:
    """Without numbers that are claimed, nor what a cell prints in words (保持Ⅱ类)."""
    printed = {
        key(cell.reading.text)
        for match in matches
        for series in match.series
        for cell in series.cells()
    }
    for one in sorted(printed, key=len, reverse=True):
        words = words.replace(one, " ") if re.search("[\u4e00-\u9fff]{2}|类", one) else words
    return _claimed().sub(" ", words)


@cache
def _claimed() -> re.Pattern[str]:
    """A number that is claimed, with its hedge: 超过10%, 不到两成."""
    hedge = "|".join(sorted(map(re.escape, hedges()), key=len, reverse=True))
    number = (
        r"(?:\d[\d.]*(?:%|个?百分点|个?点|成|[万亿]+)|[一二两三四五六七八九]成|[ⅰⅱⅲⅳⅴ一二三四五]类)"
    )
    return re.compile(f"(?:{hedge})?{number}(?:{hedge})?")


def _without_beginning(words: str, match: Match) -> str:
    """「区级财政收入」 with its short name found: the beginning is part of the formal name."""
    for beginning in map(key, lexicon("indicators")["optional_beginnings"]):
        if all(key(series.name).startswith(beginning) for series in match.series):
            words = words.removesuffix(beginning)
    return words


def _not_in_name(question: Question, match: Match, knowledge: Knowledge) -> str:
    """Of a name that is only similar: a printed noun of the question that is no part of it."""
    names = "".join(
        key(series.name + row.category) for series in match.series for row in series.rows
    )
    nouns = nouns_of(question.text, knowledge)
    return next((noun for noun in nouns if leftover(noun) and noun not in names), "")


def _without_headers(words: str, matches: Sequence[Match], knowledge: Knowledge) -> str:
    """A question may say what a column of the indicator's table is of: 产量 of 「2024年产量」."""
    named = {row.table for match in matches for series in match.series for row in series.rows}
    for table in knowledge.report.tables:
        headers = re.sub(r"\d+年", "，", "，".join(map(plain, table.columns)))
        for one in words_of(headers) if table.number in named else ():
            if len(one) > 1:
                words = words.replace(key(one), " ")
    return words


def _without_categories(words: str, matches: Sequence[Match]) -> str:
    """A question may name the category, words of the indicator's own name or of its unit besides."""
    for row in (row for match in matches for series in match.series for row in series.rows):
        own = [one for one in words_of(row.name) if len(one) > 1]
        for one in filter(None, (key(row.category), *map(key, own))):
            words = words.replace(one, " ")
        if len(row.unit) > 1:
            words = words.replace(key(row.unit), " ")
        for one in row.unit.split("/")[1:]:
            words = re.sub(f"(?:平均)?(?:一|每一?)个?{re.escape(one)}", " ", words)
    return words


__all__ = ["NoAnswer", "Reason", "Scope", "out_of_scope", "plain"]
