"""Works back to a year where the question brings the change along: 「是2020年的1.4倍，那2020年是多少」."""

import re

from assistant.asking.question import Question, read_question
from assistant.draft import Draft
from assistant.outcomes import Desk
from assistant.prose.earlier_values import answer_earlier

_TOLD_FIRST = re.compile(
    "^(?P<thing>[^，。？?]{2,20}?)(?:去年|今年)?(?:是|为|达到?|较|比)(?P<year>20\\d\\d)年的?[^，。？?]*?(?:倍|番|%|成|百分点|[家个户])了?，"
    "(?:那么?|所以|照这样|这么算)?(?:20\\d\\d年|当时|那时候?|当年|那年)?(?:的时候)?(?P<ask>(?:大概|大约|是|有|为|一共)*(?:多少|几).*)$"
)
_BY = re.compile(
    "^(?:按|照|以)?[^，]{0,6}\\d[^，]{0,8}(?:推|算)[^，]{0,3}，|^[较比]20\\d\\d年[^，]{2,12}，(?:那么?)?"
)
_CHANGE_ASKED = re.compile(
    "增长|增加|提高|增速|增幅|下降|减少|翻|(?:多少|几)倍|(?<!占)[较比和与同跟自从]20\\d\\d年|以来|[多少]了(?:多少|几)|相比|变化"
)


def answer_called_to_mind(question: Question, desk: Desk) -> Draft | None:
    """「甲是2020年的1.4倍，那2020年是多少」, 「按1.4倍倒推，2020年甲是多少」; None where not asked so."""
    text = question.text
    told = _TOLD_FIRST.match(text)
    text = f"{told['year']}年{told['thing']}{told['ask']}" if told else _BY.sub("", text)
    asked = read_question(text, desk.report)
    if len(asked.years) != 1 or asked.years[0] >= desk.report.source.done_year:
        return None
    if _CHANGE_ASKED.search(text) or not re.search("多少|几", text):
        return None
    return answer_earlier(asked, desk)
