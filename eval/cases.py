"""Reads gold cases and proves that their evidence is printed in the report."""

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from assistant.model import Reason
from assistant.text import key
from corpus.errors import UserError
from corpus.model import Report, Role
from eval.model import Case, Evidence, Number
from eval.typed import figure_of

QUESTIONS = Path(__file__).parent / "questions"
KEYS = frozenset(one.name for one in fields(Case))
NUMBER_KEYS = frozenset(one.name for one in fields(Number))
EVIDENCE_KEYS = frozenset(one.name for one in fields(Evidence))


class CaseError(UserError):
    """A gold case that cannot be used: where, and what is wrong with it."""


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSON Lines file, in order; raises CaseError with the line."""
    found: list[Case] = []
    for number, one in read_lines(path):
        if isinstance(one, str):
            raise CaseError(f"{path} 第 {number} 行：不是正确的题目（{one}）。")
        found.append(one)
    names = [case.id for case in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise CaseError(f"{path}：编号重复：{'、'.join(sorted(twice))}。")
    return tuple(found)


def read_lines(path: Path) -> Iterator[tuple[int, Case | str]]:
    """Each line that is not blank with its number: its case, or in words why it is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CaseError(f"{path}：打不开（{error.strerror}）。") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}：不是 UTF-8 文字。") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, _case(json.loads(line))
            except json.JSONDecodeError as error:
                yield number, f"不是 JSON：第 {error.colno} 个字符处，{error.msg}"
            except KeyError as error:
                yield number, f"缺“{error.args[0]}”"
            except (ValueError, TypeError) as error:
                yield number, str(error)


def _known(held: object, keys: frozenset[str], where: str) -> None:
    """Raise ValueError for what is no object or has a key that nothing reads."""
    if not isinstance(held, dict):
        raise ValueError(f"{where}应是一个对象")
    strange = sorted(map(str, held.keys() - keys))
    if strange:
        allowed = "、".join(sorted(keys))
        raise ValueError(f"{where}没有“{'、'.join(strange)}”这个键；可用的键：{allowed}")


def _words(line: dict[str, Any], name: str) -> str | None:
    return None if line.get(name) is None else str(line[name])


def _case(line: dict[str, Any]) -> Case:
    _known(line, KEYS, "题目")
    refuse = _reason(line, "refuse")
    case = Case(
        id=str(line["id"]),
        kind=str(line["kind"]),
        question=str(line["question"]),
        history=_strings(line.get("history", []), "history"),
        accept=tuple(_strings(one, "accept 的每一组") for one in _groups(line)),
        forbid=_strings(line.get("forbid", []), "forbid"),
        evidence=tuple(map(_evidence, line.get("evidence", ()))),
        refuse=refuse,
        twin=_words(line, "twin"),
        standalone=_words(line, "standalone"),
        numbers=tuple(map(_number, line.get("numbers", ()))),
        order=_flag(line.get("order", False)),
        count=_whole(line.get("count"), "count"),
        partly=_reason(line, "partly"),
    )
    if case.refuse is not None and (case.accept or case.numbers or case.partly):
        raise ValueError("写了 refuse 的题不能再写 accept、numbers 或 partly")
    if not all(case.accept):
        raise ValueError("accept 的每一组至少要有一种说法")
    if case.refuse is None and not ((case.accept or case.numbers) and case.evidence):
        raise ValueError("可回答的题要有 accept（或 numbers）和 evidence")
    return case


def _reason(line: dict[str, Any], name: str) -> str | None:
    held: str | None = line.get(name)
    if held is not None and held not in Reason.__members__:
        raise ValueError(f"{name} 只能是 {'、'.join(Reason.__members__)}")
    return held


def _groups(line: dict[str, Any]) -> list[Any]:
    """The groups of accept."""
    held = line.get("accept", [])
    if not isinstance(held, list):
        raise ValueError('accept 要写成列表的列表，如 [["6%左右", "6%"], ["2025年"]]')
    return held


def _strings(held: object, name: str) -> tuple[str, ...]:
    if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
        raise ValueError(f'{name} 要写成字符串的列表，如 ["一", "二"]；写的是 {held!r}')
    return tuple(held)


def _evidence(line: dict[str, Any]) -> Evidence:
    _known(line, EVIDENCE_KEYS, "evidence ")
    _whole(line.get("row"), "evidence 的 row")
    if bool(line.get("quote")) == bool(line.get("table")):
        raise ValueError("evidence 要么写 quote（原文一段），要么写 table 和 row（附件的一行）")
    if line.get("table") and not line.get("row"):
        raise ValueError("evidence 写了 table，就要写 row（第一列印的序号）")
    return Evidence(**line)


def _number(line: dict[str, Any]) -> Number:
    _known(line, NUMBER_KEYS, "numbers ")
    role: Role | None = line.get("role")
    if role not in (None, "目标", "完成"):
        raise ValueError("numbers 的 role 只能是 目标、完成")
    number = Number(
        str(line["value"]), str(line["unit"]), _whole(line.get("year"), "numbers 的 year"), role
    )
    if figure_of(number) is None:
        raise ValueError(f"numbers 的“{number.value}{number.unit}”读不成一个带单位的数")
    return number


def _whole(held: object, name: str) -> int | None:
    if held is not None and (not isinstance(held, int) or isinstance(held, bool)):
        raise ValueError(f"{name} 要写成整数")
    return held


def _flag(held: object) -> bool:
    if not isinstance(held, bool):
        raise ValueError("order 要写成 true 或 false")
    return held


def unprinted(cases: tuple[Case, ...], report: Report) -> Iterator[str]:
    """「编号：…」 for each piece of evidence that the report does not print."""
    words = key(report.text)
    cells = {
        (row.table, row.number, reading.column)
        for table in report.tables
        for row in table.rows
        for reading in row.readings
    }
    for case in cases:
        for one in case.evidence:
            if one.quote and key(one.quote) not in words:
                yield f"{case.id}：报告里没有“{one.quote}”"
            if one.table and not any(
                (one.table, one.row) == cell[:2] and one.column in ("", cell[2]) for cell in cells
            ):
                yield f"{case.id}：{_no_cell(one, report)}"


def _no_cell(evidence: Evidence, report: Report) -> str:
    """In words, what of a table, row and column is not there, and what is."""
    rows = [row for table in report.tables for row in table.rows if row.table == evidence.table]
    if not rows:
        names = "、".join(dict.fromkeys(row.table for one in report.tables for row in one.rows))
        return f"没有“{evidence.table}”这张表；有的是：{names}。专栏和正文写 quote"
    same = [row for row in rows if row.number == evidence.row]
    if not same:
        return f"{evidence.table} 没有第 {evidence.row} 行（{rows[0].number}—{rows[-1].number}）"
    columns = "、".join(reading.column for reading in same[0].readings)
    return f"{evidence.table} 第 {evidence.row} 行没有“{evidence.column}”这一列；有的是：{columns}"
