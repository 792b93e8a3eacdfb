"""Signs that a PDF's font names as radicals (⼀ ⻓) where the page shows plain ones (一 长)."""

import unicodedata

_FIRST = 0x2E81
_SUPPLEMENT = (
    "厂乛乚乙亻冂几刀刂卜卩小小兀尣尢尣巳幺彑彐忄小扌攵？旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻"
    "竹糹纟罓罒网冈网羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦"
    "页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""CJK Radicals Supplement from U+2E81 (U+2E9A is not assigned), by Unicode's
EquivalentUnifiedIdeograph; normalisation has no answer for these."""


_SIMPLIFIED = {"⼾": "户", "⾭": "青", "⿈": "黄", "―": "—"}
"""Where normalisation gives a traditional form, or none, and fonts for China print this one."""


def plain(sign: str) -> str:
    """The sign as printed text has it: one sign for one sign."""
    if sign in _SIMPLIFIED:
        return _SIMPLIFIED[sign]
    code = ord(sign[0]) if sign else 0
    if _FIRST <= code < _FIRST + len(_SUPPLEMENT):
        return _SUPPLEMENT[code - _FIRST] + sign[1:]
    if 0x2F00 <= code <= 0x2FD5:
        return unicodedata.normalize("NFKC", sign)
    return sign
