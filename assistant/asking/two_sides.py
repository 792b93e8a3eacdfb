"""Reads which two things a question sets against each other: 「甲的目标比去年多多少」, 「甲相当于乙的几成」."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.asking.places import without_own
from assistant.asking.question import find_years
from assistant.asking.sides_named import each_named
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Report, Span

Operation: TypeAlias = Literal["difference", "growth", "times", "share", "sum"]

LONGEST_TAIL = 4
"""Signs of a second side that may be only the last word of a name."""
LEAST_BARE = 2
"""A second side of at most this many signs beside its year or period says only how it differs."""
_WAYS = "|".join((*lexicon("comparisons")["up"], *lexicon("comparisons")["down"]))
_MANY = (
    "(?:出|了|[增做投收上来开演建办引装筹招产运接花拨补发修种减]|纳管|引进|新增|新建|完成|建成|接待|安排|培育|发放)?"
    "(?:多少|几)"
)
_WORDED: tuple[tuple[str, Operation], ...] = (
    (
        f"^(.{{2,40}}?)，?(?:和|与|跟|同)(.{{2,30}}?)(?:相比|相较|比起来|比较|比)，?(?:要|还|又|是|会)*(?:{_WAYS}){_MANY}.{{0,6}}$",
        "difference",
    ),
    (
        f"^(.{{2,40}}?)，?(?:比|较)(.{{2,30}}?)，?(?:至少|最少|大概|大约|大致)?(?:要|还|又|会|得|再|须|需)*(?:至少|最少)?(?:{_WAYS}){_MANY}(.{{0,6}})$",
        "difference",
    ),
    (
        "^(.{2,40}?)，?(?:和|与|跟|同)(.{2,30}?)(?:之间)?，?(?:相差|差距|差额|差)(?:了|是|有|为)*(?:多少|几|多大).{0,6}$",
        "difference",
    ),
    (
        f"^(.{{2,40}}?)，?(?:比|较|相比)(.{{2,30}}?)，?(?:相比)?(?:至少|大概|大约)?(?:要|还|又|会|得|再|须|需)*(?:{_WAYS})(?:了|出)?"
        "(?:百分之(?:几|多少)|几成|多少个?%)$",
        "growth",
    ),
    ("^(.{2,40}?)，?(?:是|为|相当于|等于)(.{2,30}?)的?(?:几|多少)倍$", "times"),
    (
        "^(.{2,40}?)在(.{2,30}?)(?:里面|里头|里|当中|中)，?(?:要|能)?占(?:了)?(?:多大|多少|几)?(?:的)?(?:比重|比例|份额|多少|百分之几|百分之多少|百分比|几成)?$",
        "share",
    ),
    (
        "^(.{2,40}?)，?(?:占|相当于|等于|是)(?:了)?(.{2,30}?)(?:的)?(?:多大|多少|几)?(?:比重|比例|份额|多少|百分之几|百分之多少|百分比|几成)"
        "(?:是|为|有)*(?:多少|多大|几)?$",
        "share",
    ),
    (
        "^([^、和与跟加，]{2,20}?)，?(?:、|和|与|跟|加上?|以及)([^、和与跟加，]{2,20}?)，?(?:(?:两|二)(?:个|项|者)?)?(?:加起来|加一块儿?|加在一起|合起来|一共|合计|总共|相加|之和|总和)"
        "(?:是|有|为|达|共|新增|增加)*(?:多少|几).{0,6}$",
        "sum",
    ),
)
_FROM_TO = re.compile(
    "^(.{0,20}?)从(.{2,24}?)(?:到|增至|提高到|升到)(.{2,24}?)，?(?:还|要|需要?|得|须|再)*"
    f"(?:{_WAYS}){_MANY}.{{0,6}}$"
)
_LEFT = re.compile(
    f"^(.{{2,20}}?)(?:今年|本年度?)，?(?:还|再)(?:要|得|需要?|须|差)?(?:再)?(?:{_WAYS}){_MANY}.{{0,8}}$"
)
"""「规模今年还要加多少」: its target against what it has come to."""
_PATTERNS: tuple[tuple[re.Pattern[str], Operation], ...] = tuple(
    (re.compile(pattern), operation) for pattern, operation in _WORDED
)
_ALL_BUT = re.compile(
    "^(.{2,24}?)(?:里面|里|中|当中)，?(?:除了|除去|除)?(.{2,16}?)(?:以外|之外|外)的?(?:还|共|一共)*(?:有|剩)(?:多少|几).{0,6}$"
)
_OTHER_THAN = re.compile(
    "^(.{2,16}?)(?:以外|之外)的(.{2,24}?)(?:还|共|一共|总共)*(?:有|是|为|达|剩)*(?:多少|几).{0,6}$"
)
_NOW = re.compile("(?:现在|目前|如今|眼下)的?(?:数|水平|规模)?")
_ALL_MONEY = re.compile(
    "(?:今年|本年度)?(?:的)?(?:全年|全部|整个|所有|总)的?(?:计划)?(?:投资)?(?:额|盘子)?"
)
"""「占全年的几成」 of a part that is invested: of all that the plan invests."""
_ASKS_WHICH = re.compile("哪|谁|什么|啥|多少|几")
"""A side that asks itself is none: 「哪类最多，占多少」."""
_LIGHT = re.compile("大概|大约|大致|差不多")
_DONE = re.compile("(.*?)(?:目前|现在|如今)?已经?(.{1,4}?)了?的")
_CLAIMS = re.compile("(?:目标|达到|做到|实现|完成|突破|超过|达|到|为|是)$")
_MONEY = re.compile("(?:投资|资金|经费|产值|增加值)(?:额|总额)?(?:目标)?$")
_AIM = re.compile("的?(?:目标|计划)")
_CLAIMING = re.compile(
    "(?:要|将|会|力争|争取|计划|预期|预计)*(?:达到|做到|实现|完成|突破|超过|为|到|达)$"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Two things in words that can each be asked by themselves, and what is asked of both.

    unit: 元 where money is asked, % where 百分点 are; None where any unit will do.
    left: whether what is left of an aim is asked, which must be above what it has come to.
    within: whether the second must be told as a part of the first.
    """

    first: str
    second: str
    operation: Operation
    unit: str | None
    left: bool = False
    within: bool = False


