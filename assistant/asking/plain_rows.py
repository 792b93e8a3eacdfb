"""Finds the rows and columns of plain tables (projects, districts) that a question means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.asking.places import own_place
from assistant.asking.question import Question
from assistant.known.readings import printed_value
from assistant.text import key
from assistant.words import compiled, lexicon
from corpus.headers import column_kind, plain
from corpus.model import PlainCell, PlainRow, PlainTable, Report

_GENERIC = re.compile("项目|工程|建设|续建|改造|提升|配套|一期|二期|三期|公路|开发|及|和|与|的|至")
"""What many names hold: it does not tell one row from another."""
_SHORTEST = 3
"""Signs of a name, the generic ones apart, by which a part of it stands for all of it."""
_LEVEL = re.compile("(?:总量|绝对值|绝对数|绝对量|数值|总额|增速|增长率|增长|增幅|同比|比上年|±)+$")
_GROWTH = re.compile("增速|增长|增幅|同比|±")
_YEAR = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True, slots=True)
class PlainMatch:
    """A cell's place: the table, the row, the column."""

    table: PlainTable
    row: PlainRow
    column: int

    @property
    def cell(self) -> PlainCell | None:
        """The cell; None where it is empty."""
        return self.row.cells[self.column]


def asked_rows(
    question: Question, tables: Sequence[PlainTable], report: Report
) -> list[tuple[PlainTable, PlainRow]]:
    """The rows whose names stand in the question, whole or by a part that no other name has.

    In the order of the question; none where a part fits more than two rows alike.
    """
    words = key(question.text)
    found: list[tuple[int, int, PlainTable, PlainRow]] = []
    for table in tables:
        for row in table.rows:
            part = "" if row.is_total else _part_in(words, row.name, report)
            if part:
                found.append((words.find(part), len(part), table, row))
    best = _without_rivals(found)
    return [(table, row) for _, _, table, row in sorted(best, key=lambda one: one[0])]


def _without_rivals(
    found: Sequence[tuple[int, int, PlainTable, PlainRow]],
) -> list[tuple[int, int, PlainTable, PlainRow]]:
    """For each stretch of the question the rows that take most of it; none for a tie of three."""
    kept = [
        one
        for one in found
        if not any(
            other[1] > one[1] and other[0] < one[0] + one[1] and one[0] < other[0] + other[1]
            for other in found
        )
    ]
    return kept if len(kept) < 3 else []


