"""How well an answer is cited, sentence by sentence, against the gold evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.model import Citation, Refusal
from assistant.proof.segments import segments
from eval.matching import holds
from eval.measures import cites
from eval.model import Case, Outside, Told, is_refusal
from eval.typed import figure_of


@dataclass(frozen=True, slots=True)
class Cited:
    """Of one answer. precision = gold / citations; recall = backed / telling.

    citations: shown; gold: those of a place in the case's evidence.
    telling: sentences that hold an accepted wording or number; backed: those whose own marks lead
    to gold evidence. A sentence is what stands between two marks.
    """

    gold: int
    citations: int
    backed: int
    telling: int


def cited(case: Case, told: Told) -> Cited | None:
    """None where there is nothing to judge: a refusal, no gold evidence, no citations given."""
    if isinstance(told, Refusal) or is_refusal(told) or not case.evidence:
        return None
    if told.citations is None or isinstance(told, Outside):
        return None
    telling = [one for one in segments(told.text, told.citations) if _tells(case, one.text)]
    backed = sum(any(is_gold(case, each) for each in one.citations) for one in telling)
    gold = sum(is_gold(case, one) for one in told.citations)
    return Cited(gold, len(told.citations), backed, len(telling))


def is_gold(case: Case, citation: Citation) -> bool:
    """Whether a citation is of one of the places that the case accepts."""
    return any(cites(citation, one) for one in case.evidence)


def _tells(case: Case, words: str) -> bool:
    """Whether a sentence holds an accepted wording of any group, or a typed number."""
    if any(holds(words, wanted) for group in case.accept for wanted in group):
        return True
    return any(figure_of(one) and holds(words, f"{one.value}{one.unit}") for one in case.numbers)


def whole(found: Sequence[Cited]) -> Cited:
    """The counts of all answers together."""
    return Cited(
        sum(one.gold for one in found),
        sum(one.citations for one in found),
        sum(one.backed for one in found),
        sum(one.telling for one in found),
    )
