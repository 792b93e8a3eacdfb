"""Which rows of the annex tables a question is about: by category, unit, hedge, by table."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.text import key
from corpus.figures import hedges
from corpus.model import Indicator, Role, Table
from corpus.numerals import count_value, fold

_BY_UNIT = re.compile(
    r"单位(?:是|为)?[“\"「『]?(%|[\u4e00-\u9fff/]+?)[”\"」』]?的"
    r"|[以用按][“\"「『]?(%|[\u4e00-\u9fff/]{1,6}?)[”\"」』]?(?:为|作|做|当)?(?:单位|计量?|算)(?:的|$)"
)
_ORDINAL = re.compile(
    r"排第(\d{1,3})位的?(?=指标|是|叫|$)|第(\d{1,3}|[一二三四五六七八九十]+)(?:行|[个项条号](?:指标|是|叫|的))|序号(?:是|为)?第?(\d{1,3}|[一二三四五六七八九十]+)"
)
_KIND = re.compile("([\u4e00-\u9fff]{2,8})(?:类|方面|领域|板块)的?(?:约束性|预期性)?(?:指标|目标)")
_THAT_KIND = re.compile(
    "([\u4e00-\u9fff]{2,8})(?:那|这)(?:一?类|俩|[两几三四五六]个|[两几三四五六]项)(?:指标)?"
)
_TABLE = "附[件表]([12一二])"
_LACKS = re.compile(
    _TABLE + "(?:里面?|中|当中|表里|却|都|就|并|反而){0,2}(?:没有?|无|不含|未列|取消|删)"
    "|(?:没有?|未)(?:出现|列|写|放)?(?:在|进|入)" + _TABLE
)
_MORE = re.compile(_TABLE + "(?:比|较|和|与|跟).{0,2}" + _TABLE + ".{0,6}(多|少|新增|增加|减少)")
_OWN = re.compile(_TABLE + ".{0,4}(?:才有|独有|特有|新增|新加|增加了)")
_NEW = re.compile(
    "哪些.{0,12}(?:新增的指标|新增了)|(?:哪|几|多少)[^，。]{0,12}(?:新换|新加|新添|新增|换上|新列|新出现|头一回|首次)"
    "[^，。]{0,3}(?:的|了|$)"
)
_GONE = re.compile("哪些.{0,12}(?:没有的|取消)")
_BOTH = re.compile(
    "(?:两|2)[张个份]?(?:附件表|附[件表]|表格|表)(?:里|中)?(?:面)?(?:都|均|同时|共)(?:有|列|出现|包含)"
    "|" + _TABLE + "(?:和|与|跟|、)" + _TABLE + "(?:里|中)?(?:都|均|同时|共)(?:有|列|出现)"
    "|(?:同时|都)(?:出现|列)在(?:两|2)[张个份]?(?:附件表|附[件表]|表格|表)"
)
SHORTEST_KIND = 2
"""Signs of the shortest part of a category's name that stands for it: 「民生类指标」."""


def category_of(words: str, tables: Sequence[Table]) -> str:
    """The category that a question names, in full or by a part (「安全类指标」); empty for none.

    A part counts only where one category alone holds it.
    """
    categories = {row.category for table in tables for row in table.rows if row.category}
    named = [one for one in categories if key(one) in key(words)]
    if named:
        return max(named, key=len)
    asked = _KIND.search(words) or _THAT_KIND.search(words)
    tails = [asked[1][at:] for at in range(len(asked[1]) - SHORTEST_KIND + 1)] if asked else []
    for tail in tails:
        holding = [one for one in categories if tail in one]
        if holding:
            return holding[0] if len(holding) == 1 or len(tables) > 1 else ""
    return ""


def unit_of(words: str) -> str:
    """The unit by which rows are asked: 「单位是万元的指标」; empty for none."""
    found = _BY_UNIT.search(words)
    return (found[1] or found[2]) if found else ""


def hedge_of(words: str) -> str:
    """The hedge by which targets are asked: 「目标带“左右”的指标」; empty for none."""
    every = "|".join(map(re.escape, sorted(hedges(), key=len, reverse=True)))
    found = re.search(
        rf"(?:带|是|写|写明|含|有|为|用)(?:了|着|有)?[“\"‘「『]?({every})(?:[”\"’」』]|字样|二字|两个字|的(?:指标|目标|有))",
        words,
    )
    return found[1] if found and re.search("指标|目标", words) else ""


