"""`python -m eval formats`: one report in several formats: what each reading lacks, and what it answers."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.reply import reply
from assistant.turns.choosing import NoReportError, newest_of
from corpus.adding import Known, inspect
from corpus.catalogue import open_catalogue
from corpus.comparing import Difference, differences
from corpus.errors import UserError
from corpus.model import Report, Source
from eval.encoded import Shared
from eval.mechanical import mechanical_cases
from eval.model import Case
from eval.run import Run, run_cases
from eval.tables import Share, share
from index.embed import chosen_encoder
from index.library import Library

ASKED = (("查一格", "cell"), ("差额", "compare"), ("术语", "term"))
"""Kinds of the questions that are made from a report, with their names in the table."""

SHOWN = 5
"""Differing things of a kind that are printed of each file."""


@dataclass(frozen=True, slots=True)
class FormatRow:
    """What one file gave. problem: why it could not be read; "" when it was."""

    report: str
    file: str
    found: tuple[Difference, ...]
    runs: tuple[Run, ...]
    problem: str = ""

    def right(self, kind: str) -> Share:
        """The share of a kind's questions that are answered right."""
        return share([run for run in self.runs if run.case.kind == kind], "answer")


def compare_formats(options: argparse.Namespace) -> int:
    """0 when every file gives the report of the library and answers its questions alike, else 1."""
    reports = open_catalogue()
    name = options.of or newest_of(reports.sources).name
    if all(one.name != name for one in reports.sources):
        raise NoReportError(name, reports.sources)
    rows = tuple(format_rows(reports.report(name), options.files, opened_encoder()))
    print("\n".join([*rows_table(rows), "", *differing(rows, shown=SHOWN)]))
    return int(any(row.problem or any(one.count for one in row.found) for row in rows))


def opened_encoder() -> Shared:
    """The chosen model; the same words in another format are embedded once."""
    return Shared(chosen_encoder())


def format_rows(first: Report, files: Sequence[Path], encoder: Shared) -> Iterator[FormatRow]:
    """The report itself, then each file that should hold the same report, asked its questions."""
    cases = mechanical_cases(first)
    yield FormatRow(first.source.name, "（本身）", (), _asked(cases, first, encoder))
    for path in files:
        try:
            second = inspect(path, _known(first.source)).report
        except UserError as error:
            yield FormatRow(first.source.name, path.name, (), (), str(error))
            continue
        found = differences(first, second)
        yield FormatRow(first.source.name, path.name, found, _asked(cases, second, encoder))


def _known(source: Source) -> Known:
    """Whose report it is, as the first reading says: titles are judged elsewhere."""
    return Known(
        name=source.name,
        title=source.title,
        place=source.place,
        issuer=source.issuer,
        published=source.published,
        done_year=source.done_year,
        plan_year=source.plan_year,
    )


def _asked(cases: Sequence[Case], report: Report, encoder: Shared) -> tuple[Run, ...]:
    library = Library.build([report], encoder)
    return run_cases(cases, lambda case: reply(case.question, library), report)


def rows_table(rows: Sequence[FormatRow]) -> Iterator[str]:
    """A Markdown table, a row a file: differences of each kind and right answers."""
    kinds = next(([one.kind for one in row.found] for row in rows if row.found), [])
    yield f"| 报告 | 文件 | {' | '.join([*kinds, *(name for name, _ in ASKED)])} |"
    yield "|---|---|" + "---:|" * (len(kinds) + len(ASKED))
    for row in rows:
        if row.problem:
            yield f"| {row.report} | {row.file} | {row.problem} |"
            continue
        told = [str(one.count) for one in row.found] or ["—"] * len(kinds)
        told += [str(row.right(kind)) for _, kind in ASKED]
        yield f"| {row.report} | {row.file} | {' | '.join(told)} |"


def sums_table(rows: Sequence[FormatRow]) -> Iterator[str]:
    """Right answers of all files of a format."""
    yield f"| 格式 | 文件 | 无不同的 | {' | '.join(name for name, _ in ASKED)} |"
    yield "|---|---:|---:|" + "---:|" * len(ASKED)
    for form in dict.fromkeys(Path(row.file).suffix for row in rows):
        own = [row for row in rows if Path(row.file).suffix == form]
        same = sum(not row.problem and not any(one.count for one in row.found) for row in own)
        shares = [_sum([row.right(kind) for row in own]) for _, kind in ASKED]
        name = form or "（本身）"
        yield f"| {name} | {len(own)} | {same} | {' | '.join(map(str, shares))} |"


def _sum(shares: Sequence[Share]) -> Share:
    return Share(sum(one.right for one in shares), sum(one.total for one in shares))


def differing(rows: Sequence[FormatRow], *, shown: int) -> Iterator[str]:
    """What stands in one reading alone, and which questions are answered wrong, a line each."""
    for row in rows:
        place = f"{row.report} {row.file}"
        for one in row.found:
            for words, things in (("少", one.only_first), ("多", one.only_second)):
                for thing in things[:shown]:
                    yield f"- {place} {one.kind}，{words}：{thing[:120]}"
        for run in row.runs:
            for score in run.scores:
                if score.measure == "answer" and score.right is False:
                    yield f"- {place} {run.case.question} → {score.reason}"