def sides_asked(text: str, report: Report) -> Sides | None:
    """The two sides of a question; None where it sets nothing against anything."""
    text = re.sub("((?:多少|几)[^，、]{0,6})[，、][^，]*$", r"\1", _LIGHT.sub("", text))
    bare = re.sub("(?:呢|啊|呀)$", "", _without_claims(re.sub("[？?。！]+$", "", text)))
    unit = (
        "元"
        if re.search(
            "多少(?:[万亿]*元|[万亿](?![\u4e00-\u9fff])|钱)|几个?[万亿]*元|几个?亿(?![\u4e00-\u9fff])",
            text,
        )
        else "%"
        if "百分点" in text or re.search("(?:多少|几)个?点(?!位)", text) or _both_grow(bare)
        else None
    )
    rest = _ALL_BUT.match(bare)
    if rest:
        whole, part = rest.groups()
        return Sides(whole, _with_tail(part, whole), "difference", unit)
    other = _OTHER_THAN.match(bare)
    if other and not _ASKS_WHICH.search(other[1]):
        part, whole = other.groups()
        return Sides(whole, part, "difference", unit, within=True)
    left = _LEFT.match(bare)
    if left:
        return Sides(f"{left[1]}今年目标达到", f"去年{left[1]}达到", "difference", unit, left=True)
    turned = _FROM_TO.match(bare)
    if turned:
        head, earlier, later = turned.groups()
        return Sides(head + _as_target(later), head + earlier, "difference", unit)
    for pattern, operation in _PATTERNS:
        match = pattern.match(bare)
        if match is not None and not _ASKS_WHICH.search(match[1] + match[2]):
            first, second = _as_target(match[1].replace("，", "")), match[2]
            head, comma, part = match[1].rpartition("，")
            if operation == "share" and second in ("多大", "多少"):
                if not comma:
                    return None
                first, second = _with_last_noun(head, part), head  # 「全年投资，甲占多大比例」
            if operation == "share" and _ALL_MONEY.fullmatch(second) and "投资" in first + second:
                first = _with_last_noun("投资", first)
                return Sides(first, "全部年度计划投资", operation, "元")
            unit = unit or ("元" if _MONEY.search(first) else None)
            first, second = each_named(first, re.sub("^全部的?(?=.{2})", "", second), report)
            return Sides(first, _completed(first, second, report), operation, unit)
    return None


