"""Reads a file into a `Report`: the reader of its format, then outline, notes, boxes, tables."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.blocks import Clean
from corpus.errors import UserError
from corpus.model import Report, Source
from corpus.notes import boxes, footnotes
from corpus.outline import outline
from corpus.plain_tables import plain_tables
from corpus.readers.flow import Intake
from corpus.readers.limits import check_signs
from corpus.tables import tables
from corpus.typed import recovered


def _text(data: bytes, place: str) -> Intake:
    from corpus.readers import plain_text

    return plain_text.read(data, place)


def _word_text(data: bytes, place: str) -> Intake:
    from corpus.readers import word_text

    return word_text.read_bytes(data, place)


def _docx(data: bytes, place: str) -> Intake:
    from corpus.readers import docx

    return docx.read(data, place)


def _html(data: bytes, place: str) -> Intake:
    from corpus.readers import html

    return html.read(data, place)


def _markdown(data: bytes, place: str) -> Intake:
    from corpus.readers import markdown

    return markdown.read(data, place)


def _pdf(data: bytes, place: str) -> Intake:
    from corpus.readers import pdf

    return pdf.read(data, place)


# A library of one format is loaded only when a file of that format is read.
READERS: dict[str, Callable[[bytes, str], Intake]] = {
    "word_text": _word_text,
    "text": _text,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
    "markdown": _markdown,
}
"""Format name in source.toml -> reader of (bytes, place for messages).

A new format is one module, one line here and one in readers/formats.py.
"""


class FormatError(UserError):
    """No reader is known for the format."""

    def __init__(self, name: str, place: str) -> None:
        known = "、".join(READERS)
        super().__init__(f"{place}：格式「{name}」读不了；可用的格式有 {known}。")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report and the clean text it was built from.

    intake: what was taken from the file itself, for the laws of reading; None where the clean
    text was kept from an earlier reading that kept them.
    """

    report: Report
    clean: Clean
    intake: Intake | None


def take(data: bytes, reader: str, place: str) -> Intake:
    """Run the reader named `reader`; raises FormatError, FileError."""
    if reader not in READERS:
        raise FormatError(reader, place)
    found = READERS[reader](data, place)
    intake = replace(found, clean=recovered(found.clean))
    check_signs(intake.census.total(), place)
    return intake


def build_report(clean: Clean, source: Source) -> Report:
    """Build the report from clean text; raises UserError where marks or rows do not fit."""
    found = outline(clean.text, clean.blocks)
    read = tables(clean.text, clean.blocks, (source.done_year, source.plan_year))
    return Report(
        source=source,
        text=clean.text,
        sections=found.sections,
        paragraphs=found.paragraphs,
        footnotes=footnotes(clean),
        boxes=boxes(clean.text, clean.blocks, found.paragraphs),
        tables=read,
        pages=clean.pages,
        plain_tables=plain_tables(clean.text, clean.blocks, read),
    )
