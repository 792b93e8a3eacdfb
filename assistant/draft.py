"""Collects an answer's words and the places that support them."""

from dataclasses import dataclass, field, replace

from assistant.known.knowledge import Cell
from assistant.model import Citation
from corpus.address import address_of, page_of, place_of
from corpus.model import Report, Span


@dataclass(frozen=True, slots=True)
class Formula:
    """A computation that an answer shows: 「0.5 − 4.5 = −4」, its result as shown, its cells.

    text: numbers as printed, − × ÷ and =. shown: the result with its unit. value: as a decimal.
    """

    text: str
    shown: str
    unit: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the gate. text carries marks [n]; citations are numbered from 1."""

    text: str
    citations: tuple[Citation, ...]
    formulas: tuple[Formula, ...]
    skill: str
    refused: str = ""
    score: float = 1.0


@dataclass(slots=True)
class Writer:
    """Numbers citations by first use; the same place gets the same mark."""

    report: Report
    citations: list[Citation] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)

    def cite(self, span: Span, *, strong: tuple[Span, ...] = ()) -> str:
        """Cite a stretch of text with its whole sentence, note or entry; return its mark."""
        place = place_of(self.report, span)
        citation = Citation(
            id=len(self.citations) + 1,
            document=self.report.source.name,
            kind=place.kind,
            address=address_of(self.report, span),
            quote=self.report[span],
            span=span,
            table=place.any_table.number if place.any_table and place.any_row else None,
            row=place.any_row.number if place.any_row else None,
            strong=strong,
            page=page_of(self.report, span),
        )
        return self._mark(citation)

    def cite_cell(self, cell: Cell) -> str:
        """Cite a table row and the cell that was answered; return its mark."""
        row, reading = cell.row, cell.reading
        citation = Citation(
            id=len(self.citations) + 1,
            document=self.report.source.name,
            kind="table_row",
            address=f"{row.table} 第{row.number}行",
            quote=self.report[row.span],
            span=row.span,
            table=row.table,
            row=row.number,
            column=reading.column,
            cell=reading.span,
            strong=(reading.span,),
            page=page_of(self.report, row.span),
        )
        return self._mark(citation)

    def compute(self, text: str, shown: str, unit: str, marks: str) -> str:
        """Record a formula over the cells behind `marks`; return the result as shown."""
        ids = tuple(int(one) for one in marks.strip("[]").split("][") if one)
        self.formulas.append(Formula(text, shown, unit, ids))
        return shown

    def draft(self, text: str, skill: str, *, score: float = 1.0) -> Draft:
        """Close the draft."""
        return Draft(text, tuple(self.citations), tuple(self.formulas), skill, score=score)

    def _mark(self, citation: Citation) -> str:
        for place, known in enumerate(self.citations):
            if (known.span, known.column) == (citation.span, citation.column):
                merged = tuple(dict.fromkeys((*known.strong, *citation.strong)))
                self.citations[place] = replace(known, strong=merged)
                return f"[{known.id}]"
        self.citations.append(citation)
        return f"[{citation.id}]"
