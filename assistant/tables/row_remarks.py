"""Rows of the annex tables by a column of words: who is in charge, 「基本完成」; what fell or grew."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.owners import names_owner, owners_in
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell
from assistant.known.readings import is_growth_name, printed_number
from assistant.outcomes import Desk
from assistant.tables.rows_told import row_told
from assistant.text import key
from corpus.headers import plain
from corpus.model import Indicator, Report, Table

SKILL = "indicators"
_IN_CHARGE = re.compile("责任|牵头|主管|负责|承担")
_ASKS_OWNED = re.compile("牵头|负责|主管|责任|承担|归.{2,14}管|管的|抓的")
_VERDICT = re.compile("完成情况|完成程度|评价|执行情况|完成状态")
_OF_ROWS = re.compile("指标|目标|哪|几[个项条]|多少[个项条]|名单|清单")
SHORTEST_VERDICT = 3
"""Signs from which a printed verdict is asked by its own words: 基本完成, and not 完成."""
_JOINED = re.compile("完成[^，。；]{0,8}(?:加上?|和|与|、|或者?)[^，。；]{0,4}完成")
_FELL = re.compile(
    "负增长|为负|负的|(?:下降|下滑|减产|回落|下跌)(?:了|的|[？?]|$)|[降跌减](?:了(?!多少|几)|的)"
)
_GREW = re.compile(
    "正增长|为正|正的|(?:增长|上涨|增产)(?:了|的(?!指标)|[？?]|$)|[涨增升](?:了(?!多少|几)|的)"
)
_WHICH = re.compile(
    "(?:哪|多少|几)[^，。？?]{0,4}(?:产品|指标|品种|东西)|(?:产品|指标|品种)[^，。？?]{0,12}(?:哪|有几|多少)"
)
_OF_TARGETS = re.compile("目标|计划|今年|明年|[上下]调|比")


def answer_remarked(question: Question, desk: Desk) -> Draft | None:
    """The rows of a unit in charge, of a printed verdict, or that fell; None where none is asked."""
    if question.has("why") or not desk.report.tables:
        return None
    if _ASKS_OWNED.search(question.text) and _OF_ROWS.search(question.text):
        owners = owners_in(key(question.text))
        return _told(list(_owned(owners, question, desk.report)), desk) if owners else None
    if not question.has("list", "count") or question.places:
        return None
    return _told(list(_of_verdict(question, desk.report)), desk) or _told_turned(question, desk)


def _owned(
    owners: Sequence[str], question: Question, report: Report
) -> Iterator[tuple[Table, Indicator]]:
    """The rows with one of the units in the column of who is in charge."""
    for table in _of_years(question, report):
        for row in table.rows:
            said = " ".join(_words(row, table, _IN_CHARGE, report))
            if said and any(names_owner(one, key(said)) for one in owners):
                yield table, row


def _of_verdict(question: Question, report: Report) -> Iterator[tuple[Table, Indicator]]:
    """The rows whose column of verdicts prints what the question says: 基本完成, 超额完成."""
    for table in report.tables if _OF_ROWS.search(question.text) else ():
        printed = {one for row in table.rows for one in _words(row, table, _VERDICT, report)}
        asked = _verdicts_asked(question.text, printed)
        for row in table.rows if asked else ():
            if any(one in asked for one in _words(row, table, _VERDICT, report)):
                yield table, row


def _verdicts_asked(text: str, printed: set[str]) -> set[str]:
    """The verdict that a question prints, the longest; 「完成的和基本完成的」 takes several."""
    if _JOINED.search(text):
        bare = {"完成"} if re.search("(?<!基本)(?<!超额)(?<![未没])完成", text) else set()
        return {one for one in printed if one in bare or (one != "完成" and one[:2] in text)}
    named = [one for one in printed if len(one) >= SHORTEST_VERDICT and one in text]
    return {max(named, key=len)} if named else set()


def printed_verdict(row: Indicator, table: Table, report: Report) -> str:
    """What the column of verdicts says of a row; "" where the table has none."""
    return next(_words(row, table, _VERDICT, report), "")


def _words(row: Indicator, table: Table, header: re.Pattern[str], report: Report) -> Iterator[str]:
    """The words of the cells under such a header that is no column of values."""
    values = {one.column for one in row.readings}
    for column, cell in zip(table.columns, row.cells, strict=False):
        if cell is not None and column not in values and header.search(plain(column)):
            yield report[cell].strip()


def _of_years(question: Question, report: Report) -> Sequence[Table]:
    """The tables with a target of the year asked; all where none has."""
    own = [
        table
        for table in report.tables
        if any(
            one.year in question.years and one.role == "目标"
            for row in table.rows
            for one in row.readings
        )
    ]
    return own or report.tables


def _told_turned(question: Question, desk: Desk) -> Draft | None:
    """「去年哪些产品产量是降的」: the rows whose growth of that year is below, or above, zero."""
    fell, grew = _FELL.search(question.text), _GREW.search(question.text)
    if not (fell or grew) or not _WHICH.search(question.text) or _OF_TARGETS.search(question.text):
        return None
    years = question.years or (desk.report.source.done_year,)
    products = re.search("产品|品种|东西", question.text) is not None
    found = [
        (table, row)
        for table in desk.report.tables
        if not products or any("产品" in one or "产量" in one for one in table.columns)
        for row in table.rows
        if _turned(row, years, fell=bool(fell))
    ]
    return _told(found, desk) or _none_turned(years, "为负" if fell else "为正", desk)


def _none_turned(years: Sequence[int], word: str, desk: Desk) -> Draft | None:
    """That no growth rate of the year has the sign asked."""
    writer = Writer(desk.report)
    lines = [
        f"{table.number}《{table.caption}》{writer.cite(table.header)}的指标里，增速{word}的一项也没有。"
        for table in desk.report.tables
        if any(
            is_growth_name(row.name) and one.role == "完成" and one.year in years
            for row in table.rows
            for one in row.readings
        )
    ]
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _turned(row: Indicator, years: Sequence[int], *, fell: bool) -> bool:
    """Whether a growth rate of one of the years is below zero, or above it."""
    if not is_growth_name(row.name):
        return False
    results = (
        printed_number(Cell(row, one))
        for one in row.readings
        if one.role == "完成" and one.year in years
    )
    return any(one is not None and (one < 0 if fell else one > 0) for one in results)


def _told(found: Sequence[tuple[Table, Indicator]], desk: Desk) -> Draft | None:
    """The rows counted and told one by one, under the title of their table; None for none."""
    if not found:
        return None
    writer = Writer(desk.report)
    lines: list[str] = []
    for table in dict.fromkeys(table for table, _ in found):
        rows = [row for own, row in found if own == table]
        items = [f"- {row_told(row, writer)}" for row in rows]
        numbered = dict(zip((row.number for row in rows), items, strict=True))
        first = [re.search(r"\[\d+\]", one) for one in numbered.values()]
        ids = "".join(one.group() for one in first if one)  # a level and its growth are one
        count = writer.compute(f"计数 = {len(numbered)}", f"{len(numbered)}项", "项", ids)
        title = f"{table.number}《{table.caption}》{writer.cite(table.header)}"
        lines += [f"{title}里有{count}{ids if len(numbered) == 1 else ''}：", *items]
    return writer.draft("\n".join(lines), SKILL)
