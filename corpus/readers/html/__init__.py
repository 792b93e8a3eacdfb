"""Reads web pages: the main text, tables with merged cells, notes tied by links."""

import re

from corpus.readers.decoding import decoded
from corpus.readers.flow import Flow, Intake, assemble, signs
from corpus.readers.html.blocks import Blocks
from corpus.readers.html.main_text import main_text
from corpus.readers.html.notes import find_notes
from corpus.readers.html.tree import parsed

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb18030", "x-gbk"}


def read(data: bytes, place: str) -> Intake:
    """Read a page; raises FileError for bytes that are no text or no page."""
    root = parsed(_text(data, place), place)
    notes = find_notes(root)
    blocks = Blocks(notes, main_text(root, notes.containers | notes.by_mark.keys()))
    return assemble(
        Flow(
            tuple(blocks.items(root)),
            {note: blocks.note(note) for note in notes.container_of},
            signs("".join(root.itertext())),
        )
    )


def _text(data: bytes, place: str) -> str:
    declared = _CHARSET.search(data[:2048])
    if declared and declared[1].decode().lower() in _CHINESE:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return decoded(data, place)
    return decoded(data, place)
