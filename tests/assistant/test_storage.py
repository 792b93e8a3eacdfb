"""Data files: versions, undoing, many writers, and errors that a person can read."""

import threading
from pathlib import Path

import pytest

from assistant.storage import SETTING, StorageError, data_folder, opened

FIRST = "CREATE TABLE note (words TEXT NOT NULL)"
SECOND = "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '无名'"


def words(path: Path, schema: tuple[str, ...] = (FIRST,)) -> list[str]:
    with opened(path, schema) as connection:
        return [row["words"] for row in connection.execute("SELECT words FROM note ORDER BY 1")]


def add(path: Path, said: str) -> None:
    with opened(path, (FIRST,)) as connection:
        connection.execute("INSERT INTO note (words) VALUES (?)", (said,))


def fail_after_writing(path: Path) -> None:
    with opened(path, (FIRST,)) as connection:
        connection.execute("INSERT INTO note VALUES ('甲')")
        1 / 0  # noqa: B018


def test_what_is_written_stays_and_later_columns_are_added(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "notes.sqlite3"
    add(path, "甲")
    with opened(path, (FIRST, SECOND)) as connection:
        assert [tuple(row) for row in connection.execute("SELECT * FROM note")] == [("甲", "无名")]


def test_a_block_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(path)
    assert words(path) == []


def test_ten_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    threads = [threading.Thread(target=add, args=(path, str(at))) for at in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert words(path) == sorted(map(str, range(10)))


def test_a_file_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    words(path)
    with opened(path, (FIRST, SECOND)):
        pass
    with pytest.raises(StorageError, match="由更新的版本写成"):
        words(path)


def test_what_is_no_data_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    path.write_text("这不是数据库，只是一段文字。" * 20, encoding="utf-8")
    with pytest.raises(StorageError, match="数据文件打不开"):
        words(path)


def test_the_folder_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv(SETTING)
    assert data_folder() == Path(".data")
