"""Answers what one part of a coded name stands for: the N of 「“1+8+N”体系」."""

import re
from dataclasses import dataclass

from assistant.asking.content import content_of
from assistant.asking.question import Question
from assistant.draft import Writer
from assistant.known.enumerated import names_listed
from assistant.known.knowledge import Knowledge
from assistant.known.term_index import COUNTED, Term, terms_of
from assistant.model import Reason
from assistant.outcomes import NoAnswer, Outcome
from assistant.text import bigrams, key, plain
from corpus.model import Report, Span
from corpus.numerals import count_value
from corpus.sentences import clauses

SKILL = "terms"
_PIECE = re.compile(r"\d+|[A-Za-z]")
_PIECE_ASKED = re.compile(
    r"(?<![\dA-Za-z+.第])(\d+|[A-Za-z])(?![\dA-Za-z+.%])个?([\u4e00-\u9fff]{0,4})"
)
_ASKS = re.compile("呢|什么|啥|谁|哪|名字|名称")
_THINGS = re.compile("(\\d{1,2}|[二三四五六七八九十])(?:个|大|座|条|处)([\u4e00-\u9fff]{2})")
_NAMES = re.compile("哪(?!个意思)|名字|名单|分别叫|具体叫")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a coded name as asked, and the words right after it: 「5」「街区」."""

    sign: str
    noun: str


def part_of(question: Question, term: Term, report: Report) -> Outcome:
    """The clauses of a definition that tell the part asked; None when no part is asked."""
    rest = _without_name(plain(question.text), term)
    rest = _THINGS.sub(lambda one: f"{count_value(one[1])}个{one[2]}", rest)
    asked = _asked(rest, term)
    asks = question.has("definition", "list", "who", "count") or _ASKS.search(rest)
    if asked is None or not asks:
        return None
    told = _told(asked, term, report)
    if not told:
        return None
    writer = Writer(report)
    words = "；".join(report[one].rstrip("，；：。,;:") for one in told)
    counted = asked.sign.isdecimal()
    if counted and _NAMES.search(rest) and not names_listed(words, asked.sign):
        text = f"报告只写了“{words}”，没有列出具体是哪些。下面是它的解释原文。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text, (term.note.span,))
    return writer.draft(f"{words}。{writer.cite(term.note.span, strong=told)}", SKILL)


def named_by_piece(question: Question, knowledge: Knowledge) -> tuple[Term, ...]:
    """The terms of which one piece is asked: 「那5个街区叫什么」 of “5馆+5街区+2空间”.

    What else the question names must stand in the clause that uses the term.
    """
    pieces = {f"{count_value(one)}{noun}" for one, noun in _THINGS.findall(question.text)}
    report, nouns = knowledge.report, content_of(question, knowledge).words
    found = []
    for term in terms_of(knowledge):
        names = term.name.strip("“”").split("+")
        asked = [one for one in names if len(names) > 1 and one.startswith(tuple(pieces))]
        if not pieces or not asked:
            continue
        used = knowledge.statement_at(term.note.anchor)
        said = "".join(
            key(report[one])
            for one in clauses(report.text, used, "，；。")
            if one.start <= term.note.anchor.start < one.end
        )
        if all(one.key in said or one.key in asked[0] for one in nouns if one.is_noun):
            found.append(term)
    return tuple(found)


def _without_name(text: str, term: Term) -> str:
    """The question without the name itself, as far as it prints it or its code."""
    code = code_of(term.name)
    named = next((one for one in term.keys if one in text), code)
    return text.replace(named, " ", 1) if named else text


def _asked(rest: str, term: Term) -> _Piece | None:
    """The last piece of the name that the rest of the question names again."""
    code = code_of(term.name) or _digits(term.name)
    pieces = {one.upper() for one in _PIECE.findall(code)}
    pieces |= set() if "+" in code else set(code.upper())  # 「44NN」 may be asked by each sign
    found = [_Piece(*one) for one in _PIECE_ASKED.findall(rest) if one[0].upper() in pieces]
    named = next((one for one in term.keys if one in key(rest)), "")
    beside = key(rest).replace(named, " ", 1) if named else key(rest)
    counted = [one for one in COUNTED.findall(plain(term.name)) if one in beside]
    found += [_Piece(one, "") for one in counted if len(one) < len(plain(term.name)) - 1]
    return found[-1] if found else None


def _digits(name: str) -> str:
    """The numbers of a name that counts several things: 「5馆+5街区」; "" for 「15分钟圈」."""
    found = re.findall(r"\d+", plain(name))
    return "+".join(found) if len(found) > 1 else ""


def _place_among_like(asked: _Piece, term: Term) -> int | None:
    """Where 「5街区」 stands among the pieces of 「5馆+5街区+2空间」 with the same number."""
    like = re.findall(rf"(?<!\d){re.escape(asked.sign)}([\u4e00-\u9fff]+)", plain(term.name))
    named = [
        at for at, noun in enumerate(like) if asked.noun[:2] and noun.startswith(asked.noun[:2])
    ]
    return named[0] if len(like) > 1 and named else None


def code_of(name: str) -> str:
    """The longest run of numbers and letters of a name: 「1+8+N」; "" when it is no code."""
    runs: list[str] = re.findall(r"[A-Za-z\d+]{3,}", plain(name))
    coded = [one for one in runs if re.search(r"\d", one)]
    return max(coded, key=len, default="")


def _told(asked: _Piece, term: Term, report: Report) -> tuple[Span, ...]:
    """The clauses that print the piece as a number or word of its own, or in quotation marks.

    Of several, those that print the noun asked; else as many as the code has of the piece.
    """
    own = re.compile(rf"(?<![\dA-Za-z+.]){re.escape(asked.sign)}(?![\dA-Za-z+.%])", re.IGNORECASE)
    found = [
        one for one in clauses(report.text, term.definition, "，；。") if own.search(report[one])
    ]
    nouns = bigrams(key(asked.noun))
    fitting = [one for one in found if nouns & bigrams(key(report[one]))]
    at = _place_among_like(asked, term)
    if not fitting and at is not None and at < len(found):
        return (found[at],)
    many = max(1, code_of(term.name).upper().count(asked.sign.upper()))
    return tuple(fitting[:1] or found[:many])
