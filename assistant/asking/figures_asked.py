"""A figure asked for in words far from its name: 「没活干的人占多少」 asks for 城镇调查失业率.

`paraphrases.toml` knows such a wording by its words. Here the whole question is held against example
questions by their vectors, those that ask for something near or for nothing a report gives included.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.question import Question
from assistant.asking.situations import example_sentences
from assistant.known.knowledge import Knowledge
from assistant.known.readings import is_growth_name
from assistant.text import key
from assistant.words import lexicon
from index.library import Library

ALIKE = 0.935
"""Cosine from which a question counts as one of the examples (measured: decision 0014)."""
SURE, CLEAR = 0.945, 0.008
"""The cosine, and how far it lies above any other figure's, from which it outweighs a sentence that
prints none of the words asked (measured: decision 0014)."""
LOOKED_AT = 60
"""Examples that are looked at, the likest first."""
WORD_FOR_WORD = 0.955
"""Cosine from which no other printed word of the question (国家, 平均) makes it another figure."""
TELLING = 4
"""Signs of a name that no one says by chance: 「公办幼儿园覆盖率」 does not mean 普惠性幼儿园覆盖率."""
RARE = 0.35
"""Weight from which a word that the report prints, and no example holds, tells another thing."""
_SHARE_WITHIN = re.compile("[里中][^，。]{1,12}占[^，。]{0,8}(?:几|多少|比)")
_APART_IN_MONEY = re.compile("差(?:了|着)?(?:多少|几)[万亿]*[元块钱]")
_GROWN_BY = re.compile(
    "(?:(?:比|较)(?:去年|上年|前年|20\\d\\d年)[^，。]{0,4}|增长|增加|[多增少减]了?)(?:出|了)?(?:多少|几)[万亿]*[元块钱家个人户亿]"
)
"""By how much an amount grew is no figure of its name, and its rate does not answer it."""
_OF_EACH = re.compile("(?:平均|均摊)(?:下来)?(?:每|一)|人均|户均")
_MEAN_NAME = re.compile("均|每|[率比]|强度")
"""What comes on each is no figure of the whole."""
_RATE_NAME = re.compile("[率比]|占|度$")
_ASKS_FIGURE = re.compile("多少|几|多[大高长快重]|占比|比例|什么水平|啥水平")


@dataclass(frozen=True, slots=True)
class _Example:
    """A question that people ask, and the place of its figure in the lexicon; -1 for none."""

    text: str
    figure: int


@cache
def _examples() -> tuple[_Example, ...]:
    return tuple(_told())


def _told() -> Iterator[_Example]:
    table = lexicon("figures_asked")
    for place, entry in enumerate(table["indicator"]):
        for one in (*entry["names"], *entry["like"]):
            yield _Example(one, place)
        for one in entry.get("not_like", ()):
            yield _Example(one, -1)
    for one in table["nothing"]["like"]:
        yield _Example(one, -1)


def example_questions() -> tuple[str, ...]:
    """Questions whose vectors the library keeps, after those of the situations."""
    return tuple(one.text for one in _examples())


def by_its_name(
    question: Question, library: Library, knowledge: Knowledge, *, sure: bool = False
) -> tuple[tuple[str, str], ...]:
    """Each printed name of the figure that a question means, and the question by that name.

    () where none is like it.

    Whoever says the name, or names a thing besides that no example speaks of, means what is said.
    sure: only where no other figure is nearly as like.
    """
    if not _ASKS_FIGURE.search(question.text) or _says_a_name(key(question.asked)):
        return ()
    entry = _entry_meant(question, library, knowledge, sure=sure)
    if entry is None:
        return ()
    forms = (*entry["names"], *entry.get("printed", ()))
    printed = [one for one in forms if key(one) in knowledge.text_key] or entry["names"][:1]
    asked = key(question.text)
    return tuple(
        (one, _asked(question, one))
        for one in printed
        if not contrary(asked, key(one), figures=True) and not _of_other_kind(asked, one)
    )


def _entry_meant(
    question: Question, library: Library, knowledge: Knowledge, *, sure: bool
) -> Mapping[str, Sequence[str]] | None:
    """The figure whose examples are most like; past those that leave out a thing that is named."""
    ranked = [
        (_examples()[at].figure, cosine)
        for at, cosine in library.most_like(
            question.text, first=len(example_sentences()), limit=LOOKED_AT
        )
    ]
    passed: set[int] = set()
    for at, (figure, cosine) in enumerate(ranked):
        if figure in passed:
            continue
        if cosine < (SURE if sure else ALIKE) or figure < 0:
            return None
        entry: Mapping[str, Sequence[str]] = lexicon("figures_asked")["indicator"][figure]
        if _is_said(key(question.asked), entry["names"]):
            return None
        if cosine >= WORD_FOR_WORD or not _names_more(question, entry, knowledge):
            near = (other for one, other in ranked[at:] if one != figure)
            return None if sure and cosine - next(near, 0.0) < CLEAR else entry
        passed.add(figure)
    return None


def _of_other_kind(asked: str, name: str) -> bool:
    """Whether a share of one thing in another, or an amount, is asked and the name is of none."""
    if _OF_EACH.search(asked) and not _MEAN_NAME.search(name):
        return True
    if _GROWN_BY.search(asked):
        return not name.startswith(("新增", "净增"))
    if _SHARE_WITHIN.search(asked):
        return not _RATE_NAME.search(name)
    return _APART_IN_MONEY.search(asked) is not None and _RATE_NAME.search(name) is not None


def _is_said(asked: str, names: Sequence[str]) -> bool:
    """Whether a question holds a name, or as much of one that its other words tell it apart."""
    return any(
        part in asked
        for name in map(key, names)
        for part in (
            [name]
            if len(name) <= TELLING
            else [name[at : at + TELLING] for at in range(len(name) - TELLING + 1)]
        )
    )


def _names_more(
    question: Question, entry: Mapping[str, Sequence[str]], knowledge: Knowledge
) -> bool:
    """Whether the question holds a word of the report that no example of the figure holds."""
    names = key("，".join((*entry["names"], *entry.get("printed", ()))))
    like = key("，".join(entry["like"]))
    return any(
        word.known
        and word.is_noun
        and word.weight >= RARE
        and word.key not in names
        and (word.key not in like or _names_another(word.key))
        for word in content_of(question, knowledge).words
    )


def _names_another(word: str) -> bool:
    """Whether a long word stands in a figure's name: 老旧小区 is no 城市更新, of which people say it."""
    return len(word) > 2 and any(word in name for name in _all_names())


def _says_a_name(asked: str) -> bool:
    """Whether a question says the whole name of any figure, which then is what it means."""
    return any(len(name) >= TELLING and name in asked for name in _all_names())


@cache
def _all_names() -> tuple[str, ...]:
    entries = lexicon("figures_asked")["indicator"]
    return tuple(key(name) for entry in entries for name in entry["names"])


def _asked(question: Question, name: str) -> str:
    year = f"{question.years[0]}年" if len(question.years) == 1 else ""
    role = next(iter(question.roles)) if len(question.roles) == 1 else ""
    grown = question.has("growth") and not is_growth_name(name)
    how = "增长多少" if grown else "是多少"
    return f"{year}{name}{'的目标' if role == '目标' else ''}{how}"
