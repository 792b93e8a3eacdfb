"""`python -m eval COMMAND`: judges the assistant, or another system, by gold cases."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UserError
from eval import commands
from eval.formats import compare_formats


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 1 a case or a floor is wrong, 2 nothing could be run."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given = ["run", *given]  # `python -m eval --split dev` asks the cases
    options = _parser().parse_args(given)
    try:
        code: int = options.command(options)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        description="用题库评测问答助手，或别的系统。不写命令就是 run。",
        epilog="例：python -m eval run --split dev --failures。说明见 docs/evaluation.md。",
    )
    found = parser.add_subparsers(title="命令", metavar="命令", required=True)
    _add_asking(found)
    _add_judging(found)
    _add_files(found)
    return parser


def _add_asking(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = _command(found, "run", "问一遍，按题型打分", commands.run, chosen=True)
    _judge(run)
    run.add_argument("--failures", action="store_true", help="列出答错的题（test 的错题不看）")
    run.add_argument("--save", type=Path, metavar="文件", help="存成 JSON，供 compare 比较")
    run.add_argument("--html", type=Path, metavar="文件", help="画成一个网页文件")
    run.add_argument("--dump", type=Path, metavar="文件", help="把每题的回答写成 JSON Lines")
    run.add_argument("--twice", action="store_true", help="另起进程再问一遍，看是否逐字节相同")
    variants = _command(found, "variants", "改写每题，看还对不对", commands.vary, chosen=True)
    _judge(variants)
    variants.add_argument("--failures", action="store_true", help="列出改写后变错的题")
    _command(found, "retrieval", "只评检索：几种检索的召回和排名", commands.rank, chosen=True)
    _command(found, "fit", "试着拟合排序的权重，交叉验证与现用的比", commands.fit, chosen=True)
    _command(found, "ablation", "去掉每一部分各评一遍，与基线比", commands.ablate, chosen=True)


def _add_judging(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = _command(
        found, "report", "全部评一遍，写 eval/RESULTS.md 和 eval/latest.json", commands.report
    )
    report.add_argument("--html", type=Path, metavar="文件", help="同时画成一个网页文件")
    gate = _command(found, "gate", "看各题型是否低于下限（eval/floors.json）", commands.gate)
    gate.add_argument("--update", action="store_true", help="重定下限")
    gate.add_argument(
        "--allow-regression", action="store_true", help="与 --update 同用：允许降低下限"
    )
    compare = _command(found, "compare", "比较两次存下的运行", commands.compare)
    compare.add_argument("before", type=Path, metavar="前", help="run --save 写的文件")
    compare.add_argument("after", type=Path, metavar="后", help="run --save 写的文件")
    page = _command(found, "page", "把存下的运行画成一个网页文件，不再提问", commands.draw)
    page.add_argument(
        "stored", type=Path, metavar="运行", help="run --save 写的文件，或 eval/latest.json"
    )
    page.add_argument("html", type=Path, metavar="网页", help="写到哪里")
    formats = _command(
        found, "formats", "同一份报告的几种格式：读出的有什么不同，各答对多少", compare_formats
    )
    formats.add_argument("files", type=Path, nargs="+", metavar="文件", help="同一份报告的文件")
    formats.add_argument("--of", metavar="名称", help="与库里的哪一份比，默认最新的一份")
    _command(found, "bench", "测速度，与基线比", commands.bench)


def _add_files(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    validate = _command(
        found, "validate", "对着报告核对题目：出处、数值、参考答案、重复、泄漏", commands.validate
    )
    validate.add_argument("files", type=Path, nargs="*", metavar="题目", help="默认是题库的两半")
    export = _command(found, "export", "把题写成别的工具的格式", commands.write, chosen=True)
    export.add_argument("form", metavar="ragas|deepeval|beir", help="哪种格式")
    export.add_argument("folder", type=Path, metavar="文件夹", help="写到哪里")
    taken = _command(found, "import", "把“问题,答案”的 CSV 变成题目文件", commands.take)
    taken.add_argument("table", type=Path, metavar="表.csv", help="第一行是列名 question,answer")
    taken.add_argument("questions", type=Path, metavar="题目.jsonl", help="写到哪里")


def _command(
    found: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    told: str,
    does: commands.Command,
    *,
    chosen: bool = False,
) -> argparse.ArgumentParser:
    """A command; chosen: with the options that choose cases."""
    parser = found.add_parser(name, help=told, description=told + "。")
    parser.set_defaults(command=does)
    if chosen:
        parser.add_argument(
            "--split",
            choices=("dev", "test", "all", "auto"),
            default="all",
            help="用哪一半题：dev 供改进，test 只供报告，auto 由报告自动出题",
        )
        parser.add_argument(
            "--questions", type=Path, metavar="文件", help="用自己的题（JSON Lines）"
        )
        parser.add_argument("--kind", help="只用一种题型")
    return parser


def _judge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--judge",
        metavar="系统",
        help="评别的系统：command:'命令 IN OUT'、http:// 地址（我们的 JSON 或 /v1/chat/completions）",
    )
    parser.add_argument("--model", default="default", help="chat completions 的模型名")


if __name__ == "__main__":
    sys.exit(main())
