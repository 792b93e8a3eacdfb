"""A conversation as Markdown with footnotes, readable as plain text too."""

import re
from collections.abc import Iterator

from assistant.conversations.model import Conversation, Turn
from assistant.export.model import Line, formulas_of, lines_of, readable, source_of
from assistant.model import Answer

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS_A_BLOCK = re.compile(r"^(\s*)([-+>]|\d+\.)(?=\s)")


def as_markdown(conversation: Conversation, about: str) -> str:
    """The whole conversation; about: the line under the title, which report was asked."""
    parts = [f"# {_escaped(conversation.title)}", _escaped(about)]
    for number, turn in enumerate(conversation.turns, start=1):
        parts += _turn(number, turn)
    return "\n\n".join(parts) + "\n"


def _turn(number: int, turn: Turn) -> Iterator[str]:
    yield f"## {_escaped(turn.question)}"
    if turn.told.resolved not in ("", turn.question):
        yield f"*理解为：{_escaped(turn.told.resolved)}*"
    lines = [_line(line, number) for line in lines_of(turn)]
    yield "\n\n".join(lines).replace("\n\n- ", "\n- ").replace("\n- ", "\n\n- ", 1)
    for formula in formulas_of(turn):
        yield f"> 计算：{_escaped(formula)}"
    if isinstance(turn.told, Answer):
        yield "\n".join(
            f"[^{number}-{one.id}]: {_escaped(source_of(one))}" for one in turn.told.citations
        )
    elif turn.told.nearest:
        yield "最接近的原文（不是答案）："
        yield "\n".join(f"- {_escaped(source_of(one))}" for one in turn.told.nearest)


def _line(line: Line, number: int) -> str:
    words = "".join(
        _escaped(piece) if isinstance(piece, str) else f"[^{number}-{piece.id}]"
        for piece in line.pieces
    )
    return f"- {words}" if line.is_point else words


def _escaped(words: str) -> str:
    """Words that stay words: no HTML, no heading, no link comes from a question or a report."""
    line = " ".join(readable(words).splitlines())
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", _MEANS_SOMETHING.sub(r"\\\1", line))
