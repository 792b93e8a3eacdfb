"""Makes sure of a figure before anything is computed with it: its own words, its year, its span of time."""

import re

from assistant.asking.content import content_of
from assistant.asking.contrasts import contrary
from assistant.asking.places_said import parts_said
from assistant.asking.question import find_years, read_question
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.prose.figures_told import year_of
from assistant.sentences.evidence import headings_key
from assistant.sentences.owned import Owned, owned_figures
from assistant.sentences.told_figures import Told, part_of, scale
from assistant.text import bigrams, key
from corpus.model import Figure, Report
from corpus.sentences import clauses

_YEAR = re.compile(r"(?<![较比\d])((?:19|20)\d\d)年")
_OTHER_SPAN = re.compile(
    "“?十[一二三四五六]五”?(?:期间|时期|以来|规划)?|期间|[三四五六]年[来间]|年均|[一二三四]季度|[上下]半年|1[—-]\\d+月"
)
"""A figure of several years or of a part of one, which is no figure of the year."""
LEAST_ON = 0.6
"""Share of the content of a side that the words on its figure must hold, as in `still_to_go`."""
_ROLE = re.compile("(?:预期)?(?:目标|计划|实际|完成|增速|增幅|涨幅)")
_TIME = re.compile("(?:20\\d\\d|今|去|上)年度?的?|增长")
_VERB = re.compile(
    "^(?:今年|去年|上年|20\\d\\d年|计划|全年)*([\u4e00-\u9fff]{1,3})的(?=[\u4e00-\u9fff]{2})|([\u4e00-\u9fff]{2})的$"
)
"""What is done with a thing, where a side tells it so: 建成 of 「去年建成的甲」."""
_FALLS = re.compile("(?:下降|下滑|减少|回落|降低|下跌|负增长|缩减)了?(?:约|近|超)?$")
_COUNTED = re.compile(r"\d+[大个项家条](?!百分点|月)")
_BEHIND = re.compile("的([\u4e00-\u9fff]{2,6})")
_TRADE = re.compile("(?:外贸|货物)?([进出]口)(?:总?额|总值)?")
_ANY_TRADE = (
    "(?:.*进出口.*其中|其中|外贸|货物|商品|实现|完成|全年|全[省市区县州旗]|我[省市区县州旗])*"
)
"""What may stand before 出口 where nothing narrows it."""
_BEGUN = re.compile(f"(?:{_OTHER_SPAN.pattern})，")
"""A sentence that begins with a span of time tells all its figures of it."""
_TOTAL_OF_YEARS = re.compile("累计(?:完成|实现|投资|发放|兑现)")


def falls(told: Told, report: Report) -> bool:
    """Whether a rate is told as a fall: 「下降21.4%」 is no growth of 21.4%."""
    if told.cell or told.figure.unit != "%":
        return False
    return _FALLS.search(report.text[: told.figure.span.start][-8:]) is not None


def sure(told: Told, side: str, desk: Desk) -> Told | None:
    """The figure that a side of a computation means; None where it is not certain to be its.

    Of several figures of one scale in the sentence it is the one whose own words hold the side
    best; it is of the year that the side names, and of no other span of time.
    """
    if told.cell:
        return told if _is_named(told.cell.row.name, side, desk.report) else None
    if told.statement in knowledge_of(desk.report).notes or not _does(told, side, desk):
        return None  # a note tells how something is counted, and not how much there is
    if not _counts_so(told, side, desk.report):
        return None
    owned = _own(told, side, desk)
    if owned is None:
        return None
    meant = Told(owned, told.part, told.statement)
    if falls(meant, desk.report) and not re.search("降|减|跌|落", side):
        return None
    meant = Told(owned, part_of(desk.report, told.statement, owned.span), told.statement)
    if not _is_of_its_name(meant, side, desk.report):
        return None
    if _is_of_thing_behind(meant, side, desk.report):
        return None
    return meant if of_its_time(meant, side, desk) and is_on(meant, side, desk) else None


def _counts_so(told: Told, side: str, report: Report) -> bool:
    """Whether the sentence prints each count that a side names its things by: 10大 of 「10大项目」."""
    words = report[told.statement]
    return all(one in words for one in _COUNTED.findall(side))


def _is_of_thing_behind(told: Told, side: str, report: Report) -> bool:
    """「总投资137亿元的甲车站」 tells the 总投资 of that thing alone, where the side names another."""
    behind = _BEHIND.match(report.text, told.figure.span.end)
    return behind is not None and not bigrams(key(behind[1])) & bigrams(key(side))


def _is_of_its_name(told: Told, side: str, report: Report) -> bool:
    """Whether the words on a figure name the very place and kind that the side names.

    Where they name neither, what the sentence told last before them is gone on with.
    """
    owned = owned_figures(told.statement, report)
    within, name = next(
        ((one.within, one.name) for one in owned if one.figure.span == told.figure.span), ("", "")
    )
    words = within + name
    trade = _TRADE.fullmatch(_TIME.sub("", side))
    if trade and not re.match(f"{_ANY_TRADE}{trade[1]}", name):
        return False  # 「磷化工产品出口」 is not all that is exported
    if not parts_said(words, report):
        before = report.text[told.statement.start : told.figure.span.start]
        last = max(parts_said(before, report), key=before.rfind, default="")
        words = last + words
    return _is_named(words, side, report)


