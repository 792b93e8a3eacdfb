"""Items from the notes: what a term means, which term is meant, what belongs to it."""

import re
from collections.abc import Iterator, Sequence

from assistant.known.knowledge import Knowledge
from assistant.learning.model import Item, item_id, options_of
from assistant.reading.dictionary import Entry, Use, counted_items, dictionary
from assistant.text import key

BLANK = "（　　）"
AROUND = 60
"""Signs of a sentence shown on either side of a gap."""
LONGEST_OPTION = 72
"""Signs of a definition that an option shows."""


def term_items(knowledge: Knowledge) -> Iterator[Item]:
    """Every item about the terms of a report."""
    entries = dictionary(knowledge)
    for entry in entries:
        yield _card(entry, knowledge)
        yield from _meaning(entry, entries, knowledge)
        yield from _name(entry, entries, knowledge)
        yield from _word(entry, knowledge)
        yield from _members(entry, entries, knowledge)


def bare(entry: Entry, knowledge: Knowledge) -> str:
    """The definition without the name it defines: the name and 指 cut off, or blanked inside."""
    words = knowledge.report[entry.term.definition].rstrip("。；")
    name = re.escape(entry.name.strip("“”"))
    words = re.sub(rf"^“?{name}”?", "", words)
    words = re.sub(r"^(?:是指|指|即|：)", "", words)
    return re.sub(name, BLANK, words)


def shortened(words: str) -> str:
    """At most LONGEST_OPTION signs, cut at a stop where one is near."""
    if len(words) <= LONGEST_OPTION:
        return words
    kept = words[:LONGEST_OPTION]
    at = max(kept.rfind("，"), kept.rfind("；"))
    return f"{kept[: at if at > LONGEST_OPTION // 2 else LONGEST_OPTION]}……"


def _card(entry: Entry, knowledge: Knowledge) -> Item:
    return Item(
        id=item_id("card", entry.term.note.address, entry.name),
        maker="card",
        kind="卡片",
        topic="术语",
        subject=entry.name,
        prompt=_quoted(entry.name),
        options=(),
        answer=knowledge.report[entry.term.definition],
        also=(),
        passage=entry.term.note.span,
        address=entry.term.note.address,
    )


def _quoted(name: str) -> str:
    return name if "“" in name else f"“{name}”"


def _strangers(entry: Entry, entries: Sequence[Entry], knowledge: Knowledge) -> list[Entry]:
    """Terms that cannot be taken for this one: another note, neither named in the other."""
    report = knowledge.report
    own = report[entry.term.note.span]
    return [
        other
        for other in entries
        if other.term.note != entry.term.note
        and key(other.name) not in key(own)
        and key(entry.name) not in key(report[other.term.note.span])
    ]


def _meaning(entry: Entry, entries: Sequence[Entry], knowledge: Knowledge) -> Iterator[Item]:
    seed = item_id("meaning", entry.term.note.address, entry.name)
    answer = shortened(bare(entry, knowledge))
    wrong = [shortened(bare(one, knowledge)) for one in _strangers(entry, entries, knowledge)]
    options = options_of(seed, answer, wrong)
    if options:
        yield Item(
            id=seed,
            maker="meaning",
            kind="选择",
            topic="术语",
            subject=entry.name,
            prompt=f"{_quoted(entry.name)}指的是什么？",
            options=options,
            answer=answer,
            also=(),
            passage=entry.term.note.span,
            address=entry.term.note.address,
        )


def _name(entry: Entry, entries: Sequence[Entry], knowledge: Knowledge) -> Iterator[Item]:
    seed = item_id("name", entry.term.note.address, entry.name)
    options = options_of(
        seed, entry.name, [one.name for one in _strangers(entry, entries, knowledge)]
    )
    if options:
        yield Item(
            id=seed,
            maker="name",
            kind="选择",
            topic="术语",
            subject=entry.name,
            prompt=f"哪个提法是这个意思？\n{bare(entry, knowledge)}",
            options=options,
            answer=entry.name,
            also=(),
            passage=entry.term.note.span,
            address=entry.term.note.address,
        )


def _word(entry: Entry, knowledge: Knowledge) -> Iterator[Item]:
    """The sentence that first uses the term, the term left out, with its meaning as a hint."""
    use = next(
        (one for one in entry.uses if key(knowledge.report[one.word]) == key(entry.name)), None
    )
    if use is None:
        return
    yield Item(
        id=item_id("word", entry.term.note.address, entry.name),
        maker="word",
        kind="填空",
        topic="术语",
        subject=entry.name,
        prompt=f"{_with_gap(use, knowledge)}\n提示：{bare(entry, knowledge)}",
        options=(),
        answer=entry.name,
        also=tuple(dict.fromkeys((entry.name.strip("“”"), key(entry.name)))),
        passage=use.sentence,
        address=use.address,
    )


def _with_gap(use: Use, knowledge: Knowledge) -> str:
    """The words around the term, a gap in its place; the same name beside it is blanked as well."""
    text = knowledge.report.text
    before = text[use.sentence.start : use.word.start]
    after = text[use.word.end : use.sentence.end]
    if len(before) > AROUND:
        cut = before[-AROUND:]
        before = f"……{cut[cut.find('，') + 1 :]}"
    if len(after) > AROUND:
        cut = after[:AROUND]
        after = f"{cut[: cut.rfind('，') + 1 or AROUND]}……"
    words = f"{before}{BLANK}{after}"
    return words.replace(text[use.word.start : use.word.end], BLANK).strip("\n")


def _members(entry: Entry, entries: Sequence[Entry], knowledge: Knowledge) -> Iterator[Item]:
    """「下列哪一项属于“甲”？」 for each member but the first, which carries the lead of the list."""
    report = knowledge.report
    own = key(report[entry.term.note.span])
    others = [
        report[one]
        for other in _strangers(entry, entries, knowledge)
        for one in counted_items(other.term, knowledge)[1:]
        if key(report[one]) not in own
    ]
    for span in counted_items(entry.term, knowledge)[1:]:
        answer = report[span]
        seed = item_id("member", entry.term.note.address, entry.name, answer)
        options = options_of(seed, answer, others)
        if options:
            yield Item(
                id=seed,
                maker="member",
                kind="选择",
                topic="术语",
                subject=entry.name,
                prompt=f"下列哪一项属于{_quoted(entry.name)}？",
                options=options,
                answer=answer,
                also=(),
                passage=entry.term.note.span,
                address=entry.term.note.address,
            )
