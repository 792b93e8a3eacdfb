"""Answers questions about indicators from the typed tables: cells, judgements, differences."""

import re
from collections.abc import Sequence

from assistant.asking.cells_meant import asks_over_years, cells_meant, change_and_cell
from assistant.asking.name_forms import name_keys, told_forms
from assistant.asking.question import Question
from assistant.asking.row_filters import table_named
from assistant.asking.series import Match, find_series
from assistant.asking.twins import asks_growth_itself, asks_level_beside_growth
from assistant.asking.verb_last import is_named_verb_last
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Knowledge, Series, knowledge_of
from assistant.known.readings import is_rate, label, told
from assistant.known.term_index import find_terms
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.proof.premises import (
    DISAGREES,
    SCALED,
    claimed_figures,
    claimed_numbers,
    nature_verdict,
    premise_verdict,
)
from assistant.support.word_for_word import is_verbatim
from assistant.tables.cells_told import of_cells
from assistant.tables.comparing import (
    as_listed,
    lacking,
    one_a_year,
    own_target_and_result,
    plan_year_meant,
    roles_of_year,
    target_and_result,
    told_changes,
)
from assistant.tables.indicator_scope import grown_since_last_year, out_of_scope
from assistant.tables.judging import grade_verdict, names_target, told_judged, turn_verdict
from assistant.tables.levels import asks_level, level_line
from assistant.tables.two_indicators import against_each_other, is_share_of_other
from assistant.text import key
from assistant.words import listed

SKILL = "indicators"
OTHERWISE_TOLD = "正文这样写，表里的数不一样："
_ASKS_CELL = re.compile("多少|几|完成(?:了)?(?:没|吗)")


def answer_indicator(question: Question, desk: Desk) -> Outcome:
    """Answer about the indicators that the question names; None when it names none."""
    knowledge = knowledge_of(desk.report)
    matches = grown_since_last_year(question, find_series(question, knowledge))
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
    absent = lacking(question, named, desk.report)
    if absent is not None:
        return _not_held(f"{absent.year}年", absent.role, named[0])
    if _claims_amount_of_rates(question, named) or _claims_growth_of_levels(question, named):
        return None  # 「社零总额1851.2亿没错吧」: the tables hold its growth, the text may hold the amount
    if is_share_of_other(question, knowledge) or asks_over_years(question.text):
        return None  # worked out from two values, or told by the text
    writer = Writer(desk.report)
    if all(len(match.series) == 1 for match in matches):
        compared = against_each_other(question, named, writer)
        if compared:
            return writer.draft(compared, SKILL)
    return _told(question, matches, writer, desk)


def _claims_amount_of_rates(question: Question, named: Sequence[Series]) -> bool:
    """Whether an amount with its scale (亿, 万) is claimed of indicators that are all rates."""
    claimed = claimed_figures(question) if question.has("premise") else []
    scaled = [one for one in claimed if one.value >= SCALED and not is_rate(one.unit)]
    return bool(scaled) and all(is_rate(row.unit) for one in named for row in one.rows)


def _claims_growth_of_levels(question: Question, named: Sequence[Series]) -> bool:
    """「外资去年增长52%吧」 of an indicator in 万美元: the text may tell the growth of what is done."""
    if not question.has("premise") or not question.has("growth") or "目标" in question.roles:
        return False
    claimed = claimed_figures(question)
    rates = any(is_rate(row.unit) for one in named for row in one.rows)
    grown = bool(claimed) and all(is_rate(one.unit) for one in claimed)
    return grown and not rates and len(question.years) < 2


