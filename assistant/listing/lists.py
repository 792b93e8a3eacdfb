"""Answers what an enumeration holds: sections under a heading, 专栏 entries, 一是 … 二是 … runs."""

import re
from collections.abc import Iterator, Sequence

from assistant.asking.content import Content, content_of
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import Knowledge, knowledge_of, part_meaning
from assistant.known.led_lists import headings_begun
from assistant.known.list_targets import Target, children, sentences_of, targets
from assistant.listing.box_asked import LONG_LABEL, asks_entry, box_named, label_named, missing_box
from assistant.listing.box_counts import count_in_box
from assistant.listing.counted import Counted, counted_asked
from assistant.listing.section_asked import asks_digest, items_of_section
from assistant.listing.topics import by_topic
from assistant.model import Reason
from assistant.outcomes import Desk, NoAnswer, Outcome
from assistant.text import bigrams, key
from corpus.model import Section, Span
from corpus.numerals import count_value

SKILL = "lists"
SUBJECT_SHARE = 0.68
"""Share of the question's content that the words of an enumeration must hold."""
OWN_WORTH = 0.2
"""What it is worth that the question in turn names the heading whole."""
COUNTED_WORTH = 1.0
"""What it is worth that the question names the count and what it counts."""
COUNT_WORTH = 0.15
"""What it is worth that the question asks for as many parts as there are items."""
KIND_WORTH = 0.15
"""What it is worth that ways of doing are asked and told, or things and things."""
LABEL_SHARE = 0.7
"""The share of the question's content that such a label must hold, then."""
LEAST_NAME = 4
"""Signs of a counted name from which it means one list."""
_WAYS = re.compile("方面|推进|举措|措施|抓|怎么|如何|工作|部署|做")
_SIDES = re.compile("层面|角度|方面|形势|环境")
_AS_MANY = re.compile(
    "([二两三四五六七八九十]+)大?(?:块|板块|层面?|个?方面|个?部分|件|项|条|点|步)"
)
_THE_REST = re.compile("最后|后面|其余|其他|其它|剩下|另外|还有(?:哪|什么|啥|几)|没写|没列")
_DETAIL = re.compile("具体内容|展开|详细|细说")
_PART = re.compile(r"第([一二三四五六七八九十])(?:个)?(?:大)?(?:部分|章)")
_SECTION = re.compile(r"(?:[（(]|第)([一二三四五六七八九十]+)(?:[）)]|小?节)")
_SECTION_ALONE = re.compile(r"第?[（(]([一二三四五六七八九十]+)[）)](?:大|个)?(?:部分|节|块|条)")
_TASKS = re.compile(
    "^(?:报告|今年|明年|20\\d\\d年|提出|安排|部署|的|里|，)*(?:主要|重点|工作|发展)*任务(?:一共|总共|共)?(?:有|分|分为|分成|是)*"
    "(?:几|哪几|[二三四五六七八九十])(?:大)?(?:块|条|方面|个方面|部分|个部分|板块|类|项)"
)
_ALL_PARTS = re.compile(
    "(?:报告|文件|全文)(?:一共|总共|共)?(?:分为|分成|分|有|包括|由)?(?:几|哪几|哪些|多少)(?:个)?(?:大)?(?:部分|章|板块)"
)
_ITEM = re.compile("([一二三四五六七八九十])是(?!否|什么|哪|多|谁)")


def answer_list(question: Question, desk: Desk) -> Outcome:
    """Give the whole enumeration that the question means; None when it means none."""
    knowledge = knowledge_of(desk.report)
    named = items_of_section(question, knowledge)
    if named:
        return _lines(named, desk)
    counted_there = count_in_box(question, desk)
    if counted_there is not None:
        return counted_there
    entry = asks_entry(question, knowledge)
    if not (question.has("list", "how", "measures") or entry or _ALL_PARTS.search(question.text)):
        if not question.has("definition", "who"):
            return None
        counted = counted_asked(question, knowledge)
        return _quoted(counted, question, desk) if counted else _counted_by_name(question, desk)
    if _ALL_PARTS.search(question.text):
        return _parts(desk)
    by_number = section_named(question.text, knowledge) or _main_tasks(question, knowledge)
    if by_number is not None:
        return _outline_of(by_number, desk)
    of_box = _of_box(question, desk)
    return of_box if of_box is not None else _of_running_text(question, desk)


