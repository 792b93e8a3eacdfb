"""Tells how far half a year's result has come towards the target of the whole year."""

from assistant.draft import Writer
from assistant.known.knowledge import Cell
from assistant.known.readings import is_rate, told
from assistant.tables.operations import difference, is_upper_limit, ratio


def told_so_far(pair: tuple[Cell, Cell], writer: Writer) -> str:
    """A result of half a year is not judged by the target of all of it: how far it has come."""
    target, result = pair
    aim = told(target, name=False).removeprefix(f"{target.reading.year}年")
    mark, other = writer.cite_cell(result), writer.cite_cell(target)
    marks, said = mark + other, f"{told(result)}{mark}，{aim}{other}"
    rate = None if is_rate(result.row.unit) else ratio(result, target)
    if rate is None:
        return f"{said}。全年还没有过完，报告没有说完成与否。"
    shown = writer.compute(rate.formula, rate.shown, rate.unit, marks)
    line = f"{said}。已完成全年目标的{shown}（{rate.formula}）{marks}；全年还没有过完。"
    left = difference(target, result)
    if left is None or left.value <= 0 or is_upper_limit(target):
        return line
    shown = writer.compute(left.formula, left.shown, left.unit, marks)
    return f"{line}还差{shown}（{left.formula}）{marks}。"
