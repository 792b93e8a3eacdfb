"""Asks again in a new process with another hash seed, to see whether each answer is the same."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.wire import as_json
from corpus.errors import UserError
from eval.model import Outside
from eval.run import Run
from eval.tables import Share

BATCH = (sys.executable, "-m", "assistant", "batch")
SEED = "20260101"


class AgainError(UserError):
    """The second process could not answer at all."""


class Again:
    """The questions of some runs, being asked a second time beside whatever else is done."""

    def __init__(self, runs: Sequence[Run], command: Sequence[str] = BATCH) -> None:
        """Start the process; only replies of our own assistant can be compared."""
        self._runs = [run for run in runs if not isinstance(run.reply, Outside)]
        self._folder = tempfile.TemporaryDirectory()
        asked, self._told, self._said = (
            Path(self._folder.name, name) for name in ("in.jsonl", "out.jsonl", "said.txt")
        )
        lines = [
            {"id": str(at), "question": run.case.question, "history": _turns(run)}
            for at, run in enumerate(self._runs)
        ]
        asked.write_text(_lines(lines), encoding="utf-8")
        words = [*command, str(asked), str(self._told)]
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                words, stdout=said, stderr=said, env={**os.environ, "PYTHONHASHSEED": SEED}
            )

    def same(self) -> Share:
        """How many are answered with the same words, citations and numbers; raises AgainError."""
        if self._process.wait():
            said = self._said.read_text(encoding="utf-8", errors="replace").strip()
            raise AgainError(f"第二次问没有成功：{said[-200:]}")
        lines = self._told.read_text(encoding="utf-8").splitlines()
        self._folder.cleanup()
        told = [_bare(json.loads(line)) for line in lines]
        first = [_bare(_wire(run)) for run in self._runs]
        return Share(sum(a == b for a, b in zip(first, told, strict=True)), len(first))


def _wire(run: Run) -> dict[str, Any]:
    if isinstance(run.reply, Outside):
        raise TypeError("a reply from outside is not ours")
    held: dict[str, Any] = json.loads(json.dumps(as_json(run.reply, id="", ms=0.0)))
    return held


def _bare(held: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if name not in ("id", "ms")}


def _turns(run: Run) -> list[dict[str, str]]:
    return [{"question": one} for one in run.case.history]


def _lines(rows: Sequence[Mapping[str, object]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows)
