"""Two cells of a plain table set against each other: a row as a multiple of another, what a project
has still to invest.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.plain_columns import value_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.readings import percentage, plain_decimal
from assistant.model import Reason
from assistant.outcomes import NoAnswer
from assistant.proof.premises import AGREES, DISAGREES
from assistant.tables.plain_told import SKILL, is_growth, mark, number_columns, told
from corpus.model import PlainRow, PlainTable

_TIMES = re.compile("是[^，。；]{1,14}?的(?:几|多少)倍|(?:几|多少)倍")
_PART = re.compile(
    "(?:是|为|有|到|占|相当于|等于|达)[^，。；]{1,14}?的(?:百分之几|几成|多少(?!倍)|多大比例)"
)
_CLAIMED = re.compile(
    r"(?:是|为|有|到|占|相当于|等于|达)[^，。；]{1,14}?(?:的|，)[^。；]{0,8}?(\d+(?:\.\d+)?)[%％]"
)
_STILL = re.compile(
    "(?:还|尚|仍)(?:差|剩|需|要|有|得|该)(?:下|要|再)?(?:投入?)?(?:多少|几)|(?:没|未)投(?:的|完的)?(?:还)?(?:有)?(?:多少|几)"
)
_LEFT = re.compile("(?:还|尚|仍)(?:差|剩)|(?:没|未)投")
_NOT_DONE = "表里没有写这个项目已经完成的投资，所以算不出还剩多少没投。下面是表里的这一行。"
_AFTER_YEAR = re.compile(
    "(?:今年|本年|当年|年度|年内|20\\d\\d年)[^，。；]{0,10}?(?:[投花完用做干]完|完成|投下去|到位|投资|投)[^，。；]{0,3}?(?:后|的话|，|还)"
)
"""「今年投完还剩多少」: this year's plan comes off too."""
_INVESTS = re.compile("投|完成|干完")
_TIMES_PLACES = Decimal("0.01")


def ratio_of_rows(found: Sequence[PlainMatch], question: Question, writer: Writer) -> Draft | None:
    """「甲县GDP是乙县的几倍」, 「…的百分之几」, or a claim of it, from the two cells of one column."""
    levels = [one for one in found if not is_growth(one)]
    if len(levels) != 2 or levels[0].column != levels[1].column or levels[0].row == levels[1].row:
        return None
    first, second = (value_of(one.cell, writer.report) for one in levels)
    claimed = _CLAIMED.search(question.text) if question.has("premise") else None
    if not first or not second or levels[0].table is not levels[1].table:
        return None
    stated = "；".join(told(one, writer) for one in levels)
    marks = "".join(dict.fromkeys(mark(one, writer) for one in levels))
    if _TIMES.search(question.text):
        times = (first / second).quantize(_TIMES_PLACES, rounding=ROUND_HALF_UP)
        formula = f"{plain_decimal(first)} ÷ {plain_decimal(second)} ≈ {plain_decimal(times)}"
        shown = writer.compute(formula, f"{plain_decimal(times)}倍", "倍", marks)
        return writer.draft(f"{stated}。前者是后者的{shown}（{formula}）{marks}。", SKILL)
    if claimed is None and not _PART.search(question.text):
        return None
    number, formula = percentage(first, second)
    shown = writer.compute(formula, f"{plain_decimal(number)}%", "%", marks)
    verdict = _verdict(claimed[1], first / second * 100) if claimed else ""
    return writer.draft(f"{verdict}{stated}。前者是后者的{shown}（{formula}）{marks}。", SKILL)


def _verdict(claimed: str, exact: Decimal) -> str:
    """Whether a share claimed is the exact one, rounded as it is claimed."""
    said = Decimal(claimed)
    same = exact.quantize(Decimal(1).scaleb(min(0, int(said.as_tuple().exponent))), ROUND_HALF_UP)
    return AGREES if same == said else DISAGREES


def still_to_invest(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, writer: Writer
) -> Draft | NoAnswer | None:
    """「甲项目还差多少没投」: its whole investment less what is done; refused where the table lacks one."""
    if len({row.name for _, row in rows}) != 1 or not _INVESTS.search(question.text):
        return None
    if not _STILL.search(question.text):
        return None
    table, row = rows[0]
    asked = [
        "总投资",
        "累计完成投资",
        *(["今年计划投资"] if _AFTER_YEAR.search(question.text) else []),
    ]
    cells = [_only_cell(table, row, one, question, writer) for one in asked]
    known = list({one.column: one for one in cells if one is not None}.values())
    values = [value_of(one.cell, writer.report) for one in known]
    terms = [one for one in values if one is not None]
    if len(terms) < len(asked) or len({table.units[one.column] for one in known}) > 1:
        lacks = known and _LEFT.search(question.text)
        return NoAnswer(Reason.NO_ATTRIBUTE, _NOT_DONE, (row.span,)) if lacks else None
    rest = terms[0] - sum(terms[1:], Decimal(0))
    return _told_rest(known, terms, rest, writer) if rest >= 0 else None


def _told_rest(
    known: Sequence[PlainMatch], terms: Sequence[Decimal], rest: Decimal, writer: Writer
) -> Draft:
    """The whole investment, what comes off it, and what is left."""
    formula = f"{' − '.join(map(plain_decimal, terms))} = {plain_decimal(rest)}"
    stated = "；".join(told(one, writer) for one in known)
    marks, unit = mark(known[0], writer), known[0].table.units[known[0].column]
    shown = writer.compute(formula, f"{plain_decimal(rest)}{unit}", unit, marks)
    lead = "前者减后者为" if len(terms) == 2 else "总投资减去后两者，还剩"
    return writer.draft(f"{stated}。{lead}{shown}（{formula}）{marks}。", SKILL)


def _only_cell(
    table: PlainTable, row: PlainRow, asked: str, question: Question, writer: Writer
) -> PlainMatch | None:
    """The cell of the one column that some words ask for; None for several or an empty one."""
    columns = number_columns(replace(question, text=asked), table, writer.report.source)
    return PlainMatch(table, row, columns[0]) if len(columns) == 1 else None
