"""Draws evidence: the quoted words in their paragraph, the cell in its table, the note at its term."""

import html
from collections.abc import Sequence

from assistant.model import Citation
from corpus.address import Place, place_of
from corpus.model import Indicator, PlainRow, PlainTable, Report, Span, Table
from index.library import Library
from pages.html import Glossary, anchor, glossary_of, reader_link, with_terms

CARDS_OPEN = 3
"""Pieces of evidence that are open at first; a mark opens any other."""
LONGEST_CONTEXT = 420
"""Signs of a paragraph that are shown around what is cited."""
NEIGHBOURS = 1
"""Faint rows above and below a cited one."""
LONGEST_SHORT = 5
"""Signs of a cell that is never broken over lines: 「亿元」, 「预期性」, 「6左右」."""
OPTIONAL_COLUMNS = ("序号", "类别", "属性")
"""Columns that a phone leaves out, by words of their header."""


def by_place(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations that share a card, in the order of their first marks: one place, or one table."""
    groups: dict[object, list[Citation]] = {}
    for one in citations:
        table = one.table or (one.address.split(" ")[0] if one.address.endswith(" 表头") else None)
        groups.setdefault((one.document, table or one.span), []).append(one)
    return [tuple(group) for group in groups.values()]


def evidence_cards(
    citations: Sequence[Citation], library: Library, *, turn: str, near: bool = False
) -> str:
    """All cards of an answer, the first CARDS_OPEN open; near: of a refusal, no marks."""
    names = {one.name for one in library.sources}
    drawn = []
    for at, group in enumerate(by_place(citations)):
        name = group[0].document
        report = library.report(name) if name in names else None
        known = report is not None and all(_still_printed(one, report) for one in group)
        body = _card(group, report if known else None, turn="" if near else turn)
        kind = "ra-card near" if near else "ra-card"
        state = " open" if at < CARDS_OPEN else ""
        drawn.append(f'<details class="{kind}"{state}>{body}</details>')
    return f'<div class="ra-evidence" lang="zh-CN">{"".join(drawn)}</div>'


def evidence_html(group: Sequence[Citation], report: Report, *, turn: str = "") -> str:
    """One open card for citations that belong together."""
    return f'<details class="ra-card" open>{_card(group, report, turn=turn)}</details>'


def _still_printed(citation: Citation, report: Report) -> bool:
    return citation.span.end <= len(report.text) and report[citation.span] == citation.quote


def _card(group: Sequence[Citation], report: Report | None, *, turn: str) -> str:
    first = group[0]
    if report is None:
        head = _head(group, html.escape(first.place), "报告已更新，这是当时的原文", turn)
        return f'{head}<div class="ra-quote"><mark>{html.escape(first.quote)}</mark></div>'
    place = place_of(report, first.span)
    above = place.any_table.caption if place.any_table else " › ".join(place.path[-2:])
    head = _head(group, _where(group, place), html.escape(above), turn)
    link = html.escape(reader_link(first.address, first.document))
    foot = f'<a class="ra-link" href="{link}" target="_blank">在原文中查看</a>'
    return f"{head}{_body(group, place, report, turn)}{foot}"


def _where(group: Sequence[Citation], place: Place) -> str:
    """The address; for several rows of a table the table's number and how many rows."""
    rows = {one.row for one in group if one.row is not None}
    if place.any_table is not None and len(rows) > 1:
        return f"{html.escape(place.any_table.number)}　{len(rows)} 行"
    named = next((one for one in group if one.row is not None), group[0])
    return html.escape(named.place)


def _head(group: Sequence[Citation], where: str, above: str, turn: str) -> str:
    ids = [one.id for one in group]
    marks = "" if not turn else f'<span class="ra-marks">{_ranges(ids)}</span>'
    path = f'<span class="ra-path">{above}</span>' if above else ""
    return f'<summary class="ra-where">{marks}<span>{where}</span>{path}</summary>'


def _ranges(ids: Sequence[int]) -> str:
    """「[1]」, 「[1][2]」, and 「[1]–[5]」 for each run of more that follow each other."""
    runs: list[list[int]] = []
    for one in sorted(ids):
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return "".join(
        f"[{run[0]}]–[{run[-1]}]" if len(run) > 2 else "".join(f"[{one}]" for one in run)
        for run in runs
    )


def _body(group: Sequence[Citation], place: Place, report: Report, turn: str) -> str:
    if place.any_table is not None:
        return _table_html(place.any_table, group, report, turn)
    glossary = glossary_of(report)
    if place.footnote is not None:
        used = place_of(report, place.footnote.anchor)
        shown = _around(place.footnote.anchor, used.whole, report, glossary=None)
        return f"{_highlighted(group, place.whole, report, turn)}{_used(shown, used.address)}"
    return _highlighted(group, place.whole, report, turn, glossary=glossary)


def _used(shown: str, address: str) -> str:
    return (
        f'<div class="ra-used"><span class="ra-path">用在 {html.escape(address)}</span>'
        f'<div class="ra-quote">{shown}</div></div>'
    )


def _table_html(
    table: Table | PlainTable, group: Sequence[Citation], report: Report, turn: str
) -> str:
    """The cited rows with their neighbours faint; the cells of the answer marked."""
    cited = {one.row for one in group if one.row is not None}
    shown = [row for row in table.rows if _near(row.number, cited)]
    wide = [any(word in column for word in OPTIONAL_COLUMNS) for column in table.columns]
    head = "".join(
        f"<th{_class(hidden and 'wide')}>{html.escape(column)}</th>"
        for column, hidden in zip(table.columns, wide, strict=True)
    )
    cells = {one.cell: one.id for one in group if one.cell is not None}
    if isinstance(table, PlainTable):  # its cells are cited as words of their row
        cells = {span: one.id for one in group for span in one.strong}
    rows = "".join(
        f"<tr{_class(row.number not in cited and 'faint')}>"
        f"{_cells_html(row, report, cells, wide, turn)}</tr>"
        for row in shown
    )
    anchors = "".join(
        f'<span id="{anchor(turn, one.id)}"></span>'
        for one in group
        if one.id not in cells.values() and turn
    )
    return f'{anchors}<div class="ra-scroll"><table class="ra-table"><tr>{head}</tr>{rows}</table></div>'


def _near(number: int, cited: set[int]) -> bool:
    if len(cited) != 1:
        return number in cited
    return abs(number - next(iter(cited))) <= NEIGHBOURS


def _cells_html(
    row: Indicator | PlainRow,
    report: Report,
    cells: dict[Span, int],
    wide: Sequence[bool],
    turn: str,
) -> str:
    filled = {1: row.category} if isinstance(row, Indicator) else {}
    drawn = []
    for at, span in enumerate(row.spans):
        words = report[span] if span is not None else filled.get(at, "")
        mark = cells.get(span) if span is not None else None
        name = f' id="{anchor(turn, mark)}"' if mark is not None and turn else ""
        short = len(words) <= LONGEST_SHORT and "short"
        kind = _class(mark is not None and "hit", wide[at] and "wide", short)
        drawn.append(f"<td{name}{kind}>{html.escape(words)}</td>")
    return "".join(drawn)


def _class(*names: str | bool) -> str:
    kept = " ".join(name for name in names if isinstance(name, str))
    return f' class="{kept}"' if kept else ""


def _highlighted(
    group: Sequence[Citation],
    whole: Span,
    report: Report,
    turn: str,
    *,
    glossary: Glossary | None = None,
) -> str:
    """The paragraph around the first citation, its words marked and the rest faint."""
    first = group[0]
    inside = _with_strong(first, report, glossary)
    ids = "".join(f'<span id="{anchor(turn, one.id)}"></span>' for one in group if turn)
    marked = f"{ids}<mark>{inside}</mark>"
    return f'<div class="ra-quote">{_around(first.span, whole, report, marked, glossary)}</div>'


def _around(
    span: Span,
    whole: Span,
    report: Report,
    marked: str | None = None,
    glossary: Glossary | None = None,
) -> str:
    """What stands before and after `span`, cut to LONGEST_CONTEXT signs in all."""
    spare = max(0, LONGEST_CONTEXT - len(span)) // 2
    start = max(whole.start, span.start - spare)
    end = min(max(whole.end, span.end), span.end + spare)
    before = ("…" if start > whole.start else "") + report.text[start : span.start]
    after = report.text[span.end : end] + ("…" if end < whole.end else "")
    shown = marked if marked is not None else f"<mark>{html.escape(report[span])}</mark>"
    return f"{html.escape(before)}{shown}{with_terms(after, glossary)}"


def _with_strong(citation: Citation, report: Report, glossary: Glossary | None) -> str:
    seen: set[str] = set()
    parts: list[str] = []
    at = citation.span.start
    whole = citation.strong == (citation.span,)
    for strong in () if whole else sorted(citation.strong):
        if strong.start < at or strong.end > citation.span.end:
            continue
        parts.append(with_terms(report.text[at : strong.start], glossary, seen=seen))
        parts.append(f"<b>{with_terms(report[strong], glossary, seen=seen)}</b>")
        at = strong.end
    parts.append(with_terms(report.text[at : citation.span.end], glossary, seen=seen))
    return "".join(parts)
