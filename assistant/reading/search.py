"""Finds words in a report as a reader types them: case, width and blanks do not matter."""

import re

from corpus.model import Report, Span
from corpus.numerals import fold

MOST_HITS = 500
"""Hits that are marked; a single common sign would otherwise mark the whole report."""


def find_words(words: str, report: Report) -> tuple[Span, ...]:
    """Where the words stand, in printed order, at most MOST_HITS; () for blank words."""
    wanted = [re.escape(sign) for sign in fold(words) if not sign.isspace()]
    if not wanted:
        return ()
    folded = fold(report.text)
    if len(folded) != len(report.text):
        raise ValueError("fold() must keep the length, so that spans stay true")
    pattern = re.compile(r"\s*".join(wanted), re.IGNORECASE)
    found = []
    for match in pattern.finditer(folded):
        found.append(Span(match.start(), match.end()))
        if len(found) == MOST_HITS:
            break
    return tuple(found)
