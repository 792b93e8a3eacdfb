"""Finds the rows and columns of plain tables (projects, districts) that a question means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.asking.owners import names_owner, owners_in
from assistant.asking.plain_columns import PLACE_END, asked_columns, asks
from assistant.asking.question import Question, find_subject, leftover
from assistant.asking.row_name_said import only_part, part_in
from assistant.asking.row_parts import (
    core_of,
    goes_on_otherwise,
    is_elsewhere,
    is_other_phase,
    parts_said,
    pointed_word,
    rows_that_say,
    without_columns,
)
from assistant.text import key
from assistant.words import lexicon
from corpus.headers import names_places
from corpus.model import PlainCell, PlainRow, PlainTable, Report

_POINTING = re.compile("[这那](?:一?[个条座家处所项])")
"""「那条路」: words that point between the words of a name."""
_LEFT_OUT = re.compile(
    "[（(]含[^（）()]*[）)]|(?:不算|不含|不包括|除去|除了|剔除|扣除|去掉)[^，。；的]{1,8}?(?:外|以外|之外|，|的|$)"
)
"""「不算本级」 names a row only to leave it out."""
_LONGEST_CLASS = 8
"""Signs of the longest word that names a class or a place."""
_MOST_ALIKE = 2
"""Names that one part may fit, each of which is then told."""


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


@dataclass(frozen=True, slots=True)
class _Named:
    """A row named in a stretch of the question's key; whole: by its full or short name."""

    start: int
    length: int
    whole: bool
    table: PlainTable
    row: PlainRow
    part: str = ""

    @property
    def adds(self) -> int:
        """Signs beyond a whole name that a part must add to it, so as not to be cut from it by chance."""
        stretch_is_printed = self.part in key(self.row.name)
        return 0 if stretch_is_printed else 1

    def meets(self, other: "_Named") -> bool:
        """Whether the two stretches have a sign in common."""
        return other.start < self.start + self.length and self.start < other.start + other.length

    def is_worse(self, other: "_Named") -> bool:
        """Whether the other takes more of the question, or as much of it as a whole name."""
        return self.meets(other) and (other.length, other.whole) > (self.length, self.whole)


def asked_rows(
    question: Question, tables: Sequence[PlainTable], report: Report
) -> list[tuple[PlainTable, PlainRow]]:
    """The rows whose names stand in the question, whole or by a part that no other name has.

    In the order of the question; none for a stretch that fits more than two names alike.
    """
    return [(one.table, one.row) for one in _named_rows(question, tables, report)]


def stretch_of_row(question: Question, report: Report) -> str:
    """The words (a key) by which a question names the only row that it names; "" for none."""
    found = _named_rows(question, report.plain_tables, report)
    stretches = {(one.start, one.length) for one in found}
    if len(stretches) != 1:
        return ""
    start, length = stretches.pop()
    return _words(question)[start : start + length]


def stretches_of_rows(question: Question, report: Report) -> dict[PlainRow, str]:
    """The words (a key) by which a question names each row."""
    words = _words(question)
    return {
        one.row: words[one.start : one.start + one.length]
        for one in _named_rows(question, report.plain_tables, report)
    }


def _words(question: Question) -> str:
    text = _LEFT_OUT.sub("", _POINTING.sub("", question.text))
    return key(text.replace("到", "至"))


def _named_rows(question: Question, tables: Sequence[PlainTable], report: Report) -> list[_Named]:
    words = _words(question)
    names = [row.name for table in tables for row in table.rows if not row.is_total]
    named: list[_Named] = []
    for table in tables:
        are_places = names_places(table.columns[table.name_column])
        for row in (one for one in table.rows if not one.is_total):
            part, whole = part_in(words, row.name, report, are_places)
            part = part or only_part(words, row.name, names)
            if part and not is_other_phase(words, part, row.name):
                named.append(_Named(words.find(part), len(part), whole, table, row, part))
    found = [one for one in named if one.whole or not _is_another(words, one, named, report)]
    found = found or list(_pointed_at(question, tables, report))
    found = found or [one for one in [_by_scattered_parts(question, tables, report)] if one]
    return sorted(_without_rivals(found), key=lambda one: one.start)


def _pointed_at(
    question: Question, tables: Sequence[PlainTable], report: Report
) -> Iterator[_Named]:
    """「充电桩那项归谁管」: the one row of which a cell of words holds what is pointed at."""
    word = pointed_word(question.text)
    found = [(table, row) for table in tables for row in rows_that_say(word, table, report)]
    if len({row.span for _, row in found}) == 1:
        yield _Named(max(0, _words(question).find(word)), len(word), False, *found[0])


