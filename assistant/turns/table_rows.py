"""Makes a follow-up that names another row of a table stand alone: 「乙县呢」 after a question on 甲县."""

import re

from assistant.asking.plain_columns import asked_columns
from assistant.asking.plain_rows import asked_rows, stretch_of_row
from assistant.asking.question import Question, read_question
from assistant.text import key, places_of_key
from corpus.model import Report

_POINTS = re.compile(
    "^(?:那么?|还有|另外)?(?:它们?|其|该[市县区旗镇乡]|这个?[市县区旗镇乡]|当地)?的?"
)
"""What points to the row of the turn before."""
_OF_THE_WHOLE = re.compile("全[省市州县区旗国盟]")


def with_other_row(asked: Question, told: Question, report: Report) -> str | None:
    """The question before with the row that this turn names in place of its own; else None.

    Both rows must stand in the same table.
    """
    new, old = stretch_of_row(asked, report), stretch_of_row(told, report)
    if not new or not old or new == old:
        return None
    tables = [
        {table.number for table, _ in asked_rows(one, report.plain_tables, report)}
        for one in (asked, told)
    ]
    at = key(told.text).find(old)
    if not (tables[0] & tables[1]) or at < 0:
        return None
    places = places_of_key(told.text)
    if len(places) != len(key(told.text)):
        return None
    end = places[at + len(old) - 1] + 1
    rest = told.text[end:]
    years = "".join(f"{year}年" for year in asked.years if year not in told.years)
    if years:
        rest = re.sub(r"^(?:的)?(?:(?:19|20)\d\d年|今年|去年)", "", rest)
    name = re.sub(r"^(?:那么?|还有|换成)|(?:20\d\d年|今年|去年)?呢?[？?]*$", "", asked.text)
    return f"{told.text[: places[at]]}{name}{years}{rest}"


def with_other_column(asked: Question, told: Question, report: Report) -> str | None:
    """The row of the question before asked for another column of its table: 「它财政收入呢」; else None."""
    row = stretch_of_row(told, report)
    words = _POINTS.sub("", asked.text)
    if not row or asked.places or stretch_of_row(asked, report) or _OF_THE_WHOLE.search(words):
        return None
    own = read_question(f"{row}{words}", report)
    tables = {table.number: table for table, _ in asked_rows(told, report.plain_tables, report)}
    if not any(asked_columns(own, table, report.source) for table in tables.values()):
        return None
    years = "" if asked.years else "".join(f"{year}年" for year in told.years)
    return f"{row}{years}{words}"


def of_row(told: Question, subject: str, typed: str, report: Report) -> str:
    """The subject of a question with the row that it names before it: 「甲县GDP」, not 「GDP」."""
    row = stretch_of_row(told, report)
    return f"{row}{typed or subject}" if row and row not in key(subject) else subject
