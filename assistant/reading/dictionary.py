"""The dictionary of a report: each defined term with members, where it is used, what is related."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.known.knowledge import Knowledge
from assistant.known.term_index import Term, terms_of
from assistant.reading.search import find_words
from assistant.text import key
from assistant.words import lexicon
from corpus.address import address_of, place_of
from corpus.enumerations import joined_items
from corpus.model import Span
from corpus.numerals import chinese_value

FEWEST_MEMBERS = 3
MOST_RELATED = 6
MOST_UNEVEN = 3
"""The longest of a term's members may be so many times as long as the shortest."""
_COUNT = re.compile(r"\d+|[一二两三四五六七八九十]+")
_LEAD = re.compile(r"^(?:“[^”]+”)?(?:是指|指|即)?(?:.*(?:具体)?包括)?")


@dataclass(frozen=True, slots=True)
class Use:
    """A place that prints the term: its address and the sentence."""

    address: str
    sentence: Span
    word: Span


@dataclass(frozen=True, slots=True)
class Member:
    """What a term is made of: its words, and its own definition where the note gives one."""

    words: Span
    definition: Span | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the dictionary.

    name: without quotation marks around it. part, section: titles where it is first used.
    uses: every sentence outside its own note that prints it, in printed order.
    related: names of terms that share a sentence or are named in its definition, the nearest first.
    """

    name: str
    term: Term
    part: str
    section: str
    members: tuple[Member, ...]
    uses: tuple[Use, ...]
    related: tuple[str, ...]


@lru_cache(maxsize=64)
def dictionary(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Every term that a note defines, in the order of the notes; parts stand as members."""
    terms = [term for term in terms_of(knowledge) if _is_own(term, knowledge)]
    uses = {term.name: _uses(term, knowledge) for term in terms}
    return tuple(_entry(term, terms, uses, knowledge) for term in terms)


def _is_own(term: Term, knowledge: Knowledge) -> bool:
    """Whether the note prints the name as one of its terms: no part, no joined name."""
    printed = {key(knowledge.report[span]) for span in term.note.terms}
    return not term.is_part and key(term.name) in printed


def shown_name(term: Term) -> str:
    """The name without quotation marks around the whole of it."""
    name = term.name
    whole = name.startswith("“") and name.endswith("”") and "”" not in name[1:-1]
    return name[1:-1] if whole else name


def _entry(
    term: Term, terms: list[Term], uses: dict[str, tuple[Use, ...]], knowledge: Knowledge
) -> Entry:
    path = place_of(knowledge.report, term.note.anchor).path
    return Entry(
        name=shown_name(term),
        term=term,
        part=path[0] if path else "",
        section=path[1] if len(path) > 1 else "",
        members=_members(term, knowledge),
        uses=uses[term.name],
        related=_related(term, terms, uses, knowledge),
    )


def _members(term: Term, knowledge: Knowledge) -> tuple[Member, ...]:
    """Parts that the note defines one by one, else the items that the term's name counts."""
    report = knowledge.report
    parts = [one for one in terms_of(knowledge) if one.is_part and one.note == term.note]
    if len(term.note.terms) == 1 and len(parts) > 1:
        found = []
        for part in parts:
            at = report.text.find(f"“{part.name}”", part.definition.start, part.definition.end)
            if at >= 0:
                found.append(Member(Span(at + 1, at + 1 + len(part.name)), part.definition))
        return tuple(found)
    return tuple(Member(one, None) for one in counted_items(term, knowledge))


def counted_items(term: Term, knowledge: Knowledge) -> tuple[Span, ...]:
    """The items a definition lists, when the name counts as many: 「三大市场」 and three items."""
    report = knowledge.report
    words = report[term.definition]
    lead = _LEAD.match(words)
    start = term.definition.start + (lead.end() if lead else 0)
    end = term.definition.end - (1 if words.endswith("。") else 0)
    if start >= end:
        return ()
    items = joined_items(report.text, Span(start, end), "、")
    counts = {_number(one) for one in _COUNT.findall(term.name)}
    clean = all(not re.search("[，；：]", report[one]) for one in items)
    # A last item far longer than its fellows carries the rest of the sentence with it.
    lengths = [len(one) for one in items[1:]]
    even = bool(lengths) and max(lengths) <= MOST_UNEVEN * min(lengths)
    fits = len(items) >= FEWEST_MEMBERS and len(items) in counts
    return _own_words(items, term.name, report.text) if fits and clean and even else ()


