"""Keeps the segments of a library on disk, a folder and a manifest a report.

What does not fit its report, the model or the code's versions is built anew, never used. Each
segment is written beside its place and moved there in one rename, so a stopped build keeps what
it had finished.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.catalogue import KEPT, catalogue_of
from corpus.model import Report, Source, Span
from index.bundled import cache_folder
from index.embed import Encoder, Progress
from index.errors import StaleIndexError
from index.library import Library
from index.model import Chunk
from index.nearest import NearestReports
from index.neighbours import WordNeighbours
from index.segment import Segment
from index.split import chunk_text, split
from index.vectors import VectorIndex

FORMAT = 4
"""Raised whenever the layout of a segment's folder changes."""
FOLDER_SETTING = "REPORT_ASSISTANT_INDEX"
OPENED_AT_ONCE = 8
"""A library of so many reports or fewer is opened and proven whole at the start; of a larger one
each segment is proven when it is first used."""
_SEGMENTS, _MANIFEST = "segments", "manifest.json"
_VECTORS, _WORDS, _WORD_VECTORS = "vectors.faiss", "words.json", "words.faiss"
_CLAUSE_VECTORS = "clauses.faiss"
_PACKAGES = ("faiss-cpu", "sentence-transformers", "langchain-text-splitters", "rjieba")

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a segment was made from.

    report: its name; source: sha256 of its file. chunks: sha256 over ids and embedded texts.
    files: name -> sha256 of each file beside the manifest.
    """

    format: int
    report: str
    source: str
    model: str
    dimensions: int
    count: int
    words: int
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
    tell: Tell | None = None,
) -> Library:
    """Open the index; segments that are missing or do not fit are built, and only those.

    Segments of reports that are gone are removed. tell: hears why something is built.
    """
    say = tell or _unheard
    sources = catalogue_of(reports).sources
    _tidy(folder, {one.name for one in sources}, say)
    library = Library(
        reports,
        encoder,
        lambda report: _opened(report, encoder, folder, say),
        nearest=_nearest(sources, folder),
    )
    stale = [(one, why) for one in sources if (why := mismatch(one, encoder, folder))]
    for number, (source, why) in enumerate(stale, start=1):
        place = f"（第 {number} 份，共 {len(stale)} 份）" if len(stale) > 1 else ""
        say(f"《{source.title}》：{why} 正在建立索引{place}……")
        report = library.report(source.name)
        save(Segment.build(report, encoder, progress), encoder, folder)
    if len(sources) <= OPENED_AT_ONCE:
        for source in sources:
            library.segment(source.name)
    return library


def rebuild(
    reports: Sequence[Report], encoder: Encoder, folder: Path, *, progress: Progress | None = None
) -> Library:
    """Build every segment anew, whatever is there; each replaces the old one when it is whole."""
    for source in catalogue_of(reports).sources:
        report = next(one for one in reports if one.source.name == source.name)
        save(Segment.build(report, encoder, progress), encoder, folder)
    return ensure(reports, encoder, folder)


def load(reports: Sequence[Report], encoder: Encoder, folder: Path) -> Library:
    """Open the index and build nothing; raises StaleIndexError when a segment does not fit."""
    sources = catalogue_of(reports).sources
    for source in sources:
        why = mismatch(source, encoder, folder)
        if why:
            raise StaleIndexError(f"《{source.title}》：{why}")
    library = Library(
        reports,
        encoder,
        lambda report: load_segment(report, encoder, folder),
        nearest=_nearest(sources, folder),
    )
    if len(sources) <= OPENED_AT_ONCE:
        for source in sources:
            library.segment(source.name)
    return library


def _unheard(words: str) -> None:
    """Hears nothing."""


def _opened(report: Report, encoder: Encoder, folder: Path, say: Tell) -> Segment:
    """The segment from disk, built anew when it turns out torn."""
    try:
        return load_segment(report, encoder, folder)
    except StaleIndexError as error:
        say(f"《{report.source.title}》：{error} 正在重建索引……")
    save(Segment.build(report, encoder), encoder, folder)
    return load_segment(report, encoder, folder)


def save(segment: Segment, encoder: Encoder, folder: Path) -> None:
    """Write a segment beside its place and move it there in one rename."""
    if segment.vectors is None or segment.neighbours is None:
        raise ValueError("a segment without vectors has nothing to save")
    place = _place(folder, segment.report.source.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".new.", dir=place.parent))
    try:
        segment.vectors.save(beside / _VECTORS)
        segment.neighbours.save(beside / _WORDS, beside / _WORD_VECTORS)
        names = [_VECTORS, _WORDS, _WORD_VECTORS]
        if segment.clause_vectors is not None:
            segment.clause_vectors.save(beside / _CLAUSE_VECTORS)
            names.append(_CLAUSE_VECTORS)
        files = {one: _digest(beside / one) for one in names}
        manifest = _manifest(segment, encoder, files)
        words = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        (beside / _MANIFEST).write_text(words, encoding="utf-8")
        _swap(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(beside: Path, place: Path) -> None:
    """Put the new folder in the place of the old one, which is removed only afterwards."""
    old = beside.with_name(f"{beside.name}.old")
    if place.exists():
        place.rename(old)
    beside.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _tidy(folder: Path, names: set[str], say: Tell) -> None:
    """Remove segments of reports that are gone, and the single index of the earlier format."""
    old = [folder / one for one in (_MANIFEST, _VECTORS, _WORDS, _WORD_VECTORS)]
    if any(one.is_file() for one in old):
        say("索引是旧的格式，将按每份报告一个索引重建。")
        for one in old:
            one.unlink(missing_ok=True)
    for name in held_names(folder):
        if name not in names:
            say(f"报告 {name} 已不在库里，删去它的索引。")
            shutil.rmtree(_place(folder, name))


def held_names(folder: Path) -> tuple[str, ...]:
    """The names of the reports that have a segment, in order."""
    found = (folder / _SEGMENTS).glob(f"*/{_MANIFEST}")
    return tuple(sorted(one.parent.name for one in found if not one.parent.name.startswith(".new")))


def load_segment(report: Report, encoder: Encoder, folder: Path) -> Segment:
    """Read and prove a segment; raises StaleIndexError when anything does not fit."""
    why = mismatch(report.source, encoder, folder)
    if why:
        raise StaleIndexError(why)
    place = _place(folder, report.source.name)
    manifest = read_manifest(folder, report.source.name)
    for name, digest in manifest.files.items():
        if not (place / name).is_file() or _digest(place / name) != digest:
            raise StaleIndexError(f"索引文件 {name} 缺失或已损坏。")
    vectors = VectorIndex.load(place / _VECTORS)
    if (len(vectors), vectors.dimensions) != (manifest.count, manifest.dimensions):
        raise StaleIndexError("索引的向量数与清单不符。")
    words = WordNeighbours.load(place / _WORDS, place / _WORD_VECTORS)
    held = _CLAUSE_VECTORS in manifest.files
    by_clause = VectorIndex.load(place / _CLAUSE_VECTORS) if held else None
    segment = Segment(report, split(report), vectors, words, by_clause)
    if manifest.chunks != chunks_digest(report, segment.chunks, segment.clauses):
        raise StaleIndexError("切分方式变了。")
    if len(segment.clauses) != (len(by_clause) if by_clause else 0):
        raise StaleIndexError("切分方式变了。")
    return segment


def _nearest(sources: Sequence[Source], folder: Path) -> NearestReports | None:
    """Narrows a search over all reports to a few, once there are more than memory holds."""
    if len(sources) <= KEPT:
        return None
    return NearestReports({one.name: _place(folder, one.name) / _VECTORS for one in sources})


def read_manifest(folder: Path, name: str) -> Manifest:
    """The manifest of a report's segment; raises StaleIndexError."""
    try:
        held: dict[str, Any] = json.loads(
            (_place(folder, name) / _MANIFEST).read_text(encoding="utf-8")
        )
        return Manifest(**held)
    except OSError as error:
        raise StaleIndexError("还没有索引。") from error
    except (ValueError, TypeError) as error:
        raise StaleIndexError("索引清单已损坏。") from error


