"""`python -m eval`: asks the gold questions and writes the results."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from assistant.model import Reply
from assistant.opening import open_library
from assistant.reply import newest, reply
from assistant.wire import as_json
from corpus.errors import UserError
from corpus.model import Report
from eval.bench import bench_lines
from eval.cases import QUESTIONS, load_cases, unprinted
from eval.compare import compared
from eval.encoded import Remembering
from eval.exporting import export, form_of
from eval.gate import fallen, update
from eval.mechanical import mechanical_cases
from eval.model import Case, Outside
from eval.page import page
from eval.results import RESULTS, results
from eval.retrieval import retrieval, searches, simple_search
from eval.run import Run, run_cases
from eval.stored import LATEST, read_run, stored
from eval.systems import asker_of
from eval.tables import by_kind, failures, summary
from eval.variants import broken, consistency, variants
from index.library import Library


def main() -> int:
    """Run the command; 0 done, 1 a gold case is wrong, 2 nothing could be run."""
    options = _parser().parse_args()
    try:
        if options.compare:
            print("\n".join(compared(*options.compare)))
            return 0
        if options.html and options.run:
            _write(options.html, page(read_run(options.run)))
            return 0
        library = open_library(tell=lambda words: print(words, file=sys.stderr))
        if library.encoder is not None and not options.bench:
            library.encoder = Remembering(library.encoder)
        return _run(options, library)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="用题库评测问答助手。")
    parser.add_argument(
        "--split",
        choices=("dev", "test", "all", "auto"),
        default="all",
        help="用哪一半题：dev 供改进，test 只供报告，auto 由报告自动出题",
    )
    parser.add_argument("--failures", action="store_true", help="列出答错的题（只用于 dev）")
    parser.add_argument("--kind", help="只评一种题型")
    parser.add_argument(
        "--write", action="store_true", help="把结果写进 eval/RESULTS.md（含基线对比）"
    )
    parser.add_argument("--bench", action="store_true", help="测速度，与基线比")
    parser.add_argument("--dump", type=Path, help="把每题的回答写成 JSON Lines")
    parser.add_argument("--gate", action="store_true", help="看各题型是否低于下限（全部题）")
    parser.add_argument("--update", action="store_true", help="与 --gate 同用：重定下限")
    parser.add_argument(
        "--allow-regression", action="store_true", help="与 --update 同用：允许降低下限"
    )
    parser.add_argument("--questions", type=Path, help="评自己的题（JSON Lines），不用题库")
    parser.add_argument(
        "--judge",
        metavar="系统",
        help="评别的系统：command:'命令 IN OUT'、http:// 地址（我们的 JSON 或 /v1/chat/completions）",
    )
    parser.add_argument("--model", default="default", help="chat completions 的模型名")
    parser.add_argument(
        "--export",
        nargs=2,
        metavar=("ragas|beir", "文件夹"),
        help="把题写成别的工具的格式，不回答",
    )
    parser.add_argument("--save", type=Path, help="把这次运行存成 JSON，供 --compare 比较")
    parser.add_argument("--retrieval", action="store_true", help="只评检索：几种检索的召回和排名")
    parser.add_argument(
        "--variants",
        action="store_true",
        help="改写每题（繁体、全角、省略年份、颠倒两字）看还对不对",
    )
    parser.add_argument("--html", type=Path, help="把这次运行画成一个网页文件")
    parser.add_argument("--run", type=Path, help="与 --html 同用：画存下的运行，不再提问")
    parser.add_argument(
        "--compare", nargs=2, type=Path, metavar=("前", "后"), help="比较两次存下的运行"
    )
    return parser


def _run(options: argparse.Namespace, library: Library) -> int:
    if options.bench:
        print("\n".join(bench_lines(library)))
        return 0
    if options.gate:
        return _gate(options, library)
    if options.write:
        words, ours = results(library, progress=_progress)
        RESULTS.write_text(words, encoding="utf-8")
        LATEST.write_text(stored(ours, failures_only=True), encoding="utf-8")
        print(RESULTS.read_text(encoding="utf-8"))
        return 0
    report = newest(library)
    cases = _cases(options, report)
    wrong = list(unprinted(tuple(cases), report))
    if wrong:
        print("题库与报告不符：\n" + "\n".join(wrong), file=sys.stderr)
        return 1
    return _used(cases, options, library)


def _used(cases: Sequence[Case], options: argparse.Namespace, library: Library) -> int:
    """Export the cases, rank searches by them, or ask them."""
    report = newest(library)
    if options.export:
        form, folder = options.export
        chunks = library.segment(report.source.name).chunks
        print(export(form_of(form), Path(folder), cases, report, chunks))
    elif options.retrieval:
        found = searches(library, report, simple_search(library, report))
        print("\n".join(retrieval(cases, report, found, _progress("种检索"))))
    elif options.variants:
        _vary(cases, options, library)
    else:
        _told(_asked(cases, options, library), options)
    return 0


def _vary(cases: Sequence[Case], options: argparse.Namespace, library: Library) -> None:
    """Ask the cases and their variants together, so that a command is started once."""
    report = newest(library)
    varied = [one for case in cases for one in variants(case, report)]
    runs = _asked([*cases, *varied], options, library)
    originals, changed = runs[: len(cases)], runs[len(cases) :]
    print("\n".join(consistency(originals, changed)))
    if options.failures:
        print("\n".join(["", *broken(originals, changed)]))


def _told(runs: tuple[Run, ...], options: argparse.Namespace) -> None:
    """Print the tables of a run and write the files that are wanted."""
    print("\n".join([*by_kind(runs), "", *summary(runs)]))
    if options.failures:
        print("\n".join(["", *failures(runs)]))
    if options.dump:
        _dump(runs, options.dump)
    name = options.questions.stem if options.questions else options.split
    written = stored({name: runs})
    if options.save:
        _write(options.save, written)
    if options.html:
        _write(options.html, page(json.loads(written)))


def _write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def _asked(cases: Sequence[Case], options: argparse.Namespace, library: Library) -> tuple[Run, ...]:
    """Ask our assistant, or the system that --judge names."""
    report = newest(library)
    if options.judge:
        ask = asker_of(options.judge, cases, model=options.model)
        return run_cases(cases, ask, report, _progress())
    return run_cases(cases, lambda case: _ask(case, library), report, _progress())


def _gate(options: argparse.Namespace, library: Library) -> int:
    """0 when every kind holds its floor, else 1."""
    files = [QUESTIONS / f"{split}.jsonl" for split in ("dev", "test")]
    cases = [case for path in files for case in load_cases(path)]
    runs = run_cases(cases, lambda case: _ask(case, library), newest(library), _progress())
    if options.update:
        update(runs, files, lower=options.allow_regression)
    wrong = list(fallen(runs, files))
    print("\n".join(wrong) if wrong else f"下限：{len(cases)} 道题，各题型都不低于下限。")
    return 1 if wrong else 0


def _cases(options: argparse.Namespace, report: Report) -> list[Case]:
    """The cases that the options choose."""
    found = [case for cases in _chosen(options, report) for case in cases]
    return [case for case in found if not options.kind or case.kind == options.kind]


def _chosen(options: argparse.Namespace, report: Report) -> Iterator[Sequence[Case]]:
    if options.questions:
        yield load_cases(options.questions)
    elif options.split == "auto":
        yield mechanical_cases(report)
    else:
        for split in ("dev", "test") if options.split == "all" else (options.split,):
            yield load_cases(QUESTIONS / f"{split}.jsonl")


def _ask(case: Case, library: Library) -> Reply:
    return reply(case.question, library, history=case.history)


def _progress(unit: str = "题") -> Callable[[int, int], None]:
    bar = tqdm(desc="评测", unit=unit, leave=False)

    def tell(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return tell


def _dump(runs: tuple[Run, ...], path: Path) -> None:
    lines = [json.dumps(_dumped(run), ensure_ascii=False) for run in runs]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _dumped(run: Run) -> dict[str, object]:
    if isinstance(run.reply, Outside):
        return {"id": run.case.id, "question": run.case.question, "answer": run.reply.text}
    return as_json(run.reply, id=run.case.id, ms=run.ms)


if __name__ == "__main__":
    sys.exit(main())
