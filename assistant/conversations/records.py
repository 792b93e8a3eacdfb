"""Replies as JSON that is read back whole; only the store uses it (others read assistant/wire.py)."""

import json
from decimal import Decimal
from typing import Any

from assistant.model import Answer, CheckedNumber, Citation, Reason, Refusal, Reply
from corpus.model import Span


def to_record(told: Reply) -> str:
    """A reply as one line of JSON."""
    record: dict[str, Any] = {
        "question": told.question,
        "resolved": told.resolved,
        "text": told.text,
    }
    if isinstance(told, Answer):
        record["citations"] = [_citation(one) for one in told.citations]
        record["numbers"] = [_number(one) for one in told.numbers]
        record["skill"] = told.skill
    else:
        record["reason"] = told.reason.name
        record["nearest"] = [_citation(one) for one in told.nearest]
    return json.dumps(record, ensure_ascii=False)


def from_record(line: str) -> Reply:
    """The reply that `to_record` wrote; raises ValueError, KeyError or TypeError on any other."""
    record = json.loads(line)
    words = (record["question"], record["resolved"])
    if "reason" in record:
        nearest = tuple(map(_read_citation, record["nearest"]))
        return Refusal(*words, Reason[record["reason"]], record["text"], nearest)
    citations = tuple(map(_read_citation, record["citations"]))
    numbers = tuple(map(_read_number, record["numbers"]))
    return Answer(*words, record["text"], citations, numbers, record["skill"])


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "id": one.id,
        "document": one.document,
        "kind": one.kind,
        "address": one.address,
        "quote": one.quote,
        "span": _span(one.span),
        "table": one.table,
        "row": one.row,
        "column": one.column,
        "cell": _span(one.cell),
        "strong": [_span(span) for span in one.strong],
        "page": one.page,
    }


def _read_citation(record: dict[str, Any]) -> Citation:
    cell = record["cell"]
    return Citation(
        **{
            **record,
            "span": Span(*record["span"]),
            "cell": None if cell is None else Span(*cell),
            "strong": tuple(Span(*pair) for pair in record["strong"]),
        }
    )


def _number(one: CheckedNumber) -> dict[str, Any]:
    return {
        "text": one.text,
        "value": str(one.value),
        "unit": one.unit,
        "hedge": one.hedge,
        "verdict": one.verdict,
        "citations": list(one.citations),
        "formula": one.formula,
    }


def _read_number(record: dict[str, Any]) -> CheckedNumber:
    return CheckedNumber(
        **{
            **record,
            "value": Decimal(record["value"]),
            "citations": tuple(record["citations"]),
        }
    )
