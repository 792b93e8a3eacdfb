"""Reports go in proven and whole, or not at all."""

import io
import shutil
import zipfile
from dataclasses import replace as changed
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.adding import Known, Preview, add, inspect, inspect_again, names, remove, replace
from corpus.errors import UserError
from corpus.kept import KEPT
from corpus.model import Report
from corpus.readers.guarded import take_guarded
from corpus.readers.limits import MOST_PAGES, MOST_SMALL, FileError
from corpus.store import load_report, load_reports, read_folder
from tests.conftest import INVENTED
from tests.samples.content import content_of
from tests.samples.word import to_docx


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    path = tmp_path_factory.mktemp("files") / "临川.docx"
    path.write_bytes(to_docx(content_of(read_folder(INVENTED).clean)))
    return inspect(path)


def test_a_preview_tells_what_was_read_and_left_out(preview: Preview) -> None:
    assert (preview.counts.parts, preview.counts.notes, preview.counts.rows) == (2, 3, 8)
    assert preview.left_out == {"header": 4, "footer": 3}
    source = preview.report.source
    assert (source.name, source.issuer, str(source.published)) == (
        "临川市-2024",
        "临川市人民政府",
        "2024-02-08",
    )
    assert [doubt.place for doubt in preview.doubts] == ["全文"]  # it is short


def test_what_is_added_loads_as_it_was_read(preview: Preview, tmp_path: Path) -> None:
    source = add(preview, tmp_path)
    loaded = load_reports(tmp_path)[0]
    assert loaded == preview.report
    assert loaded.source == source
    (tmp_path / source.name / KEPT).unlink()  # then it is read from the file
    assert load_report(tmp_path / source.name) == preview.report


def test_a_name_or_a_file_goes_in_once(preview: Preview, tmp_path: Path) -> None:
    add(preview, tmp_path)
    with pytest.raises(UserError, match="已在库里"):
        add(preview, tmp_path)
    other = changed(preview, report=with_digest(preview.report, "0" * 64))
    with pytest.raises(UserError, match="已有名为"):
        add(other, tmp_path)
    assert names(tmp_path) == ("临川市-2024",)


def with_digest(report: Report, digest: str) -> Report:
    return changed(report, source=changed(report.source, sha256=digest))


def test_replace_keeps_the_name_and_remove_takes_all(preview: Preview, tmp_path: Path) -> None:
    named = changed(preview, report=changed(preview.report, source=renamed(preview, "旧名")))
    add(named, tmp_path)
    replace("旧名", preview, tmp_path)
    assert [one.source.name for one in load_reports(tmp_path)] == ["旧名"]
    remove("旧名", tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UserError, match="没有名为"):
        remove("旧名", tmp_path)


def renamed(preview: Preview, name: str) -> object:
    return changed(preview.report.source, name=name)


def test_nothing_is_half_added(preview: Preview, tmp_path: Path) -> None:
    broken = changed(preview, data=preview.data[:-100])  # its digest no longer fits
    with pytest.raises(UserError):
        add(broken, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_later_loss_is_an_error(preview: Preview, tmp_path: Path) -> None:
    source = add(preview, tmp_path)
    path = tmp_path / source.name / "source.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("notes = 3", "notes = 4"), "utf-8")
    with pytest.raises(UserError, match="注释加入时有 4，现在读出 3"):
        load_report(tmp_path / source.name)
    replace(source.name, inspect_again(source.name, tmp_path), tmp_path)
    assert load_report(tmp_path / source.name) == preview.report


def test_words_of_a_person_come_before_the_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、工作情况\n完成得好。\n", "utf-8")
    with pytest.raises(UserError, match="--done-year"):
        inspect(path)
    known = Known(name="某地", title="某地报告", place="某地", done_year=2023, plan_year=2024)
    assert inspect(path, known).report.source.plan_year == 2024
    with pytest.raises(UserError, match="名称"):
        inspect(path, changed(known, name="../外面"))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.docx", b"", "空的"),
    "blank": ("a.txt", b" \n \n", "没有读出文字"),
    "no text": ("a.txt", b"\x00\x01\x02\x03\xff" * 50, "UTF-8"),
    "unknown extension": ("a.xyz", "字".encode(), "扩展名"),
    "macro extension": ("a.docm", b"PK", "宏"),
    "macros inside": (
        "a.docx",
        zipped(word__document_xml=b"<w/>", **{"word__vbaProject.bin": b"1"}),
        "宏",
    ),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧式"),
    "encrypted Word": (
        "a.docx",
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "密码",
    ),
    "damaged Word": ("a.docx", b"PK\x03\x04" + b"1" * 200, "损坏"),
    "Word without a body": ("a.docx", zipped(word__other_xml=b"<w/>"), "损坏"),
    "damaged XML": ("a.docx", zipped(word__document_xml=b"<w><"), "损坏"),
    "zip bomb": ("a.docx", zipped(word__document_xml=b" " * (MOST_SMALL * 2)), "炸弹"),
    "a workbook": ("a.docx", zipped(xl__workbook_xml=b"<w/>"), "Excel"),
    "a PDF called Word": ("a.docx", b"%PDF-1.4\n%%EOF", "扩展名"),
    "a picture": ("a.pdf", b"\x89PNG\r\n", "图片"),
    "damaged PDF": ("a.pdf", b"%PDF-1.4\nnothing more", "损坏"),
    "text called PDF": ("a.pdf", "字".encode(), "扩展名"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_says_why(name: str, tmp_path: Path) -> None:
    file_name, data, words = REFUSED[name]
    path = tmp_path / file_name
    path.write_bytes(data)
    with pytest.raises(UserError, match=words) as found:
        inspect(path)
    assert str(found.value).startswith(("a.", str(path)))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="打不开"):
        inspect(tmp_path / "none.docx")


def pdf_of(pages: int, *, encrypted: bool = False) -> bytes:
    """Blank pages, as a scanner without text recognition gives them."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if encrypted:
        writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf_of(3), "扫描件"),
        (pdf_of(1, encrypted=True), "密码"),
        (pdf_of(MOST_PAGES + 1), f"最多 {MOST_PAGES} 页"),
    ],
    ids=["scanned", "encrypted", "too long"],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(FileError, match=words):
        inspect(path)


def test_reading_stops_at_its_time_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    shutil.copy(INVENTED / "report.txt", path)
    with pytest.raises(FileError, match="没有读完"):
        take_guarded(path, "text", seconds=0.001)


def corpus(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr("sys.argv", ["corpus", *map(str, words)])
    return main()


def test_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    file = tmp_path / "报告.txt"
    shutil.copy(INVENTED / "report.txt", file)
    at = ("--folder", library)
    assert corpus(monkeypatch, "add", file, *at) == 2  # doubtful, and nobody to ask
    shown = capsys.readouterr()
    assert "注释的术语（3）：三区一城、首席办事员、PPP" in shown.out
    assert "疑点" in shown.err
    assert names(library) == ()
    assert corpus(monkeypatch, "add", file, "--yes", *at) == 0
    assert corpus(monkeypatch, "check", *at) == 0
    assert corpus(monkeypatch, "reread", "--yes", *at) == 0
    assert corpus(monkeypatch, "replace", "临川市-2024", file, "--yes", *at) == 0
    capsys.readouterr()
    assert corpus(monkeypatch, "list", *at) == 0
    assert capsys.readouterr().out.startswith("临川市-2024\t2024-02-08\t临川市2023年")
    assert corpus(monkeypatch, "compare", file, library / "临川市-2024") == 0
    assert corpus(monkeypatch, "remove", "临川市-2024", *at) == 0
    assert list(library.iterdir()) == []
