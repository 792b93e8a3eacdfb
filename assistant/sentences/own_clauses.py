"""Which words say whose a figure is: 「其中出口8934亿元，增长6.8%」, the clause before a bare growth."""

import re
from collections.abc import Iterator

from assistant.asking.contrasts import kinds
from corpus.model import Span
from corpus.sentences import clauses

TURN = "(?:增长|下降|上升|提高|降低|减少|回落|增加|上涨|同比|比上年)"
"""What tells that a figure rose or fell, as a part of patterns."""
_BARE_GROWTH = re.compile(f"(?:同比|比上年|较上年|年均|分别)?(?:约|预计)?{TURN}")


def own_clauses(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """Each clause of a stretch, with the stretch that says of what its figures are.

    A clause that begins with a growth names nothing: it tells of what the one before it names.
    """
    before: Span | None = None
    for clause in clauses(text, span, "，；：。、"):
        goes_on = before is not None and _BARE_GROWTH.match(text, clause.start, clause.end)
        told = Span(before.start, clause.end) if goes_on and before else clause
        yield clause, told
        before = told


def with_growth_of(name: str, runs: list[Span], text: str) -> list[Span]:
    """The runs that go on from a name to its growth: 「乙余额5亿元，增长4%」 and not 甲's before it."""
    if not name:
        return runs
    longer = [one for one in kinds() if name in one and name != one]
    told = re.compile(f"{re.escape(name)}[^，；。]*，?(?:同比|[较比]上?年)?{TURN}")

    def words(run: Span) -> str:
        said = text[run.start : run.end]
        for one in longer:  # 进出口 is not 出口
            said = said.replace(one, "□")
        return said

    return [one for one in runs if told.search(words(one))] or runs
