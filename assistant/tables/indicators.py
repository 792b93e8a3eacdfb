"""Answers questions about indicators from the typed tables: cells, judgements, differences."""

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.asking.row_filters import table_named
from assistant.asking.series import find_series, name_keys, told_forms
from assistant.asking.twins import asks_growth_itself
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series, knowledge_of
from assistant.known.readings import is_rate, label, printed_number, shown_value, told
from assistant.known.term_index import find_terms
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.proof.premises import claimed_numbers, met_verdict, nature_verdict, premise_verdict
from assistant.tables.comparing import one_a_year, roles_of_year, target_and_result, told_changes
from assistant.tables.indicator_scope import out_of_scope
from assistant.tables.levels import asks_level, level_line
from assistant.tables.operations import (
    difference,
    is_part_of_year,
    outcome,
    ratio,
    times,
)
from assistant.tables.so_far import told_so_far
from assistant.tables.two_indicators import against_each_other
from assistant.text import key
from assistant.words import listed

SKILL = "indicators"
_TARGET_NAMED = re.compile(
    r"(?:达到?|完成|实现|超过|低于)[^，。；]{0,6}\d[^，。；]{0,6}?的?(?:年初|预期|年度)?(?:目标|任务|计划)"
)


def answer_indicator(question: Question, desk: Desk) -> Outcome:
    """Answer about the indicators that the question names; None when it names none."""
    knowledge = knowledge_of(desk.report)
    matches = find_series(question, knowledge)
    if not matches or _asks_meaning(question, knowledge):
        return None
    scope = out_of_scope(question, matches, knowledge)
    if scope is not None:
        return scope.outcome
    named = tuple(dict.fromkeys(series for match in matches for series in match.series))
    missing = _missing_years(question, named, knowledge)
    if missing is not None:
        return missing
    if not _tables_hold_year(question, named):
        return None
    writer = Writer(desk.report)
    if all(len(match.series) == 1 for match in matches):
        compared = against_each_other(question, named, writer)
        if compared:
            return writer.draft(compared, SKILL)
    parts = [_about(question, series, writer, knowledge) for series in named]
    refused = next((part for part in parts if isinstance(part, NoAnswer)), None)
    if refused is not None:
        return refused
    lines = [part for part in parts if isinstance(part, str)]
    judged = lines[0].startswith(("是的", "不是"))
    verdict = "" if judged else premise_verdict(question, writer.citations, desk.report)
    lines = [f"{verdict}{lines[0]}", *lines[1:]] if verdict else lines
    if asks_level(question, named):
        level = level_line(question, desk, writer)
        lines = [*lines, level] if level else lines
    of_one_row = len({(row.table, row.number) for one in named for row in one.rows}) == 1
    if len(named) > 1 and not of_one_row and any(len(match.series) > 1 for match in matches):
        lines.insert(0, "有几个指标都符合，分别是：")
    return writer.draft("\n".join(lines), SKILL)


def _asks_meaning(question: Question, knowledge: Knowledge) -> bool:
    """Whether the meaning of a defined term is asked, and no number."""
    strong = listed("terms", "strong").search(question.text) is not None
    return strong and not question.has("count") and bool(find_terms(key(question.text), knowledge))


def _missing_years(
    question: Question, named: Sequence[Series], knowledge: Knowledge
) -> NoAnswer | None:
    """Refuse when a year is asked that no table holds."""
    held = _years_held(named)
    missing = [year for year in question.years if year not in held]
    compares = question.has("difference") and len(question.years) > 1
    if not missing or (any(year in held for year in question.years) and not compares):
        return None
    if any(_printed_with(year, series, knowledge) for year in missing for series in named):
        return None
    years = "、".join(f"{year}年" for year in missing)
    have = "；".join(told(cell) for series in named for cell in one_a_year(series.cells()))
    text = f"报告没有给出{years}的“{named[0].name}”。报告附件里有的是：{have}。"
    rows = tuple(row.span for series in named for row in series.rows)
    return NoAnswer(Reason.OTHER_YEAR, text, rows)


def _tables_hold_year(question: Question, named: Sequence[Series]) -> bool:
    """Whether the tables hold a year that is asked; True where none is."""
    return not question.years or not _years_held(named).isdisjoint(question.years)


def _years_held(named: Sequence[Series]) -> frozenset[int]:
    return frozenset(cell.reading.year for series in named for cell in series.cells())


def _printed_with(year: int, series: Series, knowledge: Knowledge) -> bool:
    """Whether a clause of the running text tells the indicator for a year the tables lack."""
    forms = name_keys(series.name)
    source = knowledge.report.source
    if year in (source.done_year, source.plan_year) and any(
        form in key(clause) and re.search(r"\d", clause)
        for one in knowledge.statements
        if one.year == year and one.span not in knowledge.notes
        for clause in re.split("[。；，]", knowledge.report[one.span])
        for form in told_forms(series.name)
    ):
        return True
    clauses_of_year = (
        clause
        for one in knowledge.statements
        for clause in re.split("[。；]", knowledge.report[one.span])
        if f"{year}年" in clause
    )
    return any(form in key(clause) for clause in clauses_of_year for form in forms)