def _of_box(question: Question, desk: Desk) -> Outcome:
    """The entries of the 专栏 that is named; None where none is."""
    knowledge = knowledge_of(desk.report)
    box = box_named(question.text, knowledge)
    if box is None:
        return missing_box(question.text, knowledge)
    unknown = [
        one
        for one in re.findall("“([^”]{2,})”", question.text)
        if key(one) not in knowledge.text_key
    ]
    if unknown:
        text = f"报告里没有“{unknown[0]}”。下面是所问专栏的标题，不是答案。"
        return NoAnswer(Reason.NOT_FOUND, text, (box.heading,))
    return _told(box, desk)


def _of_running_text(question: Question, desk: Desk) -> Outcome:
    """The enumeration of the running text whose words are the question's."""
    knowledge = knowledge_of(desk.report)
    counted = counted_asked(question, knowledge) if question.has("list") else None
    if counted is not None:
        return _quoted(counted, question, desk)
    begun = headings_begun(question.text, desk.report)
    if begun:
        return _lines(begun, desk)
    target = _meant(question, knowledge)
    in_full = asks_digest(question) or _DETAIL.search(question.text) is not None
    return _told(target, desk, in_full=in_full) if target is not None else by_topic(question, desk)


def _counted_by_name(question: Question, desk: Desk) -> Draft | None:
    """「五个更加注重是什么」: the items of the counted name that the question gives."""
    words = key(question.text)
    named = [
        one
        for one in targets(knowledge_of(desk.report))
        if one.counted and len(one.counted) >= LEAST_NAME and one.counted in words
    ]
    return _told(named[0], desk) if named else None


def _parts(desk: Desk) -> Draft | None:
    """The parts of the report, by their headings."""
    parts = [one.heading for one in desk.report.sections if one.kind == "part"]
    return _lines(parts, desk) if parts else None


def _lines(items: Sequence[Span], desk: Desk) -> Draft:
    """Stretches of the report, one an item."""
    writer = Writer(desk.report)
    return writer.draft("\n".join(item_lines(items, writer, items)), SKILL)


def section_named(text: str, knowledge: Knowledge) -> Section | None:
    """The section that 「第三部分（四）」 or 「三、（四）二是」 names, None when none is named."""
    part = _PART.search(text) or re.search(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])、", text)
    if part is None:
        return _section_alone(text, knowledge)
    sections = knowledge.report.sections
    found = [one for one in sections if one.number.startswith(f"第{part[1]}部分")]
    found = found or [one for one in sections if one.number.startswith(f"{part[1]}、")]
    section = _SECTION.search(text)
    if found and section:
        inner = [
            one
            for one in knowledge.report.sections
            if one.kind == "section"
            and one.span in found[0].span
            and section[1] in one.number
            and len(one.number) == len(section[1]) + 2
        ]
        found = inner or found
    item = _ITEM.search(text)
    if found and item:
        below = [
            one for one in children(found[0], knowledge.report) if one.number.startswith(item[1])
        ]
        found = below or found
    return found[0] if found else None


def _main_tasks(question: Question, knowledge: Knowledge) -> Section | None:
    """「今年任务一共几大块」: the part of the plan year that is of the tasks; None where not asked."""
    if not _TASKS.search(question.text):
        return None
    year = question.years[-1] if question.years else knowledge.report.source.plan_year
    found = [
        one
        for one in knowledge.parts
        if "任务" in one.title and part_meaning(knowledge, one.heading) == (year, "目标")
        if children(one, knowledge.report)
    ]
    return found[0] if len(found) == 1 else None


def _section_alone(text: str, knowledge: Knowledge) -> Section | None:
    """The section of 「第（十一）部分」; where several parts have one, the one whose title is told."""
    named = _SECTION_ALONE.search(text)
    if named is None:
        return None
    found = [
        one
        for one in knowledge.report.sections
        if one.kind == "section" and one.number.strip("（）()") == named[1]
    ]
    pairs = bigrams(key(text))
    return max(found, key=lambda one: len(pairs & bigrams(key(one.title))), default=None)


