"""Which of several figures are of the kind asked: a share, a sum, a lead, a level and no change, all
there is and not what is new of it (新增210万平方米 is not how much there is).
"""

import re
from collections.abc import Sequence

from assistant.asking.asked import AHEAD, AHEAD_ASKED
from assistant.asking.content import Content
from assistant.asking.question import Question
from assistant.asking.word import held
from assistant.known.readings import RATES
from assistant.text import key
from assistant.words import listed
from corpus.figures import figures
from corpus.model import Figure, Span
from corpus.sentences import clauses

_CHANGED = re.compile(
    "(?:增长|增加|净增|提高|提升|上升|下降|减少|降低|回落)(?:了|近|约|超过?|逾)?$"
)
_CHANGE_ASKED = re.compile("[增升涨降减跌翻]|提高|提升|多了|少了|回落|变化|改善|累计|同比|较")
LEAD = 16
"""Signs before a figure that may tell it to be a share."""
TELLS_SHARE = re.compile("占|比重|比例|份额|率")
_TOTAL = re.compile(
    "现在|目前|眼下|如今|一共|总共|拢共|总计|(?<![汇])总(?:面积|量|数|规模|额|里程|长度)|累计|共有|保有量|存量"
)
"""What asks for all there is."""
_SUM_ASKED = re.compile("一共|总共|合计|共计|总计|加起来|拢共")
_SUMMED = re.compile("(?:合计|共计|总计|一共)")
_HELD = 0.5


def asks_total(question: Question) -> bool:
    """Whether all there is is asked, and not what is new of it."""
    return bool(_TOTAL.search(question.text)) and not listed("content", "flows").search(
        question.text
    )


def totals(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """Where all there is is asked, the figures that are not told as new: 6850万 and not 新增210万."""
    return [one for one in found if not _is_new(one, text)] if asks_total(question) else []


def tells_total(run: Span, question: Question, content: Content, text: str) -> bool:
    """Whether a run has a clause on what is asked whose figure is of all there is."""
    if not asks_total(question):
        return True
    nouns = [one for one in content.words if one.known and len(one.key) > 1]
    for clause in clauses(text, run, "，；。、"):
        said = key(text[clause.start : clause.end])
        whole = any(one.unit and not _is_new(one, text) for one in figures(text, clause))
        if whole and all(held(one, said) >= _HELD for one in nouns[:1]):
            return True
    return False


def _is_new(figure: Figure, text: str) -> bool:
    before = re.split("[，；。、]", text[max(0, figure.span.start - 2 * LEAD) : figure.span.start])[
        -1
    ]
    return listed("content", "flows").search(before) is not None


def shares(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """Where a share is asked, the figures told as one: 17.4% of 「增长52%，占比重17.4%」."""
    if not question.has("share"):
        return []
    told = ((one, text[max(0, one.span.start - LEAD) : one.span.start]) for one in found)
    return [one for one, before in told if TELLS_SHARE.search(re.split("[，；。]", before)[-1])]


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


def sums(found: Sequence[Figure], question: Question, text: str) -> list[Figure]:
    """The one told as the sum of all, where that is asked: 「三项合计17亿元」."""
    if not _SUM_ASKED.search(question.text):
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
