"""Where a list of terms begins and ends, and its entries as whole lines.

Some pages print the term on one line and its meaning on the next, or break an entry in its middle.
"""

import re
from collections.abc import Sequence

from corpus.drafts import Draft, DraftLine, DraftNote
from corpus.typed_lines import joined

GLOSSARY = re.compile(
    r"(?:附[:：件录]?\s*\d{0,2}\s*[:：.．、]?\s*)?[（(【〔]?(?:《[^》]{2,30}》)?(?:(?:相关|有关|报告|部分|主要|重要|内容|中|的)*(?:名词|术语|用语|专业名词|概念)(?:解释|注释|说明|释义)"
    r"|注\s*释|注\s*解|名词|附\s*注|尾注|脚注)[）)】〕]?\s*[:：]?(?:（[^）]{1,20}）)?"
)
ENDS_GLOSSARY = re.compile(
    r"附[件表]\s*[:：\d一二三四五六七八九十]?|附[件表]$|专栏|[一二三四五六七八九十]+、(?!.{1,40}[:：])"
)
NUMBERED = re.compile(
    r"[\[［〔【](?:注释?)?\s*\d{1,3}\s*[\]］〕】]|[①-⑳㉑-㊿]"
    r"|(?:注释?\s*\d{1,3}|[（(]?\d{1,3}[）)]?\s*[.．、]?)\s*(?=[^\d\s.．、]|\d{1,4}[+＋])"
)
"""The number that an entry begins with."""
_BRACKETED = re.compile(r"[\[［〔【](?:注释?)?\s*\d{1,3}\s*[\]］〕】]|[①-⑳㉑-㊿]")
_HEAD_ONLY = re.compile(r".{1,45}[:：]$")
_ENDS_SENTENCE = re.compile(r"[。！？.…；;）)]$")


def with_whole_entries(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts where each entry of a glossary, and each note under the text, is one line."""
    found: list[Draft] = []
    inside, numbered, first = False, False, True
    for draft in drafts:
        if not isinstance(draft, DraftLine):
            inside = inside and isinstance(draft, DraftNote)
            found.append(draft)
            continue
        if GLOSSARY.fullmatch(draft.text):
            inside, first = True, True
        elif inside and ENDS_GLOSSARY.match(draft.text) and not NUMBERED.match(draft.text):
            inside = False
        elif inside and first:
            numbered, first = bool(NUMBERED.match(draft.text)), False
        elif _goes_on(found[-1] if found else None, draft, inside=inside, numbered=numbered):
            found[-1] = joined(_line(found[-1]), draft)
            continue
        found.append(draft)
    return found


def _goes_on(last: Draft | None, line: DraftLine, *, inside: bool, numbered: bool) -> bool:
    """Whether `line` is more of the entry before it."""
    if not isinstance(last, DraftLine) or GLOSSARY.fullmatch(last.text):
        return False
    if inside and numbered:
        open_entry = _HEAD_ONLY.fullmatch(last.text) or not _ENDS_SENTENCE.search(last.text)
        return bool(NUMBERED.match(last.text) and open_entry and not NUMBERED.match(line.text))
    if _HEAD_ONLY.fullmatch(last.text) and not NUMBERED.match(line.text):
        return inside or bool(_BRACKETED.match(last.text))
    return False


def _line(draft: Draft) -> DraftLine:
    assert isinstance(draft, DraftLine)
    return draft
