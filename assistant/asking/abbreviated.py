"""Spells out a short name that a report never prints: 长护险 for its 长期护理保险.

People make such names of the first signs of words, the first word's and the last one's among them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.asking.everyday import is_listed
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import terms_of
from assistant.text import key
from corpus.catalogue import KEPT
from index.words import is_dictionary_word, words_of

SHORT = (3, 4)
"""Signs of a short name."""
FEWEST_WORDS = 3
"""Words of a name from which it is shortened so."""
_PHRASE = re.compile("([\u4e00-\u9fff]{2})的([\u4e00-\u9fff][生人员工者户品])")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


def spelled_out(text: str, knowledge: Knowledge) -> str:
    """The text with each short name that means one name of the report's notes put as printed."""
    for short in _short_names(text, knowledge):
        meant = {
            full
            for words in _names(knowledge)
            if (full := _meant_by(short, words)) and full not in text
        }
        if len(meant) == 1:
            text = text.replace(short, meant.pop())
    return text


def contracted(text: str, knowledge: Knowledge) -> str:
    """「毕业的学生」 as 毕业生, where the report prints the word and not the phrase."""
    for match in _PHRASE.finditer(text):
        whole, word = match[0], match[1] + match[2][-1]
        printed = key(word) in knowledge.text_key and key(whole) not in knowledge.text_key
        if printed and is_dictionary_word(word) and words_of(word) == (word,):
            text = text.replace(whole, word)
    return text


def _short_names(text: str, knowledge: Knowledge) -> Iterator[str]:
    """The words of a text, joined where they are cut short, that the report does not hold."""
    words = words_of(text)
    for at in range(len(words)):
        for end in range(at + 1, min(len(words), at + max(SHORT)) + 1):
            joined = "".join(words[at:end])
            if len(joined) in SHORT and _is_strange(joined, knowledge):
                yield joined


def _is_strange(word: str, knowledge: Knowledge) -> bool:
    if not _HAN.fullmatch(word) or key(word) in knowledge.text_key:
        return False
    return not is_listed(key(word))


@lru_cache(maxsize=KEPT)
def _names(knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """The words of each name of the notes that has enough of them."""
    found = (words_of(one.name.strip("“”")) for one in terms_of(knowledge) if not one.is_part)
    return tuple(one for one in found if len(one) >= FEWEST_WORDS and all(map(_HAN.match, one[:2])))


def _meant_by(short: str, words: tuple[str, ...]) -> str:
    """The beginning of a name that a short name stands for; "" when it stands for none."""
    if words[0][0] != short[0]:
        return ""
    at = 1
    for place, word in enumerate(words[1:], start=1):
        last = at == len(short) - 1
        if short[at] in ((word[0], word[-1]) if last else word[:1]):
            at += 1
        if at == len(short):
            return "".join(words[: place + 1])
    return ""
