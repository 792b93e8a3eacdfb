"""`python -m eval.many`: opening and asking a library of many made reports; asserts nothing.

A made report is the newest real one under another place's name. Its segment is the real one's
vectors with noise, since embedding a thousand reports would measure the encoder alone.
"""

import argparse
import hashlib
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from assistant.opening import open_library
from assistant.places import own_place
from assistant.reply import newest, reply
from corpus.catalogue import open_catalogue
from corpus.model import Report
from corpus.store import documents_folder, load_report
from index.bench import made
from index.library import Library
from index.segment import Segment
from index.split import split
from index.store import ensure, save
from index.vectors import VectorIndex

QUESTIONS = ("GDP增速完成多少", "社零增速目标是多少", "停车难怎么解决", "PM2.5完成目标了吗")
"""Of a table, of a table, of running text, a judgement; each asked with a place's name."""
ASKED = 40
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北春夏秋冬"


@dataclass(frozen=True, slots=True)
class Made:
    """A made report's folder and the name of its place."""

    folder: Path
    place: str


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m eval.many", description="测很多份报告。")
    parser.add_argument("--reports", type=int, default=100, help="份数，默认 100")
    options = parser.parse_args()
    library = open_library()
    with tempfile.TemporaryDirectory() as place:
        for line in _lines(newest(library), library, max(2, options.reports), Path(place)):
            print(line, flush=True)
    return 0


def _lines(report: Report, library: Library, count: int, root: Path) -> Iterator[str]:
    if library.encoder is None:
        raise ValueError("the library has no encoder")
    names = _write(report, count, root / "documents")
    start = time.perf_counter()
    like = library.segment(report.source.name)
    for one in tqdm(names, desc="建成", leave=False):
        _index(one, like, library, root)
    yield f"{count} 份：每份建索引（不含向量化）{(time.perf_counter() - start) / count * 1000:.0f} ms"
    start = time.perf_counter()
    many = ensure(open_catalogue(root / "documents"), library.encoder, root / "index")
    yield f"打开 {(time.perf_counter() - start) * 1000:.0f} ms，进程内存峰值 {_peak():.0f} MB"
    step = max(1, count // ASKED)
    asked = names[::step][:ASKED]
    for told in ("每份第一次问", "再问一次"):
        times = list(_times(many, asked if told[0] == "每" else asked[-8:] * 2))
        yield f"{told}：中位数 {statistics.median(times):.0f} ms（{len(times)} 问）"
    yield f"问完后进程内存峰值 {_peak():.0f} MB"


def _write(report: Report, count: int, folder: Path) -> tuple[Made, ...]:
    """Write the reports; the place's name changes and keeps its length."""
    source = report.source
    own = own_place(source.place).last
    raw = (documents_folder() / source.name / "report.txt").read_text(encoding="utf-8")
    found = []
    for number in range(count):
        stem = "".join(SIGNS[number // len(SIGNS) ** at % len(SIGNS)] for at in range(2))
        place = source.place.replace(own[:-1], stem)
        data = raw.replace(own[:-1], stem).encode()
        one = folder / f"made-{number:04d}"
        one.mkdir(parents=True)
        (one / "report.txt").write_bytes(data)
        held = {
            "title": source.title.replace(own[:-1], stem),
            "place": place,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        lines = [f'{name} = "{value}"' for name, value in held.items()]
        lines += [f"done_year = {source.done_year}", f"plan_year = {source.plan_year}"]
        (one / "source.toml").write_text("\n".join(lines), encoding="utf-8")
        found.append(Made(one, stem + own[-1]))
    return tuple(found)


def _index(one: Made, like: Segment, library: Library, root: Path) -> None:
    """Save the segment of a made report with the real one's vectors, moved a little."""
    report = load_report(one.folder)
    chunks = split(report)
    if like.vectors is None or library.encoder is None:
        raise ValueError("the real report's index has no vectors")
    vectors = made(like.vectors.all_vectors(), 2)[-len(like.chunks) :]
    rows = [at % len(vectors) for at in range(len(chunks))]
    segment = Segment(report, chunks, VectorIndex.build(vectors[rows]), like.neighbours)
    save(segment, library.encoder, root / "index")


def _times(many: Library, asked: Sequence[Made]) -> Iterator[float]:
    for at, one in enumerate(asked):
        start = time.perf_counter()
        reply(f"{one.place}{QUESTIONS[at % len(QUESTIONS)]}", many)
        yield (time.perf_counter() - start) * 1000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
