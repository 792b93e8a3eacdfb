"""The share of a part in the whole that the same sentence tells: 「出口额里甲占几成」."""

import re
from collections.abc import Iterator

from assistant.asking.contrasts import contrary
from assistant.asking.question import Question
from assistant.asking.row_parts import in_order
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.sentences.told_figures import share
from assistant.sentences.told_parts import ToldPart, told_parts
from assistant.text import key
from assistant.words import compiled, lexicon
from corpus.model import Report

_MUCH = (
    "(?:百分之(?:几|多少)|几成|(?:多少|多大|几|怎样)?的?(?:百分比|比重|比例|份额|占比)|多少|多大)"
)
_ASKED = (
    f"^(?P<whole>.{{2,24}}?)(?:里面|里头|里|当中|中|之中)，?(?P<part>.{{2,16}}?)的?占(?:了|到)?(?:的)?{_MUCH}",
    "^(?P<whole>.{2,24}?)(?:里面|里头|里|当中|中|之中)，?(?P<part>.{2,16}?)的?(?:占比|比重|份额|比例)",
    "^(?P<whole>.{2,24}?)(?:里面|里头|里|当中|中|之中)，?有?(?:百分之(?:几|多少)|几成|多大比例)是?(?P<part>.{2,16}?)$",
    "^(?P<part>.{2,16}?)在(?P<whole>.{2,24}?)(?:里面|里头|里|当中|中|之中)的?(?:占|比重|占比|份额|比例)",
    f"^(?P<part>.{{2,16}}?)，?占(?:了|到)?(?P<whole>.{{2,24}}?)的?{_MUCH}",
)
_PATTERNS = tuple(re.compile(one) for one in _ASKED)
_LIGHT = re.compile(
    "^(?:去年|今年|20\\d\\d年|全年|全部|所有|整个|总的|全[省市区县州]|我们|咱们?|其中|这|那)*(?:的)?"
)
_COUNTED = re.compile(r"^[\d一二三四五六七八九十两]+(?:多)?[家个项户所人件条名](?=.{2})")
_FILL = re.compile("的|了|一共|总共|总数|全部|所有|[新全]?(?=区县)")
_TAIL = re.compile("(?:总额|总量|总数|总计|总|金额|额|数量|资金|企业|公司)$")


def part_share(question: Question, desk: Desk) -> Draft | None:
    """The draft; None where no share is asked, or not one sentence tells part and whole."""
    report = desk.report
    sides = next((found for one in _PATTERNS if (found := one.search(question.text))), None)
    if sides is None:
        return None
    part, whole = (_bare(sides[one]) for one in ("part", "whole"))
    held = list(dict.fromkeys(_held(part, whole, question, report)))
    if len(held) != 1 or _tells_its_share(held[0], report):
        return None
    return share(held[0].part, held[0].whole, Writer(report))


def _held(part: str, whole: str, question: Question, report: Report) -> Iterator[ToldPart]:
    """The parts of the year asked that are named as the question names them, with their wholes."""
    for one in told_parts(knowledge_of(report)):
        if question.years and one.statement.year not in (None, *question.years):
            continue
        own = _without_whole(part, one)
        if (_names(part, one.name) or _names(own, one.name)) and _names(whole, one.whole_name):
            yield one


def _without_whole(part: str, one: ToldPart) -> str:
    """高中 of 「高中学位」, where 学位 are what the whole counts."""
    tails = (one.whole_name[-size:] for size in range(len(one.whole_name), 1, -1))
    tail = next((tail for tail in tails if part.endswith(tail)), "")
    return part.removesuffix(tail)


def _bare(words: str) -> str:
    """The words of a side as a key, without when, all and how many."""
    return key(_COUNTED.sub("", _LIGHT.sub("", _FILL.sub("", words))))


def _names(asked: str, printed: str) -> bool:
    """Whether the words asked are the printed name, begin or end it, or are short for it.

    出口 does not name 进出口, nor is 「对甲国出口」 all that is 出口.
    """
    if contrary(asked, printed, figures=True) or re.match("对.{1,8}[进出]口", asked):
        return asked == printed
    if re.fullmatch("[进出]口", asked) and not re.match(
        f"(?:外贸|货物|商品|实现|完成)*{asked}", printed
    ):
        return False  # 出口 is all of it, and not 「磷化工产品出口」
    for one in (asked, *_in_full(asked)):
        short = _TAIL.sub("", one)
        told = _TAIL.sub("", printed)
        if len(one) > 1 and (one in printed or printed.endswith(one)):
            return True
        if len(told) > 1 and (told == short or one.endswith(printed)):
            return True
        if len(short) > 1 and (short in printed or _is_short_for(short, printed)):
            return True
    return False


def _is_short_for(short: str, printed: str) -> bool:
    """规上 of 规模以上: the first and the last sign, and what is between in its order."""
    same_ends = (short[0], short[-1]) == (printed[0], printed[-1])
    return same_ends and len(printed) <= 2 * len(short) and in_order(short, printed)


def _in_full(asked: str) -> Iterator[str]:
    """What a customary short name stands for: 固定资产投资 of 固投."""
    for entry in lexicon("short_names")["name"]:
        if compiled("short_names", tuple(entry["says"])).fullmatch(asked):
            yield from (key(one) for one in entry["means"])


def _tells_its_share(one: ToldPart, report: Report) -> bool:
    """Whether the report itself prints the share behind the part."""
    after = report.text[one.part.figure.span.end : one.statement.span.end]
    return re.match("[^；。\\d]{0,4}[，、（]?占", after) is not None
