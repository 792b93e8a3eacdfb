"""Follow-ups built from parts: what the turn before was about, and what this turn asks of it.

「今年新增几家」 after 「甲机构去年要引几家」 asks of 甲机构; 「其中乙呢」 after 「产值一共多少」 asks of
乙's 产值; 「丙的多少」 after 「哪个商圈社零最高」 asks of 丙商圈社零.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assistant.asking.contrasts import fellows
from assistant.asking.question import Question, find_subject, leftover
from assistant.asking.series import find_series
from assistant.known.knowledge import Knowledge
from assistant.text import key
from assistant.turns.coordinates import with_fellow
from assistant.turns.subjects import as_typed, subject_of, without_count
from assistant.words import lexicon
from corpus.figures import unit_at

SHORTEST_NAME = 2
"""Signs of a name that is carried from the turn before."""
LONGEST_THING = 6
"""Signs of a thing that a question begins with and of which a kind is named next."""
_COUNTED = re.compile("[\\d一二两三四五六七八九十]")
_OFTEN = "(?:的)?(?:数量|个数|家数)?(?:是|有)?"
_ASKS = "(?:多少|几(?!乎))"
_MEASURES = (
    "总?产值|投资额?|总?产量|销售额|销量|营业收入|营收|收入|余额|规模|面积|利润|税收|增加值|产能|"
    "进出口|出口|进口|人数|个数|数量|总额|金额"
)
_SUM = "(?:一共|总共|共计|合计|加起来)"
_PART = re.compile(
    "^(?:那么?)?[，]?(?:这?其中|[里当]头|里面|当中)[，的]*(?P<part>[^，。？?]{2,16}?)"
    "(?P<of>的)?(?:(?:又|能)?(?:占|有|是)?(?:多少|几(?P<unit>[^，。？?呢]{0,4}))|呢)+[？?]*$"
)
_OF_KIND = re.compile("^(?:那么?)?(?P<kind>[^，。？?的]{2,8})的呢?[？?]*$")
_SHORT_PART = re.compile(
    "^(?:那么?)?(?:其中的?)?(?P<name>[^，。？?的]{2,4})的?(?:呢|(?:是|有)?多少)[？?]*$"
)
_JOINT = {"进出口": ("进口", "出口"), "存贷款": ("存款", "贷款"), "产销": ("生产", "销售")}
"""Quantities that reports name in one word with those of which it is made."""
_WHICH = re.compile("哪(?:一|几)?[个家条片座所处类项]")
_ITS_OWN = re.compile(
    "^(?:那么?)?(?P<name>[^，。？?的]{2,10}?)(?:的)?(?P<asks>(?:目标|完成|增速)?(?:是|有)?(?:多少|几[^，。？?]{0,3})|呢)[？?]*$"
)
_THERE = re.compile(
    "^(?:那么?)?(?:跟|和|与|同|对)?(?P<name>[^，。？?的那这]{2,8}?)(?:那边|这边|那头|那里|那儿|那块)的?"
    "(?:呢|(?:是|叫|有)?(?:啥|什么|多少|几[^，。？?]{0,2}))[？?]*$"
)
_WITH = re.compile("^(?:那么?)?(?:跟|和|与|同)(?P<name>[^，。？?的]{2,8}?)的?呢[？?]*$")
_NEW_ONES = re.compile(
    "^(?P<those>[^，。？?]{0,5}?新[一-龥]{1,3}的)(?P<rest>(?:那?[一两几]?[个家座条])?(?:是|叫|在|有)?(?:哪|什么|啥|谁|多少|几).*)$"
)
_ALL_OF_IT = re.compile(
    "^(?:那么?)?(?P<measure>总额|总量|总值|规模|绝对量|体量)(?:呢|(?:是|有|达到?)?多少)[？?]*$"
)
_HIGHEST = re.compile("(?:是|的)?最(?:高|多|大|快|低|少|小|慢|好)$")


def carried_over(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """The follow-up with the thing of the turn before; None when it is of none of these kinds."""
    for build in (
        _thing_counted,
        _same_asking,
        _a_part,
        _part_of_name,
        _other_kind,
        _which_named,
        _fellow,
        _new_ones,
        _all_of_it,
    ):
        built = build(asked, told, knowledge)
        if built is not None:
            return built
    return None


def _thing_counted(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「去年新增几家」: a year, a verb and a count, of the thing of the turn before."""
    del knowledge
    now = _counting().fullmatch(asked.text)
    if now is None or unit_at(now["unit"]) != now["unit"]:
        return None
    before = _dated(told.text)
    if before is None:
        return None
    name, after = before
    if name:
        return f"{name}{asked.text}"
    counted = _counting_of().match(after)
    if counted and counted["name"]:
        return f"{counted['name']}{asked.text}"
    thing = counted["rest"][len(unit_at(counted["rest"])) :] if counted else ""
    return f"{asked.text.rstrip('呢？?')}{thing}" if len(thing) >= SHORTEST_NAME else None


