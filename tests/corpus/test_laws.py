"""The laws of reading, on the shipped report and on damaged ones."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UserError
from corpus.figures import figures
from corpus.laws import broken_laws, unaccounted
from corpus.model import Report, Span
from corpus.sentences import trimmed
from corpus.store import DOCUMENTS, load_report, load_reports, read_folder
from tests.conftest import INVENTED

FOLDERS = [
    *(path.parent for path in sorted(DOCUMENTS.glob("*/source.toml"))),
    INVENTED,
    *(path.parent for path in sorted(INVENTED.glob("*/source.toml"))),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_sign_of_the_source_is_accounted_for(folder: Path) -> None:
    found = read_folder(folder)
    assert found.intake is not None
    assert unaccounted(found.intake.source, found.clean) == []
    assert broken_laws(found) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_export_marks_are_left_in_the_text(folder: Path) -> None:
    text = read_folder(folder).report.text
    assert not re.search(r"footnoteRef|\[bookmark|^— \d+ —$", text, re.MULTILINE)


def test_a_lost_sign_breaks_a_law() -> None:
    found = read_folder(INVENTED)
    assert found.intake is not None
    more = replace(found, intake=replace(found.intake, source=found.intake.source + "多"))
    broken = broken_laws(more)
    assert any("没有着落" in law for law in broken)
    assert any("多读了" in law for law in broken)


def test_a_figure_read_again_is_the_same(report: Report) -> None:
    for figure in figures(report.text, Span(0, len(report.text))):
        again = list(figures(report.text, figure.span))
        if again and again[0].span == figure.span:
            assert again[0] == figure


def test_sentences_cover_their_paragraph(report: Report) -> None:
    for paragraph in report.paragraphs:
        place = paragraph.span.start
        for sentence in paragraph.sentences:
            assert trimmed(report.text, place, sentence.span.start) is None or (
                place == sentence.span.start
            )
            place = sentence.span.end
        assert trimmed(report.text, place, paragraph.span.end) is None or not paragraph.sentences


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(FOLDERS[0], folder)
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "多了一行\n", encoding="utf-8")
    with pytest.raises(UserError, match="sha256"):
        load_report(folder)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "binary"
    shutil.copytree(INVENTED, folder)
    (folder / "report.txt").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(UserError, match="UTF-8"):
        load_report(folder)


def test_an_unknown_format_and_an_empty_folder_say_what_is_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "format"
    shutil.copytree(INVENTED, folder)
    (folder / "source.toml").write_text('file = "report.txt"\nformat = "wps"\n', encoding="utf-8")
    with pytest.raises(UserError, match="word_text"):
        load_report(folder)
    with pytest.raises(UserError, match="没有找到报告"):
        load_reports(tmp_path / "nothing")


def test_a_note_without_its_mark_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "note"
    shutil.copytree(INVENTED, folder)
    path = folder / "report.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[[footnoteRef:2]]", ""), encoding="utf-8"
    )
    with pytest.raises(UserError):
        load_report(folder)


def test_another_report_is_read_without_a_code_change(invented: Report) -> None:
    assert invented.source.place == "临川市"
    assert (invented.source.done_year, invented.source.plan_year) == (2023, 2024)
    assert [invented[note.terms[0]] for note in invented.footnotes] == [
        "三区一城",
        "首席办事员",
        "PPP",
    ]
    assert [len(table.rows) for table in invented.tables] == [5, 3]
    assert invented.tables[0].rows[2].category == "经济运行"
    assert [len(entry.items) for entry in invented.boxes[0].entries] == [3, 2]
