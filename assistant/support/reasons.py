"""Whether the reason that a statement gives is one of what is asked, not of another thing in it."""

import re

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge
from assistant.sentences.evidence import Evidence, headings_key
from assistant.sentences.reasons import parts_with_reason, reason_part
from assistant.support.figure_clauses import HELD, share_held
from assistant.text import key
from corpus.address import place_of
from corpus.sentences import clauses

_GOES_ON = re.compile("(?:其中|这|主要|原因|究其|一是|二是|三是|同时|此外)")
"""A sentence that begins so tells of the sentence before."""

_OF_AIM = re.compile("目标|预期|安排|设定|确定|定在|考虑")
"""A reason for an aim is told of an aim, and not of what was achieved."""


def gives_reason(question: Question, best: Evidence, knowledge: Knowledge) -> bool:
    """Whether the statement speaks of what was asked, in the part that holds the reason.

    「甲低于目标，主要是…；乙略低」 gives no reason of 乙.
    """
    words = content_of(question, knowledge).words
    nouns = [one for one in words if one.is_noun and (one.known or one.means)]
    span = best.statement.span
    if _GOES_ON.match(knowledge.report[span]):
        above = headings_key(best.statement, knowledge)
    else:  # it has a subject of its own
        above = key("".join(place_of(knowledge.report, span).path))
    if share_held(nouns, best.statement.key, above) < HELD:
        return False
    parts = list(clauses(knowledge.report.text, span, "；"))
    giving = parts_with_reason(question, parts, knowledge)
    of_aim = "目标" in question.roles and not question.has("met")
    told = knowledge.report[reason_part(question, span, knowledge)]
    if of_aim and not _OF_AIM.search("".join((told, *place_of(knowledge.report, span).path))):
        return False
    if len(parts) < 2 or not giving or len(giving) == len(parts):
        return True
    said = [key(knowledge.report[one]) for one in parts if one not in giving]
    reasons = "".join(key(knowledge.report[one]) for one in giving)
    named = [one for one in nouns if any(held(one, each) >= HELD for each in said)]
    return not named or any(held(one, reasons) >= HELD for one in named)
