"""What was read from a file, counted: shown before it goes in, kept, and checked at load."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from corpus.blocks import Markup, MarkupKind
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.readers.flow import Intake

KIND_NAMES: dict[MarkupKind, str] = {
    "note mark": "注释标记",
    "note bracket": "注释的括号和编号",
    "bookmark": "书签",
    "image": "图片标记",
    "page number": "页码",
    "header": "页眉",
    "footer": "页脚",
    "repeated row": "跨页重复的表头",
    "deleted": "修订中删除的文字",
    "hidden": "隐藏文字",
    "comment": "批注",
    "navigation": "网页导航等正文以外的文字",
    "script": "网页脚本和样式",
    "syntax": "排版符号",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each was read; figures: numbers with unit and hedge. pages: None if unknown."""

    pages: int | None
    signs: int
    parts: int
    sections: int
    paragraphs: int
    notes: int
    boxes: int
    tables: int
    rows: int
    figures: int


NAMES = {
    "pages": "页",
    "signs": "字",
    "parts": "部分",
    "sections": "标题",
    "paragraphs": "段落",
    "notes": "注释",
    "boxes": "专栏",
    "tables": "指标表",
    "rows": "指标行",
    "figures": "数",
}


def count(report: Report, pages: int | None = None) -> Counts:
    """Count what a report holds."""
    return Counts(
        pages=pages,
        signs=sum(not sign.isspace() for sign in report.text),
        parts=sum(one.kind == "part" for one in report.sections),
        sections=len(report.sections),
        paragraphs=len(report.paragraphs),
        notes=len(report.footnotes),
        boxes=len(report.boxes),
        tables=len(report.tables),
        rows=sum(len(table.rows) for table in report.tables),
        figures=sum(1 for _ in figures(report.text, Span(0, len(report.text)))),
    )


def left_out(intake: Intake) -> dict[MarkupKind, int]:
    """Non-blank signs of the file that are not in the text, by reason, the most first."""
    found: Counter[MarkupKind] = Counter()
    for one in intake.clean.markup:
        found[one.kind] += len("".join(left_out_words(intake, one).split()))
    return {kind: number for kind, number in found.most_common() if number}


def left_out_words(intake: Intake, markup: Markup) -> str:
    """The signs of the file behind a markup."""
    return intake.source[markup.start : markup.end]


def losses(kept: Mapping[str, Any], report: Report) -> Iterator[str]:
    """Each kind of which fewer are read now than when the report went in; more is no fault."""
    if not kept:
        return
    now = count(report)
    for one in fields(Counts):
        before, found = kept.get(one.name), getattr(now, one.name)
        if one.name != "pages" and isinstance(before, int) and found < before:
            yield f"{NAMES[one.name]}加入时有 {before}，现在读出 {found}"
