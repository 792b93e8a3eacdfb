"""Which parts of the report's own place a stretch of words names: a figure is of that very one."""

import re
from functools import lru_cache

from assistant.asking.places import own_place, without_own
from assistant.words import lexicon
from corpus.catalogue import KEPT
from corpus.model import Report
from index.words import is_dictionary_word

_PART = re.compile(
    "(?:^|(?<=[^\u4e00-\u9fff])|(?<=[和与及在]))([\u4e00-\u9fff]{2})(?:市|县|区|旗|镇|乡|街道)"
    "(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2})"
)
_NO_NAME = re.compile("[的是和与及了个]")


@lru_cache(maxsize=KEPT)
def parts_printed(report: Report) -> frozenset[str]:
    """The names of the cities, districts and towns that a report prints, each with its kind.

    And without it where that is no word of the dictionary (工业 of 工业区).
    """
    place = own_place(report.source.place)
    found = set[str]()
    for match in _PART.finditer(report.text):
        name = match[1]
        no_place = any(match[0].endswith(one) for one in lexicon("places")["not_places"])
        if no_place or _NO_NAME.search(name) or {name, match[0]} & {*place.own, *place.above}:
            continue
        found |= {match[0]} if is_dictionary_word(name) else {match[0], name}
    return frozenset(found)


def parts_said(words: str, report: Report) -> tuple[str, ...]:
    """The parts that some words name, each by the shortest name of it that they hold."""
    bare = without_own(words, report.source.place)
    said = sorted(one for one in parts_printed(report) if one in bare)
    return tuple(one for one in said if not any(one != each and each in one for each in said))
