"""Keeps what each learner remembers, in SQLite."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.learning.memory import Memory, Recall, reviewed
from assistant.storage import Row, data_folder, opened

SCHEMA = (
    """
    CREATE TABLE memory (
      person TEXT NOT NULL, report TEXT NOT NULL, item TEXT NOT NULL,
      card TEXT NOT NULL, due TEXT NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL,
      reviews INTEGER NOT NULL, wrong INTEGER NOT NULL,
      first TEXT NOT NULL, last TEXT NOT NULL,
      PRIMARY KEY (person, report, item)
    ) WITHOUT ROWID;
    """,
)
_KEEP = """
    INSERT INTO memory (person, report, item, card, due, stability, difficulty, reviews, wrong, first, last)
    VALUES (:person, :report, :item, :card, :due, :stability, :difficulty, 1, :wrong, :now, :now)
    ON CONFLICT (person, report, item) DO UPDATE SET
      card = excluded.card, due = excluded.due, stability = excluded.stability,
      difficulty = excluded.difficulty, reviews = reviews + 1, wrong = wrong + excluded.wrong,
      last = excluded.last
"""


@dataclass(frozen=True, slots=True)
class Learnt:
    """A learner's memory of an item, how often it was asked and forgotten, when first and last."""

    memory: Memory
    reviews: int
    wrong: int
    first: datetime
    last: datetime


def learning_file() -> Path:
    """The data file of all learners."""
    return data_folder() / "learning.sqlite3"


def learnt(person: str, report: str, *, path: Path | None = None) -> Mapping[str, Learnt]:
    """Item id -> what a person holds of it, for one report."""
    with opened(path or learning_file(), SCHEMA) as connection:
        rows = connection.execute(
            "SELECT * FROM memory WHERE person = ? AND report = ? ORDER BY item", (person, report)
        ).fetchall()
    return {row["item"]: _learnt(row) for row in rows}


def record(
    learner: tuple[str, str], item: str, recall: Recall, now: datetime, *, path: Path | None = None
) -> Learnt:
    """Keep a review and give what is held now. learner: (person, report); now: aware, in UTC."""
    person, report = learner
    with opened(path or learning_file(), SCHEMA) as connection:
        held = connection.execute(
            "SELECT * FROM memory WHERE person = ? AND report = ? AND item = ?",
            (person, report, item),
        ).fetchone()
        memory = reviewed(_learnt(held).memory if held else None, recall, now)
        values = {
            "person": person,
            "report": report,
            "item": item,
            "card": memory.card,
            "due": memory.due.isoformat(),
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "wrong": int(recall == "忘了"),
            "now": now.isoformat(),
        }
        connection.execute(_KEEP, values)
        row = connection.execute(
            "SELECT * FROM memory WHERE person = ? AND report = ? AND item = ?",
            (person, report, item),
        ).fetchone()
    return _learnt(row)


def forget(person: str, report: str, *, path: Path | None = None) -> None:
    """Remove all that a person has learnt of a report, to begin anew."""
    with opened(path or learning_file(), SCHEMA) as connection:
        connection.execute("DELETE FROM memory WHERE person = ? AND report = ?", (person, report))


def _learnt(row: Row) -> Learnt:
    memory = Memory(
        row["card"], datetime.fromisoformat(row["due"]), row["stability"], row["difficulty"]
    )
    first, last = (datetime.fromisoformat(row[name]) for name in ("first", "last"))
    return Learnt(memory, row["reviews"], row["wrong"], first, last)
