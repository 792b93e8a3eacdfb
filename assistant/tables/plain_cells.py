"""Finds the cell of a named row that answers though no column is asked for by its name."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.asked import fits_unit, units_asked, wants_figure
from assistant.asking.plain_columns import asked_columns, asks
from assistant.asking.plain_rows import PlainMatch, stretch_of_row, stretches_of_rows
from assistant.asking.question import Question, read_question
from assistant.asking.row_name_said import school_form
from assistant.asking.row_parts import GENERIC, core_of, in_order
from assistant.outcomes import Desk
from assistant.text import key
from corpus.figures import figures
from corpus.model import PlainRow, PlainTable
from corpus.sentences import clauses
from index.words import tagged_words

_EITHER = re.compile("([\u4e00-\u9fff]{2,8})还是([\u4e00-\u9fff]{2,8})")
_CAN = re.compile("(?:能|可以?|要|会)(?:够)?(?:容纳|装|住|坐|放|盛|供)?(?:下)?")
_ENDS_IN_NUMBER = re.compile(
    "(?:长度|高度|宽度|面积|(?<=[\u4e00-\u9fff])数|数量|容量|产能|装机|(?<=[\u4e00-\u9fff]{2})[比率])[？?]?$"
)
"""「甲机场跑道长度」 asks for a figure without 多少."""
_CLAUSES = re.compile("[，；？?]")
_ASKS = re.compile("多少|几|多[长大高宽]|哪|谁|什么|啥")
_COUNTED = re.compile("(?:多少|几)个?([班站层车])(?:[？?]|$)")
"""Nouns of one sign that are counted: 「建多少个班」."""
_THING = re.compile("(?:总|新增)?(?:床位|泊位|机架|库容|装机|产能|学位|里程|跑道|班级|站点)")
_MEASURED = re.compile("(?<=[\u4e00-\u9fff]{2})(?:数量|总数|数)(?=是|有|多少|几|□|$)")
"""数 of 床位数."""
_LONGEST_WORD = 8
"""Signs of the longest cell that is one of two things to choose from."""


def cells_without_column(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> list[PlainMatch]:
    """「甲项目是新建还是续建」, 「甲校区能装多少学生」: the cell whose own words the question says."""
    found = list(_chosen_of_two(rows, question, desk))
    if not found and len(rows) == 1 and _asks_number(question, desk):
        found = list(_counted_in_words(*rows[0], question, desk))
    found = found or _only_amounts(rows, question, desk)
    return found if len({one.column for one in found}) == 1 else []


def cells_of_other_clauses(
    rows: Sequence[tuple[PlainTable, PlainRow]],
    question: Question,
    found: Sequence[PlainMatch],
    desk: Desk,
) -> list[PlainMatch]:
    """「甲工厂建在哪儿，一年能造多少车」: the cells for a clause that asks for none of those found."""
    stretch = stretch_of_row(question, desk.report)
    parts = [one for one in _CLAUSES.split(question.text) if _ASKS.search(one)]
    if len({row.name for _, row in rows}) != 1 or not stretch or not found or len(parts) < 2:
        return []
    have, added = {one.column for one in found}, list[PlainMatch]()
    for part in parts:
        own = part if stretch in key(part) else f"{stretch}{part}"
        asked = read_question(own, desk.report)
        if not any(asked_columns(asked, table, desk.report.source) for table, _ in rows):
            told = cells_without_column(rows, asked, desk)
            added += [one for one in told if one.column not in have]
    return added


def _asks_number(question: Question, desk: Desk) -> bool:
    """Whether a figure is asked, be it by a thing that is counted alone: 「甲医院床位」."""
    bare = key(question.text).replace(stretch_of_row(question, desk.report), "").strip("的？?")
    return (
        wants_figure(question)
        or _ENDS_IN_NUMBER.search(question.text) is not None
        or _THING.fullmatch(bare) is not None
    )


def _only_amounts(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> list[PlainMatch]:
    """「井下充填用掉多少磷石膏」: the amount of a row whose table tells nothing but amounts of that.

    The caption and the header must print every noun that is asked beside the row's name.
    """
    stretch = stretches_of_rows(question, desk.report)
    if not wants_figure(question) or not stretch:
        return []
    found = []
    for table, row in rows:
        amounts = [at for at, unit in enumerate(table.units) if unit and unit != "%"]
        if len(amounts) != 1 or row not in stretch:
            continue
        rest = key(question.text).replace(stretch[row], "□")
        nouns = [one for one, tag in tagged_words(rest) if tag.startswith(("n", "j", "l"))]
        told = key(table.caption + "".join(table.columns))
        if nouns and all(key(one) in told for one in nouns if one not in ("一共", "总共")):
            found.append(PlainMatch(table, row, amounts[0]))
    units = units_asked(question.text)
    return [
        one for one in found if one.cell and one.cell.figure and fits_unit(one.cell.figure, units)
    ]


def _chosen_of_two(
    rows: Sequence[tuple[PlainTable, PlainRow]], question: Question, desk: Desk
) -> Iterator[PlainMatch]:
    """The short cells that print one of the two things named."""
    either = _EITHER.search(question.text)
    if either is None:
        return
    for table, row in rows:
        for at, cell in enumerate(row.cells):
            words = key(desk.report[cell.span]) if cell and not table.units[at] else ""
            if at == table.name_column or not 1 < len(words) <= _LONGEST_WORD:
                continue
            if either[1].endswith(words) or either[2].startswith(words):
                yield PlainMatch(table, row, at)


def _counted_in_words(
    table: PlainTable, row: PlainRow, question: Question, desk: Desk
) -> Iterator[PlainMatch]:
    """The cells of words that tell a figure right beside every noun that the question asks of."""
    stretch = stretch_of_row(question, desk.report)
    core = core_of(row.name, desk.report.source.place)
    begins = core.startswith(stretch[:3]) or (
        bool(stretch) and core[0] == stretch[0] and in_order(stretch, core)
    )
    begins = begins or stretch == school_form(core)
    if not stretch or not (begins or asks("named", question)):
        return  # 「采煤区面积多少」 is no question of a project whose name holds the word
    nouns = _nouns_besides(question, stretch)
    units = units_asked(question.text)
    units = () if units == ("个",) else units  # of a thing that is named, any measure word will do
    for at, cell in enumerate(row.cells):
        if cell is None or table.units[at] or at == table.name_column or not nouns:
            continue
        for clause in clauses(desk.report.text, cell.span, "，；。、"):
            told = key(desk.report[clause])
            counted = any(fits_unit(one, units) for one in figures(desk.report.text, clause))
            if counted and all(key(one) in told for one in nouns):
                yield PlainMatch(table, row, at)


def _nouns_besides(question: Question, stretch: str) -> list[str]:
    """The nouns of a question besides the name of a row and words that many names hold."""
    rest = _CAN.sub("", GENERIC.sub("", key(question.text).replace(stretch, "□")))
    rest = _MEASURED.sub("", rest.replace("长度", ""))
    nouns = [one for one, tag in tagged_words(rest) if tag.startswith("n") and len(one) > 1]
    counted = _COUNTED.search(question.text)
    left = re.fullmatch("□的?([\u4e00-\u9fff]{2,6})", rest.strip("？?"))
    counted = counted if counted and counted[1] in rest else None
    return nouns or [one[1] for one in (counted, left) if one][:1]
