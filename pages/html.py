"""Small pieces of HTML that all pages share; knows no Streamlit, so that it can be tested alone.

Everything that comes from a report, a question or a person passes through html.escape here.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

from assistant.known.knowledge import knowledge_of
from assistant.known.term_index import terms_of
from assistant.model import Answer, CheckedNumber, Citation
from corpus.model import Report

BADGES_OPEN = 4
"""Badges that are shown at once; more are one click away."""
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


def answer_html(text: str, *, turn: str = "", glossary: Glossary | None = None) -> str:
    """The answer: its marks lead to the evidence of `turn`.

    Lines that begin with 「- 」 are a list, those that begin with 「|」 a table.
    """
    seen: set[str] = set()

    def words(line: str) -> str:
        return _line_html(line, turn, glossary, seen)

    parts: list[str] = []
    for sign, group in groupby(filter(None, text.split("\n")), key=lambda line: line[:1]):
        lines = list(group)
        if sign == "|":
            parts.append(_table_of_lines(lines, words))
        elif sign == "-" and all(one.startswith("- ") for one in lines):
            parts.append(f"<ul>{''.join(f'<li>{words(one[2:])}</li>' for one in lines)}</ul>")
        else:
            parts += [f"<p>{words(one)}</p>" for one in lines]
    return f'<div class="ra-answer" lang="zh-CN">{"".join(parts)}</div>'


def _table_of_lines(lines: Sequence[str], words: Callable[[str], str]) -> str:
    """「| 年份 | 甲市 |」, 「| --- | --- |」 and rows as a table."""
    rows = [[cell.strip() for cell in one.strip("|").split("|")] for one in lines]
    rows = [row for row in rows if not all(re.fullmatch("-+", cell) for cell in row)]
    head = "".join(f'<th scope="col">{words(cell)}</th>' for cell in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{words(cell)}</td>' for cell in row)}</tr>" for row in rows[1:]
    )
    return f'<table class="ra-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _line_html(line: str, turn: str, glossary: Glossary | None, seen: set[str]) -> str:
    """A line with its marks as links; what stands before a tab is the label of an entry."""
    label, tab, rest = line.partition("\t")
    if tab:
        return f"<b>{html.escape(label)}</b>　{_line_html(rest, turn, glossary, seen)}"
    pieces = re.split(r"\[(\d+)\]", line)
    words = [with_terms(piece, glossary, seen=seen) for piece in pieces[::2]]
    marks = [_mark_html(number, turn) for number in pieces[1::2]] + [""]
    return "".join(word + mark for word, mark in zip(words, marks, strict=True))


def _mark_html(number: str, turn: str) -> str:
    target = anchor(turn, int(number))
    # A word joiner keeps the mark on the line of the word before it.
    return f'&#8288;<sup><a class="ra-mark" href="#{target}" title="看出处 {number}">[{number}]</a></sup>'


def anchor(turn: str, citation: int) -> str:
    """The id of a piece of evidence in the page."""
    return f"e{turn}-{citation}"


def badges_html(answer: Answer) -> str:
    """A badge a number: 已核对附件1第3行, 文内出处, 计算得出 with the formula; each once."""
    addresses = {one.id: one for one in answer.citations}
    badges = list(dict.fromkeys(_badge(number, addresses) for number in answer.numbers))
    if not badges:
        return ""
    shown = _row(badges[:BADGES_OPEN])
    if len(badges) <= BADGES_OPEN:
        return shown
    more = _row(badges[BADGES_OPEN:])
    rest = len(badges) - BADGES_OPEN
    return f'{shown}<details class="ra-more"><summary>其余 {rest} 个数</summary>{more}</details>'


def _row(badges: Iterable[str]) -> str:
    return f'<div class="ra-badges">{"".join(badges)}</div>'


def _badge(number: CheckedNumber, citations: dict[int, Citation]) -> str:
    shown = f"<b>{html.escape(number.text)}</b>"
    if number.verdict == "computed":
        formula = f"：{html.escape(number.formula or '')}" if number.formula != number.text else ""
        return f'<span class="ra-badge ra-computed">∑ {shown} 计算得出{formula}</span>'
    if number.verdict == "conflict":
        return f'<span class="ra-badge ra-bad">⚠ {shown} 两处写法不同</span>'
    first = citations.get(number.citations[0]) if number.citations else None
    if first is not None and first.table:
        words = f"已核对{html.escape(first.address.replace(' ', ''))}"
    else:
        words = "文内出处" + "".join(f"[{one}]" for one in number.citations)
    return f'<span class="ra-badge ra-same">✓ {shown} {words}</span>'


def confidence(answer: Answer) -> str:
    """In words, what was proven about an answer; never a score."""
    verdicts = {one.verdict for one in answer.numbers}
    tables = {one.id for one in answer.citations if one.table is not None}
    from_table = any(tables & set(one.citations) for one in answer.numbers)
    proven = []
    if from_table and "same" in verdicts:
        proven.append("数字与附件表逐格核对一致")
    elif "same" in verdicts:
        proven.append("数字与原文逐字一致")
    if "computed" in verdicts:
        proven.append("计算已复算")
    if "conflict" in verdicts:
        proven.append("报告里有两处写法不同，请看出处")
    if not proven:
        proven.append("引自原文，逐字可查")
    return "，".join(proven)