def _same_asking(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「今年资金帮扶多少」 after 「十四五资金帮扶某县多少」: that question with this year."""
    if not asked.years or find_series(asked, knowledge):
        return None
    when = re.compile(f"(?:{_when()}(?:的)?)")
    rest = re.sub(
        f"(?:了|过|到|是|有)?{_ASKS}.{{0,3}}$", "", when.sub("", asked.text).rstrip("呢？?")
    )
    if len(rest) < 2 * SHORTEST_NAME or not when.search(told.text) or rest not in told.text:
        return None
    return _year_of(asked) + when.sub("", told.text)


def _a_part(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「其中乙呢」, 「里头新能源的占几辆」: the measure asked of the whole, of a part of it."""
    named = _PART.match(asked.text)
    if named is None:
        return None
    part = named["part"]
    text = re.sub(_SUM, "", told.text)
    if named["unit"]:
        text = re.sub(f"{_ASKS}[^，。？?]{{0,3}}", f"几{named['unit']}", text)
    for thing in _things(text):
        if key(part.removesuffix("的") + thing) in knowledge.text_key:
            return text.replace(thing, part.removesuffix("的") + thing, 1)
    measured = re.search(f"(?P<name>[^，。？?]*?)(?P<measure>{_MEASURES})(?P<rest>.*)$", text)
    if measured is None:
        return None
    years = re.search(_when(), measured["name"])
    return f"{years.group() if years else ''}{part}{measured['measure']}{measured['rest']}"


def _part_of_name(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「那出口呢」 after 「进出口总额多少」: a quantity whose own name is part of the other's."""
    del knowledge
    named = _SHORT_PART.match(asked.text)
    if named is None:
        return None
    part = named["name"]
    for word, doubled in _JOINT.items():
        if part in doubled and word in told.text:
            return told.text.replace(word, part, 1)
    return None


def _other_kind(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「农村的呢」 after 「全体居民收入多少」: 农村居民收入, as the report prints the name."""
    named = _OF_KIND.match(asked.text)
    if named is None or asked.years:
        return None
    kind = named["kind"]
    for old in fellows(kind, told.text):
        for size in range(1, len(old) + 1):
            new = kind + old[size:]
            after = told.text.partition(old)[2][:2]
            if key(new + after) in knowledge.text_key or key(new) in knowledge.text_key != kind:
                return told.text.replace(old, new, 1)
    return None


def _which_named(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「丙的目标多少」 after 「哪个商圈社零」: 丙商圈社零的目标多少."""
    which, named = _WHICH.search(told.text), _ITS_OWN.match(asked.text)
    if which is None or named is None or find_series(asked, knowledge):
        return None
    name = named["name"]
    thing = _HIGHEST.sub("", told.text[which.end() :].rstrip("呢？?"))
    if key(name) not in knowledge.text_key or not 1 < len(thing) <= 10 or not leftover(name):
        return None
    asks = "是多少" if named["asks"] == "呢" else f"的{named['asks']}"
    years = "".join(f"{year}年" for year in asked.years or told.years)
    return f"{years}{name}{thing}{asks}"


def _fellow(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「跟乙呢」, 「乙那边的叫啥」 after 「本区跟甲区搞了什么」: the same asked of 乙."""
    named = _WITH.match(asked.text) or _THERE.match(asked.text)
    if named is None or key(named["name"]) not in knowledge.text_key:
        return None
    return with_fellow(named["name"], told, knowledge)


def _new_ones(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「去年新开的是哪国的」 after 「领事馆几家」: the new ones of the thing of the turn before."""
    named = _NEW_ONES.match(asked.text)
    thing = subject_of(
        replace(told, subject=find_subject(without_count(told.text), knowledge.report)), knowledge
    )
    if named is None or not 1 < len(thing) <= LONGEST_THING:
        return None
    return f"{named['those']}{thing}{named['rest']}"


def _all_of_it(asked: Question, told: Question, knowledge: Knowledge) -> str | None:
    """「总额呢」 after 「社零去年涨几个点」: what it comes to, not its growth."""
    named, name = _ALL_OF_IT.match(asked.text), as_typed(told, knowledge)
    if named is None or not name or named["measure"] in name:
        return None
    years = "".join(f"{year}年" for year in told.years)
    return f"{years}{name}{named['measure']}是多少"


def _things(text: str) -> Iterator[str]:
    """The words that a question begins with, the longest first: 汽车 of 「汽车今年计划产多少」."""
    name = re.split(_when(), text)[0]
    if not _COUNTED.match(name):
        yield from (name[:size] for size in range(min(len(name), LONGEST_THING), 1, -1))


def _dated(text: str) -> tuple[str, str] | None:
    """The words before and after the year of a question; all are after where it names none."""
    found = re.search(f"(?:{_when()})(?:度|里)?的?", text)
    if found is None:
        return "", text
    name = text[: found.start()].rstrip("的，")
    if name and len(leftover(name)) < SHORTEST_NAME:
        return None
    return name, text[found.end() :]


def _year_of(asked: Question) -> str:
    found = re.search(_when(), asked.text)
    return found.group() if found else ""


@cache
def _when() -> str:
    """A pattern for a year or a period."""
    words = (*lexicon("years")["relative"], *lexicon("years")["periods"]["words"])
    named = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return rf"(?:20\d\d年度?|{named})"


@cache
def _verbs() -> str:
    said = lexicon("followups")
    verbs = "|".join(sorted(said["counting"], key=len, reverse=True))
    return f"(?:{'|'.join(said['ahead'])})*(?:{verbs})"


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(
        f"(?:那么?)?{_when()}(?:{_verbs()})(?:了|过|到|成)*{_ASKS}(?P<unit>[^？?呢]{{0,3}})呢?[？?]*"
    )


@cache
def _counting_of() -> re.Pattern[str]:
    return re.compile(
        f"(?P<name>.*?){_OFTEN}(?:{_verbs()})(?:了|过|到|成)*{_ASKS}(?P<rest>[^？?]*)"
    )
