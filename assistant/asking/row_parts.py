"""Parts of a row's name in a question: several apart, or one that another thing's name holds too."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.asking.places import own_place
from assistant.asking.plain_columns import PLACE_END, column_asked_by
from assistant.text import key
from assistant.words import lexicon
from corpus.model import PlainRow, PlainTable, Report
from corpus.numerals import count_value

GENERIC = re.compile("项目|工程|建设|续建|改造|提升|配套|一期|二期|三期|公路|开发|及|和|与|的|至")
"""What many names hold: it does not tell one row from another."""
_POINTED = re.compile(
    "([\u4e00-\u9fffA-Za-z0-9]{2,12}?)的?[这那]一?[项条件个](?![\u4e00-\u9fff]{0,4}[镇乡区县市])"
)
_OWNED = re.compile("^[省市县区州旗](?![级域际政内外属直里道长委镇乡])(?=.{4})")
"""县 of 「县第一医院迁建」, which people leave out."""
_GOES_ON = re.compile("([\u4e00-\u9fff]{2,8}?)(?:项目|工程)")
_NUMERAL = r"([一二三四五六七八九十]{1,3}|\d{1,3})"
_NUMBERED = re.compile(_NUMERAL + "(期|号|标段|中(?!心|医|央|国|部|型)|小学)")
_PHASE = re.compile(f"的?(?:项目|工程|建设)?第?{_NUMERAL}(期|号|标段)")


def goes_on_otherwise(words: str, part: str, row: PlainRow) -> bool:
    """Whether the part goes on to 项目 by words that the name lacks: 「甲集团冶金项目」."""
    on = _GOES_ON.match(words, words.find(part) + len(part))
    rest = GENERIC.sub("", on[1]) if on else ""
    return len(rest) > 1 and not any(
        rest[at : at + 2] in key(row.name) for at in range(len(rest) - 1)
    )


def is_other_phase(words: str, part: str, name: str) -> bool:
    """Whether the words number a thing otherwise than a row: 「甲医院四期」 is no row 甲医院三期.

    Nor is it a row 甲医院, whose name has no number where the words go on to one.
    """
    goes_on = _PHASE.match(words, words.find(part) + len(part))
    own, said = _numbers_in(key(name)), _numbers_in(words)
    other = any(kind in said and not own[kind] & said[kind] for kind in own)
    return other or (goes_on is not None and goes_on[2] not in own)


def _numbers_in(words: str) -> dict[str, set[int]]:
    """The numbers by which things of a kind are told apart: {期: {2}} of 「二期」."""
    found: dict[str, set[int]] = {}
    for number, kind in _NUMBERED.findall(words):
        found.setdefault(kind, set()).add(count_value(number))
    return found


def is_elsewhere(words: str, row: PlainRow, places: Sequence[tuple[set[str], set[str]]]) -> bool:
    """Whether the words name a place of other rows and none of the row's own.

    places: for each column of places those of the row, and those of all rows.
    """
    for own, every in places:
        said = {one for one in every if key(PLACE_END.sub("", one)) in words}
        named = {one for one in said if key(PLACE_END.sub("", one)) not in key(row.name)}
        if named and not named & own and said == named:
            return True
    return False


def parts_said(words: str, name: str) -> list[str]:
    """The longest stretches of a name, two signs or more each, that the words hold."""
    parts = []
    for length in range(len(name), 1, -1):
        for start in range(len(name) - length + 1):
            part = name[start : start + length]
            told = len(GENERIC.sub("", part)) > 1 and "□" not in part and not part.isdigit()
            if told and part in words:
                parts.append(part)
                words = words.replace(part, "□")
                name = name.replace(part, "□" * length)
    return parts


def without_columns(text: str, table: PlainTable) -> str:
    """The text without the words that ask for columns or for what is made of them."""
    asked = [column_asked_by(table, at) for at in range(len(table.columns))]
    asked += [lexicon("plain_tables")["question"][one] for one in ("share", "difference", "sum")]
    return re.sub("|".join(asked), "", text)


def in_order(part: str, whole: str) -> bool:
    """Whether the signs of a part stand in the whole, in their order."""
    signs = iter(whole)
    return all(sign in signs for sign in part)


def pointed_word(text: str) -> str:
    """充电桩 (a key) of 「民生实事里充电桩那项」; "" where nothing is pointed at so."""
    pointed = _POINTED.search(text)
    word = key(re.split("里|当中|的|，", pointed[1])[-1]) if pointed else ""
    return word if len(word) > 1 else ""


def rows_that_say(word: str, table: PlainTable, report: Report) -> list[PlainRow]:
    """The rows of which a cell of words holds a word (a key); none for no word."""
    return [
        row
        for row in table.rows
        if word
        and not row.is_total
        and any(word in key(report[one.span]) for one in row.cells if one and not one.figure)
    ]


@lru_cache(maxsize=4096)
def core_of(name: str, place: str) -> str:
    """The key of a name without the own place before it and 项目, 工程 after it."""
    words = _OWNED.sub("", key(name))
    for own in own_place(place).own:
        goes_on = words[len(key(own)) : len(key(own)) + 1] == "至"  # 「甲至乙公路」 begins in 甲
        if words.startswith(key(own)) and len(words) - len(key(own)) > 2 and not goes_on:
            words = words.removeprefix(key(own))
    return re.sub("(?<=..)(?:建设)?(?:项目|工程)$", "", words)


def cuts_number(words: str, end: int) -> bool:
    """Whether a stretch ends inside a number: 「甲20」 of 「甲2025年」."""
    return words[end - 1].isdigit() and words[end : end + 1].isdigit()
