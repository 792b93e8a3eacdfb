"""Where a list of terms begins and ends, and its entries as whole lines.

Some pages print the term on one line and its meaning on the next, or break an entry in its middle.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.drafts import Draft, DraftLine, DraftNote
from corpus.typed_lines import joined

GLOSSARY = re.compile(
    r"(?:附[:：件录]?\s*\d{0,2}\s*[:：.．、]?\s*)?[（(【〔]?(?:《[^》]{2,30}》)?(?:(?:相关|有关|报告|部分|主要|重要|内容|中|的)*(?:名词|术语|用语|专业名词|概念)(?:解释|注释|说明|释义)"
    r"|注\s*释|注\s*解|名词|附\s*注|尾注|脚注)[）)】〕]?\s*[:：]?(?:（[^）]{1,20}）)?"
)
ENDS_GLOSSARY = re.compile(
    r"附[件表]\s*[:：\d一二三四五六七八九十]?|附[件表]$|专栏|[一二三四五六七八九十]+、(?!.{1,40}[:：])"
)
BRACKETED = r"[\[［〔【](?:注释?)?\s*(?P<number>\d{1,3})\s*[\]］〕】]"
ENTRY_BEGINS = r"\s*(?=[^\d\s.．、]|\d{1,4}[+＋])"
"""After a plain number: words of an entry, such as 「1+8+N」, and not the rest of a figure."""
_MARKED = BRACKETED + "|[①-⑳㉑-㊿]"
_MARK = re.compile(_MARKED)
NUMBERED = re.compile(
    rf"{_MARKED}|(?:注释?\s*\d{{1,3}}|[（(]?\d{{1,3}}[）)]?\s*[.．、]?){ENTRY_BEGINS}"
)
"""The number that an entry begins with."""
_HEAD_ONLY = re.compile(r".{1,45}[:：]$")
_ENDS_SENTENCE = re.compile(r"[。！？.…；;）)]$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft stands to a glossary.

    inside: it is an entry; numbered: and the glossary numbers its entries, as the first one shows.
    opens, ends: it is the heading, or the first line after the glossary; first: the first entry.
    """

    inside: bool = False
    numbered: bool = False
    opens: bool = False
    ends: bool = False
    first: bool = False


def places(drafts: Sequence[Draft]) -> Iterator[Place]:
    """The place of each draft; what is no line ends a glossary, unless it is a note."""
    inside, first, numbered = False, True, False
    for draft in drafts:
        if not isinstance(draft, DraftLine):
            inside = inside and isinstance(draft, DraftNote)
            yield Place()
        elif GLOSSARY.fullmatch(draft.text):
            inside, first = True, True
            yield Place(opens=True)
        elif inside and ENDS_GLOSSARY.match(draft.text):
            inside = False
            yield Place(ends=True)
        else:
            begins = inside and first
            if begins:
                numbered, first = bool(NUMBERED.match(draft.text)), False
            yield Place(inside, inside and numbered, first=begins)


def with_whole_entries(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts where each entry of a glossary, and each note under the text, is one line."""
    found: list[Draft] = []
    for draft, place in zip(drafts, places(drafts), strict=True):
        last = found[-1] if found else None
        if (
            isinstance(draft, DraftLine)
            and isinstance(last, DraftLine)
            and not (place.opens or place.ends or place.first)
            and _goes_on(last, draft, place)
        ):
            found[-1] = joined(last, draft)
        else:
            found.append(draft)
    return found


def _goes_on(last: DraftLine, line: DraftLine, place: Place) -> bool:
    """Whether `line` is more of the entry before it."""
    if GLOSSARY.fullmatch(last.text) or NUMBERED.match(line.text):
        return False
    names_only = _HEAD_ONLY.fullmatch(last.text) is not None
    if place.numbered:
        is_open = names_only or not _ENDS_SENTENCE.search(last.text)
        return is_open and NUMBERED.match(last.text) is not None
    return names_only and (place.inside or _MARK.match(last.text) is not None)
