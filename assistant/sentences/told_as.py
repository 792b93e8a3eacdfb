"""Which of the figures that may answer are told as what is asked: a share, a level, a lead."""

import re
from collections.abc import Sequence

from assistant.asking.asked import AHEAD, AHEAD_ASKED
from assistant.asking.question import Question
from assistant.known.readings import RATES
from corpus.model import Figure

LEAD = 16
"""Signs before a figure that may tell it to be a share."""
_CHANGED = re.compile(
    "(?:增长|增加|净增|提高|提升|上升|下降|减少|降低|回落)(?:了|近|约|超过?|逾)?$"
)
_CHANGE_ASKED = re.compile("[增升涨降减跌翻]|提高|提升|多了|少了|回落|变化|改善|累计|同比|较")
_ALL_ASKED = re.compile("一共|总共|合计|共计|总计|加起来|拢共")
_SUMMED = re.compile("(?:合计|共计|总计|一共)")
_SHARE = re.compile("占|比重|比例|份额|率")


def shares(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """Where a share is asked, the figures told as one: 17.4% of 「增长52%，占比重17.4%」."""
    if not question.has("share"):
        return []
    told = ((one, text[max(0, one.span.start - LEAD) : one.span.start]) for one in found)
    return [one for one, before in told if _SHARE.search(re.split("[，；。]", before)[-1])]


def levels(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """Where no change is asked, the figures not told as one: 1.47万亿 of 「增长超4000亿、达到1.47万亿」."""
    if _CHANGE_ASKED.search(question.text):
        return []
    return [
        one
        for one in found
        if one.unit in RATES
        or not _CHANGED.search(text[max(0, one.span.start - LEAD) : one.span.start])
    ]


def totals(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """The one told as the sum of all, where that is asked: 「三项合计17亿元」."""
    if not _ALL_ASKED.search(question.text):
        return []
    told = ((one, text[max(0, one.span.start - LEAD) : one.span.start]) for one in found)
    summed = [one for one, before in told if _SUMMED.search(re.split("[，。；、]", before)[-1])]
    return summed if len(summed) == 1 else []


def told_ahead(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """Those that tell by how much something is ahead of another, where just that is asked."""
    if AHEAD_ASKED.search(question.text) is None:
        return []
    return [
        one for one in found if AHEAD.search(text[max(0, one.span.start - LEAD) : one.span.start])
    ]
