"""The report as blocks in printed order: headings, paragraphs, notes, boxes, tables."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from assistant.known.knowledge import Knowledge
from corpus.model import Box, Footnote, PlainTable, Report, Section, Span, Table

BlockKind: TypeAlias = Literal["heading", "paragraph", "note", "box", "table"]
DEPTHS = {"part": 1, "section": 2, "item": 3, "dash": 3}
"""How deep a section stands in the outline."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that is drawn as one. id: the name of its place in a page, unique in a report.

    depth: of a heading, 1 for 一、; 0 for all else. section: of a heading. notes: whose marks
    stand in the block. box, table, note: what the block draws.
    """

    id: str
    kind: BlockKind
    span: Span
    address: str
    depth: int = 0
    section: Section | None = None
    notes: tuple[Footnote, ...] = ()
    box: Box | None = None
    table: Table | PlainTable | None = None
    note: Footnote | None = None


@lru_cache(maxsize=64)
def blocks_of(knowledge: Knowledge) -> tuple[Block, ...]:
    """Every block of a report, by place; each printed paragraph, note, box and table is in one."""
    report = knowledge.report
    found = [
        *_paragraphs(report),
        *(_note_block(note) for note in report.footnotes),
        *(_box_block(box) for box in report.boxes),
        *(_table_block(table) for table in report.tables),
        *(_table_block(table) for table in report.plain_tables if not table.in_box),
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def _note_block(note: Footnote) -> Block:
    return Block(f"n{note.number}", "note", note.span, note.address, note=note)


def _box_block(box: Box) -> Block:
    return Block(f"b{box.heading.start}", "box", box.span, box.number, box=box)


def _table_block(table: Table | PlainTable) -> Block:
    whole = Span(min(table.heading.start, table.span.start), table.span.end)
    return Block(f"t{table.heading.start}", "table", whole, table.number, table=table)


def _paragraphs(report: Report) -> list[Block]:
    """Headings and running text; what a box or a table draws itself is left to it."""
    drawn = [Span(box.heading.start, box.span.end) for box in report.boxes]
    drawn += [Span(table.heading.start, table.span.end) for table in report.tables]
    drawn += [Span(table.heading.start, table.span.end) for table in report.plain_tables]
    headings = {one.heading.start: one for one in report.sections}
    found = []
    for paragraph in report.paragraphs:
        if any(paragraph.span in whole for whole in drawn):
            continue
        section = headings.get(paragraph.span.start)
        own_line = section is not None and paragraph.is_heading
        found.append(
            Block(
                id=f"p{paragraph.span.start}",
                kind="heading" if own_line else "paragraph",
                span=paragraph.span,
                address=paragraph.address,
                depth=DEPTHS[section.kind] if section is not None else 0,
                section=section,
                notes=_notes_in(report, paragraph.span),
            )
        )
    return found


def _notes_in(report: Report, span: Span) -> tuple[Footnote, ...]:
    inside = [note for note in report.footnotes if note.anchor in span]
    return tuple(sorted(inside, key=lambda note: note.anchor.end))
