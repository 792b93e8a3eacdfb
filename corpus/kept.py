"""Keeps the clean text of a report beside its file, so that a PDF is not read at each start."""

import hashlib
import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

from corpus.blocks import Block, Clean, Mark, NoteBlock, ParagraphBlock, RowBlock, TableBlock
from corpus.model import Span

KEPT = "reading.json"
VERSION = 1
"""Raised when a reader changes what it gives: older kept texts are then read from the file."""


def write(clean: Clean, path: Path) -> str:
    """Write the clean text without its origins; returns the file's sha256."""
    held = {
        "version": VERSION,
        "text": clean.text,
        "blocks": [_packed(block) for block in clean.blocks],
        "marks": [astuple(mark) for mark in clean.marks],
        "pages": clean.pages,
    }
    data = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def read(path: Path, digest: str) -> Clean | None:
    """The kept text, or None where it is missing, changed or of another version."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() != digest:
        return None
    held: dict[str, Any] = json.loads(data)
    if held["version"] != VERSION:
        return None
    return Clean(
        text=held["text"],
        blocks=tuple(_unpacked(one) for one in held["blocks"]),
        marks=tuple(Mark(*one) for one in held["marks"]),
        origins=(),
        markup=(),
        pages=tuple(held["pages"]),
    )


def _packed(block: Block) -> list[Any]:
    match block:
        case ParagraphBlock():
            return ["p", block.span.start, block.span.end, block.level]
        case NoteBlock():
            return ["n", block.span.start, block.span.end, block.mark]
        case TableBlock():
            return ["t", block.span.start, block.span.end, [_packed_row(row) for row in block.rows]]


def _packed_row(row: RowBlock) -> list[Any]:
    cells = [[cell.start, cell.end] if cell else None for cell in row.cells]
    return [row.span.start, row.span.end, cells]


def _unpacked(held: list[Any]) -> Block:
    kind, start, end, more = held
    span = Span(start, end)
    if kind == "p":
        return ParagraphBlock(span, more)
    if kind == "n":
        return NoteBlock(more, span)
    return TableBlock(span, tuple(_unpacked_row(row) for row in more))


def _unpacked_row(held: list[Any]) -> RowBlock:
    start, end, cells = held
    return RowBlock(Span(start, end), tuple(Span(*cell) if cell else None for cell in cells))
