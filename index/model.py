"""The values of search."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from corpus.model import Span

ChunkKind: TypeAlias = Literal["paragraph", "sentence", "footnote", "box", "table_row", "heading"]
Finder: TypeAlias = Literal["dense", "keywords"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a report that search can return; the text that is embedded is derived.

    id: `{report}:{start}-{end}`, the same after every rebuild.
    path: printed headings above it. address: where a person finds it.
    """

    id: str
    report: str
    kind: ChunkKind
    span: Span
    path: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that was found: rank from 1, score in [0, 1] never rising, and by which search."""

    chunk: Chunk
    score: float
    rank: int
    found_by: tuple[Finder, ...]
