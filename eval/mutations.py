"""Alters true answers and counts how many the gate catches."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.known.knowledge import Cell
from assistant.known.readings import shown_value
from assistant.model import Answer
from assistant.proof.gate import formulas_of, problems
from assistant.proof.segments import cell_of
from corpus.model import Report

_NUMBER = re.compile(r"(?<![\d.\[A-Za-z+])\d+(?:\.\d+)?(?![\d.\]+A-Za-z])")
_UNITS = (
    ("亿元", "万元"),
    ("万元", "亿元"),
    ("个百分点", "%"),
    ("%", "个百分点"),
    ("家", "个"),
    ("万人", "人"),
)
_HEDGES = ("左右", "以上", "以内", "以下", "超", "突破", "约", "＞", "≥", "＜", "≤")

Mutation = Callable[[str, Answer, Report], Iterator[str]]


@dataclass(slots=True)
class Tally:
    """By kind of mutation: made and caught; and the true answers that were refused."""

    made: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    true: int = 0
    alarms: int = 0


def tally(answers: Sequence[Answer], report: Report) -> Tally:
    """Pass every answer and every alteration of it through the gate."""
    found = Tally()
    for answer in answers:
        formulas, text = formulas_of(answer), answer.stated()
        found.true += 1
        if problems(text, answer.citations, formulas, report):
            found.alarms += 1
            continue
        for kind, mutate in MUTATIONS.items():
            for altered in dict.fromkeys(mutate(text, answer, report)):
                if altered == text:
                    continue
                found.made[kind] += 1
                if problems(altered, answer.citations, formulas, report):
                    found.caught[kind] += 1
                else:
                    found.missed.append((kind, altered))
    return found


def merged(found: Sequence[Tally]) -> Tally:
    """The tallies of several parts as one."""
    whole = Tally()
    for one in found:
        whole.made.update(one.made)
        whole.caught.update(one.caught)
        whole.missed += one.missed
        whole.true += one.true
        whole.alarms += one.alarms
    return whole


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Numbers of an answer that are no mark and no year."""
    for match in _NUMBER.finditer(text):
        if not re.match(r"(?:19|20)\d\d$", match.group()):
            yield match


def _put(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def _digit(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for match in _numbers(text):
        digits = match.group()
        last = str((int(digits[-1]) + 1) % 10)
        first = str(int(digits[0]) % 9 + 1)
        yield _put(text, match, digits[:-1] + last)
        yield _put(text, match, first + digits[1:])


def _point(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for match in _numbers(text):
        digits = match.group()
        yield _put(
            text,
            match,
            digits.replace(".", "")
            if "." in digits
            else f"{digits[:-1]}.{digits[-1]}"
            if len(digits) > 1
            else f"0.{digits}",
        )


def _unit(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for old, new in _UNITS:
        for match in re.finditer(rf"(?<=\d){re.escape(old)}", text):
            yield _put(text, match, new)


def _year(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer
    done, plan = report.source.done_year, report.source.plan_year
    for old, new in ((done, plan), (plan, done)):
        for match in re.finditer(f"{old}(?=年)", text):
            yield _put(text, match, str(new))


def _role(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for old, new in (("预期目标为", "预计完成"), ("预计完成(?!情况)", "预期目标为")):
        for match in re.finditer(old, text):
            yield _put(text, match, new)


def _sign(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for match in _numbers(text):
        if not text[: match.start()].endswith(("−", "-", "＜", "＞", "≤", "≥")):
            yield _put(text, match, f"−{match.group()}")


def _hedge(text: str, answer: Answer, report: Report) -> Iterator[str]:
    del answer, report
    for hedge in _HEDGES:
        around = (
            rf"{hedge}(?=\d)"
            if hedge in "超突破约＞≥＜≤"
            else rf"(?<=[\d%元个家人岁天吨名]){hedge}"
        )
        for match in re.finditer(around, text):
            yield _put(text, match, "")
            yield _put(
                text,
                match,
                "以内"
                if hedge == "以上"
                else "以上"
                if len(hedge) == 2 and hedge != "突破"
                else "近",
            )


def _neighbour(text: str, answer: Answer, report: Report) -> Iterator[str]:
    """The value of the row below in the place of the cell's."""
    for citation in answer.citations:
        cell = cell_of(citation, report) if citation.column else None
        if cell is None:
            continue
        table = next(one for one in report.tables if one.number == cell.row.table)
        other = table.rows[cell.row.number % len(table.rows)]
        reading = next((one for one in other.readings if one.column == cell.reading.column), None)
        if reading is None:
            continue
        old, new = shown_value(cell), shown_value(Cell(other, reading))
        if old in text and new != old:
            yield text.replace(old, new, 1)


MUTATIONS: dict[str, Mutation] = {
    "改一位数字": _digit,
    "移小数点": _point,
    "换单位": _unit,
    "换年份": _year,
    "目标与完成互换": _role,
    "加负号": _sign,
    "丢或换限定词": _hedge,
    "换成相邻行的数": _neighbour,
}


def mutation_table(found: Tally) -> Iterator[str]:
    """Rates by kind of mutation, and the false alarms."""
    yield "| 改法 | 改了 | 拦下 | 比例 |"
    yield "|---|---|---|---|"
    for kind in MUTATIONS:
        made, caught = found.made[kind], found.caught[kind]
        if made:
            yield f"| {kind} | {made} | {caught} | {100 * caught / made:.1f}% |"
    made, caught = sum(found.made.values()), sum(found.caught.values())
    yield f"| **合计** | {made} | {caught} | {100 * caught / max(1, made):.2f}% |"
    yield f"| 误拦（真答案被拦） | {found.true} | {found.alarms} | {100 * found.alarms / max(1, found.true):.2f}% |"
