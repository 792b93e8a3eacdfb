"""Joins lines that were broken inside a sentence, as the markup of a web page breaks them."""

import re
from collections.abc import Sequence

from corpus.drafts import Draft, DraftLine

_GOES_ON = re.compile(r"[，。；：、！？”’）》」』】]")
"""No line begins with one of these: what stands before it is the same sentence."""
_LEFT_OPEN = re.compile(r"[（(“‘《「『【、]$")
"""No line ends with one of these."""
_BEGINS = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|附[件表]|专栏|[①-⑳]|——")
_BEGINS_AFTER_BRACKET = re.compile(r"[一二三四五六七八九十\d]{1,3}[）)]")
"""The rest of 「（三）」 whose bracket stands on the line before."""
LONGEST_OPEN = 3
"""Lines over which a “ may wait for its ”."""


def with_whole_lines(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with broken lines joined; the words and their order stay as they are."""
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        last = found[-1] if found else None
        if (
            isinstance(draft, DraftLine)
            and isinstance(last, DraftLine)
            and _is_broken(last.text, [_text(one) for one in drafts[at : at + LONGEST_OPEN]])
        ):
            found[-1] = joined(last, draft)
        else:
            found.append(draft)
    return found


def joined(line: DraftLine, more: DraftLine) -> DraftLine:
    """Both as one line."""
    return DraftLine(line.cell.followed_by(more.cell), line.level)


def _is_broken(line: str, following: Sequence[str]) -> bool:
    after = following[0]
    if _GOES_ON.match(after):
        return True
    if re.search("[（(]$", line):
        return bool(_BEGINS_AFTER_BRACKET.match(after)) or not _BEGINS.match(after)
    if _BEGINS.match(after):
        return False
    return bool(_LEFT_OPEN.search(line)) or (_is_open(line) and _closes(following))


def _is_open(line: str) -> bool:
    return line.rfind("“") > line.rfind("”")


def _closes(lines: Sequence[str]) -> bool:
    """Whether the next quotation mark is a closing one."""
    sign = re.search("[“”]", "".join(lines))
    return sign is not None and sign.group() == "”"


def _text(draft: Draft) -> str:
    return draft.text if isinstance(draft, DraftLine) else "“"
