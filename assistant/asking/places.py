"""Which places a question names, against the report's own place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import lexicon
from index.words import is_dictionary_word

_LEVELS = re.compile(r"[\u4e00-\u9fff]{2,}?(?:自治区|自治州|自治县|新区|省|市|区|县|州|盟|旗)")
_SUFFIX = re.compile(r"(?:自治区|自治州|自治县|新区|省|市|区|县)$")
_QUANTITY = re.compile("多少|几|哪|有|什么|啥|的|是")
"""「多少市场主体」 names no city."""
ELSEWHERE = re.compile("外[省市县州]|[省市县州]外")
"""What tells a part that is elsewhere from the whole: 外省务工 and 转移就业."""
_MOVES = re.compile("(?<=[到去往从自向赴])了?外[省市](?!场)")
"""「去外省打工的有多少人」 asks of the report's own people."""
_NAMED = re.compile(r"([\u4e00-\u9fff]{2,3}?)(区|县|市|省)(?![域间级内外里政民委直长属场])")

_TOWN = re.compile(
    r"(?:^|(?<=[，、和与]))([\u4e00-\u9fff]{2,3}?(?:镇|乡(?![村镇土亲下间愁音])|街道|苏木))(?=([的，]?))"
)
"""「某某镇去年的财政收入」: a town that leads the question."""
_NO_TOWN = re.compile(
    "(?:[城乡集小古重强名大老新水返下回家故各全个建心色点]|重点|中心|特色)(?:镇|乡|街道)$"
)
"""「乡镇」 and 「古镇」 name none."""

_THINGS = frozenset("塔站桥楼寺")
"""What a name of a place may be the beginning of with one more sign (安河塔)."""
_COUNTED = re.compile("[一二两三四五六七八九十\\d]+个?(?:区|县|市|省)$|(?:这|那)个(?:区|县|市|省)$")
"""「八个县」, 「甲和乙两个县」 counts places and names none."""
_LEADS_IN = "和与跟同比较及、在问里说于由从对把让给即含"
"""Signs that may stand right before the name of a place."""
_RANKED = re.compile(
    "(?:的)?(?:\\d+|[一二两三四五六七八九十]+)个[县区市州旗省盟]+[^，。]{0,5}(?:排|列|居|位|第)"
    "|(?:范围内?|里)?的?(?:头一|首|第一|唯一|率先|最|前列|领先|百强|\\d+强|推广|典型|重点|先|试点|性|级|荣誉|称号|奖|表彰|示范|文明城|一共|总共|拢共|以上)"
)
"""「全国首个」, 「全市最高」: a rank of the report's own place, not another place."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The names of a report's place, the longest first, and those of the places above it.

    last: its own level alone, 「临川市」 of 「安河省临川市」.
    """

    own: tuple[str, ...]
    above: tuple[str, ...]
    last: str


@lru_cache(maxsize=4096)
def own_place(place: str) -> OwnPlace:
    """「安河省临川市」: own (安河省临川市, 临川市, 临川), above (安河省, 安河)."""
    levels = _LEVELS.findall(place) or [place]
    own = levels[-1]
    bare = _SUFFIX.sub("", own)
    short = _without_peoples(bare) if own.startswith(bare + "自治") else bare
    names = {place, own, bare, short} | {f"我{own[-1]}", f"本{own[-1]}", f"全{own[-1]}"}
    above = {name for level in levels[:-1] for name in (level, _SUFFIX.sub("", level))}
    return OwnPlace(
        tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True)),
        tuple(sorted(above, key=len, reverse=True)),
        own,
    )


def _without_peoples(name: str) -> str:
    """「宁夏回族」 is 宁夏 for short: the peoples whom an autonomous place is named for left out."""
    peoples = "|".join(sorted(lexicon("places")["peoples"], key=len, reverse=True))
    return re.sub(rf"(?:(?:{peoples})族?)+$", "", name)


NAME_GOES_ON = "(?!(?:火车|高铁|汽车|客运)?站(?![在上起]))"
"""A station is named after its place; what is asked of it is not asked of the place."""


_WITHIN = "(?:境内|域内|辖区内?|范围内|地界上|这边|这里|这儿)?"
_BEFORE_LEVEL = "(?:^|(?<=[^\u4e00-\u9fff])|(?<=[年们咱我这的在]))"
"""Where a bare 新区 means the own one; the signs of a name before it (两江新区) make it another."""


