"""Does pieces of work on all processors at once; the result is that of doing them one by one."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from eval.encoded import Remembering
from index.embed import Progress, Vectors

T = TypeVar("T")
R = TypeVar("R")
Work: TypeAlias = Callable[[Sequence[T]], Sequence[R]]
MOST = 8
"""More processes than this would only share the memory's speed."""
PIECE = 12
"""Items a piece: enough to be worth sending, few enough that no process waits long at the end."""


class Pool:
    """Forked processes: work may be any closure, and the model and the reports are shared.

    What a process embeds is learnt by all later work (`encoder`). With one processor, or where
    there is no fork, the work is done in this process.
    """

    def __init__(self, encoder: Remembering | None = None, *, processes: int | None = None) -> None:
        able = "fork" in multiprocessing.get_all_start_methods()
        wanted = processes or os.cpu_count() or 1
        self.processes = min(wanted, MOST) if able else 1
        self._encoder = encoder

    def map(
        self, work: Work[T, R], items: Sequence[T], progress: Progress | None = None
    ) -> list[R]:
        """`work` over pieces of `items`, what it returns joined in order."""
        pieces = [items[at : at + PIECE] for at in range(0, len(items), PIECE)]
        found: list[R] = []
        for done, part in enumerate(self._parts(work, pieces), start=1):
            found += part
            if progress is not None:
                progress(min(done * PIECE, len(items)), len(items))
        if self._encoder is not None:
            self._encoder.keep()
        return found

    def _parts(self, work: Work[T, R], pieces: Sequence[Sequence[T]]) -> Iterator[Sequence[R]]:
        if self.processes < 2 or len(pieces) < 2:
            yield from map(work, pieces)
            return

        def done(at: int) -> tuple[Sequence[R], Mapping[str, Vectors]]:
            before = self._encoder.known() if self._encoder else frozenset()
            part = work(pieces[at])
            return part, self._encoder.since(before) if self._encoder else {}

        _INHERITED.append(done)
        try:
            with multiprocessing.get_context("fork").Pool(self.processes) as pool:
                for part, vectors in pool.imap(_call, range(len(pieces))):
                    if self._encoder is not None:
                        self._encoder.learn(vectors)
                    yield part
        finally:
            _INHERITED.pop()


_INHERITED: list[Callable[[int], Any]] = []
"""What a forked process finds in its memory; a closure cannot be sent to it."""


def _call(at: int) -> Any:
    return _INHERITED[-1](at)
