"""Looks things up in the annex tables the other way round: the classes of a table, the class or row
of an indicator, and the indicator that has a value.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from assistant.asking.plain_columns import is_asked_for
from assistant.asking.question import Question
from assistant.asking.row_filters import table_named, tables_meant
from assistant.asking.series import find_series
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import shown_value
from assistant.outcomes import Desk, Outcome
from assistant.tables.rows_told import last_cell, row_told
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Indicator, Span, Table

SKILL = "indicators"
_CLASSES = re.compile(
    "(?:分|划)(?:成|为|了|作|做)*(?:几|哪几?|多少)(?:个)?(?:大)?类|(?:几|哪几|多少)(?:个)?大类|(?:哪些|哪几[个种]|几[个种]|什么)(?:大)?类别|类别(?:都)?有(?:哪|几)"
)
_CLASS_OF = re.compile(
    "(?:归|属|算|列|放|划|排)(?:在|于|到|进|为|入)?(?:了)?(?:附[件表][一二\\d]?的?)?(?:哪|什么)(?:一)?(?:个)?(?:大)?(?:指标)?(?:类|块|板块|方面)|(?:哪|什么)(?:一)?(?:大)?类(?:指标|里|别)"
)
_MOST_ROWS = re.compile(
    "(?:哪|什么)一?[个种]?(?:大|指标)?类别?(?:的)?(?:里|中|下面|下)?(?:的)?(?:指标)?(?:数量|项数)?(?:有|是|的)?(?:最)(多|少)"
)
_ROW_OF = re.compile("第几(?:行|项|个|位|条)|序号(?:是)?(?:多少|几)")
_REMARK = re.compile("评价|备注|说明|责任|牵头|主管|口径|来源|进度|状态")
"""What a column may be called that holds words on a row, and no value of it."""
_WHICH = re.compile(
    "(?:哪|什么|啥)(?:一|几)?[个项]?(?:指标|目标)|指标(?:是|叫)(?:哪|什么|啥)|是哪一?[项个](?:[？?]|$)|(?:哪|什么)一?[项个](?:的)?(?:目标|完成)"
)
_NUMBER = re.compile(r"(?<![\d.年附件第前近+])\d+(?:\.\d+)?(?=[的是了吗呢？?，]|$)")
_Pick: TypeAlias = Callable[[Iterable[int]], int]
"""max or min."""
_Value: TypeAlias = tuple[Sequence[Figure], Sequence[str], Sequence[Decimal]]
"""Quantities with units, words in quotation marks and bare numbers that a question holds."""
_TEXT_VALUE = re.compile("“([^”]{3,16})”")


def answer_lookup(question: Question, desk: Desk) -> Outcome:
    """Classes, rows and indicators by value; None where none of these is asked."""
    if question.places or not desk.report.tables:
        return None
    knowledge = knowledge_of(desk.report)
    named = [
        one for match in find_series(question, knowledge) if match.exact for one in match.series
    ]
    if named and _CLASS_OF.search(question.text) and not question.has("nature", "unit"):
        return _class_of(named, question, desk)
    remarks = _remarks(named, question, desk) if named else None
    if remarks is not None:
        return remarks
    if named and _ROW_OF.search(question.text) and re.search("附[件表]|表", question.text):
        return _row_of(named, question, desk)
    most = _MOST_ROWS.search(question.text)
    if most and re.search("指标|附[件表]|表", question.text):
        return _classes(question, desk, pick=max if most[1] == "多" else min)
    if _CLASSES.search(question.text) and re.search("指标|附[件表]|表", question.text):
        return _classes(question, desk)
    return None if named or not _WHICH.search(question.text) else _by_value(question, desk)


def _classes(question: Question, desk: Desk, pick: _Pick | None = None) -> Draft | None:
    """The classes of each table meant, each with one of its rows cited; None where rows have none.

    pick: max or min, where the class with the most or fewest indicators is asked.
    """
    writer = Writer(desk.report)
    lines: list[str] = []
    for table in tables_meant(question, desk.report.tables):
        rows: dict[str, list[Indicator]] = {}
        for row in table.rows:
            if row.category:
                rows.setdefault(row.category, []).append(row)
        if not rows:
            continue
        lines += _most_rows(table, rows, pick, writer) if pick else _each(table, rows, writer)
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _each(table: Table, rows: Mapping[str, Sequence[Indicator]], writer: Writer) -> list[str]:
    """A line that counts the classes, then each by name."""
    marks = [writer.cite_cell(last_cell(own[0])) for own in rows.values()]
    count = writer.compute(f"计数 = {len(rows)}", f"{len(rows)}类", "类", "".join(marks))
    lead = f"{table.number}《{table.caption}》{writer.cite(table.header)}的指标分{count}："
    return [lead, *(f"- {name}{mark}" for name, mark in zip(rows, marks, strict=True))]


def _most_rows(
    table: Table, rows: Mapping[str, Sequence[Indicator]], pick: _Pick, writer: Writer
) -> list[str]:
    """「附件1里指标最多的是“甲”类，有11项」; every class that ties."""
    numbers = {name: {row.number for row in own} for name, own in rows.items()}
    best = pick(len(one) for one in numbers.values())
    word = "最多" if pick is max else "最少"
    lines = []
    for name in (one for one in rows if len(numbers[one]) == best):
        firsts = {row.number: row for row in rows[name]}.values()
        marks = "".join(writer.cite_cell(last_cell(row)) for row in firsts)
        count = writer.compute(f"计数 = {best}", f"{best}项", "项", marks)
        lines.append(f"{table.number}里指标{word}的是“{name}”类，有{count}{marks}。")
    return lines


def _class_of(named: Sequence[Series], question: Question, desk: Desk) -> Draft:
    """「“甲”在附件2里属于“乙”类[1]」, a line for each table, the one named alone."""
    writer = Writer(desk.report)
    rows = [row for series in named for row in series.rows]
    table = table_named(question, desk.report.tables)
    own = [row for row in rows if table is not None and row.table == table.number]
    lines = [
        f"“{row.name}”在{row.table}里属于“{row.category}”类{writer.cite_cell(last_cell(row))}。"
        for row in own or rows
    ]
    return writer.draft("\n".join(lines), SKILL)


def _remarks(named: Sequence[Series], question: Question, desk: Desk) -> Draft | None:
    """What a column beside the numbers says of the rows: 「完成情况评价一栏写的是“超额完成”」."""
    writer = Writer(desk.report)
    columns = {one.number: one.columns for one in desk.report.tables}
    lines = [
        f"“{row.name}”在{row.table}里，{header}一栏写的是“{desk.report[cell]}”"
        f"{writer.cite(row.span, strong=(cell,))}。"
        for series in named
        for row in series.rows
        for header, cell in zip(columns[row.table], row.cells, strict=False)
        if cell is not None and _is_asked(header, row, question)
    ]
    return writer.draft("\n".join(dict.fromkeys(lines)), SKILL) if lines else None


def _is_asked(header: str, row: Indicator, question: Question) -> bool:
    """Whether a column beside the values is the one that the question names or asks for."""
    if any(one.column == header for one in row.readings):
        return False
    named = any(one in question.text for one in _REMARK.findall(header))
    return named or is_asked_for(header, question)


def _row_of(named: Sequence[Series], question: Question, desk: Desk) -> Draft | None:
    writer = Writer(desk.report)
    tables = {one.number for one in tables_meant(question, desk.report.tables)}
    lines = [
        f"“{row.name}”在{row.table} 第{row.number}行{writer.cite_cell(last_cell(row))}。"
        for series in named
        for row in series.rows
        if row.table in tables
    ]
    return writer.draft("\n".join(lines), SKILL) if lines else None


def _by_value(question: Question, desk: Desk) -> Draft | None:
    """The rows with a cell of the value asked, all their cells told; None when none has it."""
    text = question.text
    asked = [one for one in figures(text, Span(0, len(text))) if not _is_year(one, text)]
    words = [key(one) for one in _TEXT_VALUE.findall(text)]
    bare = [Decimal(one) for one in _NUMBER.findall(text)]
    if not asked and not words and not bare:
        return None
    rows: dict[Span, Indicator] = {}
    for table in desk.report.tables:
        for row in table.rows:
            if any(_fits(cell, question, (asked, words, bare)) for cell in _cells(row)):
                rows.setdefault(row.span, row)
    if not rows:
        return None
    writer = Writer(desk.report)
    lines = [f"- {row_told(row, writer)}" for row in rows.values()]
    return writer.draft("\n".join(["符合的指标：", *lines]), SKILL)


def _cells(row: Indicator) -> Iterator[Cell]:
    return (Cell(row, one) for one in row.readings)


def _fits(cell: Cell, question: Question, value: _Value) -> bool:
    """Whether a cell of the year and role asked prints the value."""
    reading, (asked, words, bare) = cell.reading, value
    if question.years and reading.year not in question.years:
        return False
    if question.roles and reading.role not in question.roles:
        return False
    if any(one in key(reading.text) for one in words):
        return True
    own = reading.figure
    if own is not None and own.value in bare:
        return True
    shown = shown_value(cell)
    printed = list(figures(shown, Span(0, len(shown))))
    return any(_same(one, told) for one in asked for told in printed)


def _same(one: Figure, other: Figure) -> bool:
    """Whether value and unit are equal."""
    return (one.value, one.unit) == (other.value, other.unit)


def _is_year(figure: Figure, text: str) -> bool:
    return text[figure.span.end : figure.span.end + 1] == "年" or bool(
        re.fullmatch(r"20\d\d年?", text[figure.span.start : figure.span.end])
    )
