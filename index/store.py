"""Keeps a library's vectors on disk with a manifest; what does not fit is rebuilt, never used."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.model import Report
from index.bundled import cache_folder
from index.embed import Encoder, Progress
from index.errors import StaleIndexError
from index.library import Library
from index.model import Chunk
from index.neighbours import WordNeighbours
from index.split import chunk_text, split
from index.vectors import VectorIndex

FORMAT = 2
"""Raised whenever the layout of the folder changes."""
FOLDER_SETTING = "REPORT_ASSISTANT_INDEX"
_VECTORS, _MANIFEST = "vectors.faiss", "manifest.json"
_WORDS, _WORD_VECTORS = "words.json", "words.faiss"
_PACKAGES = ("faiss-cpu", "sentence-transformers", "langchain-text-splitters", "rjieba")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from.

    reports: name -> sha256 of the source file. chunks: sha256 over ids and embedded texts.
    files: name -> sha256 of each file beside the manifest.
    """

    format: int
    reports: dict[str, str]
    model: str
    dimensions: int
    count: int
    chunks: str
    versions: dict[str, str]
    files: dict[str, str]


def index_folder() -> Path:
    """The folder of the index: the setting REPORT_ASSISTANT_INDEX, else in the cache."""
    return Path(os.environ.get(FOLDER_SETTING) or cache_folder() / "index")


def ensure(
    reports: Sequence[Report],
    encoder: Encoder,
    folder: Path,
    *,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
) -> Library:
    """Load the index when it fits reports and model, else say why and build it anew."""
    try:
        return load(reports, encoder, folder)
    except StaleIndexError as error:
        if tell is not None:
            tell(f"{error} 正在重建索引……")
    library = Library.build(reports, encoder, progress)
    save(library, folder)
    return library


def save(library: Library, folder: Path) -> None:
    """Write the index beside its place and move it there in one rename."""
    if library.vectors is None or library.neighbours is None:
        raise ValueError("a library without vectors has nothing to save")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        library.vectors.save(beside / _VECTORS)
        library.neighbours.save(beside / _WORDS, beside / _WORD_VECTORS)
        files = {one: _digest(beside / one) for one in (_VECTORS, _WORDS, _WORD_VECTORS)}
        manifest = _manifest(library, files)
        words = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        (beside / _MANIFEST).write_text(words, encoding="utf-8")
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(beside: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, which is removed only afterwards."""
    old = beside.with_name(f"{beside.name}.old")
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def load(reports: Sequence[Report], encoder: Encoder, folder: Path) -> Library:
    """Read the index; raises StaleIndexError when anything does not fit."""
    manifest = read_manifest(folder)
    chunks = [chunk for report in reports for chunk in split(report)]
    reason = _mismatch(manifest, reports, encoder, chunks, folder)
    if reason:
        raise StaleIndexError(reason)
    vectors = VectorIndex.load(folder / _VECTORS)
    if (len(vectors), vectors.dimensions) != (manifest.count, manifest.dimensions):
        raise StaleIndexError("索引的向量数与清单不符。")
    words = WordNeighbours.load(folder / _WORDS, folder / _WORD_VECTORS)
    return Library(reports, chunks, encoder, vectors, words)


def read_manifest(folder: Path) -> Manifest:
    """The manifest; raises StaleIndexError when it is missing or not readable."""
    try:
        held: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return Manifest(**held)
    except OSError as error:
        raise StaleIndexError("还没有索引。") from error
    except (ValueError, TypeError) as error:
        raise StaleIndexError("索引清单已损坏。") from error


def _mismatch(
    manifest: Manifest,
    reports: Sequence[Report],
    encoder: Encoder,
    chunks: Sequence[Chunk],
    folder: Path,
) -> str:
    """Why the index may not be used; "" when it may."""
    if manifest.format != FORMAT:
        return "索引是另一个版本的格式。"
    if manifest.reports != _reports(reports):
        return "报告已增减或更新。"
    if manifest.model != encoder.name:
        return f"索引用的是另一个模型（{manifest.model}）。"
    if manifest.versions != _versions():
        return "依赖的版本变了。"
    if manifest.chunks != _chunks_digest(reports, chunks):
        return "切分方式变了。"
    for name, digest in manifest.files.items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            return f"索引文件 {name} 缺失或已损坏。"
    return ""


def _manifest(library: Library, files: dict[str, str]) -> Manifest:
    if library.vectors is None or library.encoder is None:
        raise ValueError("a library without vectors has no manifest")
    return Manifest(
        format=FORMAT,
        reports=_reports(library.reports),
        model=library.encoder.name,
        dimensions=library.vectors.dimensions,
        count=len(library.chunks),
        chunks=_chunks_digest(library.reports, library.chunks),
        versions=_versions(),
        files=files,
    )


def _reports(reports: Sequence[Report]) -> dict[str, str]:
    return {report.source.name: report.source.sha256 for report in reports}


def _versions() -> dict[str, str]:
    return {name: version(name) for name in _PACKAGES}


def _chunks_digest(reports: Sequence[Report], chunks: Sequence[Chunk]) -> str:
    by_name = {report.source.name: report for report in reports}
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(f"{chunk.id}\n{chunk_text(by_name[chunk.report], chunk)}\n".encode())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
