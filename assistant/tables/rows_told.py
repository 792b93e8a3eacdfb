"""Tells rows of the annex tables one by one, and the rows that one table or both hold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.asking.row_filters import NATURES, in_both, only_in_one
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge
from assistant.known.readings import told
from assistant.text import key
from corpus.model import Indicator, Span, Table
from corpus.sentences import clauses

_COUNTS_ALL = re.compile(
    "\\d{2}项[^，。；]{0,6}指标[^。]{0,8}?(?:\\d+|[一二三四五六七八九十]+)项[^，。；]{0,12}(?:完成|达到|实现|好于|高于)"
)


def items_told(rows: Sequence[Indicator], writer: Writer) -> str:
    """The rows as a list, each with all its cells."""
    return "\n".join(f"- {row_told(row, writer)}" for row in rows)


def last_cell(row: Indicator) -> Cell:
    """The last cell of a row."""
    return Cell(row, row.readings[-1])


def row_told(row: Indicator, writer: Writer) -> str:
    """「GDP增速：2025年预期目标为6%左右，2025年预计完成4.5%[2]」."""
    cells = [Cell(row, reading) for reading in row.readings]
    said = "，".join(f"{told(cell, name=False)}{writer.cite_cell(cell)}" for cell in cells)
    return f"{row.name}：{said}"


def counts_told(knowledge: Knowledge, writer: Writer) -> str:
    """「25项主要指标中，18项达到…，7项…存在差距。」: what the running text counts; "" for none."""
    for one in knowledge.statements:
        for part in clauses(writer.report.text, one.span, "。"):
            words = writer.report[part]
            if one.role == "完成" and _COUNTS_ALL.search(words):
                start = part.start + words.rfind("，", 0, words.index("指标")) + 1
                told_part = Span(start, part.end)
                mark = writer.cite(one.span, strong=(told_part,))
                return f"{writer.report[told_part].rstrip('。')}。{mark}"
    return ""


def held_by_both(question: Question, knowledge: Knowledge, writer: Writer) -> str | None:
    """Indicators that both tables hold, by name."""
    tables = knowledge.report.tables
    if len(tables) != 2 or not in_both(question.text):
        return None
    first, second = tables
    natures = [one for one in NATURES if one in question.text]
    said = f"{first.number}和{second.number}都有的{''.join(natures)}指标"
    if len(natures) == 1:
        first, second = (_of_nature(one, natures[0]) for one in (first, second))
    return _by_name(first, second, said, writer, shared=True)


def _of_nature(table: Table, nature: str) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if row.nature == nature))


def only_here(question: Question, knowledge: Knowledge, writer: Writer) -> str | None:
    """Indicators of one table that the other lacks: 附件1有而附件2没有, 2026年新增, 取消."""
    pair = only_in_one(question.text, knowledge.report.tables)
    if pair is None:
        return None
    held, other = pair
    said = f"{held.number}有而{other.number}没有的指标"
    return _by_name(held, other, said, writer, shared=False)


def _by_name(held: Table, other: Table, said: str, writer: Writer, *, shared: bool) -> str:
    """The rows of one table whose names the other holds too, or lacks, with their number."""
    names = {key(row.name) for row in other.rows}
    rows = [row for row in held.rows if (key(row.name) in names) is shared]
    ids = "".join(writer.cite_cell(last_cell(row)) for row in rows)
    count = writer.compute(f"计数 = {len(rows)}", f"{len(rows)}项", "项", ids)
    marks = writer.cite(held.header) + writer.cite(other.header)
    return f"{said}{marks}有{count}：\n{items_told(rows, writer)}"
