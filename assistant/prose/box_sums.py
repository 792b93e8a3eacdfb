"""Adds up what each entry of a 专栏 tells: 「6个片区总投资加起来」, where every entry tells one."""

import re
from collections.abc import Iterator

from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of
from assistant.outcomes import Desk
from assistant.sentences.told_figures import Told, part_of, scale_of, summed
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Box, Report
from corpus.numerals import count_value

_ASKED = re.compile(
    r"(?P<count>\d+|[一二两三四五六七八九十]+)(?:大|个|项|条|处|家|座|类)+(?P<thing>[\u4e00-\u9fff]{2,12}?)的?"
    "(?P<measure>总投资额?|计划投资|投资额?|占地(?:面积)?|面积|总?规模)(?:全部|都|总共|一共)?"
    "(?:加起来|加一起|加在一起|加总|合起来|合计|一共|总共|之和|总和|总计)(?:起来)?(?:是|有|要|达)*(?:多少|几)"
)
LEAST_NAMED = 0.7
"""Share of the pairs of signs of the thing asked that the title of the 专栏 must print."""


def answer_box_sum(question: Question, desk: Desk) -> Draft | None:
    """The sum; None where no single 专栏 of so many entries tells the measure of each."""
    asked = _ASKED.search(question.text)
    if asked is None:
        return None
    knowledge, report = knowledge_of(desk.report), desk.report
    pairs, count = bigrams(key(asked["thing"])), count_value(asked["count"])
    boxes = [
        box
        for box in report.boxes
        if len(box.entries) == count
        and len(pairs & bigrams(key(box.title))) >= LEAST_NAMED * len(pairs)
    ]
    if len(boxes) != 1:
        return None
    measure = re.sub("额$|面积$", "", asked["measure"]) or asked["measure"]
    told = list(_told(boxes[0], measure, knowledge))
    whole = len(told) == count and len({scale_of(one, report) for one in told}) == 1
    return summed(told, Writer(report)) if whole and not _is_bound(told) else None


def _told(box: Box, measure: str, knowledge: Knowledge) -> Iterator[Told]:
    """The figure of the measure of each entry; none of an entry that tells no or several."""
    report = knowledge.report
    for entry in box.entries:
        found = [
            Told(one, part_of(report, statement.span, one.span), statement.span)
            for statement in knowledge.statements
            if statement.span in entry.span
            for one in figures(report.text, statement.span)
            if _is_of(measure, report, one.span.start)
        ]
        if len(found) == 1:
            yield found[0]


def _is_of(measure: str, report: Report, at: int) -> bool:
    """Whether the measure stands right before a figure."""
    before = report.text[max(0, at - 12) : at]
    return (
        re.search(f"(?:^|[，。；：、\\s]){measure}(?:面积|额)?(?:约|达到?|为)?$", before)
        is not None
    )


def _is_bound(told: list[Told]) -> bool:
    """Whether a figure is only a bound (超30亿元), which adds up to nothing."""
    return any(one.figure.hedge for one in told)