def _is_named(words: str, side: str, report: Report) -> bool:
    """Whether some words hold each place that a side names, and nothing contrary to its kind."""
    if any(one not in words for one in parts_said(side, report)):
        return False
    return contrary(key(side), key(words), figures=False) is None


def _does(told: Told, side: str, desk: Desk) -> bool:
    """「用掉的甲」 is no 甲 that is 堆存: the clause prints a sign of what is done with it."""
    verb = _VERB.search(side)
    if verb is None:
        return True
    signs = re.sub(
        "今年|去年|上年|全年|完成|实现|达到|实际|[了掉出去到着过要会能将再]", "", verb[1] or verb[2]
    )
    text, at = desk.report.text, told.figure.span
    clause = next(one for one in clauses(text, told.statement, "，；。") if at.start < one.end)
    return not signs or any(one in desk.report[clause] for one in signs)


def is_on(told: Told, side: str, desk: Desk) -> bool:
    """Whether the thing is named before the figure, right behind it, or by the headings.

    「固定资产投资增长4%，主要是房地产开发投资下拉」 tells no figure of 房地产开发投资.
    """
    report, knowledge = desk.report, knowledge_of(desk.report)
    content = content_of(read_question(_ROLE.sub("", side), report), knowledge)
    statement = next((one for one in knowledge.statements if one.span == told.statement), None)
    if statement is None or not content.words:
        return True
    behind = next(
        (
            one.within + one.name
            for one in owned_figures(told.statement, report)
            if one.figure.span == told.figure.span
        ),
        "",
    )
    before = key(report.text[told.statement.start : told.figure.span.start])
    pairs = bigrams(key(_TIME.sub("", _ROLE.sub("", side))))
    if len(pairs & bigrams(behind)) * 2 >= len(pairs) > 0:
        return True  # 批发业 of 「批发、零售业增长」
    return content.coverage(before + behind, headings_key(statement, knowledge)) >= LEAST_ON


def _own(told: Told, side: str, desk: Desk) -> Figure | None:
    """The figure of the sentence that the side names; None where two are named alike."""
    report = desk.report
    wanted = scale(told.figure, report)
    rivals = [
        one for one in owned_figures(told.statement, report) if scale(one.figure, report) == wanted
    ]
    of_kind = [one for one in rivals if _is_named(one.within + one.name, side, report)]
    rivals = of_kind or rivals  # 全体居民 shares more signs with 城镇居民 than 「城镇、农村」 does
    if len(rivals) < 2:
        return rivals[0].figure if rivals and of_kind else told.figure
    shares = [_held(one, side, desk) for one in rivals]
    best = max(shares)
    named = [one for one, share in zip(rivals, shares, strict=True) if share == best]
    if best == (0.0, 0):  # named in words of which none tells one from the other
        return told.figure
    bare = [one.name.removeprefix("其中") for one in named]
    short = min(bare, key=len)
    if len(named) == 1 or all(short in one for one in bare):  # 贷款余额 beside 科技贷款余额
        return named[bare.index(short)].figure
    return told.figure if any(one.figure.span == told.figure.span for one in named) else None


def _held(owned: Owned, side: str, desk: Desk) -> tuple[float, int]:
    """How much of a side the words of a figure hold: of its content, then of its pairs of signs."""
    content = content_of(read_question(side, desk.report), knowledge_of(desk.report))
    shared = len(bigrams(owned.name) & bigrams(key(side)))
    return round(content.coverage(owned.told_of(side), ""), 3), shared


def of_its_time(told: Told, side: str, desk: Desk) -> bool:
    """Whether a figure is of the year the side names, and of a whole year."""
    years, own = find_years(side, desk.report), year_of(told, desk)
    source = desk.report.source
    if len(years) == 1 and own in (source.done_year, source.plan_year) and own not in years:
        return False
    words = _clause(told, desk)
    printed = {int(one) for one in _YEAR.findall(words)}
    if printed - {*years, *((own,) if own else ())}:
        return False
    spans = [*_OTHER_SPAN.findall(words)]
    if not _OTHER_SPAN.search(side):
        spans += _TOTAL_OF_YEARS.findall(words)
    return all(key(one) in key(side) for one in spans)


def _clause(told: Told, desk: Desk) -> str:
    """The words before a figure in its clause, and those of the sentence that begin it."""
    text, at = desk.report.text, told.figure.span
    clause = next(one for one in clauses(text, told.statement, "，；。") if at.start < one.end)
    begun = _BEGUN.match(desk.report[told.statement])
    return (begun.group() if begun else "") + text[clause.start : at.start]
