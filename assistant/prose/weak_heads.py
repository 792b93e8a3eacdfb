"""Leaves out a noun of everyday speech that no report prints and no figure hangs on.

「让多少户人家沾了光」 asks how many 户; 人家 says no more. Only where one sentence holds everything
else that is asked, and in the unit asked one figure alone.
"""

import re
from dataclasses import replace

from assistant.asking.asked import figures_fitting, units_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.knowledge import Knowledge
from assistant.sentences.evidence import Evidence
from assistant.sentences.trim import best_stretch
from assistant.support.figure_clauses import HELD
from assistant.text import key
from assistant.words import lexicon
from corpus.model import Span
from index.words import tagged_words

FEWEST_BESIDE = 2
"""Words of content that must be asked beside those left out."""
_COUNTED = re.compile("多少([\u4e00-\u9fff]{2})")
_NOUNS = ("n", "vn", "nz", "nr", "ns", "nt", "j", "an")


def without_weak_heads(question: Question) -> Question | None:
    """The question without such nouns; None where it has none, or they tell one kind from another."""
    weak = set(lexicon("weak_heads")["words"])
    text = question.text
    tagged = tagged_words(text)
    for at, (word, _) in enumerate(tagged):
        if key(word) not in weak:
            continue
        after = tagged[at + 1] if at + 1 < len(tagged) else ("", "")
        if after[1] in _NOUNS or after[0] in ("的", "人"):
            return None  # 「外地游客」 are not all of them
        text = text.replace(word, "", 1)
    return replace(question, text=text) if text != question.text else None


def holds_all_else(question: Question, best: Evidence, knowledge: Knowledge) -> bool:
    """Whether a sentence itself holds every other word that is asked, and one figure that fits."""
    words = [
        one
        for one in content_of(question, knowledge).words
        if one.known or one.is_noun or (one.means and not one.guessed)
    ]
    exact = [replace(one, means=()) if one.guessed else one for one in words]
    if len(exact) < FEWEST_BESIDE or any(held(one, best.statement.key) < HELD for one in exact):
        return False
    shown = best_stretch(question, best.statement.span, knowledge)
    if not units_asked(question.text) and not _prints_counted(question, shown, knowledge):
        return False
    return len(list(figures_fitting(knowledge.report.text, shown, question))) == 1


def _prints_counted(question: Question, shown: Span, knowledge: Knowledge) -> bool:
    """Whether the words shown print what follows 多少 at once: 「多少博士」."""
    counted = _COUNTED.search(question.text)
    return counted is not None and key(counted[1]) in key(knowledge.report[shown])
