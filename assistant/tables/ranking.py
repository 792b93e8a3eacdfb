"""Ranks the indicators of a table that can be compared: highest, lowest, the second, all in order."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.draft import Writer
from assistant.known.knowledge import Cell
from assistant.known.readings import printed_number, shown_value, told
from corpus.model import Indicator, Role, Table
from corpus.numerals import chinese_value

_NTH = re.compile("第([二三四五])(?:高|低|多|少|大|小|快|慢)")
_GROWTH = re.compile("增速|增长|增幅|涨")


def told_ranking(
    question: Question, table: Table, rows: Sequence[Indicator], writer: Writer
) -> str:
    """The highest or lowest among comparable rows: one unit, one year, one role."""
    low = (
        re.search(
            "第[二三四五](?:低|少|小|慢)|最(?:低|少|小|慢|差|末)|垫底|末位|倒数|吊车尾|从低到高",
            question.text,
        )
        is not None
    )
    role: Role = "目标" if question.roles == {"目标"} else "完成"
    cells = [
        Cell(row, reading)
        for row in rows
        for reading in row.readings
        if reading.role == role and (not question.years or reading.year in question.years)
    ]
    if _GROWTH.search(question.text):
        cells = [cell for cell in cells if cell.row.name.endswith(("增速", "增长率"))]
    units = {cell.row.unit for cell in cells}
    numbered = [(printed_number(cell), cell) for cell in cells]
    ordered = sorted(
        ((number, cell) for number, cell in numbered if number is not None),
        key=lambda pair: pair[0],
        reverse=not low,
    )
    if not ordered or len(units) != 1:
        return f"{table.number}{writer.cite(table.header)}的这些指标单位不同，不能放在一起比大小。"
    place = _NTH.search(question.text)
    values = list(dict.fromkeys(number for number, _ in ordered))
    nth = chinese_value(place[1]) if place else 1
    if nth > len(values):
        return f"{table.number}{writer.cite(table.header)}里能比的指标没有那么多。"
    best = [cell for number, cell in ordered if number == values[nth - 1]]
    names = "、".join(
        f"{cell.row.name}（{shown_value(cell)}）{writer.cite_cell(cell)}" for cell in best
    )
    rest = "\n".join(f"- {told(cell)}{writer.cite_cell(cell)}" for _, cell in ordered)
    word = ("低" if low else "高") if place else "最低" if low else "最高"
    word = f"第{place[1]}{word}" if place else word
    return (
        f"{best[0].reading.year}年{'目标' if role == '目标' else '完成'}{word}的是{names}。\n{rest}"
    )
