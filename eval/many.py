"""`python -m eval.many`: building and asking libraries of many made reports; asserts nothing.

A made report is the newest real one under another place's name and other years, five years a
place. Each size is built and asked in processes of their own, so that the memory of each is told.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.opening import open_library
from assistant.reply import newest
from corpus.errors import UserError
from eval.many_asked import asked_of
from eval.many_made import embedding_line, make, subset

SIZES = "1,100,1000"
BUILT = ("份数", "片段", "读入和加入 秒/份", "切分和建索引 秒/份", "建的进程内存峰值 MB")
OPENED = ("磁盘 MB/份", "打开 ms", "只载入模型 MB", "打开后 MB", "问完峰值 MB")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 2 on a wrong size."""
    options = _parser().parse_args(argv)
    try:
        return int(options.step(options) if options.step else _all(options))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.many", description="测很多份报告。")
    parser.add_argument("--reports", default=SIZES, help=f"份数，用逗号隔开，默认 {SIZES}")
    parser.add_argument("--keep", metavar="文件夹", help="造出的报告留在这里，下次不再造")
    parser.add_argument("--embed", action="store_true", help="另测真实的一份连同向量化，约一分钟")
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    steps = {"make": _make, "ask": _ask, "embed-one": _embed}
    parser.add_argument("--step", type=steps.get, help=argparse.SUPPRESS)
    return parser


def _all(options: argparse.Namespace) -> int:
    sizes = options.reports.split(",")
    if not all(one.isdecimal() and int(one) > 0 for one in sizes):
        raise UserError(f"--reports {options.reports}：要写成逗号隔开的正整数，如 {SIZES}。")
    if options.embed:
        print(_child("embed-one", ".", "1"), flush=True)
    built, asked = [], []
    with tempfile.TemporaryDirectory() as place:
        root = str(options.keep or place)
        for size in sorted(sizes, key=int):
            built.append(json.loads(_child("make", root, size)))
            part = subset(Path(root), int(size), Path(place) / f"first-{size}")
            asked.append(json.loads(_child("ask", str(part), size)))
            print(f"{size} 份测完。", file=sys.stderr, flush=True)
    print("\n".join([*_sizes(built, asked), "", *_times(asked)]))
    return 0


def _child(step: str, root: str, size: str) -> str:
    """What a step prints last, run in a process of its own."""
    command = [sys.executable, "-m", "eval.many", "--step", step, "--root", root]
    done = subprocess.run(
        [*command, "--reports", size], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return done.stdout.strip().splitlines()[-1]


def _make(options: argparse.Namespace) -> int:
    library = open_library()
    print(json.dumps(asdict(make(newest(library), library, int(options.reports), options.root))))
    return 0


def _ask(options: argparse.Namespace) -> int:
    print(json.dumps(asdict(asked_of(options.root)), ensure_ascii=False))
    return 0


def _embed(options: argparse.Namespace) -> int:
    del options
    library = open_library()
    print(embedding_line(newest(library), library))
    return 0


def _sizes(built: Sequence[dict[str, Any]], asked: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A row a size: what building took, what opening takes."""
    yield f"| {' | '.join((*BUILT, *OPENED))} |"
    yield "|" + " ---: |" * (len(BUILT) + len(OPENED))
    for made, told in zip(built, asked, strict=True):
        add, index = (f"{made[one]:.2f}" if made["fresh"] else "—" for one in ("add", "index"))
        cells = [f"{made['reports']:,}", f"{made['passages']:,}", add, index, f"{made['peak']:.0f}"]
        cells += [f"{told['disk']:.1f}"]
        cells += [f"{told[one]:.0f}" for one in ("opening", "model", "opened", "peak")]
        yield f"| {' | '.join(cells)} |"


def _times(asked: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A row a kind of question, a column a size: median / 95th percentile in milliseconds."""
    heads = [f"{told['reports']:,} 份" for told in asked]
    yield f"| 每问 毫秒：中位数／95% | {' | '.join(heads)} |"
    yield "|---|" + " ---: |" * len(heads)
    by_kind: dict[str, dict[int, str]] = {}
    for told in asked:
        for one in told["times"]:
            cell = f"{one['median']:.0f}／{one['p95']:.0f}"
            by_kind.setdefault(one["kind"], {})[told["reports"]] = cell
    for kind, cells in by_kind.items():
        told_cells = [cells.get(told["reports"], "—") for told in asked]
        yield f"| {kind} | {' | '.join(told_cells)} |"


if __name__ == "__main__":
    sys.exit(main())
