"""SQLite files for what people leave behind; the only import of sqlite3.

Each concern has a file of its own (conversations, learning) with its own schema. A connection is
opened for each piece of work and closed after it: that is safe between threads and costs below a
millisecond. Rows come back as `Row`, read by column name.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import UserError

Connection = sqlite3.Connection
Row = sqlite3.Row

SETTING = "REPORT_ASSISTANT_DATA"
DEFAULT_FOLDER = ".data"
WAIT_SECONDS = 10.0
"""How long one writer waits for another before the work is given up."""


class StorageError(UserError):
    """A data file that cannot be opened, read or written."""


def data_folder() -> Path:
    """The folder named by REPORT_ASSISTANT_DATA, else `.data`; not made until needed."""
    return Path(os.environ.get(SETTING) or DEFAULT_FOLDER)


@contextmanager
def opened(path: Path, schema: Sequence[str]) -> Iterator[Connection]:
    """A connection in one transaction: kept when the block ends well, else undone.

    schema: SQL scripts, oldest first; script n brings the file from version n to n + 1
    (`PRAGMA user_version`). Never change one that was released, append another.
    Raises StorageError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        connection.row_factory = sqlite3.Row
        _prepare(connection, path, schema)
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    finally:
        connection.close()


def _prepare(connection: Connection, path: Path, schema: Sequence[str]) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection) == len(schema):
        return
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    version = _version(connection)
    if version > len(schema):
        raise StorageError(
            f"{path}：由更新的版本写成（第 {version} 版，本程序到第 {len(schema)} 版）。"
            f"请更新程序，或把 {SETTING} 设为另一个文件夹。"
        )
    for script in schema[version:]:
        for statement in filter(str.strip, script.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(schema)}")
    connection.execute("COMMIT")


def _write_ahead(connection: Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait for others here, so this does."""
    give_up = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _version(connection: Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _unusable(path: Path, error: Exception) -> StorageError:
    return StorageError(
        f"{path}：数据文件打不开或写不进（{error}）。请检查文件夹权限和磁盘空间，"
        f"或用环境变量 {SETTING} 换一个文件夹。"
    )
