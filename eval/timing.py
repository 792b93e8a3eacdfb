"""Times a share of the cases one by one, with nothing remembered and nothing else running."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.reply import reply
from eval.encoded import Remembering
from eval.run import Run
from index.library import Library

TIMED = 60
"""Cases that are timed: a few seconds, and the 95th percentile is the third slowest."""


def with_times(runs: Sequence[Run], library: Library) -> tuple[Run, ...]:
    """The runs, of which up to TIMED, spread evenly, have their time; the others have none."""
    every = max(1, -(-len(runs) // TIMED))
    fresh = _forgetful(library)
    if runs:
        _ask(runs[0], fresh)  # loads what is loaded once
    return tuple(
        replace(run, ms=_ask(run, fresh) if at % every == 0 else None)
        for at, run in enumerate(runs)
    )


def _ask(run: Run, library: Library) -> float:
    """Milliseconds of one answer."""
    start = time.perf_counter()
    reply(run.case.question, library, history=run.case.history)
    return (time.perf_counter() - start) * 1000


def _forgetful(library: Library) -> Library:
    """The same reports and index with the bare encoder."""
    encoder = library.encoder
    bare = encoder.encoder if isinstance(encoder, Remembering) else encoder
    reports = [library.report(one.name) for one in library.sources]
    return Library(reports, bare, lambda one: library.segment(one.source.name))
