"""Writes a report in every format that the programs of this machine make: pandoc, LibreOffice, Chromium."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.blocks import Clean
from tests.samples.content import content_of
from tests.samples.web import to_html, to_markdown
from tests.samples.word import in_official_layout, to_docx

SECONDS = 180
"""A program that takes longer than this has hung."""


def write_samples(clean: Clean, title: str, folder: Path) -> tuple[Path, ...]:
    """Every sample that can be made here, by name; formats whose program is missing are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    content = content_of(clean)
    plain = to_docx(content, headings=True)
    for name, data in (
        ("python-docx.docx", plain),
        ("numbered.docx", to_docx(content, headings=True, auto_numbers=True)),
        ("by-hand.html", to_html(content, title)),
        ("by-hand.md", to_markdown(content)),
        ("official.docx", in_official_layout(plain)),
    ):
        (folder / name).write_bytes(data)
    for program, make in (("pandoc", _pandoc), ("soffice", _office), ("chromium", _chromium)):
        if shutil.which(program):
            list(make(folder))
    return tuple(sorted(folder.iterdir()))


def _pandoc(folder: Path) -> Iterator[Path]:
    source = folder / "python-docx.docx"
    for name, form in (("docx", "docx"), ("html", "html"), ("md", "gfm")):
        made = folder / f"pandoc.{name}"
        _run(["pandoc", "-s", str(source), "-t", form, "--wrap=none", "-o", str(made)])
        yield made


def _office(folder: Path) -> Iterator[Path]:
    for form in ("docx", "html", "pdf"):
        yield _converted(folder / "python-docx.docx", form, folder / f"libreoffice.{form}")
    yield _converted(folder / "official.docx", "pdf", folder / "libreoffice-official.pdf")


def _converted(source: Path, form: str, made: Path) -> Path:
    """LibreOffice names what it makes after its source; a profile of its own lets two run at once."""
    with tempfile.TemporaryDirectory() as place:
        command = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless"]
        _run([*command, "--convert-to", form, "--outdir", place, str(source)])
        shutil.move(Path(place) / f"{source.stem}.{form}", made)
    return made


def _chromium(folder: Path) -> Iterator[Path]:
    """The article alone, as a person prints it: without the site's navigation and footer."""
    made = folder / "chromium.pdf"
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "page.html"
        words = (folder / "by-hand.html").read_text(encoding="utf-8")
        page.write_text(words.replace("</style>", "nav, footer { display: none; }</style>"))
        command = ["chromium", "--headless", "--no-sandbox", f"--user-data-dir={place}/profile"]
        _run([*command, "--no-pdf-header-footer", f"--print-to-pdf={made}", page.as_uri()])
    yield made


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
