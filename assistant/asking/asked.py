"""Which kind of content a question wants (a date, a sum, a rank …), and whether words give it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assistant.asking.question import Question
from assistant.words import compiled, lexicon
from corpus.figures import figures, unit_at
from corpus.model import Figure, Span
from corpus.sentences import clauses
from index.words import is_dictionary_word

_HOW_MANY = re.compile(
    r"多少(?:万|亿|千|百)*|(?<![第哪好])几(?=[^乎何分])(?!分)(?:万|亿|千|百|十)*"
)
_THRESHOLD = re.compile("(?:多少|几)(?:个|家)?[十百千]*[万亿]元?(?:以上|级)")
_RANKED = re.compile("排(?:名|行|位)?(?:在|到|第)?$")
"""「排多少名」 asks a rank; 名 counts nothing there."""
"""「签约多少亿元以上项目」 asks for their number; the sum is part of their name."""
MONEY_WITHOUT_UNIT = 10**8
"""「完成投资27.11亿」: from one 亿 a figure without a unit is taken for money where money is asked."""
AHEAD = re.compile("(?:高于|低于|快于|慢于|领先|超过)[^，。；、]*$")
"""「增速高于全省0.4个百分点」 tells by how much, not the growth that is asked."""
AHEAD_ASKED = re.compile(
    "(?:比|较)[^，。；]{1,8}(?:高|低|快|慢|多|少|好|强)[出了]?(?:多少|几)|(?:高于|低于|快于|慢于|领先|跑赢|超过)[^，。；]{1,8}(?:多少|几)"
)
"""「增速比全省快多少」 asks for just that."""
_NO_UNITS = ("单元", "单位", "类水")
_WHICH_ONE = re.compile("第几(?!名|位)")
"""「第几届」 asks for an ordinal, which is no quantity."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A kind of content: what it is called, and the pattern that a place must hold."""

    says: str
    needs: re.Pattern[str]


_COMES_TO = re.compile(
    "从(?:多少|几)|(?:[增提升]加?[长高]?|下降|降低|缩小|扩大|[降升涨])(?:到|至)了?(?:多少|几|哪)"
)
"""What something came to is asked, and not by how much it changed."""


def attributes_asked(question: Question) -> tuple[Attribute, ...]:
    """The kinds of content that the question asks for, in the lexicon's order."""
    return _attributes(question.text)


@lru_cache(maxsize=512)
def _attributes(text: str) -> tuple[Attribute, ...]:
    return tuple(
        Attribute(entry["says"], _needs(entry, text))
        for entry in lexicon("attributes")["attribute"]
        if compiled("attributes", tuple(entry["asks"])).search(text)
    )


def _needs(entry: dict[str, Any], text: str) -> re.Pattern[str]:
    """What a place must print; a rank 「全市第几」 must be one within that scope."""
    scope = next((one for one in entry.get("scopes", ()) if one in text), "")
    needs = tuple(entry["needs"])
    if not scope:
        return compiled("attributes", needs)
    return compiled(
        "attributes",
        tuple(
            f"{re.escape(scope)}[^，。；]{{0,20}}(?:，(?:分别)?[居列排位为]{{0,2}})?(?:{one})"
            for one in needs
        ),
    )


@lru_cache(maxsize=512)
def units_asked(text: str) -> tuple[str, ...]:
    """The units after 多少 and 几: 「多少家」 gives 家, 「多少亿」 and 「多少钱」 give 元."""
    found: list[str] = []
    for match in _HOW_MANY.finditer(text):
        rest = text[match.end() :]
        if _THRESHOLD.match(text, match.start()) or _RANKED.search(text, 0, match.start()):
            continue
        unit = _unit_of(rest)
        if rest.startswith(("个亿", "亿")):  # 「多少亿千瓦时」 is no money
            found.append(_unit_of(rest[1:]) if rest[0] == "亿" and _unit_of(rest[1:]) else "元")
        elif unit and unit != "大":
            found.append(unit)
        elif rest.startswith(("钱", "资金", "投资", "经费", "预算")) or "亿" in match.group():
            found.append("元")
    if not found:
        for entry in lexicon("attributes")["implied"]:
            if compiled("attributes", tuple(entry["asks"])).search(text):
                found += entry["units"]
    return tuple(dict.fromkeys(found))


