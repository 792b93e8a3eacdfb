"""Finds the one figure that the report tells of some words: of running text, or of an annex cell."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.asking.content import content_of
from assistant.asking.question import Question, read_question
from assistant.draft import Draft
from assistant.known.knowledge import knowledge_of
from assistant.known.readings import is_rate
from assistant.outcomes import Desk
from assistant.proof.segments import cell_of
from assistant.prose.passages import first_cited
from assistant.sentences.breakdowns import breakdowns, in_scale
from assistant.sentences.evidence import candidates
from assistant.sentences.owned import owned_figures
from assistant.sentences.told_figures import Told, part_of, scale, scale_of, told_by_cell
from assistant.tables.indicators import answer_indicator
from assistant.text import bigrams, key
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_YEAR_BEHIND = re.compile("^([^，。]{2,}?)的?(今年|去年|20\\d\\d年)(的?(?:目标|计划|实际))?$")
_GREW = re.compile("(?:增长|增加|提高|上升|下降|减少|降低|净增)了?$")
_GROWTH_ASKED = re.compile(
    "(?:的)?(?:增长)?(?:目标)?(?:增速|增幅|涨幅|增长率)(?:的)?(?:目标)?|增长目标"
)
TRIED = 4
"""Sentences looked at for a figure that is named beside others, the best first."""
ALL_HELD = 0.9
"""Share of what is asked that the words of such a figure must hold: all but light words."""
_LEVEL_BEHIND = re.compile("[、，](?:累计|总数|总量|总数量)(?:达到?|为|已有|有)?(?=\\d)")
_IN_ALL = re.compile(
    "[、，；](?:累计|总数|总量|总数量)(?:达到?|为|已有|有)?$|^(?:累计|总数|总量)(?:达到?|为)?$"
)
ADDED_TO = re.compile("(?P<grew>新增|净增|新开|新建|新设|新引进|新认定|新培育|新获批|新落户)")
"""「新增21家，累计148家」: with these it came to so many by the end of the year."""
_WHEN = re.compile("(?:20\\d\\d|今|去|上)年(?:度)?的?|是多少.*$|目标|的")
_LEADING = re.compile("^(?:力争|确保|推动|实现|其中|全年|预计|完成)+")
_OF_SO_MANY = re.compile("每[百千万]+(?:常住)?(?:人口?|户)(?=[^，。；]*$)")
"""「每千人拥有甲220家」 is no number of 甲."""
_TURNED = re.compile(
    "[^，。；、\\d]{0,4}(?:增|提|升|扩|涨|降|减|压|缩|回落|下调|上调|调整)[^，。；、\\d]{0,4}[至到为](?=约?\\d)"
)
_GROWN_TO = re.compile("(?:增加|增长|提高|扩大)[到至]")

_LEADS = "(?:^|[，。；：、年]|全年|实现|完成|达到?|[全我][市区县省州旗]|核算|预计)"
"""What may stand before a thing that no other word narrows: 「全年社会消费品零售总额」."""
_OTHER_SPAN = re.compile("累计|期间|[三四五六]年[来间]|年均|季度|上半年|1[—-]\\d+月")


def alike(one: Told, other: Told, report: Report) -> bool:
    """Whether two figures are of one scale, for one span of time and grown since one year."""
    return all(read(one, report) == read(other, report) for read in (scale_of, _per, _since))


def first_told(wordings: Iterable[str], desk: Desk, unit: str | None) -> Told | None:
    """The figure of the first wording that the report answers."""
    tried = (figure_told(one, desk, unit=unit) for one in dict.fromkeys(wordings))
    return next((one for one in tried if one is not None), None)


def unit_of(told: Told) -> str:
    """元 of 亿元, whether printed behind the figure or in the unit column of its row."""
    return re.sub("^[万亿千百]+", "", told.cell.row.unit) if told.cell else told.figure.unit


def _per(told: Told, report: Report) -> str:
    """「每人每月」 right before a figure: amounts for a month and for a year are not compared."""
    before = report.text[: told.figure.span.start]
    found = re.search("(?:每[\u4e00-\u9fff]{1,2})+$", before[-10:])
    found = found or _OF_SO_MANY.search(before[told.part.start :])
    return found.group() if found and not told.cell else ""


def _since(told: Told, report: Report) -> str:
    """2020 of 「较2020年增长55%」: growth since that year is not growth within one."""
    if told.cell:
        return ""
    before = report.text[told.part.start : told.figure.span.start]
    found = re.search(r"[较比]((?:19|20)\d\d)年[^，。；、]{0,8}$", before)
    return found[1] if found else ""


def year_of(told: Told, desk: Desk) -> int | None:
    """The year of the part or cell that tells a figure."""
    if told.cell:
        return told.cell.reading.year
    statements = knowledge_of(desk.report).statements
    return next((one.year for one in statements if told.figure.span in one.span), None)


def figure_told(words: str, desk: Desk, *, unit: str | None = None) -> Told | None:
    """The figure that answers 「…是多少」; None when the report does not give it."""
    words = _YEAR_BEHIND.sub(r"\2\1\3", words)
    counted = f"是多少{unit}" if unit and unit != "%" else "是多少"
    asked = read_question(f"{words}{counted}", desk.report)
    cell = _cell_told(asked, desk)
    if cell is not None and (unit == "%") <= (unit_of(cell) == "%"):
        return cell  # of a value its growth is told by the text
    report, cited = desk.report, first_cited(asked, desk)
    if cited is None or len(cited.strong) != 1:
        return owned_by(words, asked, desk, unit)
    found = list(figures(report.text, cited.strong[0]))
    if len(found) != 1 or found[0].span != cited.strong[0] or not found[0].unit:
        return owned_by(words, asked, desk, unit)
    if unit == "%" and found[0].unit != "%":
        return owned_by(words, asked, desk, unit)
    found = [_come_to(found[0], cited.span, report)]
    own = _of_named_row(found[0], cited.span, words, desk)
    if own is not None:
        return own
    return Told(found[0], part_of(report, cited.span, found[0].span), cited.span)


def owned_by(words: str, asked: Question, desk: Desk, unit: str | None) -> Told | None:
    """The one figure whose own words hold all that is asked: 乙's of 「甲、乙分别增长5%、8%」.

    A growth is told by words for it. None where no figure, or more than one, is named so.
    """
    grows = _GROWTH_ASKED.search(words) is not None
    bare = read_question(_GROWTH_ASKED.sub("", words), desk.report)
    content = content_of(bare, knowledge_of(desk.report))
    named, begun = list[Told](), list[Told]()
    head = key(_WHEN.sub("", bare.text))
    for one in candidates(asked, desk)[:TRIED] if content.words else ():
        span = one.statement.span
        if asked.years and one.statement.year not in (None, *asked.years):
            continue
        for owned in owned_figures(span, desk.report):
            rate = owned.figure.unit == "%"
            if rate != (unit == "%") or (unit and owned.figure.unit != unit):
                continue
            grown = _GREW.search(owned.name) is not None
            if (rate and grown != grows) or content.coverage(owned.told_of(words), "") < ALL_HELD:
                continue
            told = Told(owned.figure, part_of(desk.report, span, owned.figure.span), span)
            named.append(told)
            begun += [told] if _LEADING.sub("", owned.name).startswith(head) else []
    found = named if len({one.figure.span for one in named}) == 1 else begun
    return found[0] if len({one.figure.span for one in found}) == 1 else None


def _come_to(found: Figure, span: Span, report: Report) -> Figure:
    """214 of 「由132公里增至214公里」: not what something was before."""
    if not report.text[: found.span.start].endswith(("由", "从")):
        return found
    later = _TURNED.match(report.text, found.span.end, span.end)
    if later is None:
        return found
    after = next(figures(report.text, Span(later.end(), span.end)), None)
    return after if after and after.unit == found.unit else found


def is_flow(told: Told, report: Report) -> bool:
    """Whether a figure tells what came, and not what there is: 「新增80家」, 「提高102元」."""
    clause = next(
        (one for one in clauses(report.text, told.statement, "，；。") if told.figure.span in one),
        told.part,
    )
    before = _GROWN_TO.sub("", report.text[clause.start : told.figure.span.start])
    if _IN_ALL.search(before):
        return False
    grown = _GREW.search(before) is not None or any(
        one in before for one in lexicon("content")["flows"]
    )
    return not told.cell and grown


def is_of_its_year(level: Told, thing: str, desk: Desk) -> bool:
    """Whether a level is told of the thing itself, and not of several years or part of one."""
    words = desk.report[level.part]
    led = re.search(f"{_LEADS}{re.escape(thing)}", words, re.IGNORECASE) is not None
    return (level.cell is not None or led) and not _OTHER_SPAN.search(words)


def level_now(thing: str, desk: Desk, unit: str | None = None) -> Told | None:
    """What the thing came to in the year that the report tells the results of."""
    year = desk.report.source.done_year
    for words in (f"{year}年{thing}", thing, f"{thing}总量", f"{thing}总数"):
        told = figure_told(words, desk, unit=unit)
        told = _with_level(told, desk.report) if told else None
        if told and year_of(told, desk) in (None, year) and not is_flow(told, desk.report):
            return told
    return None


def _with_level(told: Told, report: Report) -> Told:
    """Of 「新开14家，累计达到53家」 the number that there are, where the one added was found."""
    found = told.figure if told.cell else level_behind(told.figure, told.statement, report)
    return told if found is told.figure else replace(told, figure=found)


def level_behind(found: Figure, span: Span, report: Report) -> Figure:
    """148家 of 「新增21家，累计148家」, where the number added is what was found."""
    text = report.text
    level = _LEVEL_BEHIND.match(text, found.span.end, span.end)
    if level is None or not ADDED_TO.search(
        re.split("[，；。、]", text[span.start : found.span.start])[-1]
    ):
        return found
    told = next(figures(text, Span(level.end(), span.end)), None)
    return told if told and told.unit == found.unit else found


def _of_named_row(found: Figure, span: Span, words: str, desk: Desk) -> Told | None:
    """Of 「甲126万亩、乙310万亩」 the figure of the part named, where the one found is another's."""
    asked = bigrams(key(words))
    for one in breakdowns(knowledge_of(desk.report)):
        if one.statement.span != span:
            continue
        named = [
            row for row in one.rows if 2 * len(bigrams(row.own) & asked) >= len(bigrams(row.own))
        ]
        if len(named) == 1 and all(told.figure.span != found.span for told in named[0].told):
            return in_scale(named[0], scale(found, desk.report), desk.report)
    return None


def _cell_told(asked: Question, desk: Desk) -> Told | None:
    """The one cell that answers, where an annex gives it."""
    answered = answer_indicator(asked, desk)
    if not isinstance(answered, Draft):
        return None
    cells = [cell for one in answered.citations if (cell := cell_of(one, desk.report))]
    if len(cells) > 1 and len({cell.row.name for cell in cells}) == 1 and not asked.roles:
        cells = [cell for cell in cells if cell.reading.role == "完成"]
    amounts = [cell for cell in cells if not is_rate(cell.row.unit)]
    if amounts and not _GROWTH_ASKED.search(asked.text):
        cells = amounts  # of a value with its growth in a column beside it
    return told_by_cell(cells[0]) if len(cells) == 1 else None
