"""The gate: every quotation and number of a draft against its evidence; nothing else is shown."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.question import Question
from assistant.draft import Draft, Formula
from assistant.known.knowledge import Cell, knowledge_of, part_meaning
from assistant.known.readings import label, shown_value
from assistant.model import Answer, CheckedNumber, Citation
from assistant.proof.arithmetic import holds
from assistant.proof.checked import checked_numbers
from assistant.proof.segments import NUMERAL, Segment, cell_of, segments
from assistant.text import plain
from corpus.address import place_of
from corpus.figures import figures
from corpus.headers import plain as header
from corpus.model import Figure, PlainTable, Report, Span
from corpus.numerals import fold


def check(question: Question, draft: Draft, report: Report) -> Answer | tuple[str, ...]:
    """The answer when every part of the draft is proven, else what is not."""
    found = problems(draft.text, draft.citations, draft.formulas, report)
    if found:
        return found
    return proven(question, draft, tuple(checked_numbers(draft, report)))


def formulas_of(answer: Answer) -> tuple[Formula, ...]:
    """The formulas behind an answer's computed numbers."""
    return tuple(
        Formula(one.formula, one.text, one.unit, one.citations)
        for one in answer.numbers
        if one.formula is not None
    )


def proven(question: Question, draft: Draft, numbers: tuple[CheckedNumber, ...]) -> Answer:
    """The answer that a proven draft becomes."""
    return Answer(
        question=question.asked,
        resolved=question.resolved,
        text=draft.text,
        citations=draft.citations,
        numbers=numbers,
        skill=draft.skill,
    )


def problems(
    text: str, citations: Sequence[Citation], formulas: Sequence[Formula], report: Report
) -> tuple[str, ...]:
    """What in an answer is not proven by its citations and formulas; () when all is."""
    found = [*_bad_citations(text, citations, report)]
    if found:
        return tuple(found)
    for formula in formulas:
        if not holds(formula.text, formula.citations, citations, report):
            found.append(f"算式不成立：{formula.text}")
    for segment in segments(text, citations):
        found += _unproven(segment, formulas, report)
    return tuple(found)


def _bad_citations(text: str, citations: Sequence[Citation], report: Report) -> Iterator[str]:
    for citation in citations:
        if report[citation.span] != citation.quote:
            yield f"引文[{citation.id}]与原文不同"
    marks = {int(one) for one in re.findall(r"\[(\d+)\]", text)}
    known = {citation.id for citation in citations}
    for mark in sorted(marks - known):
        yield f"标记[{mark}]没有出处"
    for unused in sorted(known - marks):
        yield f"出处[{unused}]没有用到"


def _unproven(segment: Segment, formulas: Sequence[Formula], report: Report) -> list[str]:
    words = segment.text.replace("**", "").strip("，；。、： ")
    rest = _without_places(words, segment.citations, report)
    bare = rest.strip("，；。、： （）《》›")
    if not bare or any(_stands_whole(bare, one) for one in segment.citations):
        return []
    for formula in sorted(formulas, key=lambda one: -len(one.text)):
        rest = _without_formula(rest, formula, segment)
    cells = [one for one in segment.citations if one.column]
    if cells:
        return _unproven_cells(rest, cells, report)
    return _unproven_words(rest, segment, report)


def _without_places(words: str, citations: Sequence[Citation], report: Report) -> str:
    """The words without what a citation proves by itself: its address, headings and names."""
    for citation in citations:
        place = place_of(report, citation.span)
        proven = [citation.address, place.address, *place.path]
        year = part_meaning(knowledge_of(report), citation.span)[0]
        proven.append(f"{year}年部分：")
        table = place.any_table
        if table is not None:
            proven += [f"《{table.caption}》", table.number]
        if isinstance(table, PlainTable):
            proven += [header(one) for one in table.columns if re.search(r"\d", one)]
        if place.footnote is not None:
            named = "".join(f"“{report[term]}”" for term in place.footnote.terms)
            proven += [named, *(report[term] for term in place.footnote.terms)]
        for one in sorted(proven, key=len, reverse=True):
            at = words.find(one)
            if at >= 0 and not _cuts_number(words, at, at + len(one)):
                words = words[:at] + words[at + len(one) :]
    return words


def _cuts_number(words: str, start: int, end: int) -> bool:
    """Whether taking [start, end) out would tear a number apart."""
    return any(
        0 < at < len(words)
        and words[at - 1].isdigit()
        and (words[at].isdigit() or words[at] == ".")
        for at in (start, end)
    )


def _stands_whole(words: str, citation: Citation) -> bool:
    """Whether the words stand in the quote and no figure at their ends is cut short."""
    quote = citation.quote.replace("\n", "")
    at = quote.find(words)
    while at >= 0:
        end = at + len(words)
        torn = any(
            figure.span.start < edge < figure.span.end
            for figure in figures(quote, Span(0, len(quote)))
            for edge in (at, end)
        )
        if not torn:
            return True
        at = quote.find(words, at + 1)
    return False


