"""Finds where a question names the parts of a breakdown: by their own words, or most of them."""

import re
from collections.abc import Iterator, Sequence

from assistant.sentences.breakdowns import Row
from assistant.text import key

NAMED = 0.6
"""Share of a part's own character pairs that a question must hold to name it."""
LONG_RUN = 4
"""Signs of a part's name that name it whatever their share: 特别国债 of 超长期特别国债."""
SHORT = 2
"""Signs of an own word that must begin a word of the question: it may be the end of another."""
_AND = re.compile("以及|[和与跟及]")
_NUMBER = r"\d[\d.]*[%个家项亿万元]*$"
_COUNTS = "(?:这|那)?[一二两三四五六七八九十\\d]+(?:个|项|类|块|笔|者)$"
"""「甲、乙、丙三项」 counts what it lists."""
_BREAKS = re.compile(
    "(?:[年的分和与跟比及占是在把将、，,]|加上|今年|去年|其中|全部|安排|计划"
    "|(?:项目|投资|资金|企业|指标|总[数额])[里中](?:面|头)?)$"
)


def places(words: str, rows: Sequence[Row], items: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
    """Where each named row stands; 「公共服务」 names 公共服务设施 where no other row is as near.

    items: what the question lists (keys), each of which names the one row that holds it.
    """
    owns = tuple(row.own for row in rows)
    for row in rows:
        at = _place_of(row, words, owns)
        if at is not None:
            yield at, row
        if row.own in words:
            continue
        listed = next((one for one in items if _holds_alone(row, one, rows)), None)
        if listed is not None and at is None:
            yield words.find(listed), row
            continue
        either = _either(row, words, rows)
        if either is not None:
            yield either, row
            continue
        run = _longest_run(row.own, words)
        others = [_longest_run(other.own, run) for other in rows if other != row]
        shared = len(run) >= LONG_RUN or (
            len(run) - 1 >= NAMED * (len(row.own) - 1) and len(run) > 2
        )
        if shared and all(len(one) < len(run) for one in others):
            yield words.index(run), row


def items_listed(text: str, ends: re.Pattern[str]) -> list[str]:
    """What a question lists with 、 before it asks of all: 「甲、乙和丙合计多少」; [] for no list."""
    end = ends.search(text)
    listed = text[: end.start()] if end else ""
    if "、" not in listed:
        return []
    head, _, last = listed.rpartition("、")
    found = [*head.split("、"), *_AND.split(last)]
    named = (re.sub(f"{_COUNTS}|{_NUMBER}", "", key(one)) for one in found)
    return [one for one in named if one]


def shares_a_run(words: str, item: str) -> bool:
    """Whether words (a key) hold three signs in a row of an item, or all of a shorter one."""
    return any(item[at : at + 3] in words for at in range(max(1, len(item) - 2)))


def _holds_alone(row: Row, item: str, rows: Sequence[Row]) -> bool:
    """Whether a row's own words, and no other's, hold an item."""
    return len(item) > SHORT and [one for one in rows if item in one.own] == [row]


def _either(row: Row, words: str, rows: Sequence[Row]) -> int | None:
    """Where one half of 「完成或超额完成」 stands, outside the names of other rows (基本完成)."""
    if "或" not in row.name:
        return None
    for other in rows:
        words = words if other is row else words.replace(other.name, "□" * len(other.name))
    found = [words.find(one) for one in row.name.split("或") if len(one) >= SHORT]
    return min((at for at in found if at >= 0), default=None)


def _place_of(row: Row, words: str, owns: tuple[str, ...]) -> int | None:
    """Where a row's own words stand as a name of their own: 产业 not in 「三大产业」."""
    tail = row.name[len(row.own) : len(row.own) + 2]
    if len(row.own) > SHORT and len(tail) == SHORT and row.own[:2] + tail in words:
        return words.index(row.own[:2] + tail)  # 「产业项目」 names 产业发展项目
    goes_on = tail[:1]
    for match in re.finditer(re.escape(row.own), words):
        before = words[: match.start()]
        whole = len(row.own) > SHORT or not before or _BREAKS.search(before) is not None
        whole = whole or before.endswith(owns)  # 「市级、区级」 is one run in a key
        if whole or (goes_on and words.startswith(goes_on, match.end())):
            return match.start()
    return None


def _longest_run(name: str, words: str) -> str:
    """The longest stretch of a name that the words hold."""
    runs = (name[at:end] for at in range(len(name)) for end in range(at + 1, len(name) + 1))
    return max((one for one in runs if one in words), key=len, default="")
