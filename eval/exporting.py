"""Writes cases for other tools: RAGAS-style rows, DeepEval-style goldens, or a BEIR folder."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from corpus.errors import UserError
from corpus.model import Report
from eval.found import is_found_in
from eval.model import Case
from eval.outside import NOT_IN_REPORT
from index.model import Chunk

Form: TypeAlias = Literal["ragas", "deepeval", "beir"]
FORMS: tuple[Form, ...] = ("ragas", "deepeval", "beir")


class ExportError(UserError):
    """A form that is not known."""


def form_of(name: str) -> Form:
    """The form of that name; raises ExportError."""
    for form in FORMS:
        if form == name:
            return form
    raise ExportError(f"没有“{name}”这种格式；可用的：{'、'.join(FORMS)}。")


def export(
    form: Form, folder: Path, cases: Sequence[Case], report: Report, chunks: Sequence[Chunk]
) -> str:
    """Write the files of a form into `folder`; say in words how much was written."""
    folder.mkdir(parents=True, exist_ok=True)
    return _WRITERS[form](folder, cases, report, chunks)


def _ragas(folder: Path, cases: Sequence[Case], report: Report, chunks: Sequence[Chunk]) -> str:
    """One row a case; a refused case has no context, and `ground_truth` says so."""
    rows = [
        {
            "id": case.id,
            "kind": case.kind,
            "question": case.question,
            "history": list(case.history),
            "ground_truth": _truth(case),
            "contexts": [report[one.span] for one in smallest(case, report, chunks)],
        }
        for case in cases
    ]
    _write_lines(folder / "ragas.jsonl", rows)
    return f"{folder / 'ragas.jsonl'}：{len(rows)} 行"


def _deepeval(folder: Path, cases: Sequence[Case], report: Report, chunks: Sequence[Chunk]) -> str:
    """A list of goldens; a follow-up's earlier questions stand before its own in `input`."""
    rows = [
        {
            "input": "\n".join((*case.history, case.question)),
            "expected_output": _truth(case),
            "context": [report[one.span] for one in smallest(case, report, chunks)],
            "additional_metadata": {"id": case.id, "kind": case.kind, "refuse": case.refuse},
        }
        for case in cases
    ]
    words = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    (folder / "goldens.json").write_text(words, encoding="utf-8")
    return f"{folder / 'goldens.json'}：{len(rows)} 题"


def _beir(folder: Path, cases: Sequence[Case], report: Report, chunks: Sequence[Chunk]) -> str:
    """Only cases with evidence can be ranked; a follow-up is asked by its stand-alone wording."""
    asked = [one for one in cases if one.evidence and (one.standalone or not one.history)]
    corpus = [{"_id": one.id, "title": one.address, "text": report[one.span]} for one in chunks]
    queries = [{"_id": one.id, "text": one.standalone or one.question} for one in asked]
    judged = [
        f"{case.id}\t{chunk.id}\t1"
        for case in asked
        for chunk in chunks
        if is_found_in(chunk, case, report)
    ]
    _write_lines(folder / "corpus.jsonl", corpus)
    _write_lines(folder / "queries.jsonl", queries)
    (folder / "qrels").mkdir(exist_ok=True)
    lines = "\n".join(["query-id\tcorpus-id\tscore", *judged]) + "\n"
    (folder / "qrels" / "test.tsv").write_text(lines, encoding="utf-8")
    left = len(cases) - len(asked)
    return (
        f"{folder}：{len(corpus)} 段，{len(queries)} 个问题，{len(judged)} 条相关判断；"
        f"没有写出 {left} 题（拒答的，和没有完整问法的追问）"
    )


_WRITERS: Mapping[Form, Callable[[Path, Sequence[Case], Report, Sequence[Chunk]], str]] = {
    "ragas": _ragas,
    "deepeval": _deepeval,
    "beir": _beir,
}


def smallest(case: Case, report: Report, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The shortest chunk that holds each piece of evidence, in the order of the case, each once."""
    found: dict[Chunk, None] = {}
    for one in case.evidence:
        holding = [chunk for chunk in chunks if is_found_in(chunk, one, report)]
        if holding:
            found[min(holding, key=lambda chunk: (len(chunk.span), chunk.span))] = None
    return tuple(found)


def _truth(case: Case) -> str:
    """The first wording of each group, and the typed numbers where there is no wording."""
    if case.refuse:
        return NOT_IN_REPORT
    first = [group[0] for group in case.accept]
    return "；".join(first or [f"{one.value}{one.unit}" for one in case.numbers])


def _write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
