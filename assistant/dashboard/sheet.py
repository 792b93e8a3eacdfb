"""Writes the indicators as CSV and as an Excel file."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from assistant.dashboard.rows import IndicatorRow, told_gap, told_move
from assistant.known.knowledge import Cell
from corpus.address import address_of, page_of, with_page
from corpus.model import Report, Span

WIDTHS = (30, 16, 12, 10, 18, 18, 14, 18, 18, 18, 24)
_HEAD_FILL = "E9F1FA"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def header(report: Report) -> tuple[str, ...]:
    """The column names, with the years of the report."""
    done, plan = report.source.done_year, report.source.plan_year
    return (
        "指标",
        "类别",
        "单位",
        "属性",
        f"{done}年目标",
        f"{done}年完成",
        "是否完成",
        "与目标之差",
        f"{plan}年目标",
        f"{plan}年目标与{done}年完成之差",
        "出处",
    )


def as_lines(rows: Sequence[IndicatorRow], report: Report) -> list[tuple[str, ...]]:
    """One line a row, all cells as printed."""
    return [
        (
            row.name,
            row.category,
            row.unit,
            row.nature,
            _printed(row.target),
            _printed(row.result),
            row.status,
            told_gap(row),
            _printed(row.next_target),
            told_move(row),
            "；".join(dict.fromkeys(_place(report, one.row.span) for one in row.cells)),
        )
        for row in rows
    ]


def _place(report: Report, span: Span) -> str:
    return with_page(address_of(report, span), page_of(report, span))


def as_csv(rows: Sequence[IndicatorRow], report: Report) -> bytes:
    """CSV in UTF-8 with a byte order mark, so that Excel shows the Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header(report))
    writer.writerows([_harmless(cell) for cell in line] for line in as_lines(rows, report))
    return out.getvalue().encode("utf-8-sig")


def as_excel(rows: Sequence[IndicatorRow], report: Report) -> bytes:
    """A workbook with one sheet; every cell is text as printed, since hedges are part of it."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has no sheet")
    sheet.title = "指标"
    sheet.append(header(report))
    for line in as_lines(rows, report):
        sheet.append(line)
    # A text that begins with = must stay a text, not become a formula.
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=_HEAD_FILL)
    for at, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printed(cell: Cell | None) -> str:
    return cell.reading.text if cell is not None else ""


def _harmless(cell: str) -> str:
    """A cell that Excel would run as a formula gets an apostrophe; signed numbers are no formula."""
    is_change = cell[:1] in "+-" and cell[1:2].isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) and not is_change else cell