def mismatch(source: Source, encoder: Encoder, folder: Path) -> str:
    """Why a segment may not be used, from its manifest alone; "" when nothing speaks against it."""
    try:
        manifest = read_manifest(folder, source.name)
    except StaleIndexError as error:
        return str(error)
    if manifest.format != FORMAT:
        return "索引是另一个版本的格式。"
    if (manifest.report, manifest.source) != (source.name, source.sha256):
        return "报告已更新。"
    if manifest.model != encoder.name:
        return f"索引用的是另一个模型（{manifest.model}）。"
    if manifest.versions != _versions():
        return "依赖的版本变了。"
    return ""


def _manifest(segment: Segment, encoder: Encoder, files: dict[str, str]) -> Manifest:
    if segment.vectors is None or segment.neighbours is None:
        raise ValueError("a segment without vectors has no manifest")
    return Manifest(
        format=FORMAT,
        report=segment.report.source.name,
        source=segment.report.source.sha256,
        model=encoder.name,
        dimensions=segment.vectors.dimensions,
        count=len(segment.chunks),
        words=len(segment.neighbours.words),
        chunks=chunks_digest(segment.report, segment.chunks, segment.clauses),
        versions=_versions(),
        files=files,
    )


def _place(folder: Path, name: str) -> Path:
    return folder / _SEGMENTS / name


@cache
def _versions() -> dict[str, str]:
    return {name: version(name) for name in _PACKAGES}


def chunks_digest(report: Report, chunks: Sequence[Chunk], clauses: Sequence[Span]) -> str:
    """sha256 over ids and embedded texts, and the places of the clauses."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(f"{chunk.id}\n{chunk_text(report, chunk)}\n".encode())
    for clause in clauses:
        digest.update(f"{clause.start}-{clause.end}\n".encode())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
