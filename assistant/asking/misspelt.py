"""Puts right a mistyped sign where the report prints the same words with one sign for it."""

import re

from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import lexicon
from index.words import is_dictionary_word, words_of

MOST_BESIDE = 3
"""Signs on either side that are compared, as far as the question has them."""
FEWEST_BESIDE = 4
"""Signs that must agree in all, at least one on each side."""
_LATIN = re.compile("(?<![A-Za-z])[A-Za-z]{3,5}(?![A-Za-z])")
_ACRONYM = re.compile("(?<![A-Za-z])[A-Z]{3,5}(?![A-Za-z])")
_HAN = re.compile("[\u4e00-\u9fff]")


def mended(text: str, knowledge: Knowledge) -> str:
    """The text with mistyped signs put right; as it is where nothing is sure.

    Only a word that no dictionary holds and the report does not print is looked at: 「城震新增就业」
    is 城镇新增就业, while 农业增加值 stays what it is beside a printed 工业增加值.
    """
    text = _LATIN.sub(lambda one: _right_letters(one.group(), knowledge), text)
    start = 0
    for word in words_of(text):
        start = text.find(word, start)
        if start < 0:
            return text
        if _is_strange(word, knowledge) and not text[:start].endswith(tuple("0123456789")):
            for at in range(start, start + len(word)):
                right = _right_sign(text, at, knowledge.text_key)
                mine = at - start
                if right and is_dictionary_word(word[:mine] + right + word[mine + 1 :]):
                    text = text[:at] + right + text[at + 1 :]
                    break
        start += len(word)
    return text


def _right_letters(word: str, knowledge: Knowledge) -> str:
    """An abbreviation with two letters exchanged (GPD) as the report prints it."""
    upper = word.upper()
    printed = set(_ACRONYM.findall(knowledge.report.text))
    if upper in printed or key(word) in knowledge.text_key:
        return word
    alike = [one for one in printed if sorted(one) == sorted(upper) and one[0] == upper[0]]
    return alike[0] if len(alike) == 1 else word


def _is_strange(word: str, knowledge: Knowledge) -> bool:
    return (
        1 < len(word) <= 4
        and all(map(_HAN.match, word))
        and not is_dictionary_word(word)
        and not set(word) & set(lexicon("entities")["no_name_signs"])
        and key(word) not in knowledge.text_key
    )


def _right_sign(text: str, at: int, printed: str) -> str:
    """The one sign that the report prints between the neighbours of a sign; "" when unsure."""
    before = _run(text[:at][::-1])[:MOST_BESIDE][::-1]
    after = _run(text[at + 1 :])[:MOST_BESIDE]
    sides = [(a, b) for a in range(len(before), 0, -1) for b in range(len(after), 0, -1)]
    for left, right in sorted(sides, key=lambda one: -sum(one)):
        if left + right < FEWEST_BESIDE:
            break
        pattern = f"{re.escape(before[-left:])}([\u4e00-\u9fff]){re.escape(after[:right])}"
        found = set(re.findall(pattern, printed))
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _run(words: str) -> str:
    """The Chinese signs with which some words begin."""
    match = re.match("[\u4e00-\u9fff]*", words)
    return match.group() if match else ""
