"""`python -m index`: builds the index, tells about it, searches it."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from tqdm import tqdm

from corpus.catalogue import open_catalogue
from corpus.errors import UserError
from index.bench import bench_lines, chosen_questions
from index.embed import Progress, chosen_encoder
from index.errors import StaleIndexError
from index.segment import Segment
from index.store import ensure, held_names, index_folder, load, mismatch, read_manifest, save


def main() -> int:
    """Run the command; 0 done, 1 the index must be built first, 2 it cannot be."""
    options = _parser().parse_args()
    try:
        return int(options.run(options))
    except StaleIndexError as error:
        print(f"{error} 请运行 python -m index build。", file=sys.stderr)
        return 1
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="建立和查看检索索引。例：python -m index search “停车难”",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    build = commands.add_parser("build", help="建索引；已是最新则跳过")
    build.add_argument("--force", action="store_true", help="即使已是最新也重建")
    build.set_defaults(run=_build)
    commands.add_parser("info", help="索引由什么建成、是否最新").set_defaults(run=_info)
    search = commands.add_parser("search", help="检索原文片段")
    search.add_argument("query", help="要找的内容")
    search.add_argument("--limit", type=int, default=5, help="最多几条，默认 5")
    search.add_argument("--report", metavar="名称", help="只在这一份报告里找")
    search.add_argument("--keywords", action="store_true", help="只用关键词，不用向量")
    search.set_defaults(run=_search)
    bench = commands.add_parser("bench", help="测很多份报告时精确与近似检索的速度和召回")
    bench.add_argument(
        "--reports", default="1,100", help="份数，逗号隔开，默认 1,100；1000 约需 4 GB 内存"
    )
    bench.add_argument(
        "--questions",
        type=Path,
        required=True,
        help="用来测的问题：每行一个 JSON 对象，有 question",
    )
    bench.set_defaults(run=_bench)
    return parser


def progress_bar(what: str) -> Progress:
    """A bar on standard error."""
    bar = tqdm(desc=what, unit="条", leave=False)

    def tell(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return tell


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def _build(options: argparse.Namespace) -> int:
    encoder, folder, reports = chosen_encoder(), index_folder(), open_catalogue()
    if options.force:
        for report in reports:
            _tell(f"《{report.source.title}》……")
            save(Segment.build(report, encoder, progress_bar("向量化")), encoder, folder)
    ensure(reports, encoder, folder, progress=progress_bar("向量化"), tell=_tell)
    count = sum(read_manifest(folder, one.name).count for one in reports.sources)
    print(f"索引已就绪：{len(reports)} 份报告，{count} 个片段。")
    return 0


def _info(options: argparse.Namespace) -> int:
    del options
    encoder, folder, reports = chosen_encoder(), index_folder(), open_catalogue()
    stale = 0
    for source in reports.sources:
        why = mismatch(source, encoder, folder)
        stale += bool(why)
        print(f"报告 {source.name}（{source.sha256[:12]}）：{why or _held(source.name, folder)}")
    for name in held_names(folder):
        if all(one.name != name for one in reports.sources):
            print(f"报告 {name}：已不在库里，下次建索引时删去它的索引。")
    if stale:
        raise StaleIndexError(f"{stale} 份报告的索引要重建。")
    load(reports, encoder, folder)
    print("与现有报告、模型一致，可以使用。")
    return 0


def _held(name: str, folder: Path) -> str:
    """What a segment holds, in words."""
    manifest = read_manifest(folder, name)
    versions = "，".join(f"{one} {number}" for one, number in manifest.versions.items())
    return (
        f"{manifest.count} 个片段，{manifest.words} 个词，"
        f"模型 {manifest.model} {manifest.dimensions} 维（{versions}）"
    )


def _bench(options: argparse.Namespace) -> int:
    sizes = options.reports.split(",")
    if not all(one.isdecimal() and int(one) > 0 for one in sizes):
        raise UserError(f"--reports {options.reports}：要写成逗号隔开的正整数，如 1,100,1000。")
    library = load(open_catalogue(), chosen_encoder(), index_folder())
    segments = [library.segment(one.name) for one in library.sources]
    held = [one.vectors.all_vectors() for one in segments if one.vectors is not None]
    if not held or library.encoder is None:
        raise UserError("索引没有向量，无法测量；请先运行 python -m index build。")
    chosen = chosen_questions(_questions(options.questions))
    asked = np.stack([library.encoder.question(one) for one in chosen])
    share = max(map(len, held))
    for line in bench_lines(np.concatenate(held), share, asked, [int(one) for one in sizes]):
        print(line, flush=True)
    return 0


def _questions(path: Path) -> list[str]:
    """The questions of a JSON Lines file; raises UserError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [str(json.loads(one)["question"]) for one in lines if one.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path}：读不出问题（{error}）；要每行一个 JSON 对象，有 question。"
        ) from error
    if not found:
        raise UserError(f"{path}：没有问题。")
    return found


def _search(options: argparse.Namespace) -> int:
    library = load(open_catalogue(), chosen_encoder(), index_folder())
    if options.report is not None and all(one.name != options.report for one in library.sources):
        known = "、".join(one.name for one in library.sources)
        raise UserError(f"库里没有名为“{options.report}”的报告；有：{known}。")
    hits = library.search(
        options.query,
        limit=max(1, options.limit),
        report=options.report,
        dense=not options.keywords,
    )
    for hit in hits:
        words = library.text(hit.chunk).replace("\n", " ").replace("\t", " ")
        name = f"{hit.chunk.report} " if len(library.sources) > 1 else ""
        print(f"{hit.rank}. [{name}{hit.chunk.address}] {hit.score:.2f} {words[:120]}")
    if not hits:
        print("没有找到。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
