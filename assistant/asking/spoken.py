"""Reads spoken words for reckoning as written ones: 「甲加乙合一块几个」 is 「甲和乙加起来几个」."""

import re

from assistant.words import any_of, compiled, lexicon
from corpus.numerals import chinese_value
from index.words import is_dictionary_word

_PLUS = re.compile("(?<=[\u4e00-\u9fff)）]{2})加(?=[\u4e00-\u9fff]{2})(?!起来|上|总|多少|完|了|到)")

_PLUS_SIGN = re.compile("(?<=[\u4e00-\u9fff)）])\\s*[+＋]\\s*(?=[\u4e00-\u9fff(（])")

_TENTHS = re.compile(
    "(?<![一二三四五六七八九十])([一二三四五六七八九])成([一二三四五六七八九半])(?![一二三四五六七八九十百千万个年月])"
)
"""「三成五」 is 35%."""
_FROM_TO_TENTHS = re.compile(
    "(?<=[从由到至])([一二三四五六七八九])成(?![多半余左上下出员本立效果功长为品])"
)
"""「从三成拉到七成」 tells per cents."""
_NUMERAL = "(?:(?:[一二两三四五六七八九][千百十]零?)+[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二两三四五六七八九])"
_SPELLED = re.compile(
    f"(?<![第零一二两三四五六七八九十百千万])(?P<many>{_NUMERAL})"
    "(?P<more>[来多余])?(?P<scale>万亿|亿|万)(?![级里象事众能无全家千])"
    f"|(?<![第零一二两三四五六七八九十百千万])(?P<tens>{_NUMERAL})"
    "[来多余](?=[个家项户人名座处条件所栋亩吨米公元场次万])"
)
"""「一千七百八十来亿」 is 1780多亿, 「三百来家」 is 300多家; 「万亿级」 is none."""
_SIGNS = "零一二三四五六七八九"


def as_written(text: str) -> str:
    """The question with the wordings of `lexicon/spoken.toml` put as a report would."""
    for entry in lexicon("spoken")["wording"]:
        text = compiled("spoken", tuple(entry["says"])).sub(entry["means"], text)
    text = _FROM_TO_TENTHS.sub(lambda one: f"{_SIGNS.index(one[1])}0%", text)
    text = _SPELLED.sub(_in_digits, _TENTHS.sub(_in_per_cent, text))
    sums = any_of("spoken", "added", "sums").search(text) is not None
    if not sums and not any_of("spoken", "added", "counts").search(text):
        return text
    text = _PLUS_SIGN.sub("、", text)
    return _PLUS.sub(lambda plus: _joining(plus, "和" if sums else "加上"), text)


def _joining(plus: re.Match[str], joined: str) -> str:
    """`joined` for 加 between two names; 增加, 加固 and the like stay."""
    before, after = plus.string[plus.start() - 1], plus.string[plus.end() : plus.end() + 2]
    begins = is_dictionary_word(after) and after[0] != "工"  # 「加农村」, but 「加工业」
    if is_dictionary_word(f"{before}加") or (is_dictionary_word(f"加{after[0]}") and not begins):
        return plus.group()
    return joined


def _in_digits(spelled: re.Match[str]) -> str:
    """A spelled number above ten in digits, its 来 as 多; 「三万」 and the like stay."""
    many, scale = spelled["many"] or spelled["tens"], spelled["scale"] or ""
    if len(many) == 1 and not (spelled["more"] or not scale):
        return spelled.group()
    more = "多" if spelled["more"] or not scale else ""
    return f"{chinese_value(many)}{more}{scale}"


def _in_per_cent(tenths: re.Match[str]) -> str:
    many = 5 if tenths[2] == "半" else _SIGNS.index(tenths[2])
    vague = re.search("[近约超到足过逾]$", tenths.string[: tenths.start()]) is None
    return f"{'约' if vague else ''}{_SIGNS.index(tenths[1])}{many}%"
