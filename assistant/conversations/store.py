"""Keeps conversations in `conversations.sqlite3`; safe between threads and processes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from assistant.conversations.model import Conversation, Heading, Turn, titled
from assistant.conversations.records import from_record, to_record
from assistant.model import Reply
from assistant.storage import Connection, Row, StorageError, data_folder, opened

FILE = "conversations.sqlite3"
SCHEMA = (
    """
    CREATE TABLE conversation (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, changed TEXT NOT NULL);
    CREATE INDEX conversation_owner ON conversation (owner, changed);
    CREATE TABLE turn (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        question TEXT NOT NULL, words TEXT NOT NULL, reply TEXT NOT NULL,
        ms REAL NOT NULL, asked TEXT NOT NULL);
    CREATE INDEX turn_conversation ON turn (conversation, id);
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, turn INTEGER NOT NULL, owner TEXT NOT NULL,
        good INTEGER NOT NULL, reason TEXT NOT NULL, right_answer TEXT NOT NULL,
        unprinted INTEGER NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL,
        reply TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (turn, owner));
    """,
)


class ConversationStore:
    """The conversations of all people; every change names the owner and touches no other's.

    An id is enough to read a conversation, so that a link can be shown to a colleague.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or data_folder()) / FILE

    @contextmanager
    def opened(self) -> Iterator[Connection]:
        """A connection in one transaction; raises StorageError."""
        with opened(self.path, SCHEMA) as connection:
            yield connection

    def start(self, owner: str, question: str) -> str:
        """A new conversation, titled by its first question; its id."""
        made = secrets.token_urlsafe(9)
        with self.opened() as connection:
            connection.execute(
                "INSERT INTO conversation VALUES (?, ?, ?, ?)",
                (made, owner, titled(question), _now()),
            )
        return made

    def add(self, conversation: str, told: Reply, *, question: str, ms: float) -> Turn:
        """Append a turn; raises StorageError when the conversation was deleted meanwhile."""
        now = _now()
        with self.opened() as connection:
            changed = connection.execute(
                "UPDATE conversation SET changed = ? WHERE id = ?", (now, conversation)
            )
            if not changed.rowcount:
                raise StorageError("这个对话已被删除，请新建一个对话再问。")
            added = connection.execute(
                "INSERT INTO turn (conversation, question, words, reply, ms, asked)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (conversation, question, told.text, to_record(told), ms, now),
            )
        return Turn(int(added.lastrowid or 0), question, told, ms, datetime.fromisoformat(now))

    def load(self, conversation: str) -> Conversation | None:
        """The conversation with that id, whosever it is; None when there is none."""
        with self.opened() as connection:
            row = connection.execute(
                "SELECT * FROM conversation WHERE id = ?", (conversation,)
            ).fetchone()
            if row is None:
                return None
            turns = connection.execute(
                "SELECT * FROM turn WHERE conversation = ? ORDER BY id", (conversation,)
            ).fetchall()
        read = tuple(map(self._turn, turns))
        return Conversation(row["id"], row["owner"], row["title"], read)

    def headings(self, owner: str, words: str = "") -> tuple[Heading, ...]:
        """The owner's conversations in which something was asked, the last used first.

        words: only those whose title, a question or an answer holds them, case ignored.
        """
        pattern = f"%{_literal(words.strip())}%"
        with self.opened() as connection:
            rows = connection.execute(
                "SELECT c.id, c.title, c.changed, count(t.id) AS turns FROM conversation c"
                " JOIN turn t ON t.conversation = c.id WHERE c.owner = :owner"
                " AND (c.title LIKE :p ESCAPE '\\' OR EXISTS (SELECT 1 FROM turn s WHERE"
                " s.conversation = c.id AND (s.question LIKE :p ESCAPE '\\'"
                " OR s.words LIKE :p ESCAPE '\\')))"
                " GROUP BY c.id ORDER BY c.changed DESC, c.rowid DESC",
                {"owner": owner, "p": pattern},
            ).fetchall()
        return tuple(
            Heading(row["id"], row["title"], datetime.fromisoformat(row["changed"]), row["turns"])
            for row in rows
        )

    def rename(self, conversation: str, title: str, *, owner: str) -> None:
        """Give a new title; an empty one changes nothing."""
        if title.strip():
            self._change(
                "UPDATE conversation SET title = ? WHERE id = ? AND owner = ?",
                (titled(title), conversation, owner),
            )

    def delete(self, conversation: str, *, owner: str) -> None:
        """Remove a conversation and its turns; feedback given on them stays."""
        self._change("DELETE FROM conversation WHERE id = ? AND owner = ?", (conversation, owner))

    def copy(self, conversation: str, *, owner: str) -> str:
        """The same turns as a conversation of `owner`; the new id."""
        made = secrets.token_urlsafe(9)
        with self.opened() as connection:
            connection.execute(
                "INSERT INTO conversation SELECT ?, ?, title, ? FROM conversation WHERE id = ?",
                (made, owner, _now(), conversation),
            )
            connection.execute(
                "INSERT INTO turn (conversation, question, words, reply, ms, asked)"
                " SELECT ?, question, words, reply, ms, asked FROM turn"
                " WHERE conversation = ? ORDER BY id",
                (made, conversation),
            )
        return made

    def _change(self, statement: str, values: tuple[str, ...]) -> None:
        with self.opened() as connection:
            connection.execute(statement, values)

    def _turn(self, row: Row) -> Turn:
        try:
            told = from_record(row["reply"])
        except (ValueError, KeyError, TypeError) as error:
            raise StorageError(
                f"{self.path}：第 {row['id']} 条问答读不出来（{error}），可能由别的版本写成。"
            ) from error
        asked = datetime.fromisoformat(row["asked"])
        return Turn(row["id"], row["question"], told, row["ms"], asked)


def _now() -> str:
    return datetime.now().isoformat(timespec="microseconds")


def _literal(words: str) -> str:
    """Words for LIKE, its signs taken literally."""
    for sign in ("\\", "%", "_"):
        words = words.replace(sign, f"\\{sign}")
    return words
