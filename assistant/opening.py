"""Opens the library that the commands and the page answer from."""

from collections.abc import Callable

from assistant.asking.figures_asked import example_questions
from assistant.asking.situations import example_sentences
from corpus.catalogue import open_catalogue
from index.embed import Encoder, Progress, chosen_encoder
from index.examples import open_examples
from index.library import Library
from index.store import ensure, index_folder, rebuild


def open_library(
    *, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> Library:
    """Read the reports and load their index, built anew where it does not fit.

    Raises UserError for a report, an index or a model that cannot be used.
    """
    encoder = chosen_encoder()
    library = ensure(open_catalogue(), encoder, index_folder(), progress=progress, tell=tell)
    return _with_examples(library, encoder, progress, tell)


def rebuild_library(*, progress: Progress | None = None) -> Library:
    """Read the reports again and build their index anew, whatever is there.

    Raises UserError as `open_library` does; the segments on disk then stay as they were.
    """
    encoder = chosen_encoder()
    library = rebuild(open_catalogue(), encoder, index_folder(), progress=progress)
    return _with_examples(library, encoder, progress)


def _with_examples(
    library: Library,
    encoder: Encoder,
    progress: Progress | None,
    tell: Callable[[str], None] | None = None,
) -> Library:
    library.examples = open_examples(
        (*example_sentences(), *example_questions()),
        encoder,
        index_folder(),
        progress=progress,
        tell=tell,
    )
    return library
