"""Asks a library of made reports: milliseconds of each kind of question, memory and disk."""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from assistant.asking.places import own_place
from assistant.reply import newest, reply
from assistant.suggestions import follow_ups
from corpus.catalogue import open_catalogue
from eval.many_made import peak
from index.embed import chosen_encoder
from index.library import Library
from index.store import ensure

CELL = ("GDP增速完成多少", "社零增速目标是多少", "PM2.5完成目标了吗")
PROSE = ("停车难怎么解决", "老旧小区改造了多少", "有哪些困难和问题")
ASKED = 24
"""Questions of a kind, each of another report as far as there are so many."""
FEWER = 8
"""Questions of a kind that reads several reports, or searches them all."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A kind of question: how many were asked, median and 95th percentile in milliseconds."""

    kind: str
    count: int
    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A library of a size: disk a report, opening, memory in MB (opened and at most), times.

    model: memory with the encoder loaded and no report.
    """

    reports: int
    disk: float
    opening: float
    model: float
    opened: float
    peak: float
    times: tuple[Timed, ...]


def asked_of(root: Path) -> Asked:
    """Open a library and ask it questions of every kind."""
    encoder = chosen_encoder()
    encoder.question("先载入模型")
    model = memory()
    start = time.perf_counter()
    library = ensure(open_catalogue(root / "documents"), encoder, root / "index")
    opening, opened = (time.perf_counter() - start) * 1000, memory()
    times = tuple(_timed(kind, ask) for kind, ask in _kinds(library))
    return Asked(len(library.sources), _disk(root, library), opening, model, opened, peak(), times)


def _timed(kind: str, calls: list[Callable[[], object]]) -> Timed:
    found = []
    gc.collect()
    for call in calls:
        start = time.perf_counter()
        call()
        found.append((time.perf_counter() - start) * 1000)
    found.sort()
    return Timed(kind, len(found), statistics.median(found), found[-1 - len(found) // 20])


def _kinds(library: Library) -> Iterator[tuple[str, list[Callable[[], object]]]]:
    """Each kind with its calls; the encoder's time counts, as it does for who asks."""
    last = library.sources[-1].name
    terms = _terms(library)
    for question in (*CELL, *terms, *PROSE):  # what is loaded once a process
        reply(question, library, report=last)
    named = _named(library)
    for kind, questions in (("查表", CELL), ("术语", terms), ("正文", PROSE)):
        chosen = [next(named) for _ in range(min(ASKED, len(library.sources)))]
        asked = [f"{name}{_turn(questions, at)}" for at, name in enumerate(chosen)]
        yield f"点名地方、年份，{kind}，第一次问到这份", _asking(library, asked)
        if kind == "正文":
            yield "同一份报告再问，正文", _asking(library, [asked[-1], *asked[-3:]] * 4)
    for kind, questions in (("查表", CELL), ("术语", terms), ("正文", PROSE)):
        asked = [_turn(questions, at) for at in range(ASKED)]
        yield f"不点名（最新的一份），{kind}", _asking(library, asked)
    if len(library.sources) > 1:
        yield from _over_several(library)
    told = [reply(question, library) for question in (*CELL, *PROSE)]
    yield "网页：接着问的建议", [partial(follow_ups, one, library) for one in told]
    yield "在全部报告里检索", [partial(library.search, one) for one in (*CELL, *PROSE)]


def _terms(library: Library) -> tuple[str, ...]:
    """A question for each of the first terms that the newest report defines."""
    report = newest(library)
    found = dict.fromkeys(report[term] for note in report.footnotes for term in note.terms[:1])
    return tuple(f"什么是{one}" for one in list(found)[: len(CELL)])


def _over_several(library: Library) -> Iterator[tuple[str, list[Callable[[], object]]]]:
    places = list(dict.fromkeys(one.place for one in library.sources))
    step = max(1, len(places) // (2 * FEWER))
    names = [own_place(one).last for one in places[::step]][: 2 * FEWER]
    yield "一个地方近三年", _asking(library, [f"{one}近三年GDP增速" for one in names[::2]])
    pairs = list(pairwise(names))[1::2] or list(pairwise(names))
    if pairs:
        yield "两个地方相比", _asking(library, [f"{a}和{b}GDP增速谁高" for a, b in pairs])
        yield "哪个地方最高", _asking(library, ["哪个区GDP增速最高", "哪个区PM2.5最低"])


def _named(library: Library) -> Iterator[str]:
    """「甲乙区2024年」 of one report after another, spread over the library, never ending."""
    count = len(library.sources)
    step = next(
        one for one in range(max(1, count // (3 * ASKED)), count + 2) if _coprime(one, count)
    )
    at = 0
    while True:
        source = library.sources[at % count]
        yield f"{own_place(source.place).last}{source.done_year}年"
        at += step


def _coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1


def _asking(library: Library, questions: list[str]) -> list[Callable[[], object]]:
    return [partial(reply, one, library) for one in questions]


def _turn(questions: Sequence[str], at: int) -> str:
    return questions[at % len(questions)]


def _disk(root: Path, library: Library) -> float:
    """MB a report: its file, what was read of it, its index."""
    folders = [
        root / place / one.name
        for one in library.sources
        for place in ("documents", "index/segments")
    ]
    files = [one for folder in folders for one in folder.resolve().rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / len(library.sources) / 2**20


def memory() -> float:
    """Resident now in MB, where the system tells it; else the peak."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return peak()
    return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
