"""What people think of answers: kept, counted, listed, and made into evaluation cases."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant.conversations.model import Feedback, Thumbs, Turn, Verdict
from assistant.conversations.records import from_record, to_record
from assistant.conversations.store import ConversationStore
from assistant.model import Answer, Citation, Reason, Refusal
from assistant.storage import Row
from assistant.text import key, without_marks
from corpus.model import Report

REASONS = ("数字不对", "答非所问", "不完整", "出处不对", "报告里有却没答出", "看不懂", "其他")
LONGEST_EVIDENCE = 60
"""Signs of a quotation that a case carries as evidence; it need only be found again."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Evaluation cases as JSON Lines, and how many verdicts could not become one, with the why."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def rate(store: ConversationStore, turns: Sequence[Turn], verdict: Verdict, *, owner: str) -> None:
    """Keep a verdict on the last of `turns`, the others being its history; a new one replaces."""
    turn = turns[-1]
    history = json.dumps([one.question for one in turns[:-1]], ensure_ascii=False)
    with store.opened() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO feedback (turn, owner, good, reason, right_answer, unprinted,"
            " question, history, reply, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(turn.id, owner, verdict.good, verdict.reason, verdict.right, verdict.unprinted),
                *(turn.question, history, to_record(turn.told)),
                datetime.now().isoformat(timespec="seconds"),
            ),
        )


def verdicts(store: ConversationStore, turns: Sequence[Turn], *, owner: str) -> dict[int, Verdict]:
    """The owner's verdicts on these turns, by the turn's id."""
    wanted = ",".join("?" * len(turns))
    with store.opened() as connection:
        rows = connection.execute(
            f"SELECT * FROM feedback WHERE owner = ? AND turn IN ({wanted})",
            (owner, *(turn.id for turn in turns)),
        ).fetchall()
    return {row["turn"]: _verdict(row) for row in rows}


def thumbs(store: ConversationStore) -> Thumbs:
    """How many answers were found good and bad, by anyone."""
    with store.opened() as connection:
        row = connection.execute(
            "SELECT coalesce(sum(good), 0) AS up, count(*) AS n FROM feedback"
        ).fetchone()
    return Thumbs(row["up"], row["n"] - row["up"])


def all_feedback(store: ConversationStore) -> tuple[Feedback, ...]:
    """Every verdict, the newest first."""
    with store.opened() as connection:
        rows = connection.execute("SELECT * FROM feedback ORDER BY said DESC, id DESC").fetchall()
    return tuple(
        Feedback(
            row["id"],
            _verdict(row),
            row["question"],
            tuple(json.loads(row["history"])),
            from_record(row["reply"]),
            datetime.fromisoformat(row["said"]),
        )
        for row in rows
    )


def _verdict(row: Row) -> Verdict:
    return Verdict(bool(row["good"]), row["reason"], row["right_answer"], bool(row["unprinted"]))


def as_cases(feedback: Sequence[Feedback], reports: Sequence[Report]) -> Exported:
    """Cases in the schema of eval/questions, oldest first.

    A good answer is its own gold; a bad one needs the right answer in words that the report
    prints, or 「报告没有」. What lacks that is left out and named.
    """
    lines: list[str] = []
    left_out: list[str] = []
    for one in sorted(feedback, key=lambda one: one.id):
        gold = _gold(one, reports)
        if isinstance(gold, str):
            left_out.append(f"“{one.question}”：{gold}")
            continue
        case = {
            "id": f"feedback-{one.id}",
            "kind": "feedback",
            "question": one.question,
            "history": list(one.history),
            "accept": [],
            "forbid": [],
            "evidence": [],
            "refuse": None,
        }
        lines.append(json.dumps({**case, **gold}, ensure_ascii=False))
    return Exported(tuple(lines), tuple(left_out))


def _gold(feedback: Feedback, reports: Sequence[Report]) -> dict[str, Any] | str:
    """What a right answer holds; words when that cannot be told."""
    told, verdict = feedback.told, feedback.verdict
    if verdict.unprinted:
        return {"refuse": Reason.NOT_FOUND.name}
    if verdict.good and isinstance(told, Refusal):
        return {"refuse": told.reason.name}
    if verdict.good and isinstance(told, Answer):
        return _gold_of_answer(told)
    if not verdict.right:
        return "没有写正确答案"
    evidence = [place for one in reports for place in _printed(verdict.right, one)]
    if not evidence:
        return "正确答案的字句在报告里找不到，请写报告的原话"
    return {"accept": [[verdict.right]], "evidence": evidence}


def _gold_of_answer(told: Answer) -> dict[str, Any]:
    numbers = list(dict.fromkeys(one.text for one in told.numbers if one.verdict == "same"))
    strong = [words for one in told.citations for words in _strong(one)]
    words = numbers or [one for one in strong if one in told.text] or [without_marks(told.text)]
    return {
        "accept": [[one] for one in words],
        "evidence": [_evidence(one) for one in told.citations],
    }


def _strong(one: Citation) -> Iterator[str]:
    for span in one.strong:
        yield one.quote[span.start - one.span.start : span.end - one.span.start]


def _evidence(one: Citation) -> dict[str, Any]:
    if one.table is not None:
        return {"table": one.table, "row": one.row, "column": one.column or ""}
    return {"quote": one.quote[:LONGEST_EVIDENCE]}


def _printed(words: str, report: Report) -> Iterator[dict[str, Any]]:
    """Where the report prints these words: a sentence, or a cell that reads just so."""
    asked = key(words)
    for table in report.tables:
        for row in table.rows:
            for reading in row.readings:
                if asked in (key(reading.text), key(reading.text + row.unit)):
                    yield {"table": table.number, "row": row.number, "column": reading.column}
    if len(asked) > 1 and asked in key(report.text):
        yield {"quote": words}
