"""Shows what flipped between two stored runs, and how sure the difference is."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.intervals import paired_bootstrap
from eval.stored import StoredError, cases_of


def compared(before: Path, after: Path) -> Iterator[str]:
    """Lines: the difference with its interval, then each case that flipped, the broken first."""
    old, new = cases_of(before), cases_of(after)
    both = [name for name in old if name in new]
    if not both:
        raise StoredError(f"{before} 和 {after} 没有共同的题，无法比较。")
    pair = [[bool(cases[name]["right"]) for name in both] for cases in (old, new)]
    low, high = paired_bootstrap(*pair)
    change = (sum(pair[1]) - sum(pair[0])) / len(both)
    yield (
        f"共同的题 {len(both)} 道：答对 {sum(pair[0])} → {sum(pair[1])}，"
        f"差 {100 * change:+.1f} 个百分点（95% 区间 {100 * low:+.1f} 到 {100 * high:+.1f}）"
    )
    if len(old) + len(new) > 2 * len(both):
        yield f"只在一边的题：前 {len(old) - len(both)} 道，后 {len(new) - len(both)} 道，没有比较"
    yield from _flips("变错", [(old[one], new[one]) for one in both if _fell(old[one], new[one])])
    yield from _flips("变对", [(old[one], new[one]) for one in both if _fell(new[one], old[one])])
    moved = [one for one in both if _moved(old[one], new[one])]
    yield from _flips("出处评判变了", [(old[one], new[one]) for one in moved])


def _fell(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bool(old["right"] and not new["right"])


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """As right or wrong as before, but another fault, such as a shifted citation."""
    return bool(old["right"] == new["right"] and old["why"] != new["why"])


def _flips(title: str, pairs: list[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Iterator[str]:
    yield f"{title}：{len(pairs)} 道"
    for old, new in pairs:
        yield f"- {new['id']} {new['question']}"
        yield f"  前：{str(old['told'])[:80]!r}"
        yield f"  后：{str(new['told'])[:80]!r}　{new['why']}"
