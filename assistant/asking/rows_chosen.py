"""Chooses rows of a plain table by what their cells say: a unit in charge, a class and a place together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking.owners import owners_in
from assistant.asking.plain_columns import PLACE_END, column_asked_by
from assistant.asking.plain_rows import is_of, parts_of, said_besides
from assistant.asking.question import Question
from assistant.words import lexicon
from corpus.model import PlainRow, PlainTable, Report

_IN_CHARGE = re.compile("(?:来|在)?(?:牵头|负责|主管|承担|实施|主抓|抓|管)(?:的|实施)?")
_COUNTED = re.compile("(?:这|所有|全部)?[一二三四五六七八九十两\\d]*[个类](?![月别])")
_ASKED = ("sum", "most", "least", "which", "which_bare", "counts")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows left by what a question says of them.

    filtered: whether it says anything of them. besides: what else it says, which no cell prints.
    """

    rows: tuple[PlainRow, ...]
    filtered: bool
    besides: str


def rows_chosen(question: Question, table: PlainTable, column: int, report: Report) -> Chosen:
    """The rows meant by 「甲局牵头的新建项目总投资一共多少」, which asks for a column of them."""
    rows: Sequence[PlainRow] = [row for row in table.rows if not row.is_total]
    text, filtered = question.text, False
    owners = [one for one in owners_in(text) if any(is_of(r, table, [one], report) for r in rows)]
    if owners:
        rows = [row for row in rows if is_of(row, table, owners, report)]
        text, filtered = _IN_CHARGE.sub("", _without(text, owners)), True
    groups = {row.group for row in rows if row.group and row.group in text}
    if groups:
        rows = [row for row in rows if row.group in groups]
        text, filtered = _COUNTED.sub("", _without(text, list(groups))), True
    for at in range(len(table.columns)):
        if table.units[at] or at == table.name_column:
            continue
        said = _said_of_cells(table, at, text, report)
        if said:
            rows = [row for row in rows if set(parts_of(row, at, report)) & set(said)]
            text, filtered = _without(text, list(said.values())), True
    asked = "|".join(lexicon("plain_tables")["question"][one] for one in _ASKED)
    text = re.sub(f"{column_asked_by(table, column)}|{asked}", "", text)
    return Chosen(tuple(rows), filtered, said_besides(text, report))


def _said_of_cells(table: PlainTable, at: int, text: str, report: Report) -> dict[str, str]:
    """The words that cells of a column print and the question says, each as it says it."""
    words = {one for row in table.rows if not row.is_total for one in parts_of(row, at, report)}
    said: dict[str, str] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        forms = (word, PLACE_END.sub("", word))
        form = next((one for one in forms if len(one) > 1 and one in text), "")
        if form:
            said[word] = form
            text = text.replace(form, "□")
    return said


def _without(text: str, words: Sequence[str]) -> str:
    return re.sub("|".join(map(re.escape, words)), "", text)
