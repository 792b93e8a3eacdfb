"""The dictionary of a report: names of notes and their parts, each with its definition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.model import Footnote, Report, Span
from corpus.sentences import trimmed

FUZZY_RATIO = 80
"""rapidfuzz ratio (0 to 100) from which a name with a typo is taken for the term."""
SHORTEST_FUZZY = 4
"""Shorter names must be exact: one sign of three wrong is another word."""
SHORTEST_PART = 0.5
"""Share of a name that a part of it must make up to stand for it."""

SHORTEST_UNCODED = 5
"""Signs that a name without its code (「“1+N”服务矩阵」) must have to stand for it."""
_NOT_NUMERAL = re.compile(r"[^\d一二三四五六七八九十两百]")
COUNTED = re.compile("[一二两三四五六七八九十多][^一二两三四五六七八九十多、，“”]+")
"""A piece of a name that counts in words: 一核, 两翼, 五片区."""
_PART_DEFINED = re.compile(r"“([^”]{1,20})”：?(?:指|是指|即)")
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Term:
    """A name that a note defines.

    name: as printed; definition: the words that define it (for one half of a double term, its
    half); keys: forms it may be asked by, the longest first.
    """

    name: str
    note: Footnote
    definition: Span
    keys: tuple[str, ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a question's key at [start, end); exact when no sign differs."""

    term: Term
    start: int
    end: int
    exact: bool


@lru_cache(maxsize=KEPT)
def terms_of(knowledge: Knowledge) -> tuple[Term, ...]:
    """Every term of the report, whole names before their parts."""
    found: list[Term] = []
    for note in knowledge.report.footnotes:
        found += _terms(knowledge.report, note)
    return tuple(found)


def _terms(report: Report, note: Footnote) -> Iterator[Term]:
    parts = dict(_parts(report, note))
    for span in note.terms:
        name = report[span]
        definition = parts.get(key(name), note.definition)
        yield Term(name, note, definition, _with_short(_keys(name), report), False)
    if len(note.terms) > 1:
        joined = "".join(report[span] for span in note.terms)
        yield Term(joined, note, note.definition, (key(joined),), False)
    whole = {key(report[span]) for span in note.terms}
    for name, definition in parts.items():
        if name not in whole and len(name) > 1:
            yield Term(name, note, definition, (name,), True)


def _parts(report: Report, note: Footnote) -> Iterator[tuple[str, Span]]:
    """「“甲”指…；“乙”指…」: each name's key with its stretch, the dividing sign left out."""
    words = report[note.definition]
    starts = list(_PART_DEFINED.finditer(words))
    if not starts:
        return
    ends = [one.start() for one in starts[1:]] + [len(words)]
    for one, end in zip(starts, ends, strict=True):
        shift = note.definition.start
        span = trimmed(report.text, shift + one.start(), shift + end)
        if span is not None:
            stop = span.end - (report.text[span.end - 1] in "；;")
            yield key(one[1]), Span(span.start, stop)


def _keys(name: str) -> tuple[str, ...]:
    whole = key(name)
    pieces = {key(one) for one in re.split("[、，]", name) if len(key(one)) > 3}
    forms = {whole, *pieces, *(key(one) for one in _QUOTED.findall(name) if len(key(one)) > 2)}
    listed = re.split("[、，]", name)
    if len(listed) > 2:
        forms.add(key("".join(listed[:2])))  # 「一廊、两江、多节点」 too is called by its first two
    joined = re.split(r"\+", name)
    if len(joined) > 2 and all(re.search(r"\d", one) for one in joined):
        forms.add(key("".join(joined[:2])))  # 「5馆+5街区+2空间」 is called by its first two
    forms |= _beginnings(name.strip("“”"))
    uncoded = key(re.sub(r"“[A-Za-z\d+]+”", "", name))
    forms |= {uncoded} if len(uncoded) >= SHORTEST_UNCODED else set()
    words = lexicon("terms")
    for form in tuple(forms):
        for beginning in words["optional_beginnings"]:
            if form.startswith(beginning) and len(form) - len(beginning) > 2:
                forms.add(form.removeprefix(beginning))
        for ending in words["optional_endings"]:
            if form.endswith(ending) and len(form) - len(ending) > 3:
                forms.add(form.removesuffix(ending))
    for form in tuple(forms):
        counted = re.sub(r"^(?:[一二三四五六七八九十两]{1,2}|\d{1,2})(?:大|个|项|张)?", "", form)
        if len(counted) >= 4:
            forms.add(counted)
    return tuple(sorted((form for form in forms if len(form) > 1), key=len, reverse=True))


def _with_short(forms: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """The forms, and those without the report's own place before them: 「甲市科创谷」 is 「科创谷」."""
    place = key(report.source.place)
    own = [one for one in (place, place[:-1]) if len(one) > 1]
    bare = [form.removeprefix(one) for form in forms for one in own if form.startswith(one)]
    more = (one for one in bare if len(one) > 2)
    return tuple(sorted(dict.fromkeys([*forms, *more]), key=len, reverse=True))


def _beginnings(name: str) -> set[str]:
    """「一心两轴三区」 too is called by its first two or three pieces."""
    pieces: list[str] = COUNTED.findall(name)
    if "".join(pieces) != name:
        return set()
    return {key("".join(pieces[:many])) for many in range(2, len(pieces))}


def find_terms(words: str, knowledge: Knowledge) -> tuple[TermMatch, ...]:
    """The terms named in the key `words`, the longest match first; a typo counts when alone."""
    found: list[TermMatch] = []
    for term in terms_of(knowledge):
        for form in term.keys:
            at = _find(words, form)
            if at >= 0:
                found.append(TermMatch(term, at, at + len(form), True))
                break
    found.sort(key=lambda one: (one.start - one.end, one.term.is_part))
    kept: list[TermMatch] = []
    for match in found:
        if not any(match.start < one.end and one.start < match.end for one in kept):
            kept.append(match)
    return tuple(kept)


def _find(words: str, form: str) -> int:
    """Where a form stands; Latin forms only as whole words."""
    if not re.fullmatch(r"[\w.+]*[A-Za-z][\w.+]*", form, re.ASCII):
        return words.find(form)
    match = re.search(rf"(?<![a-z\d]){re.escape(form)}(?![a-z\d])", words)
    return match.start() if match else -1


def similar_term(subject: str, knowledge: Knowledge) -> Term | None:
    """The term that a misspelt or shortened name means; None when none or several fit."""
    if len(subject) < 2:
        return None
    scored: list[tuple[float, Term]] = []
    for term in terms_of(knowledge):
        best = max((_likeness(subject, form) for form in term.keys), default=0.0)
        if best:
            scored.append((best, term))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _likeness(subject: str, form: str) -> float:
    if len(subject) >= 3 and subject in form and len(subject) >= SHORTEST_PART * len(form):
        return 100 * len(subject) / len(form)
    if min(len(subject), len(form)) < SHORTEST_FUZZY or abs(len(subject) - len(form)) > 2:
        return 0
    if _NOT_NUMERAL.sub("", subject) != _NOT_NUMERAL.sub("", form):
        return 0
    score = fuzz.ratio(subject, form)
    return score if score >= (FUZZY_RATIO if len(form) > SHORTEST_FUZZY else 75) else 0