def _is_another(words: str, one: _Named, named: Sequence[_Named], report: Report) -> bool:
    """Whether a part of a row's name stands in the name of another thing, or is told elsewhere.

    named: all rows named, whose words name no place besides.
    """
    table, row, part = one.table, one.row, words[one.start : one.start + one.length]
    for other in named:
        if other.row.name != row.name and not other.meets(one):
            stretch = slice(other.start, other.start + other.length)
            words = words[: stretch.start] + "□" * other.length + words[stretch.stop :]
    places = [
        (
            set(parts_of(row, at, report)),
            {w for one in table.rows for w in parts_of(one, at, report)},
        )
        for at, header in enumerate(table.columns)
        if "地点" in header or "所在" in header
    ]
    return goes_on_otherwise(words, part, row) or is_elsewhere(words, row, places)


def _by_scattered_parts(
    question: Question, tables: Sequence[PlainTable], report: Report
) -> _Named | None:
    """「光储那个青塬项目」: the one row whose name holds all parts that a question names, apart."""
    if not asks("named", question):
        return None
    words, held = _words(question), []
    for table in tables:
        for row in (one for one in table.rows if not one.is_total):
            parts = parts_said(words, core_of(row.name, report.source.place))
            bare = re.sub("|".join(parts), "", question.text) if len(parts) > 1 else ""
            if len(parts) > 1 and not said_besides(without_columns(bare, table), report):
                starts = [words.find(one) for one in parts]
                end = max(at + len(one) for at, one in zip(starts, parts, strict=True))
                held.append(_Named(min(starts), end - min(starts), False, table, row))
    return held[0] if len(held) == 1 else None


def _without_rivals(found: Sequence[_Named]) -> list[_Named]:
    """For each stretch of the question the rows that take most of it; none for a tie of three."""
    covered = {at for one in found if one.whole for at in range(one.start, one.start + one.length)}
    names = [
        one
        for one in found
        if one.whole or len(set(range(one.start, one.start + one.length)) - covered) > one.adds
    ]
    kept = [one for one in names if not any(one.is_worse(other) for other in names)]
    return [
        one
        for one in kept
        if one.whole or len({other.row.name for other in kept if one.meets(other)}) <= _MOST_ALIKE
    ]


def is_of_a_row(question: Question, report: Report) -> bool:
    """Whether a row is named and a column of its table asked for that has a cell there."""
    return any(
        row.cells[column] is not None
        for table, row in asked_rows(question, report.plain_tables, report)
        for column in asked_columns(question, table, report.source)
    )


def rows_with(question: Question, table: PlainTable, report: Report) -> Iterator[PlainRow]:
    """The rows under a group that the question names, or with a unit in charge that it names."""
    words = key(question.text)
    groups = {row.group for row in table.rows if row.group and key(row.group) in words}
    owners = owners_in(words)
    for row in table.rows:
        if row.is_total:
            continue
        if (groups and row.group in groups) or (
            not groups and owners and is_of(row, table, owners, report)
        ):
            yield row


def rows_of_class(question: Question, table: PlainTable, report: Report) -> list[PlainRow]:
    """The rows whose class, stage or place the question names and nothing besides: 「前期项目」."""
    for at in range(len(table.columns)):
        if table.units[at] or at == table.name_column:
            continue
        said = {row.number: parts_of(row, at, report) for row in table.rows if not row.is_total}
        for word in sorted({one for held in said.values() for one in held}, key=len, reverse=True):
            bare = PLACE_END.sub("", word)
            form = next((one for one in (word, bare) if len(one) > 1 and one in question.text), "")
            if form and len(said_besides(question.text.replace(form, ""), report)) < 2:
                return [row for row in table.rows if word in said.get(row.number, ())]
    return []


def parts_of(row: PlainRow, at: int, report: Report) -> list[str]:
    """The words of a cell that are classes or places: 「甲县、乙县」."""
    cell = row.cells[at]
    words = key(report[cell.span]) if cell and not cell.figure else ""
    parts = re.split("[、，/及和]", report[cell.span].strip()) if cell and words else []
    bare = (one.strip() for one in parts)
    return [one for one in bare if 1 < len(one) <= _LONGEST_CLASS and not one.isdigit()]


def said_besides(text: str, report: Report) -> str:
    """What words ask of besides the rows of a table."""
    for word in lexicon("plain_tables")["question"]["of_lists"]:
        text = re.sub(word, "", text)
    return leftover(find_subject(text, report))


def is_of(row: PlainRow, table: PlainTable, owners: Sequence[str], report: Report) -> bool:
    """Whether a cell of the row, its name apart, prints one of the units in charge."""
    for cell in row.cells:
        if cell is None or cell.figure or cell.column == table.name_column:
            continue
        said = key(report[cell.span])
        if len(said) <= 40 and any(names_owner(one, said) for one in owners):
            return True
    return False
