"""Opens the library that the commands and the page answer from."""

from collections.abc import Callable

from corpus.catalogue import open_catalogue
from index.embed import Progress, chosen_encoder
from index.library import Library
from index.store import ensure, index_folder, rebuild


def open_library(
    *, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> Library:
    """Read the reports and load their index, built anew where it does not fit.

    Raises UserError for a report, an index or a model that cannot be used.
    """
    return ensure(open_catalogue(), chosen_encoder(), index_folder(), progress=progress, tell=tell)


def rebuild_library(*, progress: Progress | None = None) -> Library:
    """Read the reports again and build their index anew, whatever is there.

    Raises UserError as `open_library` does; the segments on disk then stay as they were.
    """
    return rebuild(open_catalogue(), chosen_encoder(), index_folder(), progress=progress)
