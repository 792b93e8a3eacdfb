"""Makes cases of a CSV table of questions and answers, as far as that is certain."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from assistant.text import key
from corpus.errors import UserError
from corpus.figures import figures
from corpus.model import Report, Span
from eval.typed import plain_lines

_QUESTION, _ANSWER = ("question", "问题"), ("answer", "答案")


class ImportTableError(UserError):
    """A table that has no questions and answers."""


def import_table(table: Path, target: Path, report: Report) -> str:
    """Write a case a row; say in words how many, and which lack evidence.

    An answer's quantities become accepted wordings, the whole answer where it has none. Evidence is
    the one sentence or note that prints all of them; where none does, or several do, a person must
    add it.
    """
    rows = list(_rows(table))
    cases = [_case(at, question, answer, report) for at, (question, answer) in enumerate(rows, 1)]
    words = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in cases)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(words, encoding="utf-8")
    bare = [str(one["id"]) for one in cases if not one["evidence"]]
    lack = f"；要补出处（evidence）的：{'、'.join(bare)}" if bare else ""
    return f"{target}：{len(cases)} 道题{lack}。请看一遍，再用 python -m eval validate 核对。"


def _rows(table: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ImportTableError(f"{table}：打不开（{error.strerror}）。") from error
    except UnicodeDecodeError as error:
        raise ImportTableError(f"{table}：不是 UTF-8 文字，请另存为 CSV UTF-8。") from error
    read = csv.DictReader(lines)
    names = {name.strip(): name for name in read.fieldnames or ()}
    columns = [
        next((names[one] for one in pair if one in names), None) for pair in (_QUESTION, _ANSWER)
    ]
    if None in columns:
        raise ImportTableError(f"{table}：第一行要有列名 question 和 answer（或 问题、答案）。")
    for row in read:
        question, answer = (str(row[str(one)] or "").strip() for one in columns)
        if question and answer:
            yield question, answer


def _case(number: int, question: str, answer: str, report: Report) -> dict[str, object]:
    text = plain_lines(answer)
    found = [text[one.span.start : one.span.end] for one in figures(text, Span(0, len(text)))]
    wanted = list(dict.fromkeys(found)) or [text.strip("。 ")]
    return {
        "id": f"row-{number}",
        "kind": "prose_number" if found else "fact",
        "question": question,
        "accept": [[one] for one in wanted],
        "evidence": list(_evidence(wanted, report)),
    }


def _evidence(wanted: list[str], report: Report) -> Iterator[dict[str, object]]:
    keys = [key(one) for one in wanted]
    spans = [one.span for paragraph in report.paragraphs for one in paragraph.sentences]
    spans += [note.span for note in report.footnotes]
    holding = [span for span in spans if all(one in key(report[span]) for one in keys)]
    if len(holding) == 1:
        yield {"quote": report[holding[0]].strip()}
