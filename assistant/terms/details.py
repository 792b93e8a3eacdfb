"""Answers a question for several details of a term: 「某某谷多大 靠哪个学校」 gives its whole note."""

import re
from collections.abc import Sequence

from assistant.asking.asked import attributes_asked, fits_unit, units_asked
from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.asking.word import Word, held
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import TermMatch
from assistant.text import key
from assistant.words import lexicon
from corpus.figures import figures

HELD = 0.5
"""A word counts as held by a note from this share of its character pairs."""
_EACH_ASKED = re.compile("多少|(?<![那这前近好])几(?=[个家项条名年月])|多[大长高]|哪|什么|啥")
_OF_KIND = re.compile("哪(?:一)?(?:个|家|所|座|些|几[个家所座]|条)?([\u4e00-\u9fff]{1,2})")


def asks_several(question: Question, found: Sequence[TermMatch], knowledge: Knowledge) -> bool:
    """Whether two details and more of one term are asked, or one name of a kind (「靠哪个学校」).

    Its note must hold what is asked of it, a figure for each unit among it.
    """
    kinds = [one for one in _OF_KIND.findall(question.text) if one in lexicon("terms")["kinds"]]
    if len(found) != 1 or (len(_EACH_ASKED.findall(question.text)) < 2 and not kinds):
        return False
    term, report = found[0].term, knowledge.report
    told, printed = report[term.definition], list(figures(report.text, term.definition))
    units = units_asked(question.text)
    if not all(any(fits_unit(one, (unit,)) for one in printed) for unit in units):
        return False
    if not all(one.needs.search(told) for one in attributes_asked(question)):
        return False
    beside = [
        one
        for one in content_of(question, knowledge).words
        if one.is_noun and one.key not in term.keys[0]
    ]
    return all(_is_told(one, told, kinds) for one in beside)


def _is_told(word: Word, told: str, kinds: Sequence[str]) -> bool:
    """Whether a note prints a word, or a name of the kind that the word asks for."""
    endings = lexicon("terms")["kinds"].get(word.key, ()) if word.key in kinds else ()
    if any(re.search(f"[\u4e00-\u9fff]{{2}}{one}", told) for one in endings):
        return True
    return held(word, key(told)) >= HELD
