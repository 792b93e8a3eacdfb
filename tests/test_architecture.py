"""The direction of imports, the homes of heavy libraries, the size of modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "assistant", "eval", "pages")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "assistant": {"corpus", "index", "assistant"},
    "eval": {"corpus", "index", "assistant", "eval"},
    "pages": {"corpus", "index", "assistant", "pages"},
    "app.py": {"pages"},
}
HOMES = {
    "faiss": {"index/vectors.py"},
    "sentence_transformers": {"index/embed.py"},
    "transformers": {"index/bundled_torch.py"},
    "torch": {"index/bundled_torch.py"},
    "langchain_text_splitters": {"index/split.py", "eval/baselines.py"},
    "bm25s": {"index/keywords.py"},
    "rjieba": {"index/words.py"},
    "zhconv": {"assistant/text.py", "eval/variants.py"},
    "rich": {"assistant/printing.py"},
    "streamlit": {"app.py", "pages"},
    "lxml": {"corpus/readers/docx/package.py", "corpus/readers/html/tree.py"},
    "pdfplumber": {"corpus/readers/pdf/__init__.py"},
    "pdfminer": {"corpus/readers/pdf/__init__.py"},
    "altair": {"pages/charts.py"},
    "openpyxl": {"assistant/dashboard/sheet.py"},
    "fsrs": {"assistant/learning/memory.py"},
    "sqlite3": {"assistant/storage.py"},
    "docx": {"assistant/export/word.py"},
}
LAYERS = (
    "known",
    "asking",
    "proof",
    "sentences",
    "support",
    "listing",
    "tables",
    "terms",
    "prose",
    "auditing",
    "turns",
)
"""Folders of `assistant`, lowest first; each may import itself, those before it, the top level."""
LONGEST_MODULE = 300


def modules() -> list[Path]:
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [*found, ROOT / "app.py"]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    where = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & {*PACKAGES, "app", "tests"}
    assert ours <= MAY_IMPORT[where]


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_of_the_assistant_import_downwards(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    for path in (ROOT / "assistant" / layer).rglob("*.py"):
        reached = {name.split(".")[1] for name in imported(path) if name.startswith("assistant.")}
        assert not reached & above, path


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_has_one_home(library: str) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in modules()
        if any(name.split(".")[0] == library for name in imported(path))
    }
    homes = HOMES[library]
    assert {one for one in users if one not in homes and one.split("/")[0] not in homes} == set()
    assert users


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(text))


def test_no_name_of_the_shipped_report_stands_in_the_code() -> None:
    from corpus.store import load_reports

    names = set()
    for report in load_reports():
        names |= {report.source.place, report.source.place[-3:]}
        names |= {report[term] for note in report.footnotes for term in note.terms}
        names |= {one.title for one in (*report.sections, *report.boxes)}
    data = [*ROOT.glob("assistant/lexicon/*.toml"), *ROOT.glob("corpus/data/*.toml")]
    for path in [*modules(), *data]:
        text = path.read_text(encoding="utf-8")
        assert not {name for name in names if len(name) > 3 and name in text}, path
