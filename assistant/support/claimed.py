"""Reads a claim as its words, its figures and what it denies, in one way for all that is claimed.

What only asks for a yes and the light words of `lexicon/claims.toml` are left out.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.asking.comparison_claimed import claim_words, compared_claimed, extreme_claimed
from assistant.asking.content import content_of
from assistant.asking.places import without_own
from assistant.asking.question import Question
from assistant.asking.situations import told_in
from assistant.asking.word import Word
from assistant.known.knowledge import Knowledge
from assistant.proof.premises import CENTURY, SCALED
from assistant.sentences.multiples_claimed import multiple_claimed
from assistant.sentences.shares_claimed import share_claimed
from assistant.support.claim_words import ALL_HELD
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.numerals import count_value
from index.words import tagged_words

_DENIAL = re.compile(
    "(?:还|至今|一直|并|也|从来|根本|尚)*(?:没有?|未能?|不是|不)(?!完成率|来|成年|央|名|少|断|动产|仅|同)"
)
_OPEN = re.compile("了没有?(?=[，。？?]|$)|有没有")
_EMPTY = ("u", "y", "p", "c", "r", "e", "o", "x", "w", "q", "m")
_WILL = re.compile("要|想|将|打算|准备|计划|力争|争取|(?<![开大全议协学])会(?!议|展|客|堂)")
_WHEN = re.compile("(?:20\\d\\d|[12]\\d)年|去年|今年|上年|本年|明年|全年|这几年|这一?年")
_PLACED = re.compile("[建设落放办开选]在|位于|[跟和与同][^，。]{2,10}(?:共建|合作|联合|一起|携手)")
_AUXILIARY = re.compile(
    "^(?:要|想|会|将|能|得|从|在|由|被|把|给|跟)(?=.)|(?<=.)(?:了|过|到|在|进|的|占)$"
)
_RANKED = re.compile(
    "(?P<among>全[国省市区县州])(?:范围)?(?:里|内)?(?:是|为|排名?|位?居|位列)?(?:最[高多大快好强长]的?|第1(?!\\d)|首位)"
)
_NUMERAL = re.compile("第([一二三四五六七八九十]{1,3})(?![产次个批届季轮条医中小])")
RANK = re.compile("第\\d{1,3}")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim says: its words that are not light, its figures, and whether it denies them.

    planned: whether it is told of what is to come. unread: whether a number of it is no figure, or it
    tells a situation in everyday words.
    ordered: whether its things must follow each other so; 「甲建在乙」 may be told as 「建成乙甲」.
    """

    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    denied: bool
    planned: bool
    unread: bool
    ordered: bool


def is_weighed(question: Question) -> bool:
    """Whether a claim weighs things against each other, which has a reading of its own."""
    share = share_claimed(question)
    if share is not None and "过半" not in share.words:
        return True
    others = (compared_claimed, extreme_claimed, multiple_claimed)
    return any(one(question) is not None for one in others)


@lru_cache(maxsize=256)
def claim_of(question: Question, knowledge: Knowledge) -> Claim:
    """A question read as a claim."""
    text = ranked(_OPEN.sub("", claim_words(question)))
    told = tuple(
        one
        for one in figures(text, Span(0, len(text)))
        if (one.unit or one.value >= SCALED)
        and not (one.unit == "年" and one.value + CENTURY in question.years)
    )
    bare = text
    for one in reversed(told):
        bare = f"{bare[: one.span.start]}，{bare[one.span.end :]}"
    denials = _DENIAL.findall(bare)
    bare = _WHEN.sub("，", _DENIAL.sub("，", bare))
    bare = without_own(bare, knowledge.report.source.place, "，")
    words = _words(replace(question, text=bare), knowledge)
    unread = bool(told_in(text, knowledge)) or (
        re.search("\\d", bare) is not None
        and any(not any(one in word.key for word in words) for one in re.findall(r"\d[\d.]*", bare))
    )
    return Claim(
        words,
        told,
        denied=len(denials) == 1,
        planned=_WILL.search(text) is not None,
        unread=unread,
        ordered=_PLACED.search(text) is None,
    )


def ranked(words: str) -> str:
    """Words with 「全市最多」, 「全市第一」 and 「全市首位」 put the same way: 全市第1."""
    words = _NUMERAL.sub(lambda one: f"第{count_value(one[1])}", words)
    return _RANKED.sub(r"\g<among>第1", words)


def _words(question: Question, knowledge: Knowledge) -> tuple[Word, ...]:
    """The content words, and each word beside them that is not light, in their order."""
    text = rest = question.text.lower()
    found: list[Word] = []
    for one in (*RANK.findall(rest), *_wordings()):
        if one in rest:
            rest = rest.replace(one, "，")
            if one not in _light():
                found.append(_word(one, knowledge))
    for one in content_of(replace(question, text=rest), knowledge).words:
        bare = _AUXILIARY.sub("", one.key)
        if bare in _light():
            continue
        found.append(one if bare == one.key else _word(bare, knowledge))
        rest = rest.replace(one.key, "，")
    for run in re.findall(r"[\w%.+\-]+", rest):
        for word, tag in tagged_words(run):
            bare = _AUXILIARY.sub("", key(word))
            if bare and bare not in _light() and tag[:1] not in _EMPTY:
                found.append(_word(bare, knowledge))
    return tuple(sorted(found, key=lambda one: text.find(one.key)))


def _word(name: str, knowledge: Knowledge) -> Word:
    return Word(name, bigrams(name), 1.0, (), name in knowledge.text_key, False)


@cache
def _light() -> frozenset[str]:
    return frozenset(lexicon("claims")["light"])


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Wordings that say the same in a claim."""
    states = (one["says"] for one in lexicon("claims")["state"])
    groups = (*lexicon("claims")["alike"], *states)
    return tuple(tuple(re.sub(r"\(\?!.*?\)", "", one) for one in group) for group in groups)


@cache
def _wordings() -> tuple[str, ...]:
    """Every wording of two signs or more, the longest first."""
    every = {one for group in _groups() for one in group} | _light()
    return tuple(sorted((one for one in every if len(one) > 1), key=lambda one: (-len(one), one)))


@lru_cache(maxsize=4096)
def wordings_of(word: str) -> tuple[str, ...]:
    """The wordings that say the same as a word of a claim, or show that it is so."""
    found = [one for group in _groups() if word in group for one in group]
    shown = [
        one
        for state in lexicon("claims")["state"]
        if any(re.fullmatch(said, word) for said in state["says"])
        for one in state.get("shown_by", ())
    ]
    return tuple(one for one in (*found, *shown) if len(one) > 1)


def _stands_alone(sign: str, said: str) -> bool:
    """Whether a single sign is a word of its own there, where it is a verb: 管 is not told by 管理."""
    verb = any(tag[:1] == "v" for _, tag in tagged_words(sign))
    return not verb or any(word == sign for word, _ in tagged_words(said))


def is_held(word: Word, said: str) -> bool:
    """Whether some words (a key) print a word of a claim or what means the same."""
    if any(one in said for one in wordings_of(word.key)):
        return True
    if word.key in said:
        return len(word.key) > 1 or _stands_alone(word.key, said)
    if word.is_noun and not word.guessed and any(one in said for one in word.means):
        return True
    shared = sum(pair in said for pair in word.pairs)
    return len(word.key) > 2 and shared >= ALL_HELD * len(word.pairs)


def asked_words(claim: Claim) -> str:
    """The words of a claim as one key."""
    return "，".join(one.key for one in claim.words)
