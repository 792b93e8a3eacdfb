"""Items from the boxes: in which row of a 专栏 something is listed."""

from collections.abc import Iterator

from assistant.known.knowledge import Knowledge
from assistant.learning.model import Item, item_id, options_of
from assistant.text import key
from corpus.address import address_of
from corpus.model import Box, Report, Span

LONGEST_ENTRY = 60
"""Signs of the longest listed thing that is asked about; longer ones are sentences."""
SHORTEST_ENTRY = 3


def box_items(knowledge: Knowledge) -> Iterator[Item]:
    """Each thing listed in one row alone, with the labels of its box as options."""
    for box in knowledge.report.boxes:
        yield from _of_box(box, knowledge.report)


def labelled(box: Box, report: Report) -> dict[str, str]:
    """Label -> the key of all that stands under it."""
    held: dict[str, str] = {}
    for entry in box.entries:
        label = report[entry.label]
        held[label] = held.get(label, "") + key(report[entry.content])
    return held


def _of_box(box: Box, report: Report) -> Iterator[Item]:
    under = labelled(box, report)
    if len(under) < 2:
        return
    for entry in box.entries:
        label = report[entry.label]
        for item in entry.items or (entry.content,):
            if _asked(item, label, under, report):
                yield _item(box, label, item, entry.span, report)


def _asked(item: Span, label: str, under: dict[str, str], report: Report) -> bool:
    """Whether the thing is short enough, and listed under no other label."""
    words = report[item].strip("。；")
    alone = all(key(words) not in text for other, text in under.items() if other != label)
    named = any(key(one) in key(words) for one in under)
    return SHORTEST_ENTRY <= len(words) <= LONGEST_ENTRY and alone and not named


def _item(box: Box, label: str, item: Span, whole: Span, report: Report) -> Item:
    words = report[item].strip("。；")
    labels = list(dict.fromkeys(report[one.label] for one in box.entries))
    seed = item_id("box", box.number, label, words)
    return Item(
        id=seed,
        maker="box",
        kind="选择",
        topic="专栏",
        subject=f"{box.number} {box.title}",
        prompt=f"在{box.number}《{box.title}》里，“{words}”列在哪一栏？",
        options=options_of(seed, label, labels),
        answer=label,
        also=(),
        passage=whole,
        address=address_of(report, whole),
    )
