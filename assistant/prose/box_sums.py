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
    r"(?P<count>\d+|[一二两三四五六七八九十]+)(?:大|个|项|条|处|家|座|类)+(?P<named>[\u4e00-\u9fff]{4,18}?)(?:全部|都|总共|一共)?"
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
    count, named = count_value(asked["count"]), asked["named"]
    boxes = [box for box in report.boxes if len(box.entries) == count]
    found = [
        told
        for box in boxes
        for at in range(len(named) - 1, 1, -1)
        if _is_titled(box, named[:at])
        and (told := list(_told(box, _measure(named[at:]), knowledge)))
    ]
    whole = [one for one in found if len(one) == count]
    if not whole or len({tuple(each.figure.span for each in one) for one in whole}) > 1:
        return None
    told = whole[0]
    alike = len({scale_of(one, report) for one in told}) == 1
    return summed(told, Writer(report)) if alike and not _is_bound(told) else None


def _is_titled(box: Box, thing: str) -> bool:
    """Whether the title of a 专栏 names a thing."""
    pairs = bigrams(key(thing.removesuffix("的")))
    return bool(pairs) and len(pairs & bigrams(key(box.title))) >= LEAST_NAMED * len(pairs)


def _measure(words: str) -> str:
    """What is told of each, as it stands before a figure: 投资 of 投资额."""
    return re.sub("(?<=..)额$|(?<=..)面积$", "", words.removeprefix("的"))


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
    if len(measure) < 2:
        return False
    before = report.text[max(0, at - 12) : at]
    return (
        re.search(f"(?:^|[，。；：、\\s]){measure}(?:面积|额)?(?:约|达到?|为)?$", before)
        is not None
    )


def _is_bound(told: list[Told]) -> bool:
    """Whether a figure is only a bound (超30亿元), which adds up to nothing."""
    return any(one.figure.hedge for one in told)
