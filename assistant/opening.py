"""Opens the library that the commands and the page answer from."""

from collections.abc import Callable

from corpus.catalogue import open_catalogue
from index.embed import Progress, chosen_encoder
from index.library import Library
from index.store import ensure, index_folder


def open_library(
    *, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> Library:
    """Read the reports and load their index, built anew when it does not fit.

    Raises UserError for a report, an index or a model that cannot be used.
    """
    return ensure(open_catalogue(), chosen_encoder(), index_folder(), progress=progress, tell=tell)
