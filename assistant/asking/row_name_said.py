"""Finds the stretch of a question that names a row of a table, whole, short or by a part of its name."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.places import own_place
from assistant.asking.plain_columns import PLACE_END
from assistant.asking.row_parts import GENERIC, core_of, cuts_number, in_order
from assistant.text import key
from corpus.model import Report
from index.words import words_of

_LONGEST_PLACE = 5
"""Signs of the longest name that is taken for a place in a table of other things."""
_SHORTEST = 3
"""Signs of a name, the generic ones apart, by which a part of it stands for all of it."""
_SCHOOL = re.compile("第([一二三四五六七八九十]{1,2})(中|小)学")
_PHASED = re.compile(r"[一二三四五六七八九十\d]+期$")


def part_in(words: str, name: str, report: Report, are_places: bool) -> tuple[str, bool]:
    """The stretch of the question that names the row, "" where none does; whether it is all of it.

    are_places: whether the rows are places, which are known without 镇 or 区.
    """
    core = core_of(name, report.source.place)
    if len(core) > 1 and core in words:
        return core, True
    school = school_form(core)
    if school and re.search(
        f"(?<![初高第一二三四五六七八九十]){school}(?![心央国部型期全考])", words
    ):
        return school, True
    bare = PLACE_END.sub("", core)
    if bare != core and (are_places or len(core) <= _LONGEST_PLACE):
        forms = (bare, *_without_peoples(core))
        said = next((one for one in forms if _stands_alone(one, words, report)), "")
        return said, bool(said)
    for length in range(min(len(core) + 2, len(words)), _SHORTEST - 1, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            if _stands_for(part, core) and not cuts_number(words, start + length):
                return part, False
    return "", False


def school_form(core: str) -> str:
    """「三中」 of 第三中学, as everybody calls it; "" for what is no such school."""
    school = _SCHOOL.search(core)
    return f"{school[1]}{school[2]}" if school and school.end() == len(core) else ""


def _without_peoples(core: str) -> Iterator[str]:
    """「甲」 of 甲苗族自治县."""
    if "自治" in core:
        yield from (one for one in own_place(core).own if core.startswith(one) and "族" not in one)


def only_part(words: str, name: str, names: Sequence[str]) -> str:
    """Some words inside a name that the question holds and no other row's name does: 换装场."""
    parts = words_of(name)
    for size in range(len(parts), 0, -1):
        for at in range(len(parts) - size + 1):
            part = key("".join(parts[at : at + size]))
            told = len(GENERIC.sub("", part))
            ends = key(name).endswith(part) and len(part) > _SHORTEST and told > 1
            is_long = told >= _SHORTEST or ends
            at_end = words.find(part) + len(part)
            if part not in words or cuts_number(words, at_end):
                continue
            if is_long and sum(part in key(one) for one in names) == 1:
                return part
    return ""


def _stands_alone(bare: str, words: str, report: Report) -> bool:
    """Whether a place's short name stands in the question and begins no longer name of the report."""
    at = words.find(bare)
    longer = words[at : at + len(bare) + 2]
    goes_on = len(longer) == len(bare) + 2 and not longer[len(bare)].isdigit()
    return at >= 0 and not (goes_on and longer in key(report.text))


def _stands_for(part: str, core: str) -> bool:
    """Whether the part is the name's beginning, most of it, or its signs in their order from the first."""
    if part in core:
        stands = core.startswith(part) or len(part) * 5 >= len(core) * 3
    else:
        stands = part[0] == core[0] and len(part) > _SHORTEST and in_order(part, core)
    told = len(GENERIC.sub("", part))
    return stands and (told >= _SHORTEST or (told > 1 and _ends_in_phase(part, core)))


def _ends_in_phase(part: str, core: str) -> bool:
    """Whether a part ends in the phase that ends the name: 「甲乙二期」 of 甲乙产业园二期."""
    phase = _PHASED.search(part)
    return phase is not None and core.endswith(phase.group())