def _without_formula(words: str, formula: Formula, segment: Segment) -> str:
    """The words without a formula and its result, where the segment's marks support it."""
    ids = {one.id for one in segment.citations}
    counted = formula.text.startswith("计数")
    if ids & set(formula.citations) or counted:
        stands = re.search(rf"(?<![\d.−-]){re.escape(formula.text)}(?![\d.])", words)
        words = words[: stands.start()] + words[stands.end() :] if stands else words
        at = re.search(rf"(?<![\d.−-]){re.escape(formula.shown)}(?![\d.])", words)
        if at:
            words = words[: at.start()] + words[at.end() :]
    return words


def _unproven_cells(words: str, citations: Sequence[Citation], report: Report) -> list[str]:
    """Each figure must be the cited cell's, with its year, role, name, unit and hedge."""
    found: list[str] = []
    rest = words
    for citation in citations:
        cell = cell_of(citation, report)
        if cell is None:
            found.append(f"出处[{citation.id}]不是表中的格")
            continue
        found += _against_cell(words, cell, report)
        rest = _without_cell(rest, cell)
    found += [f"数字“{one}”没有出处" for one in _numerals(rest)]
    quotes = "".join(one.quote for one in citations)
    found += [f"“{one}”不在出处里" for one in _quoted(rest) if one.strip() and one not in quotes]
    return [*found, *_loose_sign(rest, citations)]


def _quoted(words: str) -> list[str]:
    return re.findall("“([^”]+)”", words)


def _loose_sign(words: str, citations: Sequence[Citation]) -> list[str]:
    """A minus that no evidence prints."""
    printed = any("−" in one.quote or "-" in one.quote for one in citations)
    return ["负号没有出处"] if "−" in words and not printed else []


def _against_cell(words: str, cell: Cell, report: Report) -> list[str]:
    """Year, role and indicator named in the words must be those of the cell."""
    found: list[str] = []
    years = {int(one) for one in re.findall(r"((?:19|20)\d\d)年", words)}
    if years and cell.reading.year not in years:
        found.append(f"年份与出处的{cell.reading.year}年不符")
    other = "目标" if cell.reading.role == "完成" else "完成"
    said = words.replace(cell.reading.text, "").replace(cell.row.name, "")
    said = re.sub(
        "没有完成目标|完成了目标|(?:没有|超额)?完成目标的|与目标值|[高低]于目标值|完成率", "", said
    )
    if other in said and cell.reading.role not in said:
        found.append(f"“{other}”与出处的“{cell.reading.column}”不符")
    names = [row.name for table in report.tables for row in table.rows if row.name in words]
    longest = [name for name in names if not any(name != one and name in one for one in names)]
    if longest and cell.row.name not in longest:
        found.append(f"指标与出处的“{cell.row.name}”不符")
    return found


def _without_cell(words: str, cell: Cell) -> str:
    """The words without what the cell proves: its name, year, column and value."""
    row = cell.row
    proven = (row.name, f"{cell.reading.year}年", label(cell), row.table, f"“{row.category}”")
    value = shown_value(cell)
    if cell.reading.figure is None:  # 「完成为“预计完成”」: the label stands in the value too
        words = words.replace(value, " ", 1)
    for one in (*proven, f"第{row.number}行"):
        words = words.replace(one, " ")
    at = re.search(rf"(?<![\d.−＞＜≥≤-]){re.escape(value)}(?!\d|\.\d|左右|以上|以内|以下)", words)
    if at is None and cell.reading.figure is not None:
        return words
    return words[: at.start()] + " " + words[at.end() :] if at else words


def _unproven_words(words: str, segment: Segment, report: Report) -> list[str]:
    """Each number of free words must stand in a cited quote with its unit and hedge."""
    found: list[str] = []
    allowed = [_figures_of(one, report) for one in segment.citations]
    printed = [plain(one.quote) for one in segment.citations]
    rest = words
    for figure in figures(words, Span(0, len(words))) if words else ():
        shown = words[figure.span.start : figure.span.end]
        if any(_same(figure, other) for group in allowed for other in group):
            rest = rest.replace(shown, " ", 1)
    for numeral in _numerals(rest):
        if not any(_stands_in(numeral, quote) for quote in printed):
            found.append(f"数字“{numeral}”没有出处")
        elif _figure_with(numeral, rest) is not None:
            found.append(f"数字“{numeral}”的单位或限定词与原文不同")
    found += [
        f"“{one}”不是报告里的名称"
        for one in re.findall("《([^》]+)》", words)
        if one not in report.text
    ]
    return [*found, *_loose_sign(words, segment.citations)]


def _figure_with(numeral: str, words: str) -> Figure | None:
    """The quantity in which a numeral stands, None for a year, an ordinal or a name."""
    for figure in figures(words, Span(0, len(words))):
        if _stands_in(numeral, fold(words[figure.span.start : figure.span.end])):
            return figure
    return None


def _figures_of(citation: Citation, report: Report) -> tuple[Figure, ...]:
    found = tuple(figures(report.text, citation.span))
    row = place_of(report, citation.span).line
    cells = row.cells if row else ()
    return (*found, *(cell.figure for cell in cells if cell and cell.figure))


def _same(one: Figure, other: Figure) -> bool:
    return (one.value, one.unit, fold(one.hedge), one.upper) == (
        other.value,
        other.unit,
        fold(other.hedge),
        other.upper,
    )


def _numerals(words: str) -> list[str]:
    return NUMERAL.findall(fold(words))


def _stands_in(numeral: str, quote: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(numeral)}(?!\d|\.\d)", quote) is not None
