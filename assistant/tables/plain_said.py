"""A figure that only the words of a table's cell tell: 「免费加装报警器多少户」 of 「…8万户」."""

import re
from collections.abc import Iterator

from assistant.asking.asked import fits_unit, units_asked, wants_figure
from assistant.asking.content import content_of
from assistant.asking.plain_rows import PlainMatch
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.tables.plain_told import SKILL, told
from assistant.text import key
from corpus.figures import figures
from corpus.model import PlainTable
from corpus.sentences import clauses

LEAST_HELD = 0.95
"""Share of the question's content that a clause and the name of its row must hold."""
LEAST_IN_CLAUSE = 0.6
"""Share of it that must stand in the clause that tells the figure."""
_YEAR = re.compile(r"20\d\d")
_COMPUTES = ("difference", "ratio", "share", "met", "growth", "premise", "why", "rank")


def answer_said_in_cell(question: Question, desk: Desk) -> Draft | None:
    """The one cell of words that tells the figure; None where none does, or several."""
    if not wants_figure(question) or question.has(*_COMPUTES):
        return None
    found = [
        match
        for table in desk.report.plain_tables
        if _is_of_year(question, table)
        for match in _saying(question, table, desk)
    ]
    if len(found) != 1:
        return None
    writer = Writer(desk.report)
    return writer.draft(f"{told(found[0], writer)}。", SKILL)


def _is_of_year(question: Question, table: PlainTable) -> bool:
    """Whether a table may be of the year asked: its caption names it, or none is asked."""
    years = {int(one) for one in _YEAR.findall(table.caption)}
    return not question.years or (bool(years) and set(question.years) <= years)


def _saying(question: Question, table: PlainTable, desk: Desk) -> Iterator[PlainMatch]:
    """The cells with a clause that tells a figure in the unit asked, right of what is asked."""
    report = desk.report
    content, units = content_of(question, knowledge_of(report)), units_asked(question.text)
    if not content.words or not units:
        return
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell is None or row.is_total or table.units[at] or at == table.name_column:
                continue
            for clause in clauses(report.text, cell.span, "，；。、"):
                words = key(report[clause])
                counted = [one for one in figures(report.text, clause) if fits_unit(one, units)]
                if (
                    len(counted) == 1
                    and content.coverage(words, "") >= LEAST_IN_CLAUSE
                    and content.coverage(words + key(row.name), "") >= LEAST_HELD
                ):
                    yield PlainMatch(table, row, at)
