"""Answers as the JSON that other programs read; the keys are a contract."""

from decimal import Decimal
from typing import Any

from assistant.model import Answer, CheckedNumber, Citation, Reply


def as_json(reply: Reply, *, id: str = "", ms: float = 0.0) -> dict[str, Any]:
    """One object: keys in the order of docs/architecture.md. ms: time taken, in milliseconds."""
    answered = isinstance(reply, Answer)
    return {
        "id": id,
        "question": reply.question,
        "resolved": reply.resolved,
        "status": "answered" if answered else "refused",
        "reason": None if isinstance(reply, Answer) else reply.reason.value,
        "answer": reply.text,
        "citations": [_citation(one) for one in reply.citations]
        if isinstance(reply, Answer)
        else [],
        "numbers": [_number(one) for one in reply.numbers] if isinstance(reply, Answer) else [],
        "nearest": [] if isinstance(reply, Answer) else [_citation(one) for one in reply.nearest],
        "ms": round(ms, 1),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.id,
        "document": citation.document,
        "kind": citation.kind,
        "address": citation.address,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "table": citation.table,
        "row": citation.row,
        "column": citation.column,
        "page": citation.page,
    }


def _number(number: CheckedNumber) -> dict[str, Any]:
    return {
        "text": number.text,
        "value": _decimal(number.value),
        "unit": number.unit,
        "hedge": number.hedge,
        "verdict": number.verdict,
        "citations": list(number.citations),
        "formula": number.formula,
    }


def _decimal(value: Decimal) -> str:
    """Without exponent and needless zeros: 「178180000000」."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