def _part_in(words: str, name: str, report: Report) -> str:
    """The stretch of the question that names the row; "" where none does."""
    core = _core(name, report.source.place)
    if len(core) > 1 and core in words:
        return core
    bare = re.sub("(?<=..)(?:新?区|县|市|镇|乡|街道)$", "", core)
    if bare != core:
        return bare if _stands_alone(bare, words, report) else ""
    for length in range(min(len(core) + 2, len(words)), _SHORTEST - 1, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            if _stands_for(part, core):
                return part
    return ""


def _stands_alone(bare: str, words: str, report: Report) -> bool:
    """Whether a place's short name stands in the question and begins no longer name of the report."""
    at = words.find(bare)
    longer = words[at : at + len(bare) + 2]
    return at >= 0 and (len(longer) < len(bare) + 2 or longer not in key(report.text))


def _stands_for(part: str, core: str) -> bool:
    """Whether the part is the name's beginning, most of it, or its signs in their order from the first."""
    if part in core:
        stands = core.startswith(part) or len(part) * 5 >= len(core) * 3
    else:
        stands = part[0] == core[0] and len(part) > _SHORTEST and _in_order(part, core)
    return stands and len(_GENERIC.sub("", part)) >= _SHORTEST


def _in_order(part: str, whole: str) -> bool:
    signs = iter(whole)
    return all(sign in signs for sign in part)


@lru_cache(maxsize=4096)
def _core(name: str, place: str) -> str:
    """The key of a name without the own place before it and 项目, 工程 after it."""
    words = key(name)
    for own in own_place(place).own:
        if words.startswith(key(own)) and len(words) - len(key(own)) > 2:
            words = words.removeprefix(key(own))
    return re.sub("(?<=..)(?:建设)?(?:项目|工程)$", "", words)


def is_of_a_row(question: Question, report: Report) -> bool:
    """Whether a row is named and a column of its table asked for that has a cell there."""
    return any(
        row.cells[column] is not None
        for table, row in asked_rows(question, report.plain_tables, report)
        for column in asked_columns(question, table)
    )


def asked_columns(question: Question, table: PlainTable) -> list[int]:
    """The columns that the question asks for, in printed order; of values and growth the one asked."""
    text = question.text
    kinds = [_kind(one) for one in table.columns]
    for number in range(len(lexicon("plain_tables")["column"])):
        meant = [at for at, kind in enumerate(kinds) if kind == number]
        if meant and _is_kind_asked(number, text):
            return meant
    named = [at for at in range(len(table.columns)) if _is_named(table, at, text)]
    grown = [at for at in named if _GROWTH.search(table.columns[at])]
    levels = [at for at in named if at not in grown]
    if asks("growth", question):
        return grown or levels or _growths(table)
    compared = any(asks(one, question) for one in ("difference", "sum", "share", "most", "least"))
    return levels if compared or re.search("多少[万亿]?元", text) else named


def _growths(table: PlainTable) -> list[int]:
    """All columns of growth: none was named."""
    return [at for at, one in enumerate(table.columns) if _GROWTH.search(one) and table.units[at]]


def is_asked_for(header: str, question: Question) -> bool:
    """Whether the question asks what a column of that header tells: 谁负责 of 责任部门."""
    kind = _kind(header)
    if kind is None or column_kind(header) not in ("", "other"):
        return False
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
        if any(one in words for one in entry["headers"]):
            return number
    return None


def _is_named(table: PlainTable, at: int, text: str) -> bool:
    """Whether the question says the header itself, or a customary short name for it."""
    if not table.units[at]:
        return False
    words = _LEVEL.sub("", _YEAR.sub("", plain(table.columns[at])))
    if len(words) > 1 and words in text:
        return True
    for entry in lexicon("short_names")["name"]:
        means = {re.sub("[（(].*", "", one) for one in entry["means"]}
        if words in means and compiled("short_names", tuple(entry["says"])).search(text):
            return True
    return False


def value_of(cell: PlainCell | None, report: Report) -> Decimal | None:
    """The number of a cell as printed; None for words."""
    return printed_value(report, cell.figure) if cell and cell.figure else None


def asks(what: str, question: Question) -> bool:
    """Whether the question has one of the wordings of `[question]` in plain_tables.toml."""
    pattern = compiled("plain_tables", (lexicon("plain_tables")["question"][what],))
    return pattern.search(question.text) is not None


def rows_with(question: Question, table: PlainTable, report: Report) -> Iterator[PlainRow]:
    """The rows under a group that the question names, or with a unit in charge that it names."""
    words = key(question.text)
    groups = {row.group for row in table.rows if row.group and key(row.group) in words}
    owners = _owners_in(words)
    for row in table.rows:
        if row.is_total:
            continue
        if (groups and row.group in groups) or (
            not groups and owners and _is_of(row, table, owners, report)
        ):
            yield row


def _owners_in(words: str) -> list[str]:
    ends = lexicon("plain_tables")["question"]["owner_ends"]
    return re.findall(rf"[\u4e00-\u9fff]{{1,12}}?(?:{ends})", words)


def _is_of(row: PlainRow, table: PlainTable, owners: Sequence[str], report: Report) -> bool:
    for cell in row.cells:
        if cell is None or cell.figure or cell.column == table.name_column:
            continue
        said = key(report[cell.span])
        if len(said) <= 40 and any(_names_owner(one, said) for one in owners):
            return True
    return False


def _names_owner(owner: str, said: str) -> bool:
    """Whether the end of `owner` (何 before 局 is unknown) is printed, or short for what is printed."""
    for start in range(len(owner) - 2):
        part = owner[start:]
        if part in said:
            return True
        if any(
            one.endswith(part[-1]) and _in_order(part, one) for one in re.split("[、，及]", said)
        ):
            return True
    return False
