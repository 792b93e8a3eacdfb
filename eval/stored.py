"""Stores a run as JSON: what the quality page reads, and what two runs are compared by."""

import json
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.model import Refusal
from corpus.errors import UserError
from eval.intervals import wilson
from eval.model import Outside, Score
from eval.run import Run
from eval.summing import measures
from eval.tables import KINDS
from eval.typed import number_words

LATEST = Path(__file__).parent / "latest.json"
_PACKAGES = ("bm25s", "faiss-cpu", "rjieba", "sentence-transformers", "torch")
QUOTED = 100
"""Signs of a quotation that a stored run keeps."""
JUDGED = ("answer", "evidence")
"""Measures whose failure is listed."""


class StoredError(UserError):
    """A stored run that cannot be read."""


def stored(suites: Mapping[str, Sequence[Run]], *, failures_only: bool = False) -> str:
    """A run as JSON, its shape as in docs/evaluation.md; failures_only leaves `cases` out."""
    held: dict[str, Any] = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "commit": _commit(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
        },
        "suites": [_suite(name, runs, failures_only) for name, runs in suites.items()],
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def read_run(path: Path) -> dict[str, Any]:
    """A stored run; raises StoredError."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        for suite in held["suites"]:
            _ = (suite["name"], suite["kinds"], suite["failures"])
    except OSError as error:
        raise StoredError(f"{path}：打不开（{error.strerror}）。") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoredError(f"{path}：不是 python -m eval --save 写出的运行记录。") from error
    found: dict[str, Any] = held
    return found


def cases_of(path: Path) -> dict[str, dict[str, Any]]:
    """Case id -> its record, of a file that was written by `--save`; raises StoredError."""
    suites = read_run(path)["suites"]
    if not all("cases" in suite for suite in suites):
        raise StoredError(f"{path}：只有答错的题，无法比较。请用 python -m eval --save 另存。")
    return {one["id"]: one for suite in suites for one in suite["cases"]}


def _suite(name: str, runs: Sequence[Run], failures_only: bool) -> dict[str, Any]:
    kinds = sorted({run.case.kind for run in runs}, key=_place)
    cases = [_case(run) for run in runs]
    held: dict[str, Any] = {
        "name": name,
        "kinds": [_kind(kind, [run for run in runs if run.case.kind == kind]) for kind in kinds],
        "measures": [list(row) for row in measures(runs)],
        "failures": [one for one in cases if one["why"]],
    }
    return held if failures_only else {**held, "cases": cases}


def _place(kind: str) -> tuple[int, str]:
    return (list(KINDS).index(kind) if kind in KINDS else len(KINDS), kind)


def _kind(kind: str, runs: Sequence[Run]) -> dict[str, Any]:
    scored = [found for run in runs if (found := _right(run, "answer")) is not None]
    right, total = sum(scored), len(scored)
    low, high = wilson(right, total)
    name = KINDS.get(kind, kind)
    return {
        "id": kind,
        "name": name,
        "right": right,
        "total": total,
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _case(run: Run) -> dict[str, Any]:
    case = run.case
    wrong = [f"{_NAMES[one.measure]}：{one.reason}" for one in run.scores if _is_wrong(one)]
    if isinstance(run.reply, Outside) and run.reply.failure:
        wrong = [f"没有评：{run.reply.failure}"]
    wanted = "；".join("｜".join(group) for group in case.accept)
    wanted = "；".join(filter(None, (wanted, *map(number_words, case.numbers))))
    return {
        "id": case.id,
        "kind": KINDS.get(case.kind, case.kind),
        "question": case.question,
        "history": list(case.history),
        "wanted": f"拒答（{case.refuse}）" if case.refuse else wanted,
        "evidence": [
            one.quote or f"{one.table} 第{one.row}行 {one.column}" for one in case.evidence
        ],
        "told": run.reply.text,
        "cited": list(_cited(run)),
        "right": _right(run, "answer") is True,
        "why": "；".join(wrong),
    }


def _cited(run: Run) -> Iterator[str]:
    """What the reply cites, or stands nearest to what is refused: mark, address and first words."""
    reply = run.reply
    for one in (reply.nearest if isinstance(reply, Refusal) else reply.citations) or ():
        words = " ".join(one.quote.split())
        short = words if len(words) <= QUOTED else words[:QUOTED] + "…"
        yield f"[{one.id}] {one.address}：{short}"


_NAMES = {"answer": "答案", "evidence": "出处"}


def _is_wrong(score: Score) -> bool:
    return score.measure in JUDGED and score.right is False


def _right(run: Run, measure: str) -> bool | None:
    return next(score.right for score in run.scores if score.measure == measure)


def _commit() -> str:
    """The commit, or nothing outside a repository."""
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    try:
        told = subprocess.run(
            command, cwd=LATEST.parent, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return told.stdout.strip()
