"""Draws answers and evidence as HTML; knows no Streamlit, so that it can be tested alone."""

import html
import re
from collections.abc import Sequence

from assistant.model import Answer, CheckedNumber, Citation
from corpus.address import place_of
from corpus.model import Indicator, Report, Span, Table

STYLE = """
<style>
.ra-answer{font-size:1.08rem;line-height:1.85;color:#1c2733}
.ra-answer sup a{color:#1f5fa8;text-decoration:none;font-weight:600;margin:0 1px}
.ra-answer ul{margin:.3rem 0 .3rem 1.1rem;padding:0}
.ra-answer li{margin:.18rem 0}
.ra-badges{display:flex;flex-wrap:wrap;gap:.4rem;margin:.5rem 0 .2rem}
.ra-badge{font-size:.82rem;border-radius:999px;padding:.12rem .7rem;border:1px solid}
.ra-same{color:#0f6b46;background:#eaf7f0;border-color:#bfe5d2}
.ra-computed{color:#7a4b00;background:#fff6e3;border-color:#f2ddb0}
.ra-card{border:1px solid #dde5ee;border-radius:10px;padding:.6rem .9rem;margin:.45rem 0;background:#fff}
.ra-card.near{background:#fafafa;border-style:dashed}
.ra-where{font-size:.86rem;color:#1f5fa8;font-weight:600;margin-bottom:.25rem}
.ra-path{color:#7b8794;font-weight:400;margin-left:.5rem}
.ra-text{font-size:.94rem;line-height:1.75;color:#4a5763;white-space:pre-wrap}
.ra-text mark{background:#fff1b8;color:#1c2733;padding:0 1px;border-radius:2px}
.ra-text mark b{background:#ffd666}
.ra-table{border-collapse:collapse;font-size:.88rem;width:100%}
.ra-table th,.ra-table td{border:1px solid #dde5ee;padding:.3rem .5rem;text-align:left}
.ra-table th{background:#f4f7fb;font-weight:600;color:#4a5763}
.ra-table td.hit{background:#fff1b8;font-weight:700;color:#1c2733}
.ra-refusal{border-left:4px solid #d9a441;background:#fffaf0;padding:.6rem .9rem;border-radius:6px;
 line-height:1.8;color:#5b4a1f}
.ra-asked{font-size:.85rem;color:#7b8794;margin-bottom:.3rem}
</style>
"""

LONGEST_CONTEXT = 320
"""Characters of a paragraph that are shown around what is cited."""


def answer_html(text: str) -> str:
    """The answer with its marks as small links; lines that begin with 「- 」 as a list."""
    parts: list[str] = []
    items: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(f"<li>{_marked(line[2:])}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line:
            parts.append(f"<div>{_marked(line)}</div>")
    return f'<div class="ra-answer">{"".join(parts)}</div>'


def _marked(line: str) -> str:
    return re.sub(r"\[(\d+)\]", r"<sup><a>[\1]</a></sup>", html.escape(line))


def badges_html(answer: Answer) -> str:
    """A badge a number: 已核对附件1第3行, 文内出处, 计算得出 with the formula; each once."""
    addresses = {one.id: one for one in answer.citations}
    badges = dict.fromkeys(_badge(number, addresses) for number in answer.numbers)
    return f'<div class="ra-badges">{"".join(badges)}</div>' if badges else ""


def _badge(number: CheckedNumber, citations: dict[int, Citation]) -> str:
    shown = html.escape(number.text)
    if number.verdict == "computed":
        words = f"{shown}　计算得出：{html.escape(number.formula or '')}"
        return f'<span class="ra-badge ra-computed">∑ {words}</span>'
    first = citations[number.citations[0]] if number.citations else None
    if first is not None and first.table:
        words = f"{shown}　已核对{html.escape(first.address.replace(' ', ''))}"
    else:
        words = f"{shown}　文内出处" + "".join(f"[{one}]" for one in number.citations)
    return f'<span class="ra-badge ra-same">✓ {words}</span>'


def by_place(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations of one place together, in the order of their first marks."""
    groups: dict[Span, list[Citation]] = {}
    for one in citations:
        groups.setdefault(one.span, []).append(one)
    return [tuple(group) for group in groups.values()]


def evidence_html(group: Sequence[Citation], report: Report, *, near: bool = False) -> str:
    """A card for citations of one place: the address, then the words in their paragraph, or the
    row as a table with the cells marked.
    """
    first = group[0]
    place = place_of(report, first.span)
    marks = "" if near else "".join(f"[{one.id}]" for one in group) + " "
    above = place.table.caption if place.table else " › ".join(place.path[-2:])
    path = f'<span class="ra-path">{html.escape(above)}</span>' if above else ""
    if place.table is not None and place.row is not None:
        body = _row_html(place.table, place.row, group, report)
    else:
        body = f'<div class="ra-text">{_highlighted(first, place.whole, report)}</div>'
    kind = "ra-card near" if near else "ra-card"
    where = f"{marks}{html.escape(first.address)}"
    return f'<div class="{kind}"><div class="ra-where">{where}{path}</div>{body}</div>'


def _row_html(table: Table, row: Indicator, group: Sequence[Citation], report: Report) -> str:
    head = "".join(f"<th>{html.escape(column)}</th>" for column in table.columns)
    filled = {1: row.category}
    asked = {one.cell for one in group}
    cells = []
    for at, span in enumerate(row.cells):
        words = report[span] if span is not None else filled.get(at, "")
        hit = ' class="hit"' if span is not None and span in asked else ""
        cells.append(f"<td{hit}>{html.escape(words)}</td>")
    return f'<table class="ra-table"><tr>{head}</tr><tr>{"".join(cells)}</tr></table>'


def _highlighted(citation: Citation, whole: Span, report: Report) -> str:
    """The paragraph around the citation, cut to LONGEST_CONTEXT, with the cited words marked."""
    spare = max(0, LONGEST_CONTEXT - len(citation.span)) // 2
    start = max(whole.start, citation.span.start - spare)
    end = min(max(whole.end, citation.span.end), citation.span.end + spare)
    before = ("…" if start > whole.start else "") + report.text[start : citation.span.start]
    after = report.text[citation.span.end : end] + ("…" if end < whole.end else "")
    inside = _with_strong(citation, report)
    return f"{html.escape(before)}<mark>{inside}</mark>{html.escape(after)}"


def _with_strong(citation: Citation, report: Report) -> str:
    parts: list[str] = []
    at = citation.span.start
    for strong in sorted(citation.strong):
        if strong.start < at or strong.end > citation.span.end:
            continue
        parts.append(html.escape(report.text[at : strong.start]))
        parts.append(f"<b>{html.escape(report[strong])}</b>")
        at = strong.end
    parts.append(html.escape(report.text[at : citation.span.end]))
    return "".join(parts)
