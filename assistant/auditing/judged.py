"""What people decided about the findings of an audit, kept in SQLite for all who use the service."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias, cast

from assistant.sentences.finding import Finding
from assistant.storage import data_folder, opened
from corpus.model import Report

Decision: TypeAlias = Literal["属实", "不成立", "已处理"]
DECISIONS: tuple[Decision, ...] = ("属实", "不成立", "已处理")
LONGEST_NOTE = 500

SCHEMA = (
    """
    CREATE TABLE judgement (
      report TEXT NOT NULL, finding TEXT NOT NULL, decision TEXT NOT NULL, note TEXT NOT NULL,
      person TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (report, finding)
    ) WITHOUT ROWID;
    """,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about a finding, with a note (may be empty), by whom and when."""

    decision: Decision
    note: str
    person: str
    said: datetime


def finding_id(finding: Finding, report: Report) -> str:
    """The same as long as the finding and the words it points at are the same."""
    words = "\n".join((finding.text, *(report[place] for place in finding.places)))
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def judgements_file() -> Path:
    """The data file of all decisions."""
    return data_folder() / "judgements.sqlite3"


def judgements(report: str, *, path: Path | None = None) -> Mapping[str, Judgement]:
    """Finding id -> the last decision about it."""
    with opened(path or judgements_file(), SCHEMA) as connection:
        rows = connection.execute(
            "SELECT * FROM judgement WHERE report = ? ORDER BY finding", (report,)
        ).fetchall()
    return {
        row["finding"]: Judgement(
            cast(Decision, row["decision"]),
            row["note"],
            row["person"],
            datetime.fromisoformat(row["said"]),
        )
        for row in rows
    }


def judge(
    report: str, finding: str, judgement: Judgement | None, *, path: Path | None = None
) -> None:
    """Keep a decision in place of the last one; None takes it back."""
    with opened(path or judgements_file(), SCHEMA) as connection:
        if judgement is None:
            connection.execute(
                "DELETE FROM judgement WHERE report = ? AND finding = ?", (report, finding)
            )
            return
        connection.execute(
            "INSERT OR REPLACE INTO judgement (report, finding, decision, note, person, said)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(report, finding, judgement.decision, judgement.note[:LONGEST_NOTE]),
                *(judgement.person, judgement.said.isoformat(timespec="seconds")),
            ),
        )