def _own_words(items: tuple[Span, ...], name: str, text: str) -> tuple[Span, ...]:
    """Items without what the first or the last carries for all: 「锚定甲、乙、丙、丁方位」 of 四大方位."""
    words = lexicon("terms")
    first, last = items[0], items[-1]
    verb = re.match("|".join(words["leading_verbs"]), text[first.start : first.end])
    if verb and not any(text.startswith(verb.group(), one.start) for one in items[1:]):
        first = Span(first.start + verb.end(), first.end)
    for size in range(min(len(name), len(last)) - 2, 1, -1):
        tail = name[-size:]
        ends = [text.endswith(tail, one.start, one.end) for one in items]
        if ends[-1] and not any(ends[:-1]):
            last = Span(last.start, last.end - size)
            break
    return (first, *items[1:-1], last)


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese_value(printed)


def _uses(term: Term, knowledge: Knowledge) -> tuple[Use, ...]:
    """Where the name is printed outside its note; a Latin name only as a whole word."""
    report = knowledge.report
    found: dict[Span, Use] = {}
    for word in find_words(shown_name(term), report):
        if word in term.note.span or _inside_word(word, report.text):
            continue
        sentence = knowledge.statement_at(word)
        found.setdefault(sentence, Use(_address(word, knowledge), sentence, word))
    anchor = term.note.anchor
    if not any(anchor.start < one.end and one.start < anchor.end for one in found):
        sentence = knowledge.statement_at(anchor)
        found[sentence] = Use(_address(anchor, knowledge), sentence, anchor)
    return tuple(sorted(found.values(), key=lambda use: use.word))


def _inside_word(word: Span, text: str) -> bool:
    """Whether Latin letters go on before or after: 「GIS」 in 「AEGIS」."""
    ends = ((word.start - 1, word.start), (word.end, word.end - 1))
    return any(
        0 <= outer < len(text) and _latin(text[outer]) and _latin(text[inner])
        for outer, inner in ends
    )


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _address(span: Span, knowledge: Knowledge) -> str:
    try:
        return address_of(knowledge.report, span)
    except ValueError:
        return "表题"


def _related(
    term: Term, terms: list[Term], uses: dict[str, tuple[Use, ...]], knowledge: Knowledge
) -> tuple[str, ...]:
    """Terms of the same note, then those named in the definition, then those of one sentence."""
    report = knowledge.report
    definition = report[term.definition]
    sentences = {use.sentence for use in uses[term.name]}
    scored = []
    for other in terms:
        if other.name == term.name:
            continue
        closeness = (
            4 * (other.note == term.note)
            + 2 * (shown_name(other) in definition)
            + 2 * (shown_name(term) in report[other.definition])
            + (not sentences.isdisjoint(use.sentence for use in uses[other.name]))
        )
        if closeness:
            scored.append((-closeness, other.note.number, shown_name(other)))
    return tuple(name for _, _, name in sorted(scored)[:MOST_RELATED])


def found_entries(
    words: str, entries: tuple[Entry, ...], knowledge: Knowledge
) -> tuple[Entry, ...]:
    """The entries whose name holds the words, then those whose definition does."""
    wanted = key(words)
    if not wanted:
        return entries
    by_name = [one for one in entries if wanted in key(one.name)]
    by_text = [
        one
        for one in entries
        if one not in by_name and wanted in key(knowledge.report[one.term.definition])
    ]
    return (*by_name, *by_text)


def grouped(entries: tuple[Entry, ...]) -> tuple[tuple[str, str, tuple[Entry, ...]], ...]:
    """(part, section, entries) in printed order."""
    ordered = sorted(entries, key=lambda one: one.term.note.number)
    groups: list[tuple[str, str, tuple[Entry, ...]]] = []
    if not ordered:
        return ()
    start = 0
    for at, (one, two) in enumerate(pairwise(ordered), start=1):
        if (one.part, one.section) != (two.part, two.section):
            groups.append((one.part, one.section, tuple(ordered[start:at])))
            start = at
    groups.append((ordered[-1].part, ordered[-1].section, tuple(ordered[start:])))
    return tuple(groups)
