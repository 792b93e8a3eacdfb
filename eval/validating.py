"""Proves gold cases against the report: each fault with its file, line and reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.known.knowledge import Cell
from assistant.known.readings import shown_value
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from eval.cases import CaseError, read_lines, unprinted
from eval.confusions import cells_of
from eval.matching import accepted, holds
from eval.model import Case, Evidence, Number
from eval.outside import NOT_IN_REPORT
from eval.typed import (
    figure_of,
    number_words,
    plain_lines,
    same_quantity,
    wrong_items,
    wrong_numbers,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A case with the file and the line where it is written."""

    path: Path
    line: int
    case: Case

    @property
    def where(self) -> str:
        """「文件 第 3 行（编号）」."""
        return f"{self.path} 第 {self.line} 行（{self.case.id}）"


def faults(files: Sequence[Path], report: Report) -> Iterator[str]:
    """In words, each fault of the files, in their order; nothing when every case is proven."""
    placed: list[Placed] = []
    for path in files:
        if not path.exists():
            raise CaseError(f"{path}：没有这个文件。")
        for number, one in read_lines(path):
            if isinstance(one, str):
                yield f"{path} 第 {number} 行：不是正确的题目（{one}）"
            else:
                placed.append(Placed(path, number, one))
    for each in placed:
        yield from (f"{each.where}：{words}" for words in case_faults(each.case, report))
    yield from _repeated(placed)
    yield from _lost_twins(placed)


def case_faults(case: Case, report: Report) -> Iterator[str]:
    """In words, what is wrong with a case by itself."""
    if not case.question.strip():
        yield "问题是空的"
    for words in unprinted((case,), report):
        yield words.partition("：")[2]
    yield from _unlike_cells(case, report)
    yield from _unlike_evidence(case, report)
    yield from _against_itself(case)


def _unlike_cells(case: Case, report: Report) -> Iterator[str]:
    """A question for one cell must accept what that cell prints, or one of the row's."""
    if case.kind != "cell" or not case.accept or not all(one.table for one in case.evidence):
        return
    if len(case.evidence) > 1 and not all(one.column for one in case.evidence):
        return  # of several whole rows a number or a name may be asked
    printed = [words for one in case.evidence for words in cell_words(one, report)]
    wanted = [one for group in case.accept for one in group]
    if printed and not any(_agrees(one, words) for one in wanted for words in printed):
        yield f"accept 里没有出处那一格的值（{'、'.join(filter(None, dict.fromkeys(printed)))}）"


def _agrees(wanted: str, printed: str) -> bool:
    return holds(printed, wanted) or holds(wanted, printed)


def cell_words(evidence: Evidence, report: Report) -> Iterator[str]:
    """What a cell prints, and its value with the unit of its row; of a whole row each, and its name."""
    cells = list(cells_of(evidence, report))
    if cells and not evidence.column:
        yield from (cells[0].row.name, cells[0].row.category)
    for cell in cells:
        yield from _words_of(cell)


def _words_of(cell: Cell) -> tuple[str, str]:
    return cell.reading.text, shown_value(cell)


def _unlike_evidence(case: Case, report: Report) -> Iterator[str]:
    """A typed number must stand in the evidence: the value and unit, and of a cell year and role.

    Beside a question for one cell, a number may be computed from whole rows (相差多少).
    """
    computed = case.kind != "cell" and any(one.table and not one.column for one in case.evidence)
    for number in case.numbers:
        target = figure_of(number)
        if target is None or any(_gives(one, number, target, report) for one in case.evidence):
            continue
        bare = replace(number, year=None, role=None)
        if any(_gives(one, bare, target, report) for one in case.evidence):
            yield f"numbers 的 {number.value}{number.unit} 在出处里，但年份或目标、完成与那一格不同"
        elif not computed:
            yield f"numbers 的 {number.value}{number.unit} 不在任何一处出处里"


def _gives(evidence: Evidence, number: Number, target: Figure, report: Report) -> bool:
    if evidence.quote:
        words = plain_lines(evidence.quote)
        found = figures(words, Span(0, len(words)))
        return any(same_quantity(one, target) for one in found)
    return any(
        number.year in (None, cell.reading.year)
        and number.role in (None, cell.reading.role)
        and any(
            same_quantity(one, target)
            for words in map(plain_lines, _words_of(cell))
            for one in figures(words, Span(0, len(words)))
        )
        for cell in cells_of(evidence, report)
    )


def _against_itself(case: Case) -> Iterator[str]:
    """The answer that the case itself describes must pass its own check."""
    if case.refuse is not None:
        return
    text = reference(case)
    for one in accepted(text, case.accept):
        yield f"参考答案过不了自己的检查：缺 {one}"
    for one in case.forbid:
        if any(holds(word, one) for group in case.accept for word in group):
            yield f"forbid 的“{one}”就在 accept 里"
    for words in (*wrong_numbers(text, case), *wrong_items(text, case)):
        yield f"参考答案过不了自己的检查：{words}"


def reference(case: Case) -> str:
    """An answer made of the first wording of each group and of the typed numbers."""
    if case.refuse is not None:
        return NOT_IN_REPORT
    first = [group[0] for group in case.accept]
    lines = [f"- {one}" for one in first] if case.count is not None else ["；".join(first)]
    if case.numbers:
        lines.append("；".join(map(number_words, case.numbers)))
    if case.partly is not None:
        lines.append(NOT_IN_REPORT)
    return "\n".join(line for line in lines if line)


def _repeated(placed: Sequence[Placed]) -> Iterator[str]:
    """The same id in a file, and the same question in a file or across files."""
    ids: dict[tuple[Path, str], Placed] = {}
    asked: dict[tuple[str, ...], Placed] = {}
    for one in placed:
        name = (one.path, one.case.id)
        if name in ids:
            yield f"{one.where}：编号与第 {ids[name].line} 行重复"
        words = tuple(map(key, (*one.case.history, one.case.question)))
        if words in asked:
            first = asked[words]
            leak = "" if first.path == one.path else "（两份题目之间泄漏）"
            yield f"{one.where}：与 {first.where} 问的一样{leak}"
        ids.setdefault(name, one)
        asked.setdefault(words, one)


def _lost_twins(placed: Sequence[Placed]) -> Iterator[str]:
    """A twin must be an answerable case of the same file."""
    known: Mapping[tuple[Path, str], Case] = {(one.path, one.case.id): one.case for one in placed}
    for one in placed:
        if one.case.twin is None:
            continue
        other = known.get((one.path, one.case.twin))
        if other is None:
            yield f"{one.where}：twin 的 {one.case.twin} 不在同一份题目里"
        elif other.refuse is not None:
            yield f"{one.where}：twin 的 {one.case.twin} 也是不可答的题"
