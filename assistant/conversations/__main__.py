"""`python -m assistant.conversations`: what people said of answers, as a list or as cases."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.conversations.feedback import all_feedback, as_cases, thumbs
from assistant.conversations.store import ConversationStore
from corpus.errors import UserError
from corpus.store import load_reports


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 done, 2 when the data or the file cannot be used."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant.conversations",
        description="大家对答案的评价。例：python -m assistant.conversations cases feedback.jsonl",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    listed = commands.add_parser("list", help="列出评价，新的在前")
    listed.set_defaults(run=_list)
    cases = commands.add_parser("cases", help="写成评测题（JSON Lines），格式同 eval/questions")
    cases.add_argument("target", type=Path, metavar="输出")
    cases.set_defaults(run=_cases)
    return parser


def _list(options: argparse.Namespace) -> int:
    del options
    store = ConversationStore()
    for one in all_feedback(store):
        said = one.verdict
        right = "报告里没有" if said.unprinted else said.right
        words = [said.reason, f"正确答案：{right}" if right else ""]
        mark = "有用" if said.good else "不对"
        told = "　".join([mark, one.question, *filter(None, words)])
        print(f"{one.said:%Y-%m-%d %H:%M}　{told}")
    counted = thumbs(store)
    print(f"有用 {counted.up} 次，不对 {counted.down} 次。")
    return 0


def _cases(options: argparse.Namespace) -> int:
    exported = as_cases(all_feedback(ConversationStore()), load_reports())
    words = "".join(f"{line}\n" for line in exported.lines)
    options.target.write_text(words, encoding="utf-8")
    print(f"写了 {len(exported.lines)} 题到 {options.target}。")
    for line in exported.left_out:
        print(f"没有写：{line}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