def _told(question: Question, matches: Sequence[Match], writer: Writer, desk: Desk) -> Outcome:
    """What is asked of each of the indicators named."""
    knowledge = knowledge_of(desk.report)
    named = tuple(dict.fromkeys(series for match in matches for series in match.series))
    parts = [_about(question, series, writer, knowledge) for series in named]
    refused = next((part for part in parts if isinstance(part, NoAnswer)), None)
    if refused is not None:
        return refused
    lines = [part for part in parts if isinstance(part, str)]
    judged = lines[0].startswith(("是的", "不是"))
    judged = judged or any(
        names_target(question, one) for one in named
    )  # its number only says which
    held = premise_verdict(question, writer.citations, desk.report) or turn_verdict(question, named)
    held = held or grade_verdict(question, named)
    if held == DISAGREES and any(
        is_verbatim(question, one, knowledge) for one in knowledge.statements
    ):
        if "正文写的是" not in lines[0]:
            return None  # the running text tells it, of what the tables lack
        held = OTHERWISE_TOLD
    verdict = "" if judged else held
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
    compares = compares and not all(asks_growth_itself(question, one) for one in named)
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
    parts = change_and_cell(question, knowledge.report)
    if parts is not None:
        told_parts = [_about(part, series, writer, knowledge) for part in parts]
        return next(
            (one for one in told_parts if isinstance(one, NoAnswer)),
            "\n".join(map(str, told_parts)),
        )
    if question.has("nature", "unit") and not question.has("met", "difference"):
        return _attributes(question, series, writer, knowledge)
    meant = cells_meant(question, knowledge.report)
    named_so = meant is None and is_named_verb_last(question.text, series.name)
    if named_so or asks_level_beside_growth(question, series, knowledge):
        return _read(question, series, writer, knowledge)
    own = own_target_and_result(question, series, writer)
    if own is not None:
        return of_cells(own, own, series, writer)
    across = meant is not None and meant[0].year != meant[1].year
    differs = (
        meant is not None or question.has("difference") or _asks_growth_of_level(question, series)
    ) and not asks_growth_itself(question, series)
    compares = question.has("ratio") or differs
    turned = plan_year_meant(question, knowledge.report)  # 「目标比去年增长百分之几」
    if compares and (across or turned or len(set(question.years)) == 2):
        changed = told_changes(question, series, writer)
        if changed:
            return changed
    named = names_target(question, series)
    if (
        (named or question.has("met", "ratio"))
        and (named or not claimed_numbers(question))
        and target_and_result(series, question) is not None
    ):
        return told_judged(question, series, writer)
    if differs and (meant is not None or not question.has("met")):
        changed = told_changes(question, series, writer)
        if changed:
            return changed
    return _read(question, series, writer, knowledge)


def _asks_growth_of_level(question: Question, series: Series) -> bool:
    """「外资目标涨幅」 of an indicator in 万美元: no cell gives it, two cells do."""
    rates = any(is_rate(row.unit) for row in series.rows)
    return not rates and question.has("growth") and "目标" in question.roles


def _attributes(
    question: Question, series: Series, writer: Writer, knowledge: Knowledge
) -> str | NoAnswer:
    """Unit and nature, after the cell where that is asked too."""
    row = next((one for one in reversed(series.rows) if one.nature), series.rows[-1])
    if question.has("nature") and not row.nature:
        text = f"报告没有写出“{row.name}”是约束性还是预期性指标。"
        return NoAnswer(Reason.NO_ATTRIBUTE, text, (row.span,))
    beside = (question.years or question.roles) and _ASKS_CELL.search(question.text)
    cell = _read(question, series, writer, knowledge) if beside else ""
    if isinstance(cell, NoAnswer):
        return cell
    mark = writer.cite_cell(Cell(row, row.readings[-1]))
    said = []
    if question.has("unit"):
        said.append(f"单位是“{row.unit}”" if row.unit else "没有计量单位")
    if question.has("nature"):
        said.append(f"是{row.nature}指标")
    verdict = nature_verdict(question, row.nature) if question.has("nature") else ""
    return f"{verdict}{cell}“{row.name}”{'，'.join(said)}{mark}。"


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
    wanted = list(as_listed(question, series, knowledge.report)) or wanted
    if not wanted:
        return _no_such_cell(question, series)
    table = table_named(question, knowledge.report.tables)
    if table is not None:  # another table may print the cell differently, which `_also` tells
        wanted = sorted(wanted, key=lambda cell: cell.row.table != table.number)
    return of_cells(one_a_year(tuple(wanted)), wanted, series, writer)


def _in_role(cell: Cell, question: Question, knowledge: Knowledge) -> bool:
    """Whether the cell has the role asked of its year: 「去年多少、今年目标多少」 asks for both."""
    roles = question.roles
    if len(question.years) > 1:
        roles = roles_of_year(cell.reading.year, question, knowledge.report)
    return not roles or cell.reading.role in roles


def _no_such_cell(question: Question, series: Series) -> NoAnswer:
    asked = "、".join(f"{year}年" for year in question.years) or "所问年份"
    return _not_held(asked, "、".join(sorted(question.roles)), series)


def _not_held(years: str, role: str, series: Series) -> NoAnswer:
    """The refusal of a cell that no table gives, with those that they do give."""
    have = "；".join(told(cell) for cell in one_a_year(series.cells()))
    text = f"报告没有给出{years}“{series.name}”的{role}情况。报告附件里有的是：{have}。"
    return NoAnswer(Reason.NO_ATTRIBUTE, text, tuple(row.span for row in series.rows))


__all__ = ["answer_indicator", "label"]
