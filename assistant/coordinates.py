"""Follow-ups that name a fellow of what was asked: 「区级呢」 after 「市级项目占比多少」."""

import re
from collections.abc import Iterator

from assistant.breakdowns import breakdowns
from assistant.composed import rows_named
from assistant.knowledge import Knowledge
from assistant.question import Question, read_question
from assistant.term_index import find_terms
from assistant.term_parts import COUNTED
from assistant.text import key
from index.words import words_of

_QUOTED = re.compile("“[^”]{1,16}”")
_PIECE = re.compile(rf"\d+[\u4e00-\u9fff]{{1,4}}|{COUNTED.pattern}")


def with_fellow(new: str, told: Question, knowledge: Knowledge) -> str | None:
    """The earlier question with a new name in the place of its fellow; None when it has none."""
    if new in told.text:
        return None
    asked = read_question(new, knowledge.report)
    if asked.places and new in asked.places:
        before = told.places[0] if told.places else ""
        return told.text.replace(before, new, 1) if before else f"{new}{told.text}"
    for old in (*_quoted(new, told), *_of_one_whole(asked, told, knowledge), *_alike(new, told)):
        if old in told.text:
            return told.text.replace(old, new, 1)
    return None


def of_the_term(asked: Question, previous: str, knowledge: Knowledge) -> str | None:
    """「2空间是什么」 after a question on a coded name that has such a piece: asked of that name."""
    if find_terms(key(asked.text), knowledge):
        return None
    for match in find_terms(key(previous), knowledge):
        name = match.term.name
        pieces = [one for one in _PIECE.findall(name) if len(one) < len(name) - 1]
        if any(one in asked.text for one in pieces):
            return f"{name}的{asked.text}"
    return None


def _quoted(new: str, told: Question) -> Iterator[str]:
    if _QUOTED.fullmatch(new):
        yield from _QUOTED.findall(told.text)


def _of_one_whole(asked: Question, told: Question, knowledge: Knowledge) -> Iterator[str]:
    """The words of the earlier question that name another part of the same whole."""
    for one in breakdowns(knowledge):
        mine, theirs = (rows_named(question, one, knowledge) for question in (asked, told))
        if len(mine) == len(theirs) == 1 and mine != theirs:
            name = theirs[0].name
            yield next(
                (name[:size] for size in range(len(name), 1, -1) if name[:size] in told.text),
                theirs[0].own,
            )


def _alike(new: str, told: Question) -> Iterator[str]:
    """A word of as many signs with the same last sign (市级 for 区级), or with another number."""
    if re.search(r"\d", new):
        same = re.search(re.sub(r"\d+", lambda _: r"\d+", re.escape(new)), told.text)
        yield from [same.group()] if same else []
    if 1 < len(new) <= 4:
        for word in words_of(told.text):
            if len(word) == len(new) and word[-1] == new[-1] and word != new:
                yield word
