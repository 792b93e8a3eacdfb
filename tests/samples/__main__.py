"""`python -m tests.samples OUT [NAME …]`: the shipped and the invented reports in every format, each read back and asked."""

import sys
from pathlib import Path

from corpus.read import READERS
from corpus.store import DOCUMENTS, load_report, settings_of
from eval.formats import (
    SHOWN,
    FormatRow,
    differing,
    format_rows,
    opened_encoder,
    rows_table,
    sums_table,
)
from tests.conftest import INVENTED
from tests.samples.programs import write_samples


def main() -> int:
    """Make the samples under OUT and print what differs, and how many questions each answers."""
    out, wanted = Path(sys.argv[1]), sys.argv[2:]
    rows: list[FormatRow] = []
    encoder = opened_encoder()
    for folder in (*sorted(one.parent for one in DOCUMENTS.glob("*/source.toml")), *_invented()):
        if wanted and folder.name not in wanted:
            continue
        made = _made(folder, out / folder.name)
        own = tuple(format_rows(load_report(folder), made, encoder))
        print("\n".join([*rows_table(own), "", *differing(own, shown=SHOWN), ""]), flush=True)
        rows += own
    print("\n".join(sums_table(rows)))
    return 0


def _invented() -> tuple[Path, ...]:
    alone = [INVENTED, INVENTED.parent / "invented-earlier", INVENTED.parent / "invented-neighbour"]
    return (*alone, *sorted(one.parent for one in INVENTED.glob("*/source.toml")))


def _made(folder: Path, place: Path) -> tuple[Path, ...]:
    """The samples of a report as its file prints it: typed notes and tables stay typed."""
    first = load_report(folder)
    settings = settings_of(folder)
    form = str(settings.get("format", "text"))
    path = folder / str(settings.get("file", "report.txt"))
    clean = READERS[form](path.read_bytes(), path.name).clean
    return write_samples(clean, first.source.title, place)


if __name__ == "__main__":
    sys.exit(main())
