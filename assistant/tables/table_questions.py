"""Answers questions about whole tables: which, how many, highest, missed, in one table only."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.question import Question, leftover
from assistant.asking.row_filters import (
    NATURES,
    asks_worded,
    category_of,
    hedge_of,
    in_both,
    numbered,
    only_in_one,
    tables_meant,
    unit_of,
)
from assistant.asking.series import find_series
from assistant.draft import Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.known.readings import PERCENT_PLACES, plain_decimal
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.proof.premises import asked_openly, count_verdict
from assistant.tables.excess import asks_excess, told_excess
from assistant.tables.ranking import told_ranking
from assistant.tables.rows_selected import ALL_MET, NOT_MET, Selection, selected
from assistant.tables.rows_told import (
    counts_told,
    held_by_both,
    items_told,
    last_cell,
    only_here,
    row_told,
)
from assistant.tables.told_missed import missed_as_told
from assistant.words import any_of
from corpus.model import Table

SKILL = "indicators"

_SUBJECT = re.compile(
    "(?:主要|预期|发展|全部|所有)目标|指标|哪个|哪项|哪一[个项]|目标(?!.{0,6}(?:市|区|县))|附件|哪些|哪几项|几项|多少项"
)
_COUNTED = re.compile("(?:一共|总共|共|到底)?(?:有|是)?(?:几|多少)(?:个|项|条)")
_WHICH_ROWS = re.compile(
    "指标(?:都|分别)?(?:是|有|叫)(?:什么|啥)|指标(?:都|分别)?(?:叫|是)(?:啥|什么)名"
)
_NATURE = re.compile(
    "(?:约束性|预期性).{0,2}指标|指标.{0,6}(?:约束性|预期性)|(?:附[件表]|目标表|指标表|表里).{0,6}(?:约束性|预期性)"
    "|(?:约束性|预期性)的?(?:指标)?(?:一共|总共)?(?:各|分别)?(?:是|有)?(?:几|多少|哪)"
    "|(?:哪|几|多少)[^，]{0,4}(?:是|属于)(?:约束性|预期性)的"
    "|^(?:约束性|预期性)[^，]{0,3}(?:完成|达标)"
)
_OF_A_KIND = re.compile("(?:类|方面|领域)的?指标(?:都|分别)?(?:有|是|列)?(?:出来|一下)?[？?。]?$")
"""「安全保障类指标」 asks which they are."""
_ALL_GROWTH = re.compile(
    "[各几哪]项增速|增速(?:类|目标|指标)?(?:里|中|当中)?(?:最|第|排|垫底|末位|倒数|居首|领头|打头)|增速目标"
)


def answer_table(question: Question, desk: Desk) -> Outcome:
    """Answer about the rows of a table; None when a single indicator or no table is meant."""
    knowledge = knowledge_of(desk.report)
    asked, question = question, asked_openly(question, desk.report) or question
    if not desk.report.tables or not _is_about_tables(question, knowledge):
        return None
    row = numbered(question.text)
    if row is not None:
        return _numbered_rows(question, row, desk)
    writer = Writer(desk.report)
    only = only_here(question, knowledge, writer) or held_by_both(question, knowledge, writer)
    if only is not None:
        return writer.draft(only, SKILL)
    meant = (
        selected(part, one, desk.report)
        for one in tables_meant(question, desk.report.tables)
        for part in _of_each_nature(question)
    )
    selections = [one for one in meant if one is not None]
    if selections and NOT_MET.search(question.text):
        counts = [len({row.number for row in one.rows}) for one in selections]
        told = missed_as_told(question, counts, knowledge)
        if told is not None:
            return told
    lines = [line for one in selections if (line := _told(question, one, writer))]
    if lines and ALL_MET.search(question.text) and asked.has("premise", "yes_no"):
        missed = "一项也没有" not in lines[0]
        lines[0] = ("不是，" if missed else "是的，") * asked.has("premise") + lines[0]
        lines += filter(None, [counts_told(knowledge, writer)])
    elif lines and asked is not question:
        lines[0] = count_verdict(asked, [one.shown for one in writer.formulas[-1:]]) + lines[0]
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _of_each_nature(question: Question) -> list[Question]:
    """「约束性的和预期性的各有几个」 asks of each kind; any other question as it is."""
    named = [one for one in NATURES if one in question.text]
    if len(named) < len(NATURES):
        return [question]
    return [replace(question, text=question.text.replace(one, "")) for one in reversed(named)]


def _numbered_rows(question: Question, number: int, desk: Desk) -> Outcome:
    """「附件1第6个指标是什么」: the row of that number of the tables meant."""
    writer = Writer(desk.report)
    lines = [
        f"{table.number}的这一项指标是{row_told(row, writer)}。"
        for table in tables_meant(question, desk.report.tables)
        for row in table.rows
        if row.number == number
    ]
    if lines:
        return writer.draft("\n".join(lines), SKILL)
    held = "，".join(f"{one.number}有{one.row_count}项" for one in desk.report.tables)
    text = f"附件里没有第{number}项指标：{held}。"
    return NoAnswer(Reason.NOT_FOUND, text, tuple(one.header for one in desk.report.tables))


def _is_about_tables(question: Question, knowledge: Knowledge) -> bool:
    if (
        question.places
        or question.periods
        or question.has("why")
        or not (
            _SUBJECT.search(question.text) or _counts_met(question) or _NATURE.search(question.text)
        )
    ):
        return False
    if numbered(question.text) is not None:
        return re.search("附[件表]|指标", question.text) is not None
    filtered = unit_of(question.text) or hedge_of(question.text) or asks_worded(question.text)
    if not question.has("list", "count", "extreme", "met") and not (
        filtered or _WHICH_ROWS.search(question.text) or _OF_A_KIND.search(question.text)
    ):
        return False
    named = [match for match in find_series(question, knowledge) if match.exact]
    category = category_of(question.text, knowledge.report.tables)
    # 「达标的有多少项」 names nothing besides, so it is about the whole table.
    bare = leftover(_COUNTED.sub("", any_of("question_words", "met").sub(" ", question.subject)))
    bare = (
        re.sub(r"\d+", "", bare) if _counts_rows(question.text, knowledge.report.tables) else bare
    )
    judged = question.has("met") and ("指标" in question.text or not bare)
    nature = _NATURE.search(question.text)
    ranked = question.has("extreme") and (
        "指标" in question.text or _ALL_GROWTH.search(question.text)
    )
    whole = re.search(
        r"(?:多少|几|哪些|哪几)[个项]?(?:[^\s才够]{0,8})(?:指标|目标)|(?<!用[地海水能])(?<!能耗)(?<!排放)指标.{0,4}(?:(?:多少|几)(?![万亿]?[亩吨元])|哪些)|(?:主要|预期|发展|全部|所有|今年|明年|去年|年度?)的?目标.{0,3}(?:哪些|什么|啥)",
        question.text,
    )
    one_table = only_in_one(question.text, knowledge.report.tables) or in_both(question.text)
    return not named and bool(
        category or judged or nature or ranked or whole or one_table or filtered
    )


def _counts_met(question: Question) -> bool:
    """「去年没达标的一共几个」, which names nothing that is counted."""
    return question.has("met") and _COUNTED.search(question.text) is not None


def _counts_rows(text: str, tables: Sequence[Table]) -> bool:
    """Whether a number of 项 that the question holds is the number of rows of a table."""
    counts = {int(one) for one in re.findall(r"(\d+)项", text)}
    return any(table.row_count in counts for table in tables)


def _told(question: Question, selection: Selection, writer: Writer) -> str:
    over = asks_excess(question.text)
    if over is not None and question.has("extreme"):
        return told_excess(selection.table, selection.rows, writer, over=over)
    if question.has("extreme"):
        return told_ranking(question, selection.table, selection.rows, writer)
    table, rows = selection.table, selection.rows
    head_mark = writer.cite(table.header)
    total = writer.compute(
        f"计数（{table.number}全部指标） = {table.row_count}",
        f"{table.row_count}项",
        "项",
        head_mark,
    )
    place = f"{table.number}《{table.caption}》{head_mark}"
    if len(rows) == len(table.rows) and not selection.words:
        lead = f"{place}共有{total}指标{head_mark}。"
        return lead + "\n" + items_told(rows, writer) if question.has("list") else lead
    if not rows:
        return f"{place}的{total}指标{head_mark}中，{selection.words}指标一项也没有。"
    listing = items_told(rows, writer)
    numbered = {row.number: row for row in rows}  # a level and its growth are one indicator
    ids = "".join(writer.cite_cell(last_cell(row)) for row in numbered.values())
    count = writer.compute(f"计数 = {len(numbered)}", f"{len(numbered)}项", "项", ids)
    asks_share = selection.of_all and question.has("ratio")
    share = _share_of_all(len(numbered), table, ids, writer) if asks_share else ""
    lead = f"{place}的{total}指标{head_mark}中，{selection.words}指标有{count}{share}："
    return lead + "\n" + listing


def _share_of_all(count: int, table: Table, ids: str, writer: Writer) -> str:
    """「，占80%（计数 20 ÷ 附件1全部指标 25 × 100% = 80%）」."""
    exact = Decimal(count) / table.row_count * 100
    value = exact.quantize(PERCENT_PLACES, rounding=ROUND_HALF_UP)
    number = plain_decimal(value)
    sign = "=" if value == exact else "≈"
    formula = f"计数 {count} ÷ {table.number}全部指标 {table.row_count} × 100% {sign} {number}%"
    shown = writer.compute(formula, f"{number}%", "%", ids)
    return f"，占{shown}（{formula}）"
