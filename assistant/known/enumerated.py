"""Finds the enumeration beside a name that counts it: 「“甲”“乙”“丙”三大品牌」, 「三个空间：…」."""

import re

from assistant.known.knowledge import Knowledge
from assistant.text import key
from corpus.enumerations import joined_items
from corpus.model import Span
from corpus.numerals import count_value
from corpus.sentences import clauses

_COUNTED = re.compile(r"(\d+|[一二两三四五六七八九十]+)(?:大|个|项|类|种|条|张|篇|力)?")
_SEEN_AFTER = 120
"""Characters behind a name in which its enumeration must begin and end."""


def enumeration_of(subject: str, knowledge: Knowledge) -> Span | None:
    """The clause that prints a counted name (a key) with as many items as it counts; else None."""
    counted = _COUNTED.match(subject)
    if counted is None or len(subject) <= len(counted.group()):
        return None
    wanted = _counted_in(subject)
    if wanted < 2 or not re.search(r"[2-9]|\d\d|[二两三四五六七八九十]", subject):
        return None
    for statement in knowledge.statements:
        if subject not in statement.key:
            continue
        for clause in clauses(knowledge.report.text, statement.span, "。；"):
            found = _beside(subject, wanted, clause, knowledge)
            if found is not None:
                return found
    return None


def _counted_in(subject: str) -> int:
    """How many things a name counts: 3 in 「三大品牌」, 5 in 「三区一轴一环」."""
    numerals = re.findall(r"\d+|[一二两三四五六七八九十]+", subject)
    return sum(map(count_value, numerals))


def _beside(subject: str, wanted: int, clause: Span, knowledge: Knowledge) -> Span | None:
    """The stretch of a clause with the enumeration right before or right after the name."""
    text = knowledge.report.text
    parts = list(clauses(text, clause, "，：；。"))
    for at, part in enumerate(parts):
        name = _place(subject, part, text)
        if name is None:
            continue
        led = name.start > part.start
        if led and len(joined_items(text, Span(part.start, name.start), "、")) == wanted:
            return part
        if not _stands_alone(name, subject, knowledge):
            continue
        for after in parts[at + 1 : at + 2]:
            if len(joined_items(text, after, "、")) == wanted and len(after) <= _SEEN_AFTER:
                return Span(part.start, after.end)
    return None


def _stands_alone(name: Span, subject: str, knowledge: Knowledge) -> bool:
    """Whether a name that the report puts in quotation marks is not inside a longer one here."""
    return subject not in knowledge.names_keys or knowledge.report.text[name.start - 1] in "“”"


def _place(subject: str, part: Span, text: str) -> Span | None:
    """Where the printed signs with that key stand in a part."""
    for start in range(part.start, part.end):
        if not key(text[start]) or not subject.startswith(key(text[start])):
            continue
        for end in range(start + 1, min(part.end, start + 2 * len(subject) + 4) + 1):
            if key(text[start:end]) == subject:
                return Span(start, end)
    return None


def names_listed(words: str, piece: str) -> bool:
    """Whether a clause names what it counts: 「甲、乙等8个…」, 「3个机构甲院、乙院」."""
    own = re.search(rf"(?<![\dA-Za-z+.]){re.escape(piece)}(?![\dA-Za-z+.%小]|级响)", words)
    at = own.start() if own else words.find(piece)
    before, after = words[:at], words[at + len(piece) :]
    rest = [one for one in after.split("、")[1:] if not re.search(r"\d", one)]
    many = int(piece) if piece.isdecimal() else 0
    joints = before.count("、") + len(re.findall("(?<=[^—])—(?=[^—])", before))
    if re.search(f"“{re.escape(piece)}”指", words):
        return True  # the clause is the definition of the piece
    return before.endswith("等") or joints > 1 or 0 < many - 1 <= joints or bool(rest)
