"""Each format gives the same report as the text export it was made from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.address import page_of
from corpus.comparing import differences
from corpus.laws import broken_reading_laws
from corpus.read import ReadReport, build_report, take
from corpus.readers.flow import Intake
from corpus.store import DOCUMENTS, read_folder
from tests.conftest import INVENTED
from tests.samples.content import content_of
from tests.samples.web import to_html, to_markdown
from tests.samples.word import to_docx

SAMPLES = Path(__file__).parent.parent / "samples" / "files"
SHIPPED = next(DOCUMENTS.glob("*/source.toml")).parent
FOLDERS = (SHIPPED, INVENTED)

MAKERS: dict[str, tuple[str, Callable[[ReadReport], bytes]]] = {
    "docx": ("docx", lambda one: to_docx(content_of(one.clean))),
    "docx with styles and automatic numbers": (
        "docx",
        lambda one: to_docx(content_of(one.clean), headings=True, auto_numbers=True),
    ),
    "html": ("html", lambda one: to_html(content_of(one.clean), one.report.source.title)),
    "markdown": ("markdown", lambda one: to_markdown(content_of(one.clean))),
}


def read_again(data: bytes, form: str, first: ReadReport) -> ReadReport:
    intake: Intake = take(data, form, "样本")
    return ReadReport(build_report(intake.clean, first.report.source), intake.clean, intake)


def told(first: ReadReport, second: ReadReport) -> dict[str, tuple[str, ...]]:
    """What stands in one reading alone, by kind."""
    return {
        one.kind: one.only_first + one.only_second
        for one in differences(first.report, second.report)
        if one.count
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", MAKERS)
def test_a_made_file_reads_as_the_export_does(name: str, folder: Path) -> None:
    first = read_folder(folder)
    form, make = MAKERS[name]
    second = read_again(make(first), form, first)
    assert broken_reading_laws(second) == []
    assert told(first, second) == {}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("invented*")), ids=lambda path: path.name)
def test_a_file_of_a_real_program_reads_as_the_export_does(path: Path) -> None:
    first = read_folder(INVENTED)
    second = read_again(path.read_bytes(), path.suffix[1:].replace("md", "markdown"), first)
    assert broken_reading_laws(second) == []
    assert told(first, second) == {}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("shipped*.pdf")), ids=lambda path: path.name)
def test_the_shipped_report_as_pdf_reads_as_the_export_does(path: Path) -> None:
    first = read_folder(SHIPPED)
    second = read_again(path.read_bytes(), "pdf", first)
    assert broken_reading_laws(second) == []
    assert told(first, second) == {}
    assert second.intake is not None
    assert len(second.clean.pages) == second.intake.page_count


def test_pages_are_kept_in_order_and_begin_at_the_start() -> None:
    path = next(SAMPLES.glob("shipped*.pdf"))
    first = read_folder(SHIPPED)
    pages = read_again(path.read_bytes(), "pdf", first).clean.pages
    assert pages[0] == 0
    assert list(pages) == sorted(set(pages))


def test_a_place_knows_its_page() -> None:
    path = SAMPLES / "shipped-libreoffice.pdf"
    report = read_again(path.read_bytes(), "pdf", read_folder(SHIPPED)).report
    first, last = report.footnotes[0], report.tables[-1].rows[-1]
    assert page_of(report, report.sections[0].heading) == 1  # seen in the file
    assert page_of(report, first.span) == 1
    assert page_of(report, report.footnotes[2].span) == 2
    assert page_of(report, last.span) == len(report.pages) > 30
    assert page_of(read_folder(SHIPPED).report, first.span) is None
