"""Knows the quantities that are customarily computed from two others: 非税收入, 顺差, 收支差."""

import re

from assistant.asking.two_sides import Sides
from assistant.words import compiled, lexicon
from corpus.model import Report


def customary_sides(text: str, report: Report) -> Sides | None:
    """The two quantities whose difference, ratio or share the question asks by its own name.

    None where it names none, or where the report itself prints the name.
    """
    for entry in lexicon("identities")["identity"]:
        if any(name in report.text for name in entry["names"]):
            continue
        found = compiled("identities", tuple(entry["says"])).search(text)
        if found is None or (entry["operation"] == "difference" and "增" in text[found.end() :]):
            continue
        what = found.groupdict().get("what") or ""
        when = "".join(
            re.findall(r"(?:19|20)\d\d年|今年|去年|上年|上半年|目标|计划", text[: found.start()])
        )
        first, second = (f"{when}{entry[side].format(what=what)}" for side in ("first", "second"))
        return Sides(first, second, entry["operation"], entry.get("unit"))
    return None
