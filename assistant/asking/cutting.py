"""Cuts a question into words as the report prints them: the word cutter does not know its names."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import lexicon
from index.words import is_dictionary_word, tagged_words


def words_as_printed(run: str, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The words of a run of signs with their part of speech, mended by what the report prints."""
    return _joined(_untied(tagged_words(run), knowledge), knowledge)


def _untied(tagged: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Words that the cutter tied to the particle after them: 「点有」 is 「点」 and 「有」."""
    loose = lexicon("content")["never_joined"]
    for word, tag in _moved(tagged, knowledge):
        tied = len(word) == 2 and word[1] in loose and not is_dictionary_word(word)
        if tied and key(word) not in knowledge.text_key:
            yield word[0], "n"
            yield word[1], "u"
        else:
            yield word, tag


def _moved(tagged: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """A sign cut to the wrong side put back: 「救助」「金发」 is 「救助金」「发」 when printed so."""
    before: tuple[str, str] | None = None
    for word, tag in tagged:
        if before is not None and len(word) == 2 and key(word) not in knowledge.text_key:
            longer = before[0] + word[0]
            if len(before[0]) > 1 and key(longer) in knowledge.text_key:
                yield longer, "n"
                before = (word[1], "v")
                continue
        if before is not None:
            yield before
        before = (word, tag)
    if before is not None:
        yield before


def _joined(tagged: Iterable[tuple[str, str]], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Words with a single sign put back to the word before or after it that the report prints.

    The word cutter does not know a report's names: 「临川」「站」 is 「临川站」 there.
    """
    empty = set(lexicon("content")["empty"]) | set(lexicon("content")["never_joined"])
    held: tuple[str, str] | None = None
    words = list(tagged)
    for at, (word, tag) in enumerate(words):
        if held is not None:
            both = held[0] + word
            single = min(len(held[0]), len(word)) == 1
            loose = {held[0], word} & empty or tag[:1] == "u"
            ends = len(held[0]) > 1 and word in lexicon("content")["noun_endings"]
            ends = ends and not _begins_next(word, words[at + 1 :], knowledge)
            if (single and not loose and key(both) in knowledge.text_key) or ends:
                held = (both, "n")
                continue
            yield held
        held = (word, tag)
    if held is not None:
        yield held


def _begins_next(word: str, after: Sequence[tuple[str, str]], knowledge: Knowledge) -> bool:
    """Whether a single sign belongs to the sign after it: 「码头」「桥」「吊」 where 桥吊 is printed."""
    return bool(after) and len(after[0][0]) == 1 and key(word + after[0][0]) in knowledge.text_key
