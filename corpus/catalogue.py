"""A shelf of many reports: their sources at once, each report read when it is wanted."""

import threading
import tomllib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, overload

from corpus.model import Report, Source
from corpus.store import DocumentError, documents_folder, load_report

KEPT = 16
"""Reports held in memory at once, the last used ones: some 3 MB each with all that is known of
them. Reading one again takes about 60 ms."""
_RECORDED = ("title", "place", "done_year", "plan_year", "sha256")


class Catalogue(Sequence[Report]):
    """Reports by name, read on demand and checked as `load_report` does; safe between threads."""

    def __init__(
        self, sources: Sequence[Source], read: Callable[[str], Report], *, kept: int = KEPT
    ) -> None:
        self.sources = tuple(sources)
        self._names = frozenset(one.name for one in sources)
        self._read = read
        self._most = kept
        self._held: OrderedDict[str, Report] = OrderedDict()
        self._lock = threading.RLock()

    def __len__(self) -> int:
        return len(self.sources)

    @overload
    def __getitem__(self, at: int) -> Report: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Report, ...]: ...
    def __getitem__(self, at: int | slice) -> Report | tuple[Report, ...]:
        if isinstance(at, slice):
            return tuple(self.report(one.name) for one in self.sources[at])
        return self.report(self.sources[at].name)

    def report(self, name: str) -> Report:
        """The report of that name; raises KeyError, and UserError when it cannot be read."""
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
            if name not in self._names:
                raise KeyError(name)
            found = self._read(name)
            self._held[name] = found
            if len(self._held) > self._most:
                self._held.popitem(last=False)
            return found


def catalogue_of(reports: Sequence[Report]) -> Catalogue:
    """A catalogue of reports that are read already; a catalogue stays what it is."""
    if isinstance(reports, Catalogue):
        return reports
    by_name = {one.source.name: one for one in reports}
    return Catalogue([one.source for one in reports], by_name.__getitem__)


def open_catalogue(folder: Path | None = None) -> Catalogue:
    """The reports under a folder, by name; raises DocumentError where there is none.

    A source.toml that records title, place, years and sha256 spares reading the report itself.
    """
    root = folder or documents_folder()
    found = sorted(path.parent for path in root.glob("*/source.toml"))
    if not found:
        raise DocumentError(
            f"{root}：没有找到报告；每份报告要有自己的文件夹，里面放原文件和 source.toml。"
        )
    sources = [_recorded(one) or load_report(one).source for one in found]
    return Catalogue(sources, lambda name: load_report(root / name))


def _recorded(folder: Path) -> Source | None:
    """The source as source.toml records it whole; None when the report must be read for it."""
    try:
        held: dict[str, Any] = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # reading the report says what is wrong
    published = held.get("published")
    if not all(one in held for one in _RECORDED):
        return None
    return Source(
        name=folder.name,
        title=str(held["title"]),
        issuer=str(held.get("issuer", "")),
        place=str(held["place"]),
        published=published if isinstance(published, date) else None,
        done_year=int(held["done_year"]),
        plan_year=int(held["plan_year"]),
        sha256=str(held["sha256"]),
    )
