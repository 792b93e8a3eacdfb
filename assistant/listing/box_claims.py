"""Judges under which label of a 专栏 a claim puts one of its items: 「甲列在专栏2的医疗领域，对吧」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.asking.comparison_claimed import claim_words
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.listing.box_asked import BOX
from assistant.outcomes import Desk
from assistant.proof.premises import AGREES
from assistant.sentences.claims import NOT_SO
from assistant.text import key
from corpus.model import Box, BoxEntry, Report, Span

SKILL = "box_claims"
LEAST_RUN = 5
"""Signs of an item's name that a question must say in one run, where it does not say it whole."""
_CLASS = re.compile("(?:领域|项目|方面|清单|一类|类)$")
"""Ends of a label that people leave out or change: 教育类 for 教育领域."""
_LEAD = re.compile("([\u4e00-\u9fff]{2,6})：")
_BESIDE = re.compile(
    "(?:也|就|都|还|是|被|给|算|属于|归入?|归在|列入?|放|写进?|列进|排在|摆|安排|进|在|到|里头?|里面|中|的|那|这|一?栏|一?行|一?块|一?格|"
    "部分|下面|名单|清单|领域|项目|方面|板块|类|了|报告|表)*"
)
"""What a claim says beside the item, the label and the 专栏: only that the one stands in the other."""
_NOT = re.compile("没有?|不(?!是不)|并非")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands; whole: whether the question says its whole name. run: what it says."""

    box: Box
    entry: BoxEntry
    item: Span
    run: str
    whole: bool


def answer_box_claim(question: Question, desk: Desk) -> Draft | None:
    """The line in which an item stands, with the verdict; None where nothing like that is claimed."""
    boxes = desk.report.boxes
    if not question.has("premise") or not boxes:
        return None
    said = key(claim_words(question))
    number = BOX.search(said)
    rest = said.replace(number.group(), " ") if number else said
    places = _places(rest, boxes, desk.report)
    if not places:
        return None
    rest = rest.replace(places[0].run, " ")
    label = next(iter(_labels(rest, boxes, desk.report)), "")
    bare = _NOT.sub("", rest.replace(label, " ") if label else rest)
    if not (label or number) or not all(_BESIDE.fullmatch(one) for one in bare.split()):
        return None
    own = {_is_claimed(one, label, _digit(number), desk.report) for one in places}
    if len(own) > 1 and not places[0].whole:
        return None  # several things of that name stand in several lines
    is_so = (True in own) != (_NOT.search(rest) is not None)
    kept = [one for one in places if _is_claimed(one, label, _digit(number), desk.report)] or places
    return _told(AGREES if is_so else NOT_SO, kept[0], desk)


def _told(verdict: str, place: _Place, desk: Desk) -> Draft:
    writer = Writer(desk.report)
    content, label = place.entry.content, place.entry.label
    led = _LEAD.match(desk.report.text, content.start, content.end)
    label = Span(led.start(1), led.end(1)) if led else label  # 平台清单 within “四重清单”
    head, item = writer.cite(label), writer.cite(place.item)
    words = f"{desk.report[label]}{head}：{desk.report[place.item]}{item}"
    return writer.draft(f"{verdict}{words}。", SKILL)


def _places(said: str, boxes: Sequence[Box], report: Report) -> list[_Place]:
    """The items that a claim names by the longest stretch of their names."""
    found: list[_Place] = []
    for box in boxes:
        for entry in box.entries:
            for item in entry.items:
                name = key(report[item])
                run = _common(said, name)
                if len(run) >= LEAST_RUN or (run == name and len(run) > 2):
                    found.append(_Place(box, entry, item, run, whole=run == name))
    best = max((len(one.run) for one in found), default=0)
    longest = [one for one in found if len(one.run) == best]
    return [one for one in longest if one.whole] or longest


def _common(one: str, two: str) -> str:
    """The longest stretch of signs that two keys share."""
    best = ""
    for at in range(len(two)):
        while at + len(best) < len(two) and two[at : at + len(best) + 1] in one:
            best = two[at : at + len(best) + 1]
    return best


def _labels(rest: str, boxes: Sequence[Box], report: Report) -> Iterator[str]:
    """The labels that a claim names, the longest wording first."""
    named = {
        core
        for box in boxes
        for entry in box.entries
        for core in _cores(entry, report)
        if core in rest
    }
    yield from sorted(named, key=len, reverse=True)


def _cores(entry: BoxEntry, report: Report) -> Iterator[str]:
    """The label of an entry, and of what leads its content (平台清单), without the word for a class."""
    lead = _LEAD.match(report[entry.content])
    for label in (report[entry.label], lead[1] if lead else ""):
        core = _CLASS.sub("", key(label))
        if len(core) > 1:
            yield core


def _is_claimed(place: _Place, label: str, number: str, report: Report) -> bool:
    in_box = not number or place.box.number.endswith(number)
    return in_box and (not label or label in set(_cores(place.entry, report)))


def _digit(number: re.Match[str] | None) -> str:
    """The number of the 专栏 that is named, as it is printed."""
    if number is None:
        return ""
    at = "一二三四五六七八九".find(number[1])
    return str(at + 1) if at >= 0 else number[1]
