"""Parts of a row's name in a question: several apart, or one that another thing's name holds too."""

import re
from collections.abc import Sequence

from assistant.asking.plain_columns import column_asked_by
from assistant.text import key
from assistant.words import lexicon
from corpus.model import PlainRow, PlainTable

GENERIC = re.compile("项目|工程|建设|续建|改造|提升|配套|一期|二期|三期|公路|开发|及|和|与|的|至")
"""What many names hold: it does not tell one row from another."""
PLACE_END = re.compile("(?<=..)(?:新?区|县|市|镇|乡|街道|旗|苏木)$")
_GOES_ON = re.compile("([\u4e00-\u9fff]{2,8}?)(?:项目|工程)")


def goes_on_otherwise(words: str, part: str, row: PlainRow) -> bool:
    """Whether the part goes on to 项目 by words that the name lacks: 「甲集团冶金项目」."""
    on = _GOES_ON.match(words, words.find(part) + len(part))
    rest = GENERIC.sub("", on[1]) if on else ""
    return len(rest) > 1 and not any(
        rest[at : at + 2] in key(row.name) for at in range(len(rest) - 1)
    )


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
