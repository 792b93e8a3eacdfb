"""Makes a follow-up that names another row of a table stand alone: 「乙县呢」 after a question on 甲县."""

import re
from collections.abc import Sequence

from assistant.asking.plain_columns import asked_columns
from assistant.asking.plain_rows import asked_rows, stretch_of_row
from assistant.asking.question import Question, read_question
from assistant.asking.row_parts import GENERIC
from assistant.text import key, places_of_key
from corpus.model import PlainRow, PlainTable, Report

_POINTS = re.compile(
    "^(?:那么?|还有|另外)?(?:它们?|其|该[市县区旗镇乡]|这个?[市县区旗镇乡]|当地)?的?"
)
"""What points to the row of the turn before."""
_OF_THE_WHOLE = re.compile("全[省市州县区旗国盟]")


_BARE = re.compile(
    "^(?:那么?|还有|另外|换成)?[这那]?(?:个|条|座|家|处|所|项)?的?|的?(?:项目|工程)?(?:那个?|这个?)?呢?[？?]*$"
)
"""What a bare follow-up says around a row's name."""
_POINTED = re.compile("(?:那么?|还有)?[这那](?:个|条|座|家|处|所|项)")
_SHORTEST, _LONGEST = 2, 8


def with_other_row(asked: Question, told: Question, report: Report) -> str | None:
    """The question before with the row that this turn names in place of its own; else None.

    Both rows must stand in the same table.
    """
    new, old = stretch_of_row(asked, report), stretch_of_row(told, report)
    before = asked_rows(told, report.plain_tables, report) if old else []
    fellow = "" if new else _fellow(asked, before)
    at = key(told.text).find(old)
    if not (new or fellow) or not old or new == old or at < 0:
        return None
    rows = asked_rows(asked, report.plain_tables, report)
    shared = {table.number for table, _ in rows} & {table.number for table, _ in before}
    if not fellow and not shared:
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
    return f"{told.text[: places[at]]}{fellow or name}{years}{rest}"


def _fellow(asked: Question, before: Sequence[tuple[PlainTable, PlainRow]]) -> str:
    """The name of the one other row of the same table that has the words: 风电 of 「那个风电呢」.

    So short a word names no row in a question of its own.
    """
    name = _row_with(key(_BARE.sub("", asked.text)), before)
    return name if name and name != before[0][1].name else ""


def _row_with(word: str, before: Sequence[tuple[PlainTable, PlainRow]]) -> str:
    """The name of the only row of the table before that has a word; "" for none or several."""
    if not before or not _SHORTEST <= len(word) <= _LONGEST:
        return ""
    if len(GENERIC.sub("", word)) < _SHORTEST or word in key("".join(before[0][0].columns)):
        return ""  # 「那个项目谁负责」 asks of the one before
    table = before[0][0]
    fellows = [one.name for one in table.rows if word in key(one.name) and not one.is_total]
    return fellows[0] if len(fellows) == 1 else ""


def of_fellow_row(asked: Question, told: Question, report: Report) -> str | None:
    """「那个风电谁建的」 asked of the row that it names, of the table of the question before; else None."""
    before = asked_rows(told, report.plain_tables, report) if _POINTED.match(asked.text) else []
    words = _BARE.sub("", asked.text)
    for size in range(min(_LONGEST, len(words) - 1), _SHORTEST - 1, -1):
        name = _row_with(key(words[:size]), before)
        own = read_question(f"{name}{words[size:]}", report) if name else None
        if own and asked_columns(own, before[0][0], report.source):
            return own.text
    return None


def with_other_column(asked: Question, told: Question, report: Report) -> str | None:
    """The row of the question before asked for another column of its table: 「它财政收入呢」; else None."""
    row = stretch_of_row(told, report)
    words = _POINTS.sub("", asked.text)
    if not row or asked.places or stretch_of_row(asked, report) or _OF_THE_WHOLE.search(words):
        return None
    before = asked_rows(told, report.plain_tables, report)
    own = read_question(f"{row}{words}", report)
    tables = {table.number: table for table, _ in before}
    if not any(asked_columns(own, table, report.source) for table in tables.values()):
        return None
    years = "" if asked.years else "".join(f"{year}年" for year in told.years)
    return f"{row}{years}{words}"


def of_row(told: Question, subject: str, typed: str, report: Report) -> str:
    """The subject of a question with the row that it names before it: 「甲县GDP」, not 「GDP」."""
    row = stretch_of_row(told, report)
    return f"{row}{typed or subject}" if row and row not in key(subject) else subject
