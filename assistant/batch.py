"""Answers a JSON Lines file: one object a line in, one object a line out, in order."""

import json
import time
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.reply import reply
from assistant.turns.choosing import NoReportError
from assistant.wire import as_json
from corpus.errors import UserError
from index.library import Library


class BatchError(UserError):
    """A file of questions that cannot be read or written."""


def run_batch(source: Path, target: Path, library: Library) -> tuple[int, int]:
    """Answer each line of `source` into `target`; return lines done and lines that were bad.

    A bad line becomes an object with "error" and never stops the run.
    """
    try:
        lines = source.read_bytes().splitlines()
    except OSError as error:
        raise BatchError(f"{source}：打不开（{error.strerror}）。") from error
    bad, done = 0, 0
    try:
        with target.open("w", encoding="utf-8") as out:
            for number, line in enumerate(tqdm(lines, desc="回答", unit="题"), start=1):
                if not line.strip():
                    continue
                told = answer_line(line, number, library)
                done, bad = done + 1, bad + ("error" in told)
                out.write(json.dumps(told, ensure_ascii=False) + "\n")
    except OSError as error:
        raise BatchError(f"{target}：写不进去（{error.strerror}）。") from error
    return done, bad


def answer_line(line: bytes, number: int, library: Library) -> dict[str, Any]:
    """The object for one line."""
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except ValueError:
        return {"id": None, "error": f"第 {number} 行不是正确的 JSON。"}
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        known = asked.get("id") if isinstance(asked, dict) else None
        return {"id": known, "error": f'第 {number} 行要写成 {{"id": …, "question": "…"}}。'}
    history = asked.get("history") or []
    turns = [
        turn["question"] if isinstance(turn, dict) else turn
        for turn in (history if isinstance(history, list) else [])
        if isinstance(turn, str)
        or (isinstance(turn, dict) and isinstance(turn.get("question"), str))
    ]
    start = time.perf_counter()
    try:
        told = reply(asked["question"], library, history=turns, report=_report(asked))
    except NoReportError as error:
        return {"id": asked.get("id"), "error": f"第 {number} 行：{error}"}
    found = as_json(told, ms=(time.perf_counter() - start) * 1000)
    return {**found, "id": asked.get("id", "")}


def _report(asked: dict[str, Any]) -> str | None:
    """The report that a line names; None leaves the choice to the question."""
    named = asked.get("report")
    return named if isinstance(named, str) and named else None
