"""What each command of `python -m eval` does; each returns its exit code."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tqdm import tqdm

from assistant.model import Reply
from assistant.opening import open_library
from assistant.outcomes import Desk
from assistant.reply import newest, reply
from assistant.wire import as_json
from corpus.model import Report
from eval.ablation import ablation_table, systems
from eval.bench import bench_lines
from eval.cases import QUESTIONS, load_cases, unprinted
from eval.compare import compared
from eval.encoded import Remembering, kept_path
from eval.exporting import export, form_of
from eval.fitting import cross_validated, examples, fitted_table
from eval.gate import fallen, update
from eval.importing import import_table
from eval.mechanical import mechanical_cases
from eval.model import Case, Outside
from eval.page import page
from eval.pool import Pool
from eval.results import RESULTS, results
from eval.retrieval import retrieval, searches, simple_search
from eval.run import Run, run_cases
from eval.stored import LATEST, read_run, stored
from eval.summing import refusals, summary
from eval.systems import asker_of
from eval.tables import by_kind, failures
from eval.timing import with_times
from eval.twice import Again
from eval.validating import faults
from eval.variants import broken, consistency, variants
from index.library import Library

Options: TypeAlias = argparse.Namespace
Command: TypeAlias = Callable[[Options], int]
SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class _Opened:
    """The library, its newest report, and processes that share what they embed."""

    library: Library
    report: Report
    pool: Pool


def _opened(*, remember: bool = True) -> _Opened:
    library = open_library(tell=lambda words: print(words, file=sys.stderr))
    known = None
    if library.encoder is not None and remember:
        path = kept_path(library.encoder)  # loads the model once, before processes are forked
        library.encoder = known = Remembering(library.encoder, path)
    return _Opened(library, newest(library), Pool(known))


def run(options: Options) -> int:
    """Ask the cases; print the tables, write the files that are wanted."""
    opened = _opened()
    cases = _cases(options, opened.report)
    if _are_wrong(cases, opened.report):
        return 1
    runs = _asked(cases, options, opened)
    again = Again(runs) if options.twice else None
    print("\n".join([*by_kind(runs), "", *summary(runs), "", *refusals(runs)]))
    if again is not None:
        print(f"\n两次回答逐字节相同：{again.same()}")
    if options.failures:
        print("\n".join(["", *failures(runs)]))
    if options.dump:
        _write(
            options.dump,
            "".join(json.dumps(_dumped(one), ensure_ascii=False) + "\n" for one in runs),
        )
    name = options.questions.stem if options.questions else options.split
    written = stored({name: runs})
    if options.save:
        _write(options.save, written)
    if options.html:
        _write(options.html, page(json.loads(written)))
    return 0


def vary(options: Options) -> int:
    """Ask the cases and their variants together, so that a command is started once."""
    opened = _opened()
    cases = _cases(options, opened.report)
    varied = [one for case in cases for one in variants(case, opened.report)]
    runs = _asked([*cases, *varied], options, opened)
    originals, changed = runs[: len(cases)], runs[len(cases) :]
    print("\n".join(consistency(originals, changed)))
    if options.failures:
        print("\n".join(["", *broken(originals, changed)]))
    return 0


def rank(options: Options) -> int:
    """Rank passages by several searches."""
    opened = _opened()
    found = searches(opened.library, opened.report, simple_search(opened.library, opened.report))
    cases = _cases(options, opened.report)
    table = retrieval(cases, opened.report, found, _progress("检索"), pool=opened.pool)
    print("\n".join(table))
    return 0


def ablate(options: Options) -> int:
    """Ask the cases of ours, of ours without each part, and of simple systems."""
    opened = _opened()
    cases = _cases(options, opened.report)
    simple = simple_search(opened.library, opened.report)
    found = {
        name: run_cases(cases, ask, opened.report, _progress(name), pool=opened.pool)
        for name, ask in systems(opened.library, opened.report, simple).items()
    }
    print("\n".join(ablation_table(found)))
    return 0


def fit(options: Options) -> int:
    """Fit the weights of the ranking; says what they would be and whether they are better."""
    opened = _opened()
    desk = Desk(opened.report, opened.library)
    found = examples(_cases(options, opened.report), desk, opened.pool, _progress("特征"))
    print("\n".join(fitted_table(cross_validated(found))))
    return 0


def report(options: Options) -> int:
    """Write RESULTS.md and latest.json, and a page where one is wanted."""
    opened = _opened()
    words, ours = results(opened.library, opened.pool, progress=_progress)
    RESULTS.write_text(words, encoding="utf-8")
    LATEST.write_text(stored(ours, failures_only=True), encoding="utf-8")
    if options.html:
        _write(options.html, page(json.loads(stored(ours))))
    print(words)
    return 0


def gate(options: Options) -> int:
    """0 when every kind of question holds its floor, else 1."""
    opened = _opened()
    files = [QUESTIONS / f"{split}.jsonl" for split in SPLITS]
    cases = [case for path in files for case in load_cases(path)]
    runs = run_cases(cases, _ours(opened.library), opened.report, _progress(), pool=opened.pool)
    if options.update:
        update(runs, files, lower=options.allow_regression)
    wrong = list(fallen(runs, files))
    print("\n".join(wrong) if wrong else f"下限：{len(cases)} 道题，各题型都不低于下限。")
    return 1 if wrong else 0


def compare(options: Options) -> int:
    """Say what flipped between two stored runs."""
    print("\n".join(compared(options.before, options.after)))
    return 0


def draw(options: Options) -> int:
    """Draw a stored run."""
    _write(options.html, page(read_run(options.stored)))
    return 0


def bench(options: Options) -> int:
    """Time answers."""
    del options
    print("\n".join(bench_lines(_opened(remember=False).library)))
    return 0


def validate(options: Options) -> int:
    """0 when every case is proven, else 1."""
    files = options.files or [QUESTIONS / f"{split}.jsonl" for split in SPLITS]
    report = newest(open_library(tell=lambda words: print(words, file=sys.stderr)))
    wrong = list(faults(files, report))
    print("\n".join(wrong) if wrong else f"没有发现问题：{'、'.join(map(str, files))}。")
    return 1 if wrong else 0


def write(options: Options) -> int:
    """Export the cases, or an empty answer to them, for another tool."""
    opened = _opened(remember=False)
    chunks = opened.library.segment(opened.report.source.name).chunks
    cases = _cases(options, opened.report)
    form = form_of(options.form)
    print(export(form, options.folder, cases, opened.report, chunks))
    return 0


def take(options: Options) -> int:
    """Make cases of a table of questions and answers."""
    report = newest(open_library(tell=lambda words: print(words, file=sys.stderr)))
    print(import_table(options.table, options.questions, report))
    return 0


def _asked(cases: Sequence[Case], options: Options, opened: _Opened) -> tuple[Run, ...]:
    """Ask our assistant, or the system that --judge names, which gets one question at a time."""
    if options.judge:
        ask = asker_of(options.judge, cases, model=options.model)
        return run_cases(cases, ask, opened.report, _progress())
    ours = _ours(opened.library)
    runs = run_cases(cases, ours, opened.report, _progress(), pool=opened.pool)
    return with_times(runs, opened.library)


def _ours(library: Library) -> Callable[[Case], Reply]:
    return lambda case: reply(case.question, library, history=case.history)


def _are_wrong(cases: Sequence[Case], report: Report) -> bool:
    """Whether some evidence is not in the report; says which."""
    wrong = list(unprinted(tuple(cases), report))
    if wrong:
        print("题库与报告不符：\n" + "\n".join(wrong), file=sys.stderr)
    return bool(wrong)


def _cases(options: Options, report: Report) -> list[Case]:
    """The cases that the options choose."""
    found = [case for cases in _chosen(options, report) for case in cases]
    return [case for case in found if not options.kind or case.kind == options.kind]


def _chosen(options: Options, report: Report) -> Iterator[Sequence[Case]]:
    if options.questions:
        yield load_cases(options.questions)
    elif options.split == "auto":
        yield mechanical_cases(report)
    else:
        for split in SPLITS if options.split == "all" else (options.split,):
            yield load_cases(QUESTIONS / f"{split}.jsonl")


def _progress(name: str = "评测") -> Callable[[int, int], None]:
    bar = tqdm(desc=name, unit="题", leave=False)

    def tell(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return tell


def _write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def _dumped(run: Run) -> dict[str, object]:
    if isinstance(run.reply, Outside):
        return {"id": run.case.id, "question": run.case.question, "answer": run.reply.text}
    return as_json(run.reply, id=run.case.id, ms=run.ms or 0.0)
