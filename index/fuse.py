"""Joins two rankings into one."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)

DENSE_SHARE = 0.65
"""Weight of the vectors against BM25. Between 0.6 and 0.7 the development questions show the same
recall; rank fusion (RRF) loses the first place more often, see eval/RESULTS.md."""


def fuse(
    dense: Mapping[Row, float], keywords: Mapping[Row, float], *, share: float = DENSE_SHARE
) -> dict[Row, float]:
    """Row -> score in [0, 1]: each ranking scaled to its own range, then added by weight.

    A row that one side did not find gets 0 from it.
    """
    if not dense:
        return scaled(keywords)
    near, said = scaled(dense), scaled(keywords, floor=0.0)
    return {
        row: share * near.get(row, 0.0) + (1 - share) * said.get(row, 0.0)
        for row in near.keys() | said.keys()
    }


def scaled(scores: Mapping[Row, float], *, floor: float | None = None) -> dict[Row, float]:
    """Scores moved to [0, 1]; the lowest (or `floor`) becomes 0, the highest 1."""
    if not scores:
        return {}
    low = min(scores.values()) if floor is None else floor
    wide = max(scores.values()) - low
    if wide <= 0:
        return dict.fromkeys(scores, 1.0)
    return {row: (score - low) / wide for row, score in scores.items()}
