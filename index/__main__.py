"""`python -m index`: builds the index, tells about it, searches it."""

import argparse
import sys

from tqdm import tqdm

from corpus.errors import UserError
from corpus.store import load_reports
from index.embed import Progress, chosen_encoder
from index.errors import StaleIndexError
from index.library import Library
from index.store import ensure, index_folder, load, read_manifest, save


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
    search.add_argument("--keywords", action="store_true", help="只用关键词，不用向量")
    search.set_defaults(run=_search)
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
    encoder, folder = chosen_encoder(), index_folder()
    if options.force:
        library = Library.build(load_reports(), encoder, progress_bar("向量化"))
        save(library, folder)
    else:
        library = ensure(
            load_reports(), encoder, folder, progress=progress_bar("向量化"), tell=_tell
        )
    print(f"索引已就绪：{len(library.reports)} 份报告，{len(library.chunks)} 个片段。")
    return 0


def _info(options: argparse.Namespace) -> int:
    del options
    manifest = read_manifest(index_folder())
    for name, digest in manifest.reports.items():
        print(f"报告 {name}（{digest[:12]}）")
    print(f"模型 {manifest.model}，{manifest.dimensions} 维，{manifest.count} 个片段")
    for name, number in manifest.versions.items():
        print(f"{name} {number}")
    load(load_reports(), chosen_encoder(), index_folder())
    print("与现有报告、模型一致，可以使用。")
    return 0


def _search(options: argparse.Namespace) -> int:
    library = load(load_reports(), chosen_encoder(), index_folder())
    hits = library.search(options.query, limit=max(1, options.limit), dense=not options.keywords)
    for hit in hits:
        words = library.text(hit.chunk).replace("\n", " ").replace("\t", " ")
        print(f"{hit.rank}. [{hit.chunk.address}] {hit.score:.2f} {words[:120]}")
    if not hits:
        print("没有找到。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
