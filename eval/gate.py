"""Holds floors of right answers by kind, and the digest of the gold files they were set on."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from eval.model import Measure, Outside
from eval.run import Run

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.02
"""How far below the measured share a floor is set: one case in fifty."""


LAWS: dict[Measure, str] = {"verbatim": "引文与原文不同", "checked": "有未经核对的数字"}


class FloorError(UserError):
    """Floors that are missing, or that would be lowered in silence."""


def fallen(runs: Sequence[Run], files: Sequence[Path], floors: Path = FLOORS) -> Iterator[str]:
    """A line for each kind below its floor, with its failures, and for a changed gold file."""
    if not floors.exists():
        raise FloorError(f"{floors}：还没有下限。请先运行 python -m eval gate --update。")
    held = json.loads(floors.read_text(encoding="utf-8"))
    if held["digest"] != digest(files):
        yield "题库变了：下限是按另一份题库定的，请运行 python -m eval gate --update。"
    for run in runs:
        if isinstance(run.reply, Outside) and run.reply.failure:
            yield f"{run.case.id}：没有得到回答（{run.reply.failure}）"
    yield from _laws(runs)
    now = shares(runs)
    for kind, floor in held["kinds"].items():
        if now.get(kind, 0.0) < floor:
            names = "、".join(_wrong(runs, kind)) or "没有这种题"
            yield f"{kind}：{now.get(kind, 0.0):.1%}，低于下限 {floor:.1%}；答错：{names}"


def _laws(runs: Sequence[Run]) -> Iterator[str]:
    """What holds for every answer whatever the floors: quotations verbatim, numbers checked."""
    for measure, said in LAWS.items():
        for run in runs:
            for score in run.scores:
                if score.measure == measure and score.right is False:
                    yield f"{run.case.id}：{said}：{score.reason}"


def update(
    runs: Sequence[Run], files: Sequence[Path], floors: Path = FLOORS, *, lower: bool = False
) -> None:
    """Set the floors anew; raises FloorError when one would fall and `lower` is not said."""
    new = {kind: round(max(0.0, share - SLACK), 4) for kind, share in shares(runs).items()}
    old = _old(floors)
    down = [kind for kind, floor in old.items() if new.get(kind, 0.0) < floor]
    if down and not lower:
        raise FloorError(f"会降低的下限：{'、'.join(down)}。确要降低，请加 --allow-regression。")
    held = {"digest": digest(files), "kinds": new}
    floors.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def digest(files: Sequence[Path]) -> str:
    """sha256 over the gold files in order."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def shares(runs: Sequence[Run]) -> dict[str, float]:
    """Kind -> share of right answers, kinds in order of their name."""
    kinds: dict[str, list[bool]] = {}
    for run in runs:
        kinds.setdefault(run.case.kind, []).append(_right(run))
    return {kind: sum(right) / len(right) for kind, right in sorted(kinds.items())}


def _old(floors: Path) -> Mapping[str, Any]:
    if not floors.exists():
        return {}
    found: Mapping[str, Any] = json.loads(floors.read_text(encoding="utf-8"))["kinds"]
    return found


def _wrong(runs: Sequence[Run], kind: str) -> Iterator[str]:
    return (run.case.id for run in runs if run.case.kind == kind and not _right(run))


def _right(run: Run) -> bool:
    """Answer and evidence, as far as they are scored; a question without a reply is not right."""
    if isinstance(run.reply, Outside) and run.reply.failure:
        return False
    scores = (one for one in run.scores if one.measure in ("answer", "evidence"))
    return all(one.right is not False for one in scores)