def _about(
    question: Question, series: Series, writer: Writer, knowledge: Knowledge
) -> str | NoAnswer:
    """The lines about one indicator."""
    if question.has("nature", "unit") and not question.has("met", "difference"):
        return _attributes(question, series, writer)
    if question.has("difference", "ratio") and len(set(question.years)) == 2:
        changed = told_changes(question, series, writer)
        if changed:
            return changed
    claimed = bool(claimed_numbers(question)) and not _names_target(question, series)
    if (
        question.has("met", "ratio")
        and not claimed
        and target_and_result(series, question) is not None
    ):
        return _judged(question, series, writer)
    differs = (
        question.has("difference") or _asks_growth_of_level(question, series)
    ) and not asks_growth_itself(question, series)
    if differs and not question.has("met"):
        changed = told_changes(question, series, writer)
        if changed:
            return changed
    return _read(question, series, writer, knowledge)


def _names_target(question: Question, series: Series) -> bool:
    """「没达到700亿元的目标，对吗」: the number only says which target, and rightly; 没达到 is claimed."""
    pair = target_and_result(series, question)
    named = _TARGET_NAMED.search(question.text)
    if pair is None or named is None or len(claimed_numbers(question)) != 1:
        return False
    return printed_number(pair[0]) == claimed_numbers(question)[0]


def _asks_growth_of_level(question: Question, series: Series) -> bool:
    """「外资目标涨幅」 of an indicator in 万美元: no cell gives it, two cells do."""
    rates = any(is_rate(row.unit) for row in series.rows)
    return not rates and question.has("growth") and "目标" in question.roles


def _attributes(question: Question, series: Series, writer: Writer) -> str:
    row = series.rows[-1]
    mark = writer.cite_cell(Cell(row, row.readings[-1]))
    said = []
    if question.has("unit"):
        said.append(f"单位是“{row.unit}”" if row.unit else "没有计量单位")
    if question.has("nature"):
        said.append(f"是{row.nature}指标")
    verdict = nature_verdict(question, row.nature) if question.has("nature") else ""
    return f"{verdict}“{row.name}”{'，'.join(said)}{mark}。"


def _judged(question: Question, series: Series, writer: Writer) -> str:
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
    lines = [
        f"{claim}{result.reading.year}年{series.name}{verdict}："
        f"{_short(result)}{mark_result}，{_short(target)}{mark_target}。"
    ]
    if judged.met is None:
        lines.append(f"{judged.reason}。")
    lines += _measured(question, (target, result), writer, mark_result + mark_target)
    return "".join(lines)


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


def _read(
    question: Question, series: Series, writer: Writer, knowledge: Knowledge
) -> str | NoAnswer:
    """The cells with the years and roles asked; all of them, labelled, where none is."""
    several = len(claimed_numbers(question)) > 1  # 「有262家，超过240家的目标」 claims both cells
    wanted = [
        cell
        for cell in series.cells()
        if (not question.years or cell.reading.year in question.years)
        and (several or _in_role(cell, question, knowledge))
    ]
    if not wanted:
        return _no_such_cell(question, series)
    table = table_named(question, knowledge.report.tables)
    if table is not None:  # another table may print the cell differently, which `_also` tells
        wanted = sorted(wanted, key=lambda cell: cell.row.table != table.number)
    kept = one_a_year(tuple(wanted))
    lines = [f"{told(cell)}{writer.cite_cell(cell)}{_also(cell, wanted, writer)}" for cell in kept]
    lines = [lines[0], *(line.replace(series.name, "", 1) for line in lines[1:])]
    return f"{'；'.join(lines)}。"


def _in_role(cell: Cell, question: Question, knowledge: Knowledge) -> bool:
    """Whether the cell has the role asked of its year: 「去年多少、今年目标多少」 asks for both."""
    roles = question.roles
    if len(question.years) > 1:
        roles = roles_of_year(cell.reading.year, question, knowledge.report)
    return not roles or cell.reading.role in roles


def _also(cell: Cell, cells: Sequence[Cell], writer: Writer) -> str:
    """「（附件2写为5.3%以内[2]）」 where another table prints the same cell differently."""
    others = [
        one
        for one in cells
        if (one.reading.year, one.reading.role) == (cell.reading.year, cell.reading.role)
        and key(one.reading.text) != key(cell.reading.text)
    ]
    return "".join(
        f"（{one.row.table}写为{shown_value(one)}{writer.cite_cell(one)}）" for one in others
    )


def _no_such_cell(question: Question, series: Series) -> NoAnswer:
    asked = "、".join(f"{year}年" for year in question.years) or "所问年份"
    role = "、".join(sorted(question.roles))
    have = "；".join(told(cell) for cell in one_a_year(series.cells()))
    text = f"报告没有给出{asked}“{series.name}”的{role}情况。报告附件里有的是：{have}。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text, tuple(row.span for row in series.rows))


__all__ = ["answer_indicator", "label"]
