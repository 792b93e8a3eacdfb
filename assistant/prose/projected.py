"""Works out what the report's own target of growth comes to: last year's value × (1 + target), as arithmetic."""

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.asking.question import Question
from assistant.asking.series import find_series
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import is_growth_name, is_rate, plain_decimal, printed_number
from assistant.known.readings import told as cell_told
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer
from assistant.prose.figures_told import is_of_its_year, level_now, year_of
from assistant.sentences.told_figures import SKILL, Told, scale, stated, value_of
from assistant.words import lexicon
from corpus.numerals import fold

_RATE = r"(?P<rate>\d+(?:\.\d+)?)(?:%|％|个?(?:百分)?点)?(?:左右)?"
_BY = re.compile(
    f"(?:按|照|以|依)(?:照|着)?(?:今年|报告)?(?:的)?(?:{_RATE}|(?=[^，。]{{0,8}}(?:目标|增速)))的?"
    "(?:预期|增长|增速|目标|计划)*(?:来|去)?(?:推算|测算|估算|计算|算|涨|增长|增|推|估)"
)
_ASKS_LEVEL = re.compile("多少|几[个千百]*[万亿]")
_OTHER = re.compile(
    "几个(?:百分)?点|百分之几|增速(?:是|有)?多少|(?:增|涨|多)(?:加)?(?:了|出)?(?:多少|几)"
)
_HUNDREDTH = Decimal("0.01")


def answer_projected(question: Question, desk: Desk) -> Draft | NoAnswer | None:
    """「按5%的目标算今年GDP多少亿」; refused for a rate that is not the target, None where not asked."""
    text, source = fold(question.text), desk.report.source
    by = _BY.search(text)
    if by is None or not _ASKS_LEVEL.search(text) or _OTHER.search(text[by.end() :]):
        return None
    if source.plan_year == source.done_year or set(question.years) - {source.plan_year}:
        return None
    series = [
        one for match in find_series(question, knowledge_of(desk.report)) for one in match.series
    ]
    growths = [one for one in series if is_growth_name(one.name) and is_rate(one.rows[-1].unit)]
    if len(growths) != 1:
        return None
    targets = growths[0].cells(source.plan_year, "目标")
    rate = printed_number(targets[0]) if targets else None
    if rate is None or rate <= 0:
        return None
    if by["rate"] and Decimal(by["rate"]) != rate:
        text = f"报告没有按{by['rate']}%作过这样的测算，我不作推测。报告附件里有的是：{cell_told(targets[0])}。"
        return NoAnswer(Reason.OPINION, text, (targets[0].row.span,))
    return _projected(growths[0], targets[0], rate, desk)


def _projected(series: Series, target: Cell, rate: Decimal, desk: Desk) -> Draft | None:
    """The level told of the year of the results, with the target's growth added."""
    told = ((thing, level_now(thing, desk, "元")) for thing in _levels_of(series.name))
    level = next((one for thing, one in told if one and is_of_its_year(one, thing, desk)), None)
    if level is None or year_of(level, desk) != desk.report.source.done_year:
        return None
    writer = Writer(desk.report)
    words, mark = stated([level], writer)
    aim = writer.cite_cell(target)
    value = value_of(level, desk.report)
    exact = value * (1 + rate / 100)
    result = exact.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    sign = "=" if result == exact else "≈"
    formula = (
        f"{plain_decimal(value)} × （1 + {plain_decimal(rate)}%） {sign} {plain_decimal(result)}"
    )
    unit = _unit(level, desk)
    shown = writer.compute(formula, f"{plain_decimal(result)}{unit}", unit, mark + aim)
    return writer.draft(
        f"{words}；{cell_told(target)}{aim}。报告没有直接写{target.reading.year}年的总量，"
        f"只按这个目标推算大约是{shown}（{formula}）{mark}{aim}；"
        "这是算术结果，没有考虑价格等因素，不是报告的预测。",
        SKILL,
    )


def _levels_of(name: str) -> list[str]:
    """「地区生产总值（GDP）增速」 as 地区生产总值 and GDP: what the growth is of."""
    endings = "|".join(map(re.escape, lexicon("indicators")["growth_endings"]))
    bare = re.sub(f"(?:{endings})$", "", name)
    return [re.sub("[（(][^（）()]*[）)]", "", bare), *re.findall("[（(]([A-Za-z]+)[）)]", bare)]


def _unit(level: Told, desk: Desk) -> str:
    return level.cell.row.unit if level.cell else scale(level.figure, desk.report)
