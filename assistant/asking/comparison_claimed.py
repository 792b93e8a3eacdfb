"""Reads a claim that sets two things, or all of a kind, against each other: 「甲比乙多，对吗」, 「甲最多」."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.asking.contrasts import contrasts
from assistant.asking.question import Question
from assistant.text import key
from assistant.words import lexicon
from corpus.numerals import count_value

_CONFIRMING = re.compile(
    "(?:[，。？?]|报告里?(?:是)?(?:这样|这么)(?:说|写)的?|是这样的?|是真的|真的|是不是|对不对?|对|是|没错|属实|吗|么|吧|没有?)+$"
)
"""What only asks for a yes, at the end of a claim."""
_BEGINS = re.compile("^(?:听说|据说|请问|是不是|是否|报告(?:里|中|上)?(?:说|写)?)，?")
_WHETHER = re.compile("是不是|是否")
_RATE = re.compile("增速|增幅|涨幅|降幅|增长率?|下降率?|占比|比重|比例|[快慢]|率(?:$|的)")
_MEASURED = re.compile(
    r"^(?:了|出|过|得)?(?:大?约|近|整整)?(?P<many>\d+(?:\.\d+)?|[一两二三四五六七八九十百]+)(?P<unit>[^\d]{1,5})$"
)
_VAGUE = re.compile("^(?:了|出|过|得)?(?:一?些|一?点儿?|不少|很多|得多|许多|多了)?(?:了|的)?$")
_PLAN = re.compile(
    "^(?:年初|预期|年度|原来|原定|当年|全年|去年|今年|20\\d\\d年)*的?(?:目标|计划|任务|预期)(?:数|值)?了?$"
)
_MEASURE = re.compile(
    "(?:产业|行业)?(?:产值|增加值|销售额|收入|余额|产量|产能|价值|投资额?|人数|规模|面积)?的?(?:增速|增幅|涨幅|增长率?|占比|比重)$"
    "|(?:产值|增加值|销售额|余额|产量|产能|价值|人数|规模|面积)$"
)
"""What is compared, which the second side often leaves out."""
_END = re.compile("(?:的|了|都|还|也|要|将|会|会要|更)+$")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two things of which the first is claimed to be above or below the second.

    rate: whether rates of growth or shares are compared. many, unit: by how much, as claimed;
    many is None where no number is claimed.
    """

    first: str
    second: str
    upward: bool
    rate: bool
    many: float | None = None
    unit: str = ""


@cache
def _two() -> re.Pattern[str]:
    words = lexicon("comparisons")["claimed"]
    signs = "".join((*words["above"], *words["below"]))
    worded = "|".join((*words["above_worded"], *words["below_worded"]))
    return re.compile(
        f"^(?P<first>.{{2,40}}?)，?(?:(?:比|较)(?P<second>[^，；。]{{1,30}}?)(?:要|还|又|更|都|会|稍微|略|明显)*"
        f"(?P<way>[{signs}])(?P<by>[^，；。]{{0,9}})|(?P<worded>{worded})(?:了|过)?(?P<other>[^，；。\\d]{{2,30}}))$"
    )


def compared_claimed(question: Question) -> Compared | None:
    """The two things that a claim compares; None where it compares none, or a result with its plan."""
    if not question.has("premise"):
        return None
    text = claim_words(question)
    match = _two().match(text)
    if match is None:
        return None
    second = match["second"] or match["other"]
    if _PLAN.match(second):
        return None
    words = lexicon("comparisons")["claimed"]
    said = match["way"] or match["worded"]
    upward = said in words["above"] or any(re.fullmatch(one, said) for one in words["above_worded"])
    by = match["by"] or ""
    measured = _MEASURED.match(by)
    if by and measured is None and not _VAGUE.match(by):
        return None
    many = _number(measured["many"]) if measured else None
    rate = _RATE.search(f"{match['first']}，{second}，{said}") is not None
    first = _END.sub("", match["first"])
    second = _in_full(first, _END.sub("", second))
    return Compared(first, second, upward, rate, many, measured["unit"] if measured else "")


def _in_full(first: str, second: str) -> str:
    """A second side with what it leaves unsaid: 「农村居民收入增速」 against 「城镇」."""
    own = key(second)
    for one in contrasts():
        if any(own in group for group in one.groups):
            said = [word for group in one.groups if own not in group for word in group]
            held = max((word for word in said if word in first), key=len, default="")
            if held:
                return first.replace(held, second)
    tail = _MEASURE.search(first)
    return second if tail is None or second.endswith(tail.group()[-2:]) else second + tail.group()


def _number(words: str) -> float:
    return float(words) if words[0].isdigit() else float(count_value(words))


def claim_words(question: Question) -> str:
    """A claim without what asks for a yes."""
    return _WHETHER.sub("", _BEGINS.sub("", _CONFIRMING.sub("", question.text)))


@dataclass(frozen=True, slots=True)
class Extreme:
    """What is claimed to be the most or least of its kind: 「茶园面积最大的是甲镇」.

    words: the claim without what asks for a yes. rate: whether rates are compared.
    """

    way: Literal["most", "least"]
    words: str
    rate: bool


def extreme_claimed(question: Question) -> Extreme | None:
    """The most or least that a question claims of a thing; None where it claims none."""
    if not question.has("premise"):
        return None
    text = claim_words(question)
    found = re.search(lexicon("comparisons")["claimed"]["extreme"], text)
    if found is None:
        return None
    least = found.group()[-1] in lexicon("comparisons")["claimed"]["below"]
    return Extreme("least" if least else "most", text, _RATE.search(text) is not None)
