"""How sure a share is, and a difference of two shares."""

import math
import random
from collections.abc import Sequence

_Z = 1.959964
"""Of the normal distribution, for 95 %."""
RESAMPLES, SEED = 2000, 20260101


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of right / total = p, n = total, z = 1.96; (0, 1) when n is 0.

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Source: Wilson, JASA 22 (1927).
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, _Z**2 / total
    half = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    low, high = ((share + spread / 2 + sign * half) / (1 + spread) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def paired_bootstrap(before: Sequence[bool], after: Sequence[bool]) -> tuple[float, float]:
    """The 95 % interval of mean(after) − mean(before) over the same cases, drawn with return.

    Percentile method, 2,000 draws, a fixed seed: equal input gives equal output.
    Raises ValueError when the lengths differ or are 0.
    """
    if len(before) != len(after) or not before:
        raise ValueError(f"{len(before)} and {len(after)} cases cannot be paired")
    changes = [int(new) - int(old) for old, new in zip(before, after, strict=True)]
    draw = random.Random(SEED)
    means = sorted(sum(draw.choices(changes, k=len(changes))) for _ in range(RESAMPLES))
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
    return low / len(changes), high / len(changes)
