"""Whether a passage holds gold evidence, and measures of the rank at which it is first found."""

import math
from collections.abc import Sequence
from typing import TypeAlias

from assistant.text import key
from corpus.model import Report
from eval.model import Case, Evidence
from index.model import Chunk

Ranks: TypeAlias = Sequence[int | None]
"""Of each case, the rank from 1 of the first passage that holds gold evidence; None: not found.

One place is enough for a case, so each measure looks at the first rank alone, as if the case had
one relevant passage.
"""


def is_found_in(chunk: Chunk, wanted: Case | Evidence, report: Report) -> bool:
    """Whether a chunk holds a piece of evidence, or any of a case."""
    pieces = wanted.evidence if isinstance(wanted, Case) else (wanted,)
    words = key(report[chunk.span])
    return any(
        chunk.address == f"{one.table} 第{one.row}行" if one.table else key(one.quote) in words
        for one in pieces
    )


def recall(ranks: Ranks, depth: int) -> float:
    """Share of cases whose evidence is among the first `depth`: |{r ≤ depth}| / n."""
    return sum(rank is not None and rank <= depth for rank in ranks) / max(1, len(ranks))


def reciprocal_rank(ranks: Ranks, depth: int = 10) -> float:
    """MRR: mean of 1 / r, 0 where r > depth."""
    return sum(1 / rank for rank in ranks if rank and rank <= depth) / max(1, len(ranks))


def gain(ranks: Ranks, depth: int = 10) -> float:
    """The nDCG with one relevant passage: mean of 1 / log2(1 + r), 0 where r > depth."""
    gains = (1 / math.log2(1 + rank) for rank in ranks if rank and rank <= depth)
    return sum(gains) / max(1, len(ranks))
