"""Which of many reports stand nearest to a question, by the vectors of all their chunks.

The vectors are read from disk one report after another and none is kept: exact, and the memory
does not grow with the reports. See docs/decisions/0010 for what an approximate index would save.
"""

from collections.abc import Mapping
from heapq import nlargest
from operator import itemgetter
from pathlib import Path

from index.embed import Vectors
from index.vectors import VectorIndex

ROWS = 32
"""The nearest chunks of a report that are looked at, and of all reports together."""
REPORTS = 8
"""Reports that are then searched by words too; opening one takes some 100 ms."""


class NearestReports:
    """Names the reports that hold the chunks nearest to a vector."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """files: name of a report -> its index of chunk vectors."""
        self._files = dict(files)

    def __call__(self, vector: Vectors) -> tuple[str, ...]:
        """At most REPORTS names, the nearest first, equal ones in order; raises StaleIndexError for a torn file."""
        found = (
            (near.score, name)
            for name, path in self._files.items()
            for near in VectorIndex.load(path).scores(vector, limit=ROWS)
        )
        best = nlargest(ROWS, found, key=itemgetter(0))
        return tuple(dict.fromkeys(name for _, name in best))[:REPORTS]
