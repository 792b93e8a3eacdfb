"""Answers 「目标定5%的理由是啥」: why a report sets its target so, in all its own words.

Reports tell it after 「主要考虑：」 or 「主要依据：」, in one sentence or a paragraph, each target by itself
or all together; or they count it up, 一是 …。二是 …。, behind the proposal itself.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.content import content_of
from assistant.asking.name_forms import told_forms
from assistant.asking.question import Question
from assistant.asking.series import find_series, series_in
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of, part_meaning
from assistant.outcomes import Desk
from assistant.text import key
from corpus.model import Paragraph, Span

SKILL = "lists"
_SET = re.compile("目标|[定设](?:在|为|成|到|的|了)?(?=[\\d百])|定这")
_WHOLE_ECONOMY = ("地区生产总值", "生产总值", "gdp")
"""What is meant where no indicator is named: the target of the year is its growth."""
_REASON = re.compile(
    "主要(?:的)?(?:是|有|基于|出于)?(?:以下|如下)?(?:几点|几个方面)?(?:的)?(?:考虑|依据|理由)"
)
_PROPOSES = re.compile("(?:提出|建议|确定|设定|安排)[^。]*目标")
_ITEM = re.compile("[一二三四五六七八九]是")
_GENERAL = re.compile("上述|以上|这些|各项")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?!\d|年|月)")


def answer_target_reasons(question: Question, desk: Desk) -> Draft | None:
    """The sentences that tell why the target asked is what it is; None where none do."""
    if not question.has("why") or not _SET.search(question.text):
        return None
    knowledge = knowledge_of(desk.report)
    names = _names(question, knowledge)
    numbers = _NUMBER.findall(re.sub(r"20\d\d年?", "", question.text))
    for paragraph in desk.report.paragraphs:
        if part_meaning(knowledge, paragraph.span)[0] != desk.report.source.plan_year:
            continue
        told = _told(paragraph, names, knowledge)
        words = "".join(desk.report[one] for one in told)
        if told and all(re.search(rf"(?<![\d.]){one}(?![\d.])", words) for one in numbers):
            writer = Writer(desk.report)
            return writer.draft("\n".join(_lines(told, writer)), SKILL)
    return None


def _lines(told: Sequence[Span], writer: Writer) -> Iterator[str]:
    """The lead, then a line for each item; sentences that go on with 一是 … stand in its line."""
    line = ""
    numbered = any(_ITEM.match(writer.report[one]) for one in told)
    for at, one in enumerate(told):
        words = writer.report[one].rstrip()
        if line and not (numbered and at > 1 and not _ITEM.match(words)):
            yield line
            line = ""
        line += f"{'- ' if at and not line else ''}{words}{writer.cite(one)}"
    yield line


def _names(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """How running text may call the indicator whose target is asked; () for one that is unknown."""
    series = [one for match in find_series(question, knowledge) for one in match.series]
    if series:
        return tuple(form for one in series for form in told_forms(one.name))
    beside = [one for one in content_of(question, knowledge).words if one.is_noun]
    whole = all(one.key in ("目标", "经济", "增速", "经济增长") for one in beside)
    return _WHOLE_ECONOMY if whole else ()


def _told(paragraph: Paragraph, names: Sequence[str], knowledge: Knowledge) -> tuple[Span, ...]:
    """The sentences of a paragraph that tell the reasons for the target named; () for none."""
    spans = tuple(one.span for one in paragraph.sentences)
    words = [knowledge.report[one] for one in spans]
    named = [any(name in key(one) for name in names) for one in words]
    marked = next((at for at, one in enumerate(words) if _REASON.search(one)), None)
    if marked is None:
        return _counted_up(spans, words, named)
    numbered = any(_ITEM.match(one) for one in words[marked + 1 :])
    if named[marked] or (any(named[:marked]) and _opens(words[marked], knowledge)):
        first = named.index(True)
        return spans[first:] if numbered else spans[first : marked + 1]
    if numbered and any(named[marked:]) and _GENERAL.search(words[marked]):
        return spans[marked:]
    later = [one for one, own in zip(spans[marked + 1 :], named[marked + 1 :], strict=True) if own]
    return tuple(later[:1])


def _opens(words: str, knowledge: Knowledge) -> bool:
    """Whether no other target is named before the reasons: 「主要依据：…」 goes on with the one before."""
    mark = _REASON.search(words)
    return mark is not None and not series_in(key(words[: mark.start()]), knowledge)


def _counted_up(
    spans: Sequence[Span], words: Sequence[str], named: Sequence[bool]
) -> tuple[Span, ...]:
    """「…提出…目标建议。一是…。二是…。」: the proposal and all that follows it."""
    for at, one in enumerate(words[:-1]):
        if named[at] and _PROPOSES.search(one) and _ITEM.match(words[at + 1]):
            return tuple(spans[at:])
    return ()
