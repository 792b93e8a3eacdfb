"""Says of an indicator whether its target was met, by how much, and its completion rate."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Series
from assistant.known.readings import is_growth_name, is_rate, printed_number, told
from assistant.proof.met_premises import met_verdict
from assistant.proof.premises import AGREES, claimed_numbers
from assistant.sentences.claims import NOT_SO, turn_claimed
from assistant.tables.comparing import target_and_result
from assistant.tables.operations import difference, is_part_of_year, outcome, ratio, times
from assistant.tables.so_far import told_so_far
from assistant.tables.told_in_text import told_otherwise
from assistant.text import plain

_TARGET_NAMED = re.compile(
    r"(?:达到?|完成|实现|超过|低于)[^，。；]{0,6}\d[^，。；]{0,6}?的?(?:年初|预期|年度)?(?:目标|任务|计划)"
    r"|(?:目标|任务|计划)(?:是|为|定)*\d[^，。；]{0,8}，[^，。；\d]{0,4}(?:没|未|完成|达到|实现|达成)"
    r"|\d[^，。；\d]{0,6}的?(?:年初|预期|年度)?(?:目标|任务|计划)[^，。；\d]{0,4}(?:达到|完成|实现|达成)"
    r"|\d[^，。；\d]{0,4}(?:达标|完成|达到|实现|达成)(?:了)?(?:吗|没有?|么)[？?]?$"
)
"""「300天达标了吗」 names the target, too."""


_RESULT_NAMED = re.compile(
    r"\d[^，。；\d目标计划任务]{0,6}，?(?:就|也|还|并|都|已经?)*(?:没|未|不|超额|完成|达到|实现|达成|超过)[^，。；\d]{0,6}(?:目标|任务|计划|预期)"
)
"""「262家没达到目标」."""
_PART_OF_TARGET = re.compile(
    "(?:目标|计划|任务)的(?:一?[大多少]?半|[一二三四五六七八九]成|\\d|[二三四五六七八九十]+分之)"
)
"""「完成了目标的一半」 claims neither that it was met nor that it was missed."""
_GRADE = re.compile("(?<![第\\d])([ⅠⅡⅢⅣⅤ一二三四五])类(?!地区|人群|企业|项目)")
_ROMAN = str.maketrans("一二三四五", "ⅠⅡⅢⅣⅤ")
_EXCEEDED = re.compile("([没未不]有?|并未|没能)?超")


def names_target(question: Question, series: Series) -> bool:
    """「没达到700亿元的目标，对吗」: the number only says which target, and rightly; 没达到 is claimed.

    So does 「262家没达到目标吧」, whose number is the result.
    """
    pair, claimed = target_and_result(series, question), claimed_numbers(question)
    if pair is None or len(claimed) != 1:
        return False
    if _TARGET_NAMED.search(question.text):
        return printed_number(pair[0]) == claimed[0]
    return _RESULT_NAMED.search(question.text) is not None and printed_number(pair[1]) == claimed[0]


def turn_verdict(question: Question, named: Sequence[Series]) -> str:
    """Words before the cells of a growth rate that the question claims to have risen or fallen.

    「进出口去年下降了吧」 is denied by a growth of 28.5%.
    """
    claimed = turn_claimed(question)
    if claimed is None or len(named) != 1 or claimed_numbers(question):
        return ""
    results = [
        number
        for cell in named[0].cells()
        if cell.reading.role == "完成" and question.years in ((), (cell.reading.year,))
        if (number := printed_number(cell)) is not None
    ]
    if not is_growth_name(named[0].name) or not results or not results[-1]:
        return ""
    return AGREES if (results[-1] > 0) == (claimed == "up") else NOT_SO


def grade_verdict(question: Question, named: Sequence[Series]) -> str:
    """Words before a cell that prints a class of water, of which the question claims one."""
    claimed = _grades(question.text) if question.has("premise") else set()
    if len(claimed) != 1 or len(named) != 1:
        return ""
    role = next(iter(question.roles)) if len(question.roles) == 1 else "完成"
    cells = [
        one
        for one in named[0].cells()
        if question.years in ((), (one.reading.year,)) and _grades(one.reading.text)
    ]
    told = [one for one in cells if one.reading.role == role] or cells
    if not told:
        return ""
    return AGREES if claimed == _grades(told[-1].reading.text) else NOT_SO


def _grades(words: str) -> set[str]:
    """The classes of water that words name: 「三类」 is Ⅲ类."""
    return {one.translate(_ROMAN) for one in _GRADE.findall(plain(words))}


def told_judged(question: Question, series: Series, writer: Writer) -> str:
    """Met or not, by how much, with target and result."""
    pair = target_and_result(series, question)
    if pair is None:
        raise ValueError(f"{series.name} has no target with a result")
    target, result = pair
    tables = {one.number: one for one in writer.report.tables}
    part = is_part_of_year(result, tables[result.row.table])
    if part and "完成" not in result.reading.text:
        return told_so_far((target, result), writer)
    judged = outcome(target, result)
    verdict = {True: "完成了目标", False: "没有完成目标", None: "报告没有给出可比的数"}[judged.met]
    mark_result, mark_target = writer.cite_cell(result), writer.cite_cell(target)
    claim = met_verdict(question, met=judged.met) if judged.met is not None else ""
    claim = "" if _PART_OF_TARGET.search(question.text) else claim
    claim = claim and (_excess_verdict(question, pair) or claim)
    lines = [
        f"{claim}{result.reading.year}年{series.name}{verdict}："
        f"{_short(result)}{mark_result}{told_otherwise(result, writer)}，"
        f"{_short(target)}{mark_target}。"
    ]
    if judged.met is None:
        lines.append(f"{judged.reason}。")
    lines += _measured(question, (target, result), writer, mark_result + mark_target)
    return "".join(lines)


def _excess_verdict(question: Question, pair: tuple[Cell, Cell]) -> str:
    """Words before 「超过计划了吧」, which a result that just equals its target does not bear out."""
    claimed = _EXCEEDED.search(question.text)
    target, result = printed_number(pair[0]), printed_number(pair[1])
    if claimed is None or target is None or result is None:
        return ""
    return "是的。" if (result > target) is (claimed[1] is None) else "不是。"


def _measured(question: Question, pair: tuple[Cell, Cell], writer: Writer, marks: str) -> list[str]:
    """The gap, and the completion rate where it is asked."""
    target, result = pair
    change = difference(result, target)
    lines: list[str] = []
    if change is not None:
        shown = writer.compute(change.formula, change.shown, change.unit, marks)
        if change.value == 0:
            lines.append(f"与目标值相同（{change.formula}）{marks}。")
        else:
            word = "高于" if change.value > 0 else "低于"
            lines.append(f"{word}目标值{shown}（{change.formula}）{marks}。")
    if question.has("ratio") and "倍" in question.text:
        many = times(result, target)
        if many is not None:
            shown = writer.compute(many.formula, many.shown, many.unit, marks)
            lines.append(f"完成数是目标值的{shown}（{many.formula}）{marks}。")
    asks_rate = question.has("ratio") and "倍" not in question.text
    rate = ratio(result, target) if asks_rate and not is_rate(result.row.unit) else None
    if rate is not None:
        shown = writer.compute(rate.formula, rate.shown, rate.unit, marks)
        lines.append(f"完成率为{shown}（{rate.formula}）{marks}。")
    return lines


def _short(cell: Cell) -> str:
    """「预计完成4.5%」, 「预期目标为6%左右」."""
    return told(cell, name=False).removeprefix(f"{cell.reading.year}年")
