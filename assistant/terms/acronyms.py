"""Full names that the running text gives beside an acronym: 「生态质量指数（EQI）」."""

import re

from assistant.draft import Writer
from assistant.known.knowledge import Knowledge
from assistant.outcomes import Outcome
from corpus.model import Span
from corpus.sentences import clauses

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&+.\-]{1,11}")


def told_in_full(subject: str, knowledge: Knowledge) -> Outcome:
    """The clause that prints an acronym in brackets after its full name; None where none does."""
    if not _LATIN.fullmatch(subject):
        return None
    report = knowledge.report
    beside = re.compile(rf"[\u4e00-\u9fff]{{3,}}[（(]{re.escape(subject)}[）)]", re.IGNORECASE)
    for statement in knowledge.statements:
        found = beside.search(report[statement.span])
        if found is None:
            continue
        start = statement.span.start + found.start()
        strong = Span(start, statement.span.start + found.end())
        clause = next(one for one in clauses(report.text, statement.span) if strong in one)
        writer = Writer(report)
        mark = writer.cite(statement.span, strong=(strong,))
        return writer.draft(f"{report[clause].rstrip('，；：。、')}。{mark}", "terms")
    return None