SHORTEST_WORDS = 4
"""Signs of a cell's own words from which they choose rows."""
_WRITTEN = re.compile("[\u4e00-\u9fff]{4,}")
_DONE = re.compile("(?:预计|基本|已|全面|超额|顺利)*(?:完成|达到|实现)")
NATURES = ("约束性", "预期性")
_WORDED = re.compile(
    "(?:没有?|未|不)(?:定|给|写|用|带|设)?(?:出)?(?:具体|明确|量化)?的?(?:数字|数值|数(?=的|[？?吗]|$)|量化)|(?:用|写|是|只有|都是|为)(?:的)?(?:是)?文字|定性"
)


def asks_worded(words: str) -> bool:
    """「哪些目标没有具体数字」: the rows whose target is told in words."""
    return _WORDED.search(words) is not None


def is_worded(row: Indicator) -> bool:
    """Whether a row has a target and none that is a figure."""
    targets = [one for one in row.readings if one.role == "目标"]
    return bool(targets) and all(one.figure is None for one in targets)


def cell_words(words: str, tables: Sequence[Table]) -> str:
    """Words that cells print and a question asks by: 全市前列 of 「哪些指标全市前列」; empty for none."""
    asked = key(words)
    cells = {
        key(one.text)
        for table in tables
        for row in table.rows
        for one in row.readings
        if _WRITTEN.search(one.text) and not _DONE.fullmatch(one.text.strip())
    }
    runs = {
        cell[start:end]
        for cell in cells
        for start in range(len(cell) - SHORTEST_WORDS + 1)
        for end in range(start + SHORTEST_WORDS, len(cell) + 1)
        if cell[start:end] in asked
    }
    return max(sorted(runs), key=len, default="")


def prints_words(row: Indicator, words: str) -> bool:
    """Whether a cell of a row prints the words (a key)."""
    return any(words in key(one.text) for one in row.readings)


def numbered(words: str) -> int | None:
    """The row that is asked by its place: 「第6个指标」, 「第17行」, 「序号25」; None for none."""
    found = _ORDINAL.search(words)
    return count_value(next(filter(None, found.groups()))) if found else None


def tables_meant(question: Question, tables: Sequence[Table]) -> list[Table]:
    """The tables meant: the one named, those of the year's own target, else all that fit."""
    named = table_named(question, tables)
    if named is not None:
        return [named]
    if question.has("met") and not question.years:
        return [table for table in tables if _has(table, ("目标", "完成"), None)] or list(tables)
    if question.years:
        own = [
            table
            for table in tables
            if any(
                reading.year in question.years and reading.role == "目标"
                for row in table.rows
                for reading in row.readings
            )
        ]
        return own or list(tables)
    return list(tables)


def table_named(question: Question, tables: Sequence[Table]) -> Table | None:
    """The first table that the question calls by its number: 附件2, 附表二."""
    words = key(question.text)
    for number, table in enumerate(tables, start=1):
        chinese = "一二三四五六七八九十"[number - 1 : number]
        if key(table.number) in words or (chinese and re.search(f"附[件表]{chinese}", words)):
            return table
    return None


def _has(table: Table, roles: Sequence[Role], year: int | None) -> bool:
    readings = table.rows[0].readings
    years = {one.year for one in readings if year is None or one.year == year}
    return any(
        all(any(one.year == y and one.role == role for one in readings) for role in roles)
        for y in years
    )


def target_hedged(row: Indicator, hedge: str) -> bool:
    """Whether a target of the row is printed with the hedge."""
    figures = (one.figure for one in row.readings if one.role == "目标")
    return any(one is not None and fold(one.hedge) == fold(hedge) for one in figures)


def only_in_one(words: str, tables: Sequence[Table]) -> tuple[Table, Table] | None:
    """(the table that has, the one that lacks) when the rows of one alone are asked.

    「附件2哪些指标是附件1没有的」; the later table is the one with 「新增的指标」.
    """
    if len(tables) != 2:
        return None
    first, second = tables
    lacks, more, own = _LACKS.search(words), _MORE.search(words), _OWN.search(words)
    if more:
        less = more[3] in ("少", "减少")
        return _having(more[1] if not less else more[2], tables)
    if lacks:
        return _having(_other(lacks[1] or lacks[2]), tables)
    if own:
        return _having(own[1], tables)
    if _NEW.search(words):
        return second, first
    return (first, second) if _GONE.search(words) else None


def in_both(words: str) -> bool:
    """Whether the rows that both tables hold are asked: 「两张表都有的指标」."""
    return _BOTH.search(words) is not None


def _having(number: str, tables: Sequence[Table]) -> tuple[Table, Table]:
    """The table of that number, then the other of the two."""
    at = 0 if number in "1一" else 1
    return tables[at], tables[1 - at]


def _other(number: str) -> str:
    return "2" if number in "1一" else "1"
