"""Defined terms and links as HTML; stands in until the shared pieces arrive.

Everything that comes from a report, a question or a person passes through html.escape here.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from assistant.knowledge import knowledge_of
from assistant.term_index import terms_of
from corpus.model import Report

SHORTEST_TERM = 2
"""Signs of the shortest term that is underlined in running text."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The defined terms of a report: a pattern that finds them, and what each means."""

    pattern: re.Pattern[str]
    meanings: dict[str, str]


def glossary_of(report: Report) -> Glossary:
    """The terms of a report's notes, the longest first; built once for a report."""
    return _glossary(report.source.name, report.source.sha256, _Held(report))


class _Held:
    """Lets the cache key be the report's name and digest, not all its words."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=64)
def _glossary(name: str, digest: str, held: _Held) -> Glossary:
    del name, digest
    meanings: dict[str, str] = {}
    for term in terms_of(knowledge_of(held.report)):
        printed = term.name.strip("“”")
        if not term.is_part and len(printed) >= SHORTEST_TERM:
            meanings.setdefault(printed, held.report[term.definition])
    longest_first = sorted(meanings, key=lambda one: (-len(one), one))
    # Latin names only as whole words; a name that matches nothing stands in for an empty list.
    forms = [
        rf"(?<![A-Za-z]){re.escape(one)}(?![A-Za-z])" if one.isascii() else re.escape(one)
        for one in longest_first
    ]
    return Glossary(re.compile("|".join(forms) or "(?!)"), meanings)


def with_terms(words: str, glossary: Glossary | None, *, seen: set[str] | None = None) -> str:
    """The words escaped, each defined term underlined with its meaning at its first place.

    seen: terms that were underlined before, in earlier pieces of the same text; it is added to.
    """
    if glossary is None:
        return html.escape(words)
    seen = set() if seen is None else seen
    parts: list[str] = []
    at = 0
    for found in glossary.pattern.finditer(words):
        if found.group() in seen:
            continue
        seen.add(found.group())
        parts.append(html.escape(words[at : found.start()]))
        parts.append(_term_html(found.group(), glossary.meanings[found.group()]))
        at = found.end()
    return "".join(parts) + html.escape(words[at:])


def _term_html(term: str, meaning: str) -> str:
    name = html.escape(term)
    tip = f'<span class="ra-tip" role="tooltip"><b>{name}</b>　{html.escape(meaning)}</span>'
    return f'<span class="ra-term" tabindex="0">{name}{tip}</span>'


def reader_link(address: str, report: str) -> str:
    """Where page 原文 opens at an address, relative to any page."""
    return "reader?" + urlencode({"at": address, "report": report})


def question_link(question: str) -> str:
    """Where page 问答 asks a question, relative to any page."""
    return "chat?" + urlencode({"q": question})
