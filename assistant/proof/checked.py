"""Lists the numbers of a proven draft with the evidence of each."""

from collections.abc import Iterator

from assistant.draft import Draft, Formula
from assistant.known.readings import shown_value
from assistant.model import CheckedNumber
from assistant.proof.segments import NUMERAL, Segment, cell_of, segments
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.numerals import fold, number_value


def checked_numbers(draft: Draft, report: Report) -> Iterator[CheckedNumber]:
    """The numbers of a proven draft, in the order shown, each with its evidence."""
    for segment in segments(draft.text, draft.citations):
        words = segment.text.replace("**", "")
        ids = tuple(one.id for one in segment.citations)
        yield from _cell_numbers(words, segment, report)
        for formula in draft.formulas:
            counted = formula.text.startswith("计数")
            told = formula.shown in words or formula.text in words
            if told and (counted or set(ids) & set(formula.citations)):
                yield _computed(formula, formula.shown if formula.shown in words else formula.text)
        for formula in draft.formulas:
            words = words.replace(formula.text, " ")
        if segment.citations and not any(one.column for one in segment.citations):
            for figure in figures(words, Span(0, len(words))) if words else ():
                shown = words[figure.span.start : figure.span.end]
                if not any(formula.shown in shown for formula in draft.formulas):
                    yield CheckedNumber(shown, figure.value, figure.unit, figure.hedge, "same", ids)


def _cell_numbers(words: str, segment: Segment, report: Report) -> Iterator[CheckedNumber]:
    for citation in segment.citations:
        cell = cell_of(citation, report) if citation.column else None
        if cell is None or cell.reading.figure is None:
            continue
        value = shown_value(cell)
        if value in words:
            printed = NUMERAL.search(fold(cell.reading.text))
            number = number_value(printed.group()) if printed else cell.reading.figure.value
            hedge = cell.reading.figure.hedge
            yield CheckedNumber(value, number, cell.row.unit, hedge, "same", (citation.id,))


def _computed(formula: Formula, shown: str) -> CheckedNumber:
    printed = NUMERAL.search(formula.shown)
    number = number_value(printed.group()) if printed else number_value("0")
    return CheckedNumber(
        shown, number, formula.unit, "", "computed", formula.citations, formula.text
    )
