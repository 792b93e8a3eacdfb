"""Finds quoted names that count like a defined term and are defined nowhere: 「“四首”」."""

import re
from collections.abc import Iterator

from assistant.sentences.finding import Finding
from assistant.words import lexicon
from corpus.model import Report, Span
from corpus.numerals import chinese_value

LEAD = 64
"""Signs before a name in which the things that it counts may be listed."""
_CODE_NAME = re.compile(
    "“([二两三四五六七八九十](?![一二三四五六七八九十]*连)[\u4e00-\u9fff]{1,8})”"
)


def undefined_names(report: Report) -> Iterator[Finding]:
    """A quoted name that counts like a defined term, and is defined nowhere."""
    defined = "".join(report[note.span] for note in report.footnotes)
    boxes = "".join(report[entry.span] for box in report.boxes for entry in box.entries)
    seen: set[str] = set()
    for match in _CODE_NAME.finditer(report.text):
        name = match[1]
        if name in defined or _is_known(name) or any(one in name for one in seen):
            continue
        seen.add(name)
        if _listed_before(report, match) or name in boxes:
            continue
        if re.search(f"{name}”?(?:指|是指|即|包括|：)", report.text):
            continue
        span = Span(match.start(), match.end())
        yield Finding("措辞", f"“{name}”带引号，像是专门提法，但没有解释", (span,))


def _is_known(name: str) -> bool:
    """A name that all such reports use, or the beginning of a place, a level, a shop."""
    common = lexicon("common_names")
    return name in common["names"] or name.startswith(tuple(common["beginnings"]))


def _listed_before(report: Report, match: re.Match[str]) -> bool:
    """「甲、乙和丙“三个…”」: the clause before the name lists as many things as it counts."""
    clause = re.split("[，。；：\n]", report.text[max(0, match.start() - LEAD) : match.start()])[-1]
    if clause.endswith("等"):
        return False  # 「甲、乙等“两…”项目」 gives examples
    listed = len(re.split("、|和|与|及", clause))
    return listed >= chinese_value(match[1][0]) > 1
