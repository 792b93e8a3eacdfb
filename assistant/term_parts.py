"""Answers what one part of a coded name stands for: the N of 「“1+8+N”体系」."""

import re

from assistant.draft import Writer
from assistant.model import Reason
from assistant.outcomes import NoAnswer, Outcome
from assistant.question import Question
from assistant.term_index import Term
from assistant.text import plain
from corpus.model import Report, Span
from corpus.sentences import clauses

SKILL = "terms"
_PIECE = re.compile(r"\d+|[A-Za-z]")
_PIECE_ASKED = re.compile(r"(?<![\dA-Za-z+.])(\d+|[A-Za-z])(?![\dA-Za-z+.%])")
_NAMES = re.compile("哪(?!个意思)|名字|名单|分别叫|具体叫")


def part_of(question: Question, term: Term, report: Report) -> Outcome:
    """The clause of a definition that tells the part asked; None when no part is asked."""
    code = _code_of(term.name)
    pieces = [one.upper() for one in _PIECE.findall(code)]
    rest = plain(question.text).replace(code, " ")
    asked = [one for one in _PIECE_ASKED.findall(rest) if one.upper() in pieces]
    asks = question.has("definition", "list", "who", "count") or re.search("呢|什么|啥", rest)
    if not asked or not asks:
        return None
    told = _told(asked[-1], term.definition, report)
    if told is None:
        return None
    writer = Writer(report)
    words = report[told].rstrip("，；：。,;:")
    if _NAMES.search(rest) and not names_listed(words, asked[-1]):
        text = f"报告只写了“{words}”，没有列出具体是哪些。下面是它的解释原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text, (term.note.span,))
    return writer.draft(f"{words}。{writer.cite(term.note.span, strong=(told,))}", SKILL)


def names_listed(words: str, piece: str) -> bool:
    """Whether a clause names what it counts: 「甲、乙等8个…」, 「3个机构甲院、乙院」."""
    before, _, after = words.partition(piece)
    rest = [one for one in after.split("、")[1:] if not re.search(r"\d", one)]
    return before.endswith("等") or before.count("、") > 1 or bool(rest)


def _code_of(name: str) -> str:
    """The longest run of numbers and letters of a name: 「1+8+N」; "" when it is no code."""
    runs: list[str] = re.findall(r"[A-Za-z\d+]{3,}", plain(name))
    coded = [one for one in runs if re.search(r"\d", one)]
    return max(coded, key=len, default="")


def _told(piece: str, definition: Span, report: Report) -> Span | None:
    """The clause that prints the part as a number or letter of its own, or in quotation marks."""
    own = re.compile(rf"(?<![\dA-Za-z+.]){re.escape(piece)}(?![\dA-Za-z+.%])", re.IGNORECASE)
    for clause in clauses(report.text, definition, "，；。"):
        if own.search(report[clause]):
            return clause
    return None
