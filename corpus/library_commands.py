"""The commands that change the library: add, replace, remove, list; and compare."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.adding import Known, Preview, add, inspect, inspect_again, names, remove, replace
from corpus.comparing import differences, table_of
from corpus.counts import KIND_NAMES, NAMES
from corpus.errors import UserError
from corpus.model import Report, Source
from corpus.store import documents_folder, load_report, settings_of

DOUBTS_SHOWN = 20
_FOLDER = "报告所在的文件夹，默认 corpus/documents"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the commands."""
    for name, run, words in (
        ("add", _add, "读一份报告文件，核对后加入。例：python -m corpus add 报告.docx"),
        ("replace", _replace, "换掉一份报告。例：python -m corpus replace 临川市-2024 新报告.docx"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        if name == "replace":
            command.add_argument("name", help="要换掉的报告的名称，见 python -m corpus list")
        else:
            command.add_argument("--name", default="", help="报告的名称，默认是地方-计划年")
        _describe(command)
        command.set_defaults(run=run)
    words = "程序更新后重读库里的报告，重新记下读出的数目。例：python -m corpus reread 临川市-2024"
    command = commands.add_parser("reread", help=words, description=words)
    command.add_argument("names", nargs="*", help="报告的名称，默认全部")
    command.add_argument("--yes", action="store_true", help="有疑点也重新记下，不再询问")
    command.add_argument("--folder", type=Path, help=_FOLDER)
    command.set_defaults(run=_reread)
    _simple(commands, "remove", _remove, "移出一份报告。例：python -m corpus remove 临川市-2024")
    _simple(commands, "list", _list, "列出库里的报告")
    words = (
        "比较两个文件（或两份报告的文件夹）读出的内容。例：python -m corpus compare a.docx b.pdf"
    )
    command = commands.add_parser("compare", help=words, description=words)
    command.add_argument("first", type=Path)
    command.add_argument("second", type=Path)
    command.set_defaults(run=_compare)


def _describe(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, help="报告文件：.docx .pdf .html .md .txt")
    command.add_argument("--title", default="", help="报告标题，默认由正文读出")
    command.add_argument("--place", default="", help="地方，如 安河省临川市，默认由标题读出")
    command.add_argument("--issuer", default="", help="印发单位，默认由正文读出")
    command.add_argument("--published", type=date.fromisoformat, help="印发日期，如 2026-03-02")
    command.add_argument("--done-year", type=int, help="执行年，如 2025，默认由标题读出")
    command.add_argument("--plan-year", type=int, help="计划年，如 2026，默认由标题读出")
    command.add_argument("--yes", action="store_true", help="有疑点也加入，不再询问")
    command.add_argument("--folder", type=Path, help=_FOLDER)


def _simple(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: object,
    words: str,
) -> None:
    command = commands.add_parser(name, help=words, description=words)
    if name == "remove":
        command.add_argument("name", help="报告的名称，见 python -m corpus list")
    command.add_argument("--folder", type=Path, help=_FOLDER)
    command.set_defaults(run=run)


def _add(options: argparse.Namespace) -> int:
    preview = _inspected(options, options.name)
    if not _agreed(preview, yes=options.yes):
        return 1
    source = add(preview, options.folder)
    print(f"已加入：{source.name}。下次提问或运行 python -m index build 时建它的索引。")
    return 0


def _replace(options: argparse.Namespace) -> int:
    preview = _inspected(options, options.name)
    if not _agreed(preview, yes=options.yes):
        return 1
    source = replace(options.name, preview, options.folder)
    print(f"已换掉：{source.name}。下次提问或运行 python -m index build 时重建索引。")
    return 0


def _reread(options: argparse.Namespace) -> int:
    root = options.folder or documents_folder()
    for name in options.names or names(root):
        preview = inspect_again(name, root)
        print("\n".join(summary(preview)))
        if not _agreed(preview, yes=options.yes):
            return 1
        replace(name, preview, root)
        print(f"已重读：{name}。")
    return 0


def _remove(options: argparse.Namespace) -> int:
    remove(options.name, options.folder)
    print(f"已移出：{options.name}。")
    return 0


def _list(options: argparse.Namespace) -> int:
    root = options.folder or documents_folder()
    for name in names(root):
        settings = settings_of(root / name)
        told = settings.get("title") or load_report(root / name).source.title
        print(f"{name}\t{settings.get('published', '')}\t{told}")
    return 0


def _compare(options: argparse.Namespace) -> int:
    first, second = (_report_at(path) for path in (options.first, options.second))
    found = differences(first, second)
    print("\n".join(table_of(found)))
    return int(any(one.count for one in found))


def _report_at(path: Path) -> Report:
    return load_report(path) if path.is_dir() else inspect(path).report


def _inspected(options: argparse.Namespace, name: str) -> Preview:
    print(f"正在读 {options.file} ……", file=sys.stderr)
    known = Known(
        name=name,
        title=options.title,
        place=options.place,
        issuer=options.issuer,
        published=options.published,
        done_year=options.done_year,
        plan_year=options.plan_year,
    )
    preview = inspect(options.file, known, folder=options.folder)
    print("\n".join(summary(preview)))
    return preview


def summary(preview: Preview) -> Iterator[str]:
    """What was read, what was left out and what is doubtful, a line each."""
    yield from _about(preview.report.source)
    counts = preview.counts
    yield "读出：" + "，".join(
        f"{getattr(counts, key)} {words}"
        for key, words in NAMES.items()
        if getattr(counts, key) is not None
    )
    terms = [preview.report[term] for note in preview.report.footnotes for term in note.terms]
    if terms:
        yield f"注释的术语（{len(terms)}）：{'、'.join(terms)}"
    for box in preview.report.boxes:
        yield f"{box.number} {box.title}：{len(box.entries)} 行"
    for table in preview.report.tables:
        yield f"{table.number} {table.caption}：{table.row_count} 项指标"
    for kind, number in preview.left_out.items():
        yield f"没有读入：{KIND_NAMES[kind]} {number} 字"
    for doubt in preview.doubts[:DOUBTS_SHOWN]:
        yield f"疑点：{doubt.place}：{doubt.words}"
    if len(preview.doubts) > DOUBTS_SHOWN:
        yield f"疑点：还有 {len(preview.doubts) - DOUBTS_SHOWN} 处"


def _about(source: Source) -> Iterator[str]:
    yield f"标题：{source.title}"
    yield f"地方：{source.place}　执行年：{source.done_year}　计划年：{source.plan_year}"
    yield f"印发：{source.issuer or '（没有读出）'}　{source.published or '（没有读出日期）'}"


def _agreed(preview: Preview, *, yes: bool) -> bool:
    """A sound report goes in at once; a doubtful one only when a person says so."""
    if not preview.doubts or yes:
        return True
    if not sys.stdin.isatty():
        raise UserError(
            f"有 {len(preview.doubts)} 处疑点，没有加入；请核对上面的疑点，确认后加 --yes 再运行。"
        )
    answer = input(f"有 {len(preview.doubts)} 处疑点，仍要加入吗？（y/N）").strip().lower()
    if answer not in ("y", "yes", "是"):
        print("没有加入。")
        return False
    return True
