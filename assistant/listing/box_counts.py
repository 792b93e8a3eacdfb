"""How many things an entry of a 专栏 names: 「专栏里医疗领域列了几个项目」, with the things themselves."""

import re

from assistant.asking.asked import units_asked
from assistant.asking.question import Question
from assistant.draft import Draft, Writer
from assistant.known.knowledge import knowledge_of
from assistant.known.list_targets import Target, box_targets
from assistant.listing.box_asked import box_named, label_named
from assistant.outcomes import Desk
from assistant.text import key

_BOX = re.compile("专栏")
_COUNTS = ("个", "项", "家", "件", "处")
_HOW_MANY = re.compile("(?:几|多少)[个项家件处]?(?:[\u4e00-\u9fff]{2,4})?(?:呢|啊|呀)?[？?。]?$")
SKILL = "lists"


def count_in_box(question: Question, desk: Desk) -> Draft | None:
    """The count of what one entry of a 专栏 lists, and the list; None for another question."""
    asked = _BOX.search(question.text) and _HOW_MANY.search(question.text)
    other = set(units_asked(question.text)) - set(_COUNTS) or question.years
    target = _entry(question, desk) if asked and question.has("count") and not other else None
    if target is None or len(target.items) < 2:
        return None
    writer = Writer(desk.report)
    quoted = target.quoted or target.items
    items = list(zip(target.items, quoted, strict=True))
    marks = [writer.cite(whole, strong=(item,)) for item, whole in items]
    lines = [
        f"- {desk.report[item].rstrip('，：；。')}{mark}"
        for (item, _), mark in zip(items, marks, strict=True)
    ]
    count = writer.compute(
        f"计数（专栏所列） = {len(items)}", f"{len(items)}个", "个", "".join(dict.fromkeys(marks))
    )
    partial = any(desk.report[whole].rstrip("。；").endswith("等") for whole in quoted)
    lines += ["（原文用“等”字，没有列全。）"] if partial else []
    lead = f"{desk.report[target.heading].rstrip('，')}{writer.cite(target.heading)}列了{count}："
    return writer.draft("\n".join([lead, *lines]), SKILL)


def _entry(question: Question, desk: Desk) -> Target | None:
    """The one entry whose label the question names: of the 专栏 that it names, else of all."""
    report = desk.report
    subject = key(question.text)
    box = box_named(question.text, knowledge_of(report))
    boxes = [one for one in report.boxes if box is None or box.heading in one.span]
    found = {
        one.heading: one
        for box in boxes
        for one in box_targets(box, report)
        if one.own and label_named(key(one.own), subject)
    }
    longest = max((len(key(one.own)) for one in found.values()), default=0)
    kept = [one for one in found.values() if len(key(one.own)) == longest]
    return kept[0] if len(kept) == 1 else None
