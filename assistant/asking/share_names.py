"""Names of indicators that are shares, and the short ways in which people ask for them."""

import re
from collections.abc import Collection, Sequence

from assistant.text import key

_SHARE = re.compile("(.{2,})占(.{2,}?)(?:比重|比例|比率)$")
_GDP = {"地区生产总值": "gdp", "gdp": "地区生产总值"}


def shares_as_asked(forms: Collection[str]) -> set[str]:
    """「制造业占地区生产总值比重」 may be asked as 「制造业占gdp的比重」."""
    found = set()
    for form in forms:
        share = _SHARE.fullmatch(form)
        if share is None:
            continue
        for whole in {share[2], _GDP.get(share[2], share[2])}:
            found |= {f"{share[1]}占{whole}{word}" for word in ("比重", "的比重", "比例", "的比例")}
    return found


_ASKED = re.compile("的?(?:占比|比重|比例)")
_OF_VALUE = "(?:核心)?(?:产业)?(?:增加值)?(?:占[\u4e00-\u9fff]{2,8})?(?:比重|占比|比例)"


def named_by_share(words: str, names: Sequence[str]) -> tuple[int, int, int] | None:
    """Where a question (a key) asks for the share of what one of the names begins with.

    Start and end in the question, and the number of the name: 「服务业占比」 is
    服务业增加值占地区生产总值比重. None where none is named so, or several.
    """
    asked = _ASKED.search(words)
    if asked is None:
        return None
    for start in range(asked.start() - 1):
        name = re.compile(re.escape(words[start : asked.start()]) + _OF_VALUE)
        fitting = [at for at, one in enumerate(names) if name.fullmatch(key(one))]
        if len(fitting) == 1:
            return start, asked.end(), fitting[0]
    return None
