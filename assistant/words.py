"""Loads the lexicon: what holds for all such reports, in data files a user can edit."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from corpus.errors import UserError

LEXICON = Path(__file__).parent / "lexicon"


class LexiconError(UserError):
    """A lexicon file is missing or not as documented at its top."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"词典文件 {path.name}：{what}；请对照文件开头的说明改正。")


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The content of `lexicon/{name}.toml`; raises LexiconError."""
    path = LEXICON / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(path, f"打不开（{error.strerror}）") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(path, f"不是正确的 TOML（{error}）") from error


@cache
def any_of(name: str, group: str, key: str = "patterns") -> re.Pattern[str]:
    """One pattern that matches any entry of a group; raises LexiconError on a bad one."""
    return compiled(name, tuple(lexicon(name)[group][key]))


@cache
def compiled(name: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all, in their order, upper and lower case alike."""
    try:
        return re.compile("|".join(f"(?:{_scoped(one)})" for one in patterns), re.IGNORECASE)
    except re.error as error:
        raise LexiconError(LEXICON / f"{name}.toml", f"正则表达式有误（{error}）") from error


def _scoped(pattern: str) -> str:
    """(?i)abc as (?i:abc), so that it may stand inside another pattern."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else pattern


@cache
def listed(name: str, key: str) -> re.Pattern[str]:
    """One pattern that matches any entry of a top-level list; raises LexiconError."""
    return compiled(name, tuple(lexicon(name)[key]))
