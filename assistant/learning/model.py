"""What is learnt: an item with one right key and the passage that proves it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from corpus.model import Span

ItemKind: TypeAlias = Literal["卡片", "选择", "填空"]
Topic: TypeAlias = Literal["术语", "指标", "专栏"]
Maker: TypeAlias = Literal[
    "card", "meaning", "name", "member", "box", "cell", "unit", "nature", "met", "number", "word"
]
KINDS: tuple[ItemKind, ...] = ("卡片", "选择", "填空")
TOPICS: tuple[Topic, ...] = ("术语", "指标", "专栏")
CHOICES = 4
"""Options of a question, the right one included, where the report gives as many."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be asked.

    id: the same as long as the report says the same. maker: what made it, hence what is right.
    subject: the term, indicator or entry it is about. options: () but for a choice, in the order
    shown. answer: the key. also: other ways to write the key that a 填空 accepts.
    passage: the words that prove the key; address: where they stand.
    """

    id: str
    maker: Maker
    kind: ItemKind
    topic: Topic
    subject: str
    prompt: str
    options: tuple[str, ...]
    answer: str
    also: tuple[str, ...]
    passage: Span
    address: str

    def __post_init__(self) -> None:
        if self.options and self.options.count(self.answer) != 1:
            raise ValueError(f"item {self.id} has not exactly one right option")


def item_id(maker: Maker, *about: str) -> str:
    """A short name for what is asked about, the same in every run."""
    told = hashlib.sha256("\n".join((maker, *about)).encode()).hexdigest()
    return f"{maker}-{told[:16]}"


def shuffled(seed: str, words: Iterable[str]) -> list[str]:
    """The words in an order that looks like chance and is always the same for a seed."""
    return sorted(words, key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).digest())


def options_of(seed: str, answer: str, wrong: Iterable[str]) -> tuple[str, ...]:
    """The key and up to CHOICES - 1 of the wrong ones, in a fixed order; () when none is wrong."""
    kept = shuffled(seed, dict.fromkeys(one for one in wrong if one != answer))[: CHOICES - 1]
    return tuple(shuffled(f"{seed} order", [answer, *kept])) if kept else ()
