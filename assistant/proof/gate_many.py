"""The gate for answers over several reports: each stretch against the report that it cites."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.draft import Draft, Formula
from assistant.known.knowledge import Cell
from assistant.model import Answer, CheckedNumber, Citation
from assistant.proof.arithmetic import holds
from assistant.proof.checked import checked_numbers
from assistant.proof.gate import problems, proven
from assistant.proof.labels import labelled, without_report, wrong_report
from assistant.proof.segments import NUMERAL, Segment, cell_of
from corpus.model import Report
from corpus.numerals import fold

Reports = Mapping[str, Report]
"""The reports that an answer may cite, by name."""


def check_many(question: Question, draft: Draft, reports: Reports) -> Answer | tuple[str, ...]:
    """The answer when every part of the draft is proven, else what is not."""
    found = problems_of_many(draft.text, draft.citations, draft.formulas, reports)
    if found:
        return found
    return proven(question, draft, _numbers(draft, reports))


def problems_of_many(
    text: str, citations: Sequence[Citation], formulas: Sequence[Formula], reports: Reports
) -> tuple[str, ...]:
    """What in an answer is not proven by its citations and formulas; () when all is."""
    unknown = [one for one in citations if one.document not in reports]
    if unknown:
        return tuple(f"出处[{one.id}]的报告“{one.document}”不在其中" for one in unknown)
    found = list(_bad_marks(text, citations))
    for formula in formulas:
        if not _formula_holds(formula, citations, reports):
            found.append(f"算式不成立：{formula.text}")
    for segment in labelled(text, citations):
        found += wrong_report(segment, reports)
        found += _unproven(without_report(segment, reports), citations, formulas, reports)
    return tuple(found)


def _bad_marks(text: str, citations: Sequence[Citation]) -> Iterator[str]:
    marks = {int(one) for one in re.findall(r"\[(\d+)\]", text)}
    known = {citation.id for citation in citations}
    for mark in sorted(marks ^ known):
        yield f"标记[{mark}]没有出处" if mark in marks else f"出处[{mark}]没有用到"


def _formula_holds(formula: Formula, citations: Sequence[Citation], reports: Reports) -> bool:
    held = [reports[one.document] for one in citations if one.id in formula.citations]
    return bool(held) and holds(formula.text, formula.citations, citations, held[0])


def _unproven(
    segment: Segment,
    citations: Sequence[Citation],
    formulas: Sequence[Formula],
    reports: Reports,
) -> Sequence[str]:
    documents = {one.document for one in segment.citations}
    if not documents:
        return _unproven_label(segment.text, citations, reports)
    if len(documents) > 1:
        return _unproven_comparison(segment, formulas, reports)
    ids = {one.id for one in segment.citations}
    own = tuple(one for one in formulas if set(one.citations) <= ids)
    marks = "".join(f"[{one.id}]" for one in segment.citations)
    return problems(f"{segment.text}{marks}", segment.citations, own, reports[documents.pop()])


def _unproven_label(words: str, citations: Sequence[Citation], reports: Reports) -> list[str]:
    """Words without a mark may name cited indicators and reports, and hold no other number."""
    for cell in _cells(citations, reports):
        words = words.replace(cell.row.name, "")
    return [f"数字“{one}”没有出处" for one in NUMERAL.findall(fold(words))]


def _cells(citations: Sequence[Citation], reports: Reports) -> list[Cell]:
    found = [cell_of(one, reports[one.document]) for one in citations if one.column]
    return [cell for cell in found if cell is not None]


def _unproven_comparison(
    segment: Segment, formulas: Sequence[Formula], reports: Reports
) -> list[str]:
    """「2023年甲比2022年乙高0.3（6.1 − 5.8 = 0.3）」: one formula, years of its cells, its sign."""
    words = segment.text
    ids = [one.id for one in segment.citations]
    formula = next((one for one in formulas if [*one.citations] == ids and one.text in words), None)
    if formula is None:
        return [f"“{words}”没有算式"]
    found = []
    below = formula.text.rpartition("= ")[2].startswith("−")
    if ("高" in words) == below and "相同" not in words:
        found.append("高低与算式不符")
    words = words.replace(formula.text, " ").replace(f"{formula.shown}（", "（", 1)
    years = [int(one) for one in re.findall(r"((?:19|20)\d\d)年", words)]
    if years != [cell.reading.year for cell in _cells(segment.citations, reports)]:
        found.append("年份与出处不符")
    rest = re.sub(r"(?:19|20)\d\d年", "", words)
    return [*found, *(f"数字“{one}”没有出处" for one in NUMERAL.findall(fold(rest)))]


def _numbers(draft: Draft, reports: Reports) -> tuple[CheckedNumber, ...]:
    """The numbers of a proven draft, report by report, computed ones once."""
    found: list[CheckedNumber] = []
    for name, report in reports.items():
        own = tuple(one for one in draft.citations if one.document == name)
        ids = {one.id for one in own}
        formulas = tuple(one for one in draft.formulas if set(one.citations) & ids)
        found += checked_numbers(replace(draft, citations=own, formulas=formulas), report)
    return tuple(dict.fromkeys(found))
