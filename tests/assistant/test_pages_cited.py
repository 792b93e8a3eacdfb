"""What is cited from a PDF names the page that prints it, in every form an answer takes."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.conversations.model import Conversation, Turn
from assistant.conversations.records import from_record, to_record
from assistant.export.markdown import as_markdown
from assistant.model import Answer
from assistant.printing import printed
from assistant.reply import reply
from assistant.wire import as_json
from corpus.adding import inspect
from corpus.model import Report
from index.embed import BigramEncoder
from index.library import Library
from pages.clipboard import copied_words
from pages.evidence import evidence_cards

SAMPLE = Path(__file__).parent.parent / "samples" / "files" / "invented-libreoffice.pdf"


@pytest.fixture(scope="module")
def paged() -> Report:
    return inspect(SAMPLE).report


@pytest.fixture(scope="module")
def paged_library(paged: Report) -> Library:
    return Library.build([paged], BigramEncoder())


@pytest.fixture(scope="module")
def printed_pages() -> list[str]:
    """The words of each page by another library."""
    reader = PdfReader(io.BytesIO(SAMPLE.read_bytes()))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def asked(question: str, library: Library) -> Answer:
    told = reply(question, library)
    assert isinstance(told, Answer)
    return told


def test_each_cell_is_cited_with_the_page_on_which_its_row_begins(
    paged: Report, paged_library: Library, printed_pages: list[str]
) -> None:
    for table in paged.tables:
        for row in table.rows:
            told = asked(f"{row.name}的目标是多少", paged_library)
            for one in told.citations:
                assert one.page is not None
                begins = "".join(row.name.split())[:4]  # a page break may cut the row
                assert begins in printed_pages[one.page - 1]


def test_a_note_is_cited_with_the_page_of_its_mark(
    paged: Report, paged_library: Library, printed_pages: list[str]
) -> None:
    for note in paged.footnotes:
        term = paged[note.terms[0]]
        (one, *_) = asked(f"{term}是什么意思", paged_library).citations
        assert one.page is not None
        assert term in printed_pages[one.page - 1]


def test_json_records_and_words_carry_the_page(paged_library: Library, capsys) -> None:
    told = asked("GDP增速目标是多少", paged_library)
    (first, *_) = told.citations
    place = f"{first.address}（第{first.page}页）"
    assert as_json(told)["citations"][0]["page"] == first.page
    assert as_json(told)["citations"][0]["address"] == first.address
    assert from_record(to_record(told)) == told
    printed(told)
    assert place in capsys.readouterr().out
    assert place in copied_words("问", told)
    assert place in evidence_cards(told.citations, paged_library, turn="1")


def test_exports_name_the_page(paged_library: Library) -> None:
    told = asked("GDP增速目标是多少", paged_library)
    turn = Turn(1, told.question, told, 1.0, datetime(2026, 1, 1))
    words = as_markdown(Conversation("id", "me", "题", (turn,)), "")
    assert told.citations[0].place in words


def test_a_report_without_pages_names_none(invented_library: Library) -> None:
    told = asked("GDP增速目标是多少", invented_library)
    assert all(one.page is None and one.place == one.address for one in told.citations)
    assert as_json(told)["citations"][0]["page"] is None


def test_a_record_of_before_pages_is_still_read(invented_library: Library) -> None:
    told = asked("GDP增速目标是多少", invented_library)
    assert from_record(to_record(told).replace(', "page": null', "")) == told
