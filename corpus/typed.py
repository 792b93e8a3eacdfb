"""Recovers what a text prints without markup: tables typed as lines, notes typed as words."""

from corpus.blocks import Clean
from corpus.drafts import drafts_of, rewritten
from corpus.typed_boxes import with_typed_boxes
from corpus.typed_glossary import with_whole_entries
from corpus.typed_lines import with_whole_lines
from corpus.typed_notes import with_typed_notes
from corpus.typed_tables import with_typed_tables


def recovered(clean: Clean) -> Clean:
    """`clean` with typed tables and 专栏 as tables and typed notes as notes; itself where there are none."""
    drafts = drafts_of(clean)
    with_tables, bars = with_typed_tables(drafts)
    whole = with_whole_entries(with_whole_lines(with_tables))
    with_notes, brackets = with_typed_notes(with_typed_boxes(whole))
    if with_notes == drafts:
        return clean
    return rewritten(clean, with_notes, [*bars, *brackets])