def without_own(words: str, place: str, gap: str = "") -> str:
    """The words without the names of the report's own place; 「安河站」 keeps its name.

    gap: what stands for a name between other words, lest they make a new word.

    Nor are 「咱县」, 「新区」 and 「县里」 a thing that is asked, nor where in it: 「我市境内」.
    """
    own = own_place(place)
    for name in (*_ours(own.last), *own.own):
        words = re.sub(re.escape(name) + NAME_GOES_ON + _WITHIN, gap, words)
    return re.sub(f"{_BEFORE_LEVEL}(?:{'|'.join(_general(own.last))})", "", words)


def _ours(last: str) -> list[str]:
    """What people call their own place: 「咱们新区」 before 「咱们」 alone is met."""
    led = ("我们这个", "我们这", "我们", "咱们这", "咱们", "咱这", "咱", "这个")
    return [f"{one}{level}" for level in _levels(last) for one in led]


def _general(last: str) -> list[str]:
    """The bare words for a place of that level, the longest first."""
    inside = [f"{level}{one}" for level in _levels(last) for one in ("里头", "里面", "里", "内")]
    return [*inside, *(level for level in _levels(last) if len(level) > 1)]


def _levels(last: str) -> list[str]:
    """「新区」 and 「区」 of 「东江新区」."""
    return [*(one for one in ("新区",) if last.endswith(one)), last[-1]]


def other_places(words: str, place: str, report_text: str) -> tuple[str, ...]:
    """Places named in the words that are not the report's own, in order, each once.

    A name ending in 区, 县 or 市 counts unless the lexicon says that it is no place; a longer
    word of the report that merely holds the name (安河塔) does not count.
    """
    rest = _MOVES.sub("，", without_own(words, place))
    found: dict[str, int] = {}
    for name in (*own_place(place).above, *lexicon("places")["wider"], *lexicon("places")["names"]):
        at = rest.find(name)
        if _RANKED.match(rest, at + len(name)):
            continue
        if at >= 0 and not re.match(NAME_GOES_ON, rest[at + len(name) :]):
            continue
        if at >= 0 and not _inside_name(rest, at, len(name), report_text):
            found.setdefault(name, at)
    for name in (*found, *lexicon("years")["relative"], *lexicon("places")["before_names"]):
        rest = rest.replace(name, "，" * len(name))
    for match in _NAMED.finditer(rest):
        name = match.group().lstrip(_LEADS_IN)
        name = _as_printed(name.rpartition("由")[2], report_text)  # 「中学由市教育局负责」
        if len(name) < 2 or _QUANTITY.search(name):
            continue
        if _is_place(name) and not any(name.startswith(one) or one in name for one in found):
            found.setdefault(name, match.start())
    for name, start in _towns(rest, report_text):
        found.setdefault(name, start)
    names = sorted(found, key=lambda name: (found[name], -len(name)))
    return tuple(name for name in names if not any(name != one and name in one for one in names))


def _towns(words: str, report_text: str) -> Iterator[tuple[str, int]]:
    """The towns that lead a part of the words; a printed one only where 的 or a year follows."""
    for match in _TOWN.finditer(words):
        name = match[1]
        if _NO_TOWN.search(name) or _QUANTITY.search(name):
            continue
        if match[2] or name not in report_text:
            yield name, match.start(1)


def _as_printed(name: str, report_text: str) -> str:
    """A name without the last sign of that of its city, where the report prints it so: 「成都锦江区」."""
    longer = len(name) > 3 and name not in report_text
    return name[1:] if longer and name[1:] in report_text else name


def _is_place(name: str) -> bool:
    if _COUNTED.search(name):
        return False
    return not any(name.endswith(word) for word in lexicon("places")["not_places"])


def begins_thing(after: str) -> bool:
    """Whether what follows the name of a place makes it that of a thing: 塔 of 安河塔, not 楼宇."""
    return after[:1] in _THINGS and not is_dictionary_word(after[:2])


def _inside_name(words: str, at: int, length: int, report_text: str) -> bool:
    """Whether the name with the one or two signs after it is a longer name that the report prints."""
    after = words[at + length : at + length + 2]
    longer = words[at : at + length + 2]
    if (
        words[at + length : at + length + 1] in _THINGS
        and words[at : at + length + 1] in report_text
    ):
        return True
    return (
        len(after) == 2
        and not re.match(
            "[市省区县的]|今年|去年|明年|多少|哪|GDP|人均|\\d", words[at + length :], re.IGNORECASE
        )
        and longer in report_text
    )
