"""Opens the library that the commands and the page answer from."""

from collections.abc import Callable

from corpus.store import load_reports
from index.embed import Progress, chosen_encoder
from index.library import Library
from index.store import ensure, index_folder, save


def open_library(
    *, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> Library:
    """Read the reports and load their index, built anew when it does not fit.

    Raises UserError for a report, an index or a model that cannot be used.
    """
    return ensure(load_reports(), chosen_encoder(), index_folder(), progress=progress, tell=tell)


def rebuild_library(*, progress: Progress | None = None) -> Library:
    """Read the reports again and build their index anew, whatever is there.

    Raises UserError as `open_library` does; the index on disk then stays as it was.
    """
    library = Library.build(load_reports(), chosen_encoder(), progress)
    save(library, index_folder())
    return library
