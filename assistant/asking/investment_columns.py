"""Which investment of a project is meant where a table prints a year's and that of all years."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from assistant.words import lexicon

_OF_A_YEAR = re.compile("今年|明年|去年|上年|当年|本年|年度|全年|年内|20\\d\\d年|年计划")
_OF_ALL_YEARS = re.compile("总投|投资总|总的|一共|总共|总计|共计|合计|概算|造价|投资规模")
_TURNED_TO_YEAR = re.compile(
    "总投资?额?的?(?:今年|明年|去年|当年|本年|年度|20\\d\\d年)的?(?:计划|安排|打算|准备|要|又|完成|投)"
)
"""「总投资今年安排多少」, as a follow-up puts it: after all of it the year's is asked."""
_PLANNED = re.compile("计划|安排|打算|准备|预计")
"""「计划投资多少」 without a year asks for the column that is headed so."""


@cache
def _kinds() -> tuple[frozenset[int], frozenset[int]]:
    """The places in the lexicon of the kinds of a year's investment, and of that of all years."""
    entries = lexicon("plain_tables")["column"]
    year, whole = (
        frozenset(at for at, one in enumerate(entries) if one.get("investment") == of)
        for of in ("year", "all")
    )
    return year, whole


def investments_meant(asked: Sequence[int], held: Collection[int], text: str) -> list[int]:
    """The kinds of columns asked for, with the investment of the time that the question names.

    「今年机场扩建打算投多少」 is the year's, 「一共投多少」 all of it; 「投资多少」 may be either, and both
    are told. held: the kinds of which the table has a column.
    """
    year, whole = _kinds()
    year, whole = year & set(held), whole & set(held)
    if len(set(asked) & (year | whole)) != 1 or not year or not whole:
        return list(asked)
    others = [one for one in asked if one not in year | whole]
    if re.search("总投|投资总", text) and not _TURNED_TO_YEAR.search(text):
        return [*others, *whole]
    if _OF_A_YEAR.search(text):
        return [*others, *year]
    if _OF_ALL_YEARS.search(text):
        return [*others, *whole]
    return list(asked) if _PLANNED.search(text) else [*others, *whole, *year]


def without_a_year(kinds: Collection[int], text: str) -> set[int]:
    """「哪个项目投资最大」: of both investments the one of all years, unless the text names a year."""
    year, whole = _kinds()
    drops = year if whole & set(kinds) and not _OF_A_YEAR.search(text) else frozenset()
    return set(kinds) - (set() if _PLANNED.search(text) else drops)
