"""What an exported turn is made of: lines of words and marks. Both formats are written from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversations.model import Conversation, Turn
from assistant.model import Answer, Citation

_MARK = re.compile(r"\[(\d+)\]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an answer, or a point of its list: words and the marks after them in turn."""

    is_point: bool
    pieces: tuple[str | Citation, ...]


def lines_of(turn: Turn) -> Iterator[Line]:
    """The lines of an answer; a mark that cites nothing stays as words."""
    told = turn.told
    cited = {one.id: one for one in told.citations} if isinstance(told, Answer) else {}
    for line in filter(str.strip, told.text.split("\n")):
        is_point = line.startswith("- ")
        pieces = tuple(_pieces(line[2:] if is_point else line, cited))
        yield Line(is_point, pieces)


def _pieces(line: str, cited: dict[int, Citation]) -> Iterator[str | Citation]:
    at = 0
    for mark in _MARK.finditer(line):
        citation = cited.get(int(mark[1]))
        if citation is None:
            continue
        if mark.start() > at:
            yield readable(line[at : mark.start()])
        yield citation
        at = mark.end()
    if at < len(line):
        yield readable(line[at:])


def readable(words: str) -> str:
    """Words without signs that a file may not hold; a tab between a label and its words as 「：」."""
    return _NOT_XML.sub("", words).replace("\t", "：")


def source_of(citation: Citation) -> str:
    """「附件1 第3行（第12页），2025年预期目标：「3｜…」」: the place, the column, the words quoted."""
    column = f"，{citation.column}" if citation.column else ""
    quote = _NOT_XML.sub("", citation.quote).replace("\t", "｜").replace("\n", " ")
    return f"{citation.place}{column}：「{quote}」"


def formulas_of(turn: Turn) -> tuple[str, ...]:
    """The formulas of computed numbers, each once: 「1.5个百分点 = 4.5 − 6 …」."""
    if not isinstance(turn.told, Answer):
        return ()
    found = (f"{one.text}：{one.formula}" for one in turn.told.numbers if one.formula)
    return tuple(dict.fromkeys(map(readable, found)))


def file_name(conversation: Conversation, ending: str) -> str:
    """The title as the name of a file, without signs that a system forbids."""
    kept = re.sub(r"[^\w\u4e00-\u9fff]+", "-", conversation.title).strip("-")
    return f"{kept[:30] or '问答'}.{ending}"