def _both_grow(text: str) -> bool:
    """「甲增速和乙增速差多少」 compares rates."""
    return len(re.findall("增速|增幅|涨幅|增长率", text)) > 1


def _without_claims(text: str) -> str:
    """The question without the sums it brings along: 「要达到250亿，比…」 asks of what is reached."""
    for one in reversed(list(figures(text, Span(0, len(text))))):
        printed = text[one.span.start : one.span.end]
        if text[one.span.end : one.span.end + 1] == "年" or re.fullmatch(r"20\d\d年?", printed):
            continue
        before, after = text[: one.span.start], text[one.span.end :]
        if (one.unit or one.value >= 10_000) and (_CLAIMS.search(before) or _AIM.match(after)):
            text = before + after
    return text


def _as_target(words: str) -> str:
    """「产值要达到」 as 「产值目标」."""
    words = re.sub("(?:要|还|需|得)$", "", words)
    said = _CLAIMING.sub("", words)
    return words if said == words or "目标" in said else f"{said}目标"


def _completed(first: str, second: str, report: Report) -> str:
    """「建筑业产值今年目标」 against 「去年」: the second side with what it leaves unsaid."""
    wide = re.fullmatch(
        f"({'|'.join(lexicon('places')['wider'])})的?(?:平均水平|目标|水平)?", second
    )
    if wide:
        inner = re.sub(
            "^[\u4e00-\u9fff]{2,6}?[市区县州](?=的)的", "", first
        )  # 「某市的GDP」 against 全省
        return wide[1] + without_own(inner, report.source.place)
    if not _says_only_when(second, report):
        return _with_last_noun(first, second)
    head = _without_when(first)
    own = _period(first)
    if own and _period(second):
        return head.replace(own, second)
    return second + head


def _says_only_when(second: str, report: Report) -> bool:
    """Whether a side names a year, period or role and no thing."""
    if not (find_years(second, report) or _period(second)):
        return False
    rest = second
    words = lexicon("years")
    said = (*words["relative"], *words["periods"]["words"], *words["only_how"]["words"])
    for word in sorted(said, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(re.sub(r"\d+年?|的|新", "", rest)) <= LEAST_BARE


def _without_when(first: str) -> str:
    """A side without its year, 目标 and 数量, of which the other side may mean the growth."""
    for word in (*lexicon("years")["relative"], "目标", "计划", "预计"):
        first = first.replace(word, "")
    return re.sub(r"20\d\d年|的?(?:总?数量|总量)$", "", first)


def _with_last_noun(first: str, second: str) -> str:
    """「去年建成的甲」 against 「今年要建的」, 「产业类投资」 against 「公共服务设施类」: with its noun."""
    if _NOW.fullmatch(second):
        return f"去年{_without_when(first)}"
    done = _DONE.fullmatch(second)
    if done:  # 「甲已纳管的」
        return f"去年{done[1]}{done[2]}{_without_when(first)}"
    if second.endswith("的") and "的" in first:
        return second + first.rpartition("的")[2]
    for noun in ("增速", "增幅", "投资", "收入", "产值", "数量", "规模"):
        if first.endswith(noun) and noun not in second:
            return second + noun
    return second


def _with_tail(part: str, whole: str) -> str:
    """「新能源」 of 「全省发电装机」 as 「新能源装机」."""
    tail = whole[-2:]
    return part if part.endswith(tail) else part + tail


def with_head_of(first: str, second: str) -> str:
    """「收入」 against 「一般公共预算支出」 as 「一般公共预算收入」; second where it is no tail."""
    short = len(second) <= LONGEST_TAIL < len(first)
    return first[: -len(second)] + second if short else second


def _period(words: str) -> str:
    return next((one for one in lexicon("years")["periods"]["words"] if one in words), "")
