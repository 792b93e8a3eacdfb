"""Finds the columns of a plain table (projects, districts) that a question asks for."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.asking.contrasts import contrary
from assistant.asking.investment_columns import investments_meant, without_a_year
from assistant.asking.qualified import goes_on_besides, qualified_besides
from assistant.asking.question import Question
from assistant.text import key
from assistant.words import compiled, lexicon
from corpus.headers import column_kind, names_places, plain
from corpus.model import PlainCell, PlainTable, Report, Source
from corpus.numerals import fold, number_value
from index.words import words_of

_LEVEL = re.compile("(?:总量|绝对值|绝对数|绝对量|数值|总额|增速|增长率|增长|增幅|同比|比上年|±)+$")
_GROWTH = re.compile("增速|增长|增幅|同比|±")
_GROWTH_END = re.compile("(?:增速|增长率|增长|增幅|同比|±)$")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_PLANNED = re.compile("计划|目标|预期|任务|安排")
_ROLE = re.compile(
    "(?:预期)?(?:计划|目标|任务|安排)|预期|(?:预计|实际)?(?:完成|实绩|执行|实现)|预计|实际$"
)
_COUNT_ASKED = re.compile("(?:几|多少)[个项件](?![\u4e00-\u9fff]{0,2}[局委办部])")
_MONEY_ASKED = re.compile(
    "投(?:资|入)?(?:了)?多少|(?:多少|几)个?[万亿]?(?:元|块|钱)|几个亿|多少个?亿"
)
_PER_HEAD = re.compile("(?:人均|单位|亿元|万元)(?:(?i:gdp)|地区生产总值|生产总值)")
"""What is asked of a head or a unit is no total."""
PLACE_END = re.compile("(?<=..)(?:新?区|县|市|镇|乡|街道|旗|苏木)$")
_SAYS_LITTLE = re.compile(f"地区|居民|全.|一般|人均|{_LEVEL.pattern.rstrip('+$')}")
"""Words of a header by which no column is known."""
_MOST_STEMS = 2
_COLUMN = re.compile("[栏列]|写")
"""「完成情况那一栏写的什么」 asks for the words there, 「完成了多少」 for the figure beside them."""
_LISTS = re.compile("[，、；]|以及|(?<=投资)[和跟与及]|[和跟与及](?=[^，、；和跟与及]{0,8}投资)")
"""What parts two columns that are asked at once: 「总投资和今年计划投资」."""
_LEVEL_TOO = re.compile(
    "(?:总量|总额|规模|绝对值|绝对数|多少亿|[和、及与跟]同?比?(?:增速|增幅|增长|涨幅))"
)
"""Asks for the amount beside its growth: 「GDP总量、增速各是多少」."""
_SIGNED = re.compile(r"[-−–－]?\s*\d[\d,，]*(?:\.\d+)?")


def asked_columns(question: Question, table: PlainTable, source: Source) -> list[int]:
    """The columns that the question asks for, in printed order; of values and growth the one asked.

    source: gives the years that a column without a year is of.
    """
    text = _without_names(question.text.replace("负增长", "为负"), table)
    kinds = [_kind(one) for one in table.columns]
    by_part = [_kind_asked(kinds, part) for part in _LISTS.split(text)]
    for asked in (by_part, [_kind_asked(kinds, text)]):
        told = list(dict.fromkeys(one for one in asked if one is not None))
        if not asks_of_several(question):
            told = investments_meant(told, {one for one in kinds if one is not None}, text)
        if len(told) > 1 or (len(asked) == 1 and told):
            return [at for at, kind in enumerate(kinds) if kind in told]
    named = [at for at in range(len(table.columns)) if _is_named(table, at, text)]
    named = named or _by_part(table, text) or _by_unit(table, text)
    if asks("most", question) or asks("least", question):
        named = _with_its_fellow(named, kinds, text)
        kept = without_a_year({one for at in named if (one := kinds[at]) is not None}, text)
        named = [at for at in named if kinds[at] is None or kinds[at] in kept]
    if not asks_of_several(question):
        named = _with_its_fellow(named, kinds, text)
    grown = [at for at in named if _GROWTH.search(table.columns[at]) or table.units[at] == "%"]
    levels = [at for at in named if at not in grown]
    beside = grown and (_LEVEL_TOO.search(text) or _named_apart(levels, table, text))
    if asks("growth", question) and not (levels and beside):
        return _of_time(grown or ([] if levels else _growths(table, text)), question, table, source)
    meant = levels if (asks_of_several(question) and levels) or _MONEY_ASKED.search(text) else named
    return _of_time(meant, question, table, source)


def _with_its_fellow(named: list[int], kinds: Sequence[int | None], text: str) -> list[int]:
    """The columns named, of two investments those of the time that the text names."""
    asked = list(dict.fromkeys(one for at in named if (one := kinds[at]) is not None))
    meant = investments_meant(asked, {one for one in kinds if one is not None}, text)
    if set(meant) == set(asked):
        return named
    others = [at for at in named if kinds[at] is None]
    return sorted({*others, *(at for at, kind in enumerate(kinds) if kind in meant)})


def asks_of_several(question: Question) -> bool:
    """Whether cells are set against each other or added up."""
    return any(asks(one, question) for one in ("difference", "sum", "share", "most", "least"))


def _named_apart(levels: Sequence[int], table: PlainTable, text: str) -> bool:
    """「财政收入和投资增速」: whether a part of a list names an amount and no growth."""
    growth = compiled("plain_tables", (lexicon("plain_tables")["question"]["growth"],))
    parts = [one for one in re.split("[和、及与跟，]", text) if not growth.search(one)]
    return any(_is_named(table, at, part) for at in levels for part in parts)


def _without_names(text: str, table: PlainTable) -> str:
    """The text with □ for the names of rows, which qualify no column."""
    for row in sorted(table.rows, key=lambda one: -len(one.name)):
        for name in (row.name, PLACE_END.sub("", row.name)):
            text = text.replace(name, "□" * len(name))
    return text


def _kind_asked(kinds: Sequence[int | None], text: str) -> int | None:
    """The first kind of column that the text asks for of those that there are."""
    held = sorted({one for one in kinds if one is not None})
    return next((one for one in held if _is_kind_asked(one, text)), None)


def _of_time(
    columns: list[int], question: Question, table: PlainTable, source: Source
) -> list[int]:
    """The columns of the year and role asked; without either, the results where there are any."""
    planned = [at for at in columns if _PLANNED.search(table.columns[at])]
    if question.years and names_places(table.columns[table.name_column]):
        return [at for at in columns if _year_of(table.columns[at], source) in question.years]
    if "目标" in question.roles and planned:
        return planned
    return [at for at in columns if at not in planned] or columns


def _year_of(header: str, source: Source) -> int:
    """The year that a column is of: as printed, or that of its role."""
    printed = re.search(r"(?:19|20)\d\d", header)
    if printed:
        return int(printed.group())
    return source.plan_year if _PLANNED.search(header) else source.done_year


def _growths(table: PlainTable, text: str) -> list[int]:
    """All columns of growth, where none was named and the question names no other thing."""
    word = compiled("plain_tables", (lexicon("plain_tables")["question"]["growth"],)).search(text)
    return [
        at
        for at, one in enumerate(table.columns)
        if _GROWTH.search(one)
        and table.units[at]
        and not (word and qualified_besides(text, word.start(), _told_by(table, at)))
    ]


def is_asked_for(header: str, question: Question) -> bool:
    """Whether the question asks what a column of that header tells: 谁负责 of 责任部门."""
    kind = _kind(header)
    if kind is None or column_kind(header) not in ("", "other"):
        return False
    if plain(header) in lexicon("plain_tables")["column"][kind].get("exact", ()):
        return plain(header) in question.text and _COLUMN.search(question.text) is not None
    return _is_kind_asked(kind, question.text)


def _is_kind_asked(kind: int, text: str) -> bool:
    """Whether the text asks for columns of that kind, and says nothing that means another thing."""
    entry = lexicon("plain_tables")["column"][kind]
    unless = entry.get("unless")
    if unless and compiled("plain_tables", tuple(unless)).search(text):
        return False
    return compiled("plain_tables", tuple(entry["asked"])).search(text) is not None


def _kind(header: str) -> int | None:
    words = _YEAR.sub("", plain(header)) if "计划" not in header else plain(header)
    for number, entry in enumerate(lexicon("plain_tables")["column"]):
        if any(one in words for one in entry["headers"]) or words in entry.get("exact", ()):
            return number
    return None


def _is_named(table: PlainTable, at: int, text: str) -> bool:
    """Whether the question says the header itself, or a customary short name for it."""
    if not table.units[at]:
        return False
    words = stem_of(table.columns[at])
    if "人均" not in words:
        text = _PER_HEAD.sub("", text)
    stands = text.lower().find(words.lower())
    if len(words) > 1 and stands >= 0 and not qualified_besides(text, stands, _told_by(table, at)):
        return True
    whole = _ROLE.sub("", _YEAR.sub("", plain(table.columns[at])))
    names = {words, whole, _GROWTH_END.sub("", whole)}
    for entry in lexicon("short_names")["name"]:
        means = {re.sub("[（(].*", "", one) for one in entry["means"]}
        said = compiled("short_names", tuple(entry["says"])).search(text)
        if (
            names & means
            and said
            and not qualified_besides(text, said.start(), _told_by(table, at))
        ):
            return True
    return False


def _by_part(table: PlainTable, text: str) -> list[int]:
    """The columns of whose header the question says a word: 投资 of 固定资产投资.

    None where columns about more than two things hold such a word.
    """
    found: dict[str, list[int]] = {}
    for at, header in enumerate(table.columns):
        words = (one[:2] for one in words_of(stem_of(header)) if not _SAYS_LITTLE.fullmatch(one))
        if contrary(key(text), key(header), figures=True):
            continue
        if table.units[at] and any(_says_part(one, text, _told_by(table, at)) for one in words):
            found.setdefault(stem_of(header), []).append(at)
    return [at for own in found.values() for at in own] if len(found) <= _MOST_STEMS else []


def _told_by(table: PlainTable, at: int) -> str:
    """What a column is told to be of: its header, the rows, the caption of a table of projects."""
    places = names_places(table.columns[table.name_column])
    rows = "、".join(row.name for row in table.rows)
    return f"{table.columns[at]}、{table.columns[table.name_column]}、{rows}、{'' if places else table.caption}"


def _by_unit(table: PlainTable, text: str) -> list[int]:
    """The one column of money for 多少钱, the one that counts for 几个, in a table of projects."""
    if names_places(table.columns[table.name_column]):
        return []
    money = [at for at, unit in enumerate(table.units) if unit.endswith("元")]
    counts = [at for at, unit in enumerate(table.units) if unit in ("个", "项", "件")]
    asked = [(counts, _COUNT_ASKED), (money, _MONEY_ASKED)]
    return [one[0] for one, words in asked if len(one) == 1 and words.search(text)]


def _says_part(part: str, text: str, header: str) -> bool:
    """Whether a question says a part of a header, and nothing beside it that the header lacks."""
    at = text.find(part) if len(part) > 1 else -1
    return at >= 0 and not (
        qualified_besides(text, at, header) or goes_on_besides(text, at + len(part), header)
    )


def stem_of(header: str) -> str:
    """What a column is about: 「GDP」 of 「2026年GDP增长计划（%）」."""
    words = _ROLE.sub("", _YEAR.sub("", plain(header)))
    return _LEVEL.sub("", words)


def value_of(cell: PlainCell | None, report: Report) -> Decimal | None:
    """The number of a cell as printed, with its sign; None for words."""
    printed = _SIGNED.search(fold(report[cell.span])) if cell and cell.figure else None
    if printed is None:
        return None
    digits = re.sub("[-−–－\\s]", "", printed.group())
    value = number_value(digits)
    return value if printed.group()[0].isdigit() else -value


def column_asked_by(table: PlainTable, at: int) -> str:
    """The pattern of the words by which a column is asked for: its header, those of its kind."""
    words = [re.escape(stem_of(table.columns[at])), re.escape(plain(table.columns[at]))]
    kind = _kind(table.columns[at])
    said = lexicon("plain_tables")["column"][kind]["asked"] if kind is not None else []
    return "|".join(one for one in (*words, *said) if one)


def asks(what: str, question: Question) -> bool:
    """Whether the question has one of the wordings of `[question]` in plain_tables.toml."""
    pattern = compiled("plain_tables", (lexicon("plain_tables")["question"][what],))
    return pattern.search(question.text) is not None