def _quoted(counted: Counted, question: Question, desk: Desk) -> Draft | NoAnswer:
    """The stretch that spells out the things counted, word for word."""
    if counted.partial and _THE_REST.search(question.text):
        text = "报告原文用“等”字，没有列全，没有写出其余的是什么。下面是有关的原文，不是答案。"
        return NoAnswer(Reason.NOT_DEFINED, text, (counted.statement.span,))
    writer = Writer(desk.report)
    mark = writer.cite(counted.statement.span, strong=(counted.stretch,))
    words = desk.report[counted.stretch].rstrip("，；：。,;:")
    note = "（原文用“等”字，没有列全。）" if counted.partial else ""
    return writer.draft(f"{words}。{mark}{note}", SKILL)


def _outline_of(section: Section, desk: Desk) -> Draft | None:
    writer = Writer(desk.report)
    below = children(section, desk.report)
    if not below:
        target = next(sentences_of(section, desk.report), None)
        return _told(target, desk) if target else None
    mark = writer.cite(section.heading)
    lines = [
        f"{desk.report[section.heading]}{mark}",
        *item_lines([one.heading for one in below], writer, [one.heading for one in below]),
    ]
    return writer.draft("\n".join(lines), SKILL)


def item_lines(items: Sequence[Span], writer: Writer, quoted: Sequence[Span]) -> Iterator[str]:
    """「- 一是…[2]」, one an item; the citation holds the whole of `quoted`, the item strong."""
    for item, whole in zip(items, quoted, strict=True):
        yield f"- {writer.report[item].rstrip('，：；')}{writer.cite(whole, strong=(item,))}"


def _meant(question: Question, knowledge: Knowledge) -> Target | None:
    """The target whose words and the question's hold each other best; None when none holds enough.

    The question's content words count by weight, what they stand for in the report included.
    """
    content = content_of(question, knowledge)
    if not content.words or not targets(knowledge):
        return None
    subject = key(question.text)
    scored = sorted(
        (
            (_fit(content, subject, target, knowledge), at)
            for at, target in enumerate(targets(knowledge))
            if not _of_another_year(target, question)
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    score, at = scored[0] if scored else (0.0, 0)
    return targets(knowledge)[at] if score >= SUBJECT_SHARE else None


def _of_another_year(target: Target, question: Question) -> bool:
    """Whether a heading prints another year than the one asked: projects of 2026 for 去年."""
    printed = {int(one) for one in re.findall(r"20\d\d(?=年)", target.words)}
    return bool(question.years and printed) and printed.isdisjoint(question.years)


def _fit(content: Content, subject: str, target: Target, knowledge: Knowledge) -> float:
    """The share of the question's content that a target's words hold, and a little of the reverse.

    A 专栏 entry is only meant when its own label is named.
    """
    words = key(target.words)
    label = key(knowledge.report[target.heading])
    share = content.coverage(words, "")
    long = len(label) >= LONG_LABEL and content.coverage(key(target.own), "") >= LABEL_SHARE
    if target.noun == "条" and not label_named(key(target.own), subject):
        return 0
    if target.noun == "面" and not _SIDES.search(subject):
        return 0
    if target.noun == "项" and not (long or label_named(label, subject)):
        return 0
    own = len(bigrams(subject) & bigrams(label)) / max(1, len(bigrams(label)))
    if target.counted and target.counted in subject:
        return share + COUNTED_WORTH
    as_many = any(count_value(one) == len(target.items) for one in _AS_MANY.findall(subject))
    if (
        target.counted and target.noun == "类"
    ):  # 「生活性服务业分哪三块」 counts them as the heading does
        return share + COUNTED_WORTH if as_many and target.counted[2:] in subject else 0
    share += COUNT_WORTH * as_many
    asks_ways = _WAYS.search(subject) is not None
    return share + OWN_WORTH * own + KIND_WORTH * (asks_ways == (target.noun in ("方面", "点")))


def _told(target: Target, desk: Desk, *, in_full: bool = False) -> Draft:
    """in_full: whole sentences where the items are only their leads."""
    writer = Writer(desk.report)
    lead = f"{desk.report[target.heading].rstrip('，')}{writer.cite(target.heading)}"
    quoted = target.quoted or target.items
    sentences = in_full and target.noun == "方面"
    lines = list(item_lines(quoted if sentences else target.items, writer, quoted))
    return writer.draft("\n".join([lead, *lines]), SKILL)
