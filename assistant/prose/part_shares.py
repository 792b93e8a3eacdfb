"""The share of a part in the whole that the same sentence tells: 「出口额里甲占几成」."""

import re
from collections.abc import Iterator

from assistant.asking.contrasts import contrary
from assistant.asking.question import Question
from assistant.asking.row_parts import in_order
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.outcomes import Desk
from assistant.sentences.told_figures import Told, part_of, scale, share
from assistant.sentences.told_parts import ToldPart, told_parts
from assistant.text import key
from assistant.words import compiled, lexicon
from corpus.figures import figures
from corpus.model import Figure, Report, Span

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
_OF_COUNT = re.compile(
    "^(?:去年|今年|这|那|年初|全部|列入计划的?|下达的?|的)*(?P<many>\\d+)(?P<unit>[个项家户人件])(?P<thing>[\u4e00-\u9fff]{0,8}?)"
    "(?:(?:里面|里头|里|当中|中|之中)?，?(?P<done>[\u4e00-\u9fff]{2,4}?)(?:了)?的?(?:占|有)?(?:了)?"
    "(?:百分之(?:几|多少)|几成|多大(?:比例|比重)|(?:的)?(?:比例|比重|占比))"
    "|(?:里面|里头|里|当中|中|之中)?的?(?P<rate>完成|达标|竣工|开工|办结|整改|投产)率)"
)
"""「33项指标完成率多少」, 「34项里完成的占百分之几」: the number typed says which whole is meant."""
LONGEST_BEHIND, LONGEST_LED = 10, 6
_REACHED = "完成|达到|达标|好于预期"
"""What is said of an indicator that came up to its target."""
_LIGHT = re.compile(
    "^(?:去年|今年|20\\d\\d年|全年|全部|所有|整个|总的|全[省市区县州]|我们|咱们?|其中|这|那)*(?:的)?"
)
_COUNTED = re.compile(r"^[\d一二三四五六七八九十两]+(?:多)?[家个项户所人件条名](?=.{2})")
_FILL = re.compile("的|了|一共|总共|总数|全部|所有|[新全]?(?=区县)")
_TAIL = re.compile("(?:总额|总量|总数|总计|总|金额|额|数量|资金|企业|公司)$")


def answer_of_count(question: Question, desk: Desk) -> Draft | None:
    """The share of a part in a whole that is named by its number; None where none or several are told."""
    asked = _OF_COUNT.match(question.text)
    found = list(_of_count(asked, question, desk.report)) if asked else []
    return share(*found[0], Writer(desk.report)) if len(found) == 1 else None


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


def _of_count(
    asked: re.Match[str], question: Question, report: Report
) -> Iterator[tuple[Told, Told]]:
    """「33项指标，完成25项」: the number that some words lead to, behind the whole of the number typed."""
    done = asked["done"] or asked["rate"]
    said = re.compile(_REACHED if done in _REACHED else re.escape(done))
    for one in knowledge_of(report).statements:
        if question.years and one.year not in (None, *question.years):
            continue
        told = list(figures(report.text, one.span))
        at = next((n for n, each in enumerate(told) if _is_typed(each, asked, report)), None)
        parts = told[at + 1 :] if at is not None else []
        named = [each for each in parts if _is_led(each, said, one.span, report)]
        whole = told[at] if at is not None else None
        same = [
            each
            for each in named
            if whole and scale(each, report) == scale(whole, report) and each.value < whole.value
        ]
        if whole and same:
            span = one.span
            yield (
                Told(same[0], part_of(report, span, same[0].span), span),
                Told(whole, part_of(report, span, whole.span), span),
            )


def _is_led(figure: Figure, said: re.Pattern[str], span: Span, report: Report) -> bool:
    """Whether the words stand before a figure in its clause or right behind it, and are not denied."""
    start = max(report.text.rfind(sign, span.start, figure.span.start) for sign in "，；：、")
    led = report.text[max(start + 1, span.start) : figure.span.start]
    behind = re.split(
        "[，；。、\\d]", report.text[figure.span.end : figure.span.end + LONGEST_BEHIND]
    )[0]
    found = said.search(led) or said.search(behind[:LONGEST_LED])
    return found is not None and not re.search("未|没|不", led + behind)


def _is_typed(figure: Figure, asked: re.Match[str], report: Report) -> bool:
    """Whether a figure is the whole of the number that the question types, in its unit or a like one."""
    fits = figure.unit == asked["unit"] or {figure.unit, asked["unit"]} == {"个", "项"}
    thing = asked["thing"].removesuffix("里") or ""
    after = report.text[figure.span.end : figure.span.end + LONGEST_BEHIND]
    return fits and figure.value == int(asked["many"]) and thing[-2:] in after


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
