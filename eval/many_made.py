"""Makes many reports of one: other places, other years, added and indexed by the usual code.

The vectors are the real report's, moved a little: embedding a thousand reports would measure the
encoder alone, which is told apart.
"""

import re
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.asking.places import own_place
from corpus.adding import Known, add, inspect
from corpus.catalogue import open_catalogue
from corpus.model import Report
from corpus.store import documents_folder
from index.bench import moved
from index.embed import Progress, Vectors
from index.library import Library
from index.segment import Segment
from index.store import ensure, read_manifest

YEARS = 5
"""Reports a place, one a year."""
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北春夏秋冬"


@dataclass(frozen=True, slots=True)
class Made:
    """A made report: its name, its place, the name of the place in two signs, years back."""

    name: str
    place: str
    stem: str
    back: int


@dataclass(frozen=True, slots=True)
class Built:
    """What reports up to a number took: seconds a new report to add and to index, peak MB.

    passages: chunks of all reports. fresh: reports made now; times are 0 where none were.
    """

    reports: int
    fresh: int
    passages: int
    add: float
    index: float
    peak: float


class MovedEncoder:
    """Gives the vectors of a real segment, each with noise, in the order of its rows."""

    def __init__(self, like: Segment, name: str) -> None:
        if like.vectors is None or like.clause_vectors is None or like.neighbours is None:
            raise ValueError("the real report's index has no vectors")
        self.name = name
        self._tables = [like.vectors.all_vectors(), like.clause_vectors.all_vectors()]
        self._words = like.neighbours.vectors.all_vectors()
        self._calls = 0

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder: chunks or clauses, told apart by how many there are."""
        _finish(progress, len(texts))
        table = min(self._tables, key=lambda one: abs(len(one) - len(texts)))
        return self._moved(table, len(texts))

    def question(self, text: str) -> Vectors:
        """See Encoder."""
        return np.asarray(self.questions([text])[0], dtype=np.float32)

    def questions(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See Encoder."""
        _finish(progress, len(texts))
        return self._moved(self._words, len(texts))

    def _moved(self, table: Vectors, count: int) -> Vectors:
        self._calls += 1
        return moved(table, count, self._calls)


def _finish(progress: Progress | None, count: int) -> None:
    if progress is not None:
        progress(count, count)


def made_reports(report: Report, count: int) -> Iterator[Made]:
    """The first `count` made reports, in order."""
    own = own_place(report.source.place).last
    for number in range(count):
        at, back = divmod(number, YEARS)
        stem = SIGNS[at % len(SIGNS)] + SIGNS[at // len(SIGNS) % len(SIGNS)]
        place = report.source.place.replace(own[:-1], stem)
        yield Made(f"made-{number:04d}", place, stem, back)


def make(report: Report, library: Library, count: int, root: Path) -> Built:
    """Add and index the made reports that are not there yet."""
    documents, folder = root / "documents", root / "index"
    documents.mkdir(parents=True, exist_ok=True)
    wanted = list(made_reports(report, count))
    fresh = [one for one in wanted if not (documents / one.name).exists()]
    start = time.perf_counter()
    for one in fresh:
        _add(one, report, root)
    added = time.perf_counter()
    name = "" if library.encoder is None else library.encoder.name
    encoder = MovedEncoder(library.segment(report.source.name), name)
    ensure(open_catalogue(documents), encoder, folder)
    took = time.perf_counter() - added
    passages = sum(read_manifest(folder, one.name).count for one in wanted)
    each = 1 / max(1, len(fresh))
    return Built(count, len(fresh), passages, (added - start) * each, took * each, peak())


def _add(one: Made, report: Report, root: Path) -> None:
    """As `python -m corpus add` does; the place's name and the years change, not the length."""
    source = report.source
    own = own_place(source.place).last
    raw = (documents_folder() / source.name / "report.txt").read_text(encoding="utf-8")
    path = root / "report.txt"
    path.write_text(_earlier(raw.replace(own[:-1], one.stem), one.back), encoding="utf-8")
    known = Known(
        name=one.name,
        title=_earlier(source.title.replace(own[:-1], one.stem), one.back),
        place=one.place,
        done_year=source.done_year - one.back,
        plan_year=source.plan_year - one.back,
    )
    add(inspect(path, known, folder=root / "documents"), root / "documents")


def _earlier(words: str, back: int) -> str:
    return re.sub(r"(?<!\d)20[12]\d(?=年)", lambda year: str(int(year[0]) - back), words)


def subset(whole: Path, count: int, part: Path) -> Path:
    """A library of the first `count` reports, by links into the whole."""
    for folder in ("documents", "index/segments"):
        (part / folder).mkdir(parents=True)
        for one in sorted((whole / folder).glob("made-*"))[:count]:
            (part / folder / one.name).symlink_to(one.resolve(), target_is_directory=True)
    return part


def embedding_line(report: Report, library: Library) -> str:
    """What embedding the whole real report takes with the model in use."""
    if library.encoder is None:
        raise ValueError("the library has no encoder")
    start = time.perf_counter()
    library.encoder.question(report.source.title)
    loaded = time.perf_counter()
    segment = Segment.build(report, library.encoder)
    took = time.perf_counter() - loaded
    words = 0 if segment.neighbours is None else len(segment.neighbours.words)
    return (
        f"真实的一份连同向量化：{took:.0f} 秒（{len(segment.chunks)} 个片段、"
        f"{len(segment.clauses)} 个分句、{words} 个词），进程内存峰值 {peak():.0f} MB；"
        f"载入模型 {loaded - start:.0f} 秒。"
    )


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
