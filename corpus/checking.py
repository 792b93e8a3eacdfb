"""What a person should look at before a report goes in: gaps in numbering, odd tables, odd words."""

import re
from collections.abc import Iterable, Iterator

from corpus.blocks import Block, MarkupKind, TableBlock
from corpus.counts import KIND_NAMES, left_out_words
from corpus.model import Report, Section
from corpus.numerals import count_value
from corpus.readers.flow import Doubt, Intake

LEAST_SIGNS = 2000
"""A plan report has 10,000 and more; a shorter one is a part of it or a failed export."""
_TOLD = 24
"""Signs of a stretch that name it in a doubt."""
_SUSPICIOUS: tuple[MarkupKind, ...] = ("deleted", "hidden", "comment")
_NUMERAL = re.compile(r"[一二三四五六七八九十百]+|\d+")


def doubts_of(report: Report, blocks: Iterable[Block]) -> Iterator[Doubt]:
    """Doubts about what was read, by place in the report."""
    if sum(not sign.isspace() for sign in report.text) < LEAST_SIGNS:
        yield Doubt("全文", f"不到 {LEAST_SIGNS} 字，可能只是报告的一部分")
    if not any(one.kind == "part" for one in report.sections):
        yield Doubt("全文", "没有读出「一、」这样的部分标题")
    if not report.tables:
        yield Doubt("全文", "没有读出指标表")
    yield from _numbering(report)
    yield from _tables(report, blocks)


def doubts_about_file(intake: Intake) -> Iterator[Doubt]:
    """Doubts of the reader, and words that a person took out of the file's printed text."""
    yield from intake.doubts
    for kind in _SUSPICIOUS:
        found = [left_out_words(intake, one) for one in intake.clean.markup if one.kind == kind]
        words = [one.strip() for one in found if one.strip()]
        if words:
            total = sum(map(len, words))
            yield Doubt(f"「{words[0][:_TOLD]}」等", f"{KIND_NAMES[kind]}共 {total} 字，没有读入")


def _numbering(report: Report) -> Iterator[Doubt]:
    """一、 must be followed by 二、 and so on, under the same parent."""
    last: dict[tuple[tuple[str, ...], str], int] = {}
    for one in report.sections:
        number = _number(one)
        if number is None:
            continue
        key = (one.path[:-1], _form(one))
        before = last.get(key, 0)
        # A list may begin anew (1. 2. 3. under one heading after another): 1 is no jump.
        if number not in (before + 1, 1):
            came = f"接在{before}之后" if before else "前面没有第1个"
            yield Doubt(f"「{report[one.heading][:_TOLD]}」", f"编号跳了：{one.number}{came}")
        last[key] = number


def _number(section: Section) -> int | None:
    found = _NUMERAL.search(section.number)
    return None if found is None else count_value(found.group())


def _form(section: Section) -> str:
    """「一、」 and 「二、」 have one form, 「（一）」 another."""
    return section.kind + _NUMERAL.sub("#", section.number)


def _tables(report: Report, blocks: Iterable[Block]) -> Iterator[Doubt]:
    known = [one.span for one in report.tables] + [one.span for one in report.boxes]
    known += [one.span for one in report.plain_tables]
    for block in blocks:
        if isinstance(block, TableBlock) and not any(block.span in span for span in known):
            words = report[block.rows[0].span].replace("\t", " ")[:_TOLD]
            yield Doubt(f"「{words}」", f"{len(block.rows)} 行的表没有认出表头，按一般的表保留原文")