def _unit_of(rest: str) -> str:
    """The unit that words begin with; 标箱 of 「个标箱」; 单元 is a thing, and so is 公园 of 「个公园」.

    A class of water (几类水) is printed as Ⅲ类 and counts nothing.
    """
    unit = unit_at(rest)
    if unit == "口" and is_dictionary_word(rest[:2]):
        return ""  # 「多少口袋公园」
    if unit == "个" and not rest[1:].startswith(_NO_UNITS):
        own = unit_at(rest[1:])
        unit = own if own and own not in lexicon("attributes")["things"] else unit
    return "" if rest.startswith(_NO_UNITS) else unit


def wants_figure(question: Question) -> bool:
    """Whether the answer is a number."""
    if question.has("list", "why") or _WHICH_ONE.search(question.text):
        return False
    return question.has("count") or _counted_unit(question.text)


def _counted_unit(text: str) -> bool:
    """Whether 多少 or 几 stands before a unit: 「配几辆消防车」."""
    return any(unit_at(text[one.end() :]) for one in _HOW_MANY.finditer(text))


def fits_unit(figure: Figure, asked: tuple[str, ...]) -> bool:
    """Whether a figure is counted in a unit that was asked; any unit fits when none was."""
    if not asked:
        return True
    if "元" in asked and not figure.unit and figure.value >= MONEY_WITHOUT_UNIT:
        return True
    named = (figure.unit, figure.unit.partition("/")[0])  # 元/平方米 answers 多少元 too
    return any(own.endswith(unit) for one in asked for unit in _alike(one) for own in named)


@cache
def _alike(unit: str) -> tuple[str, ...]:
    """The unit and those that may stand for it: a question for 个 is answered by 62家 too.

    The other way round only where the lexicon says so: 个 does not answer 「床位多少张」.
    """
    entries = lexicon("attributes")["alike"]
    more = [one for entry in entries if entry["asked"] == unit for one in entry["units"]]
    more += [
        entry["asked"] for entry in entries if unit in entry["units"] and entry["asked"] != "个"
    ]
    return tuple(dict.fromkeys((unit, *more)))


def fits_row(unit: str, asked: tuple[str, ...]) -> bool:
    """Whether a table row's unit (万美元, 家, %) is one that is asked."""
    own = (unit, unit.partition("/")[0])  # 微克/立方米 answers 多少微克 too
    return not asked or any(
        each.endswith(one) for name in asked for one in _alike(name) for each in own
    )


@lru_cache(maxsize=4096)
def _printed(text: str, span: Span) -> tuple[Figure, ...]:
    """The figures of a stretch, read once: every question looks at every sentence."""
    return tuple(figures(text, span))


def clauses_fitting(text: str, span: Span, question: Question, ends: str) -> list[Span]:
    """The clauses, cut at `ends`, that give a figure that may answer."""
    return [
        one
        for one in clauses(text, span, ends)
        if next(figures_fitting(text, one, question), None) is not None
    ]


def figures_fitting(text: str, span: Span, question: Question) -> Iterator[Figure]:
    """The figures of a stretch that may answer, by unit."""
    asked = units_asked(question.text)
    rate = question.has("share", "growth") and not asked and not _COMES_TO.search(question.text)
    ahead = AHEAD_ASKED.search(question.text) is not None
    for figure in _printed(text, span):
        if rate and figure.unit not in ("%", "‰", "百分点", "倍", "番", "成", ""):
            continue
        told_ahead = AHEAD.search(text[span.start : figure.span.start]) is not None
        if rate and figure.unit == "百分点" and told_ahead and not ahead:
            continue
        if fits_unit(figure, asked):
            yield figure
