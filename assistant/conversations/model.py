"""The values of conversations and of feedback."""

from dataclasses import dataclass
from datetime import datetime

from assistant.model import Reply

LONGEST_TITLE = 40
"""Signs of a title; a longer one is cut with an ellipsis."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its reply, as it was given then. id: unique over all conversations.

    ms: time taken, in milliseconds. asked: local time of the server.
    """

    id: int
    question: str
    told: Reply
    ms: float
    asked: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in the order they were asked. owner: a name from chance, see pages/person.py."""

    id: str
    owner: str
    title: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation as a list shows it. changed: when the last question was asked."""

    id: str
    title: str
    changed: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person thinks of an answer.

    reason: one of feedback.REASONS, or empty. right: the right answer in the person's words, or
    empty. unprinted: the person says that the report does not answer the question at all.
    """

    good: bool
    reason: str = ""
    right: str = ""
    unprinted: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict with the turn it is about; it stays when the conversation is deleted."""

    id: int
    verdict: Verdict
    question: str
    history: tuple[str, ...]
    told: Reply
    said: datetime


@dataclass(frozen=True, slots=True)
class Thumbs:
    """How many answers were found good and bad."""

    up: int
    down: int


def titled(words: str) -> str:
    """A question as the title of its conversation: one line, LONGEST_TITLE signs at most."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"
