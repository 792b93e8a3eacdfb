"""`python -m assistant`: answers on the command line, one question or a file of them."""

import argparse
import json
import sys
import time
from pathlib import Path

from assistant.auditing.findings import findings, told_finding
from assistant.batch import run_batch
from assistant.opening import open_library
from assistant.printing import printed
from assistant.reply import reply
from assistant.wire import as_json
from corpus.errors import UserError
from corpus.store import load_reports
from index.__main__ import progress_bar


def main() -> int:
    """Run the command; 0 done (a refusal is an answer too), 2 bad input or nothing to run on."""
    options = _parser().parse_args()
    try:
        return int(options.run(options))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant",
        description="回答关于报告的问题。例：python -m assistant ask “2026年GDP增速目标是多少？”",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    ask = commands.add_parser("ask", help="问一个问题")
    ask.add_argument("question", help="问题")
    ask.add_argument(
        "--after", action="append", default=[], metavar="问题", help="前面问过的问题，可写多次"
    )
    ask.add_argument("--report", metavar="名称", help="只据这一份报告回答；不写则由问题决定")
    ask.add_argument("--json", action="store_true", help="输出 JSON")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="逐行回答一个 JSON Lines 文件")
    batch.add_argument(
        "source", type=Path, metavar="输入", help='每行 {"id", "question", "history", "report"}'
    )
    batch.add_argument("target", type=Path, metavar="输出", help="每行一个回答，次序相同")
    batch.set_defaults(run=_batch)
    audit = commands.add_parser("audit", help="查报告自身前后是否对得上")
    audit.set_defaults(run=_audit)
    return parser


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def _ask(options: argparse.Namespace) -> int:
    library = open_library(progress=progress_bar("向量化"), tell=_tell)
    start = time.perf_counter()
    told = reply(options.question, library, history=options.after, report=options.report)
    ms = (time.perf_counter() - start) * 1000
    if options.json:
        print(json.dumps(as_json(told, ms=ms), ensure_ascii=False, indent=1))
    else:
        printed(told)
    return 0


def _audit(options: argparse.Namespace) -> int:
    del options
    for report in load_reports():
        print(report.source.title)
        found = findings(report)
        for one in found:
            print(f"  {told_finding(one, report)}")
        print(f"  共 {len(found)} 处，请对照原文判断。")
    return 0


def _batch(options: argparse.Namespace) -> int:
    library = open_library(progress=progress_bar("向量化"), tell=_tell)
    done, bad = run_batch(options.source, options.target, library)
    _tell(f"共 {done} 行，其中 {bad} 行有误（已在输出里写明）。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
