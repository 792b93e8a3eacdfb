"""`python -m corpus`: shows what was read from the reports and proves that nothing was lost."""

import argparse
import sys
from pathlib import Path

from corpus.errors import UserError
from corpus.figures import figures
from corpus.laws import broken_laws
from corpus.library_commands import add_commands
from corpus.model import Report, Span
from corpus.store import documents_folder, load_reports, read_folder


def main() -> int:
    """Run the command; 0 sound, 1 a law is broken, 2 a report cannot be read."""
    options = _parser().parse_args()
    try:
        return int(options.run(options))
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="加入、查看和核对报告。例：python -m corpus add 报告.docx",
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, run, words in (
        ("show", _show, "打印每份报告的提纲和各类内容的数目"),
        ("check", _check, "核对：原文每个字都有着落，没有多也没有少"),
        ("figures", _figures, "列出读出的每个数：数值、单位、限定词、上下文"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument("--folder", type=Path, help="报告所在的文件夹，默认 corpus/documents")
        command.set_defaults(run=run)
    add_commands(commands)
    return parser


def _show(options: argparse.Namespace) -> int:
    for report in load_reports(options.folder):
        print("\n".join(outline(report)))
    return 0


def outline(report: Report) -> list[str]:
    """The outline of a report with its counts, a line each."""
    source = report.source
    lines = [
        source.title,
        f"  {source.place}  执行年 {source.done_year}  计划年 {source.plan_year}  {source.published or ''}",
        f"  正文 {len(report.text)} 字，{len(report.sections)} 个标题，{len(report.paragraphs)} 段，"
        f"{len(report.footnotes)} 条注释，{len(report.boxes)} 个专栏，{len(report.tables)} 张表",
    ]
    depth = {"part": 1, "section": 2, "item": 3, "dash": 3}
    for one in report.sections:
        notes = sum(note.anchor in one.span for note in report.footnotes)
        told = f"（注释 {notes} 条）" if notes and one.kind in ("part", "section") else ""
        lines.append(f"{'  ' * depth[one.kind]}{report[one.heading]}{told}")
    lines += [f"  {box.number} {box.title}：{len(box.entries)} 行" for box in report.boxes]
    lines += [
        f"  {table.number} {table.caption}：{table.row_count} 项指标" for table in report.tables
    ]
    return lines


def _check(options: argparse.Namespace) -> int:
    broken = False
    for path in sorted((options.folder or documents_folder()).glob("*/source.toml")):
        found = read_folder(path.parent)
        faults = broken_laws(found)
        source = found.report.source
        verdict = f"有 {len(faults)} 处不符" if faults else "完整，没有遗漏或多余"
        print(f"{source.name}：{verdict}")
        for fault in faults:
            print(f"  - {fault}")
        broken = broken or bool(faults)
    return int(broken)


def _figures(options: argparse.Namespace) -> int:
    for report in load_reports(options.folder):
        for figure in figures(report.text, Span(0, len(report.text))):
            before = report.text[max(0, figure.span.start - 10) : figure.span.start]
            value = f"{figure.value:f}" + (
                f"～{figure.upper:f}" if figure.upper is not None else ""
            )
            context = f"{before}[{report[figure.span]}]".replace("\n", "⏎").replace("\t", "⇥")
            print(f"{figure.span.start}\t{value}\t{figure.unit}\t{figure.hedge}\t{context}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
