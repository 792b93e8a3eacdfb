"""Draws a report as printed, with a place marked, words found and notes on hover; no Streamlit."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.reading.blocks import Block
from corpus.address import address_of
from corpus.model import (
    Box,
    Footnote,
    Indicator,
    PlainRow,
    PlainTable,
    Report,
    Section,
    Span,
    Table,
)
from pages.html import Glossary, question_link, reader_link, with_terms

LONGEST_TITLE_LINE = 44
"""Signs of the longest line before the first part that is set in the middle, as a title is."""
CONTEXT = 14
"""Signs shown on either side of a hit in the list of hits."""


@dataclass(slots=True)
class Marks:
    """What is marked in the text: the place of the link, the hits of the search, terms seen so far.

    place: the stretch a link names, which gets the id `at`; hits get the ids h1, h2, ….
    """

    place: Span | None = None
    hits: tuple[Span, ...] = ()
    glossary: Glossary | None = None
    seen: set[str] = field(default_factory=set)


def outline_html(sections: Sequence[Section], ids: dict[int, str]) -> str:
    """The outline as links within the page. ids: start of a heading -> id of its block."""
    depths = {"part": 1, "section": 2, "item": 3, "dash": 3}
    return "".join(
        f'<a class="d{depths[one.kind]}" href="#{ids[one.heading.start]}">'
        f"{html.escape(_title(one))}</a>"
        for one in sections
        if one.heading.start in ids
    )


def _title(section: Section) -> str:
    return f"{section.number}{section.title}"


def block_html(block: Block, report: Report, marks: Marks) -> str:
    """A block with its id."""
    if block.depth in (1, 2):
        marks.seen.clear()
    if block.table is not None:
        body = _table_html(block.table, report, marks)
    elif block.box is not None:
        body = _box_html(block.box, report, marks)
    elif block.note is not None:
        body = _note_html(block.note, report, marks)
    else:
        body = _words_html(block, report, marks)
    here = html.escape(reader_link(block.address, report.source.name))
    link = f'<a class="ra-here" href="{here}" target="_self" title="{html.escape(block.address)}的链接">#</a>'
    kind = _kind(block, report)
    return f'<div class="ra-block {kind}" id="{block.id}">{link}{body}</div>'


def _kind(block: Block, report: Report) -> str:
    """The classes of a block: its kind, its depth, and whether it is a line of the title."""
    if block.kind == "heading":
        return f"heading d{block.depth}"
    words = report[block.span]
    before = not report.sections or block.span.end <= report.sections[0].span.start
    title = before and len(words) <= LONGEST_TITLE_LINE and not words.endswith(("。", "：", "；"))
    return f"{block.kind} front" if title and block.kind == "paragraph" else block.kind


def _words_html(block: Block, report: Report, marks: Marks) -> str:
    inner = _with_notes(block, report, marks)
    if block.section is None:
        return f"<p>{inner}</p>"
    ask = html.escape(question_link(f"“{block.section.title}”有哪些内容？"))
    link = f'<a class="ra-ask" href="{ask}" target="_self">问这一节</a>'
    tag = {1: "h2", 2: "h3", 3: "h4"}[block.depth] if block.kind == "heading" else "p"
    return f"<{tag}>{inner}{link}</{tag}>"


def _with_notes(block: Block, report: Report, marks: Marks) -> str:
    """The words of a paragraph with the marks of its notes; a heading within it is strong."""
    lead = block.section.heading.end if block.section is not None else block.span.start
    cuts = sorted({block.span.start, block.span.end, *(note.anchor.end for note in block.notes)})
    parts = []
    by_end: dict[int, list[Footnote]] = {}
    for note in block.notes:
        by_end.setdefault(note.anchor.end, []).append(note)
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        parts += [_mark_html(note, report) for note in by_end.get(start, ())]
        if end is None:
            continue
        if block.kind == "paragraph" and start < lead < end:
            strong = _marked(Span(start, lead), report, marks)
            parts.append(f"<b>{strong}</b>{_marked(Span(lead, end), report, marks)}")
        else:
            parts.append(_marked(Span(start, end), report, marks))
    return "".join(parts)


def _mark_html(note: Footnote, report: Report) -> str:
    tip = html.escape(report[note.span])
    return (
        f'<a class="ra-note ra-term" href="#n{note.number}"><sup>〔{note.number}〕</sup>'
        f'<span class="ra-tip" role="tooltip">{tip}</span></a>'
    )


def _note_html(note: Footnote, report: Report, marks: Marks) -> str:
    words = _marked(note.span, report, marks, terms=False)
    return f'<p><span class="ra-note-number">〔{note.number}〕</span>{words}</p>'


def _box_html(box: Box, report: Report, marks: Marks) -> str:
    rows = []
    for entry in box.entries:
        label = _marked(entry.label, report, marks) if entry.label in entry.span else ""
        at = _at(entry.span, marks)
        content = _marked(entry.content, report, marks)
        rows.append(f"<tr{at}><td>{label}</td><td>{content}</td></tr>")
    title = _marked(box.heading, report, marks, terms=False)
    head = _box_header(box, report, marks)
    return (
        f'<h4 class="ra-box-title">{title}</h4><div class="ra-scroll">'
        f'<table class="ra-table">{head}{"".join(rows)}</table></div>'
    )


def _box_header(box: Box, report: Report, marks: Marks) -> str:
    """The header row of a box, where it prints one between its title and its first entry."""
    start, end = box.heading.end + 1, box.entries[0].span.start - 1
    if end <= start:
        return ""
    cells = []
    for words in report.text[start:end].split("\t"):
        if words:
            cells.append(f"<th>{_marked(Span(start, start + len(words)), report, marks)}</th>")
        start += len(words) + 1
    return f"<tr>{''.join(cells)}</tr>"


def _table_html(table: Table | PlainTable, report: Report, marks: Marks) -> str:
    head = "".join(f"<th>{html.escape(column)}</th>" for column in table.columns)
    rows = "".join(_row_html(row, report, marks) for row in table.rows)
    title = f"{html.escape(table.number)}　{html.escape(table.caption)}"
    at = _at(table.header, marks)
    return (
        f'<h4 class="ra-box-title">{title}</h4><div class="ra-scroll">'
        f'<table class="ra-table"><thead><tr{at}>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row_html(row: Indicator | PlainRow, report: Report, marks: Marks) -> str:
    cells = "".join(
        f"<td>{_marked(span, report, marks, terms=False) if span is not None else ''}</td>"
        for span in row.spans
    )
    return f"<tr{_at(row.span, marks)}>{cells}</tr>"


def _at(span: Span, marks: Marks) -> str:
    return ' class="ra-at" id="at"' if marks.place == span else ""


def _marked(span: Span, report: Report, marks: Marks, *, terms: bool = True) -> str:
    """The words of a stretch, escaped, with the place and the hits in it marked."""
    place = marks.place
    inside = [(number, hit) for number, hit in enumerate(marks.hits, 1) if _meet(hit, span)]
    cuts = {span.start, span.end}
    for one in (*(hit for _, hit in inside), *((place,) if place and _meet(place, span) else ())):
        cuts |= {max(one.start, span.start), min(one.end, span.end)}
    parts = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        parts.append(_piece(Span(start, end), inside, report, marks, terms))
    return "".join(parts)


def _piece(
    piece: Span,
    hits: Sequence[tuple[int, Span]],
    report: Report,
    marks: Marks,
    terms: bool,
) -> str:
    """A stretch that is wholly inside or outside of each mark."""
    glossary = marks.glossary if terms else None
    words = with_terms(report[piece], glossary, seen=marks.seen)
    for number, hit in hits:
        if piece in hit:
            name = f' id="h{number}"' if piece.start == hit.start else ""
            words = f'<mark class="ra-hit"{name}>{html.escape(report[piece])}</mark>'
    if marks.place is not None and piece in marks.place:
        name = ' id="at"' if piece.start == marks.place.start else ""
        words = f'<mark class="ra-at"{name}>{words}</mark>'
    return words


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def hits_html(hits: Sequence[Span], report: Report) -> str:
    """The hits as links within the page, each with its address and the words around it."""
    lines = []
    for number, hit in enumerate(hits, start=1):
        before = report.text[max(0, hit.start - CONTEXT) : hit.start]
        after = report.text[hit.end : hit.end + CONTEXT]
        words = (
            f"{html.escape(before.rsplit(chr(10), 1)[-1])}<b>{html.escape(report[hit])}</b>"
            f"{html.escape(after.split(chr(10), 1)[0])}"
        )
        where = html.escape(_address(hit, report))
        lines.append(f'<a href="#h{number}"><span>{where}</span>{words}</a>')
    return f'<div class="ra-hits">{"".join(lines)}</div>'


def _address(span: Span, report: Report) -> str:
    try:
        return address_of(report, span)
    except ValueError:
        return "表题"
