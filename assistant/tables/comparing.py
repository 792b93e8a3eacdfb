"""Compares cells of one indicator: which cells a question about a difference means, and how far apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.cells_meant import (
    Coordinates,
    cells_listed,
    cells_meant,
    change_claimed,
    names_earlier_first,
    without_changes,
)
from assistant.asking.content import nouns_of
from assistant.asking.contrasts import kind_named
from assistant.asking.question import Question, find_roles, find_years, leftover
from assistant.draft import Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import told
from assistant.proof.changes_claimed import change_verdict, growth_verdict
from assistant.proof.premises import AGREES, DISAGREES
from assistant.tables.operations import Change, difference, growth, times
from assistant.text import key
from assistant.words import lexicon, listed
from corpus.model import Report, Role

OPEN = "要看和哪个数比："
"""Before two differences of which one bears a claim out and the other does not."""
_AGAINST_TARGET = re.compile(
    "超额|(?:离|距离?|差|比|较|超出?|与|和|跟)(?:年初|预期|年度|当年)?(?:的)?目标"
)
_AIM_OF_BOTH = re.compile(
    "目标(?:值|数)?(?:，|在)?(?:今年|明年|20\\d\\d年?)(?:的)?(?:比|较)(?:去年|今年|20\\d\\d年?)"
)
"""「目标今年比去年高」 sets one target against the other."""
_ASKS_GROWTH = re.compile("百分|增幅|增速|增长|涨|%|几成|增(?:了)?多少(?![万亿个家件人吨标天])")
_ASKS = re.compile("多少|几|如何|怎么样|咋样")
_THAN = re.compile(
    "(?<![占相对之无])比(?![例重较率值])|相差|差(?:了)?(?:多少|几)|差距|缺口|超(?:了|出|过)?(?:多少|几)"
)
"""How far one is from the other is asked too."""
_PLANNED_VERB = re.compile(
    "(?:计划|目标|打算|准备|力争|预期|原定|本来要?|想要?|定的?是?)(?:的?是)?(?:要|做到|完成|实现|达到|干到|跑到)"
)
"""「计划完成多少」 asks for the target, with a word for what is done."""
_SIDES = re.compile("相当于|比|较|和|与|跟|同(?!比)|、|，")
"""What stands between the two sides of a comparison."""


def told_changes(question: Question, series: Series, writer: Writer) -> str | None:
    """One of two cells against the other, with the formula; None when no two are meant."""
    meant = cells_meant(question, writer.report)
    if meant is not None:
        pair = _cells_at(meant, series)
        return _told_change(question, *pair, writer) if pair else None
    turned = names_earlier_first(question, writer.report)
    pairs = [
        (earlier, later) if turned else (later, earlier)
        for earlier, later in _compared(question, series, writer.report)
    ]
    agreeing = [pair for pair in pairs if _is_claimed(question, pair, writer.report)]
    lines = [_told_change(question, *pair, writer) for pair in agreeing or pairs]
    verdicts = {one for one in (AGREES, DISAGREES) for line in lines if line.startswith(one)}
    if len(verdicts) > 1:  # so against the one, not so against the other
        bare = (line.removeprefix(AGREES).removeprefix(DISAGREES) for line in lines)
        return "\n".join((OPEN, *bare))
    return "\n".join(lines) or None


def _is_claimed(question: Question, pair: tuple[Cell, Cell], report: Report) -> bool:
    """Whether an amount that is claimed is that of two cells, so that they are the ones meant."""
    claimed = change_claimed(question.text)
    if claimed is None or not claimed[1]:
        return False
    return _told_change(question, *pair, Writer(report)).startswith(AGREES)


def own_target_and_result(
    question: Question, series: Series, writer: Writer
) -> tuple[Cell, Cell] | None:
    """「原定多少，最后完成多少」: target and result of one year, nothing subtracted; None where not asked.

    Two clauses ask, one for a target and one for a result, and neither sets one against the other.
    """
    if set(question.years) - {writer.report.source.done_year} or _THAN.search(question.text):
        return None
    asking = [one for one in re.split("[，、；]", question.text) if _ASKS.search(one)]
    roles = [find_roles(_PLANNED_VERB.sub("计划", one)) for one in asking]
    if sorted(map(sorted, roles)) != [["完成"], ["目标"]]:
        return None
    done = replace(question, years=(writer.report.source.done_year,))
    return target_and_result(series, done)


def lacking(question: Question, named: Sequence[Series], report: Report) -> Coordinates | None:
    """A cell that a comparison clearly means and no table gives, where it gives the other one.

    Of what is left of a plan, the running text may tell.
    """
    meant = cells_meant(question, report)
    if meant is None or len(named) != 1:
        return None
    if meant[0].year != meant[1].year and {one.role for one in meant} != {"目标"}:
        return None
    absent = [one for one in meant if not named[0].cells(one.year, one.role)]
    return absent[0] if len(absent) == 1 else None


def _cells_at(meant: tuple[Coordinates, Coordinates], series: Series) -> tuple[Cell, Cell] | None:
    """The two cells, of one table where one has both."""
    first, second = (series.cells(one.year, one.role) for one in meant)
    together = (
        (one, other) for one in first for other in second if one.row.table == other.row.table
    )
    return next(together, (first[0], second[0]) if first and second else None)


def _told_change(question: Question, later: Cell, earlier: Cell, writer: Writer) -> str:
    marks = writer.cite_cell(later) + writer.cite_cell(earlier)
    change = difference(later, earlier)
    stated = f"{told(later)}{writer.cite_cell(later)}，{told(earlier, name=False)}{writer.cite_cell(earlier)}"
    if change is None:
        return f"{stated}；其中有文字表述，不能直接相减。"
    if change.value == 0:
        writer.compute(change.formula, change.shown, change.unit, marks)
        alike = later.reading.text == earlier.reading.text  # 「＞31」 is no denial of 「高于31」
        verdict = change_verdict(question, change.value, change.unit) if alike else ""
        return f"{verdict}{stated}，两者相同（{change.formula}）{marks}。"
    line = told_apart(question, stated, change, writer, marks)
    grown = growth(later, earlier) if _ASKS_GROWTH.search(question.text) else None
    if grown is not None:
        shown = writer.compute(grown.formula, grown.shown, grown.unit, marks)
        line += f"{'增长' if grown.value >= 0 else '下降'}{shown}（{grown.formula}）{marks}。"
        if not line.startswith((AGREES, DISAGREES)):
            line = f"{growth_verdict(question, grown.value)}{line}"
    many = times(later, earlier) if question.has("ratio") and grown is None else None
    if many is not None:
        shown = writer.compute(many.formula, many.shown, many.unit, marks)
        line += f"前者是后者的{shown}（{many.formula}）{marks}。"
    return line


def told_apart(question: Question, stated: str, change: Change, writer: Writer, marks: str) -> str:
    """Two cells as stated and how far apart they are, with the formula and a verdict if one is due."""
    shown = writer.compute(change.formula, change.shown, change.unit, marks)
    higher = change.value > 0
    verdict = change_verdict(question, change.value, change.unit)
    word = "高" if higher else "低"
    return f"{verdict}{stated}，前者比后者{word}{shown}（{change.formula}）{marks}。"


def _compared(question: Question, series: Series, report: Report) -> tuple[tuple[Cell, Cell], ...]:
    """The pairs of cells that a question about a difference means, the earlier cell first.

    Several where the words leave open which one is meant: none is picked in silence.
    """
    years = tuple(sorted(set(question.years) | plan_year_meant(question, report)))
    if len(years) == 1 and "目标" in question.roles:
        own = target_and_result(series, question)
        if own is not None or question.roles == {"目标", "完成"}:
            return (own,) if own else ()
    if not years and _AGAINST_TARGET.search(question.text):
        own = target_and_result(series, question)
        return (own,) if own else ()
    if len(years) == 2:
        firsts, lasts = (_meant(year, question, series, report) for year in years)
        if firsts and lasts:
            return tuple((first, last) for first in firsts for last in lasts)
    if _sets_against_another(question.text, series, report):
        return ()
    newest = _result_and_target(one_a_year(series.cells()))
    return (newest,) if newest else ()


def _sets_against_another(text: str, series: Series, report: Report) -> bool:
    """「进出口增速比出口增速低几个点」: what stands after 比 is another thing, and no year or role."""
    than = re.search("(?<![占相对之无])(?:比(?![例重较率值])|较(?![大高好多快]))", text)
    if than is None:
        return False
    after = without_changes(text[than.end() :])
    for pattern in (listed("comparisons", "planned"), listed("comparisons", "reached")):
        after = pattern.sub("", after)
    for word in (*lexicon("years")["relative"], *lexicon("comparisons")["former"]):
        after = re.sub(word, "", after)
    if kind_named(after) not in ("", kind_named(series.name)):
        return True  # 出口 is not 进出口
    nouns = nouns_of(re.sub(r"20\d\d年度?", "", after), knowledge_of(report))
    return any(leftover(one) and one not in key(series.name) for one in nouns)


def plan_year_meant(question: Question, report: Report) -> set[int]:
    """「目标比去年实际低多少」: the target without a year is the plan year's, not 去年's."""
    done, plan = report.source.done_year, report.source.plan_year
    if set(question.years) != {done} or _AGAINST_TARGET.search(question.text):
        return set()
    sides = [one for one in _SIDES.split(question.text) if one]
    bare = [one for one in sides if "目标" in one and not find_years(one, report)]
    own = [one for one in sides if find_years(one, report) and "目标" not in one]
    first = bare and own and sides.index(bare[0]) < sides.index(own[0])
    return {plan} if first else set()


def _result_and_target(cells: Sequence[Cell]) -> tuple[Cell, Cell] | None:
    """The latest result with the target after it, else the latest target with its result."""
    done = [one for one in cells if one.reading.role == "完成"]
    plans = [one for one in cells if one.reading.role == "目标"]
    if not done or not plans:
        return None
    if plans[-1].reading.year > done[-1].reading.year:
        return done[-1], plans[-1]
    return plans[-1], done[-1]


def _meant(year: int, question: Question, series: Series, report: Report) -> tuple[Cell, ...]:
    """The cells of a year in the role that its own side of the comparison names.

    「今年目标比去年」 names no role for 去年: then its result, and its target beside it where the
    other side asks for a target. Where neither side names a role, results before targets.
    """
    own = [one for one in one_a_year(series.cells()) if one.reading.year == year]
    done = tuple(one for one in own if one.reading.role == "完成")
    named = next(iter(_roles_beside(year, question.text, report)), None)
    if named is not None:
        return tuple(one for one in own if one.reading.role == named)
    if question.roles == {"目标"} and _AIM_OF_BOTH.search(question.text):
        return tuple(one for one in own if one.reading.role == "目标")
    if question.roles == {"目标"}:
        return (*done, *(one for one in own if one.reading.role == "目标"))
    return done or tuple(own[:1])


def _roles_beside(year: int, text: str, report: Report) -> Iterator[Role]:
    """The roles named on the side of the comparison that names the year."""
    for side in _SIDES.split(text):
        if year in find_years(side, report):
            yield from sorted(find_roles(side))


def roles_of_year(year: int, question: Question, report: Report) -> frozenset[Role]:
    """The roles asked of one of several years: those its own side names, else the question's.

    A side that asks for itself and names none (「去年多少」) asks for what the year has, results
    first.
    """
    for side in _SIDES.split(question.text):
        if year in find_years(side, report):
            own = find_roles(side)
            if own or not _ASKS.search(side):
                return own or question.roles
            return frozenset({"完成"}) if year == report.source.done_year else frozenset()
    return question.roles


def target_and_result(series: Series, question: Question) -> tuple[Cell, Cell] | None:
    """Target and result of one year: the year asked, else the latest that has both."""
    years = question.years or tuple(sorted({c.reading.year for c in series.cells()}, reverse=True))
    for year in years:
        targets, results = series.cells(year, "目标"), series.cells(year, "完成")
        if targets and results:
            same = [one for one in results if one.row.table == targets[0].row.table]
            return targets[0], (same or results)[0]
    return None


def as_listed(question: Question, series: Series, report: Report) -> tuple[Cell, ...]:
    """The cells that a question lists (计划、完成、今年计划), where the tables hold each; else ()."""
    places = cells_listed(question, report)
    found = [
        cell
        for cell in series.cells()
        if Coordinates(cell.reading.year, cell.reading.role) in places
    ]
    return tuple(found) if len(one_a_year(found)) == len(places) > 1 else ()


def one_a_year(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """One cell a year and role: the first printed; others that differ are told beside it."""
    kept: dict[tuple[int, Role], Cell] = {}
    for cell in cells:
        kept.setdefault((cell.reading.year, cell.reading.role), cell)
    return tuple(kept.values())
