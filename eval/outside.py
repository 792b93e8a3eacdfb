"""Reads what systems from outside reply into values that are judged."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.model import Citation
from corpus.model import Span
from eval.model import Outside

_NOT_SAID = re.compile(
    "报告(?:里|中)?(?:并)?没有|(?:没有|未|没)(?:提及|提到|说明|给出|找到|涉及)|(?:无法|不能)(?:回答|确定)|只回答与[^。]*有关"
)
NOT_IN_REPORT = "报告没有说明。"
_FIRST = re.compile("[。！？\n]")


def failed(question: str, why: str) -> Outside:
    """No reply: the case is not scored, for this reason."""
    return Outside(question, "", refused=False, citations=None, failure=why)


def from_json(question: str, held: Mapping[str, Any]) -> Outside:
    """Of our JSON (docs/architecture.md); only `answer` is needed.

    Without `status` a refusal is read from the words; without `citations` none are judged.
    """
    if "error" in held:
        return failed(question, str(held["error"]))
    if not isinstance(held.get("answer"), str):
        return failed(question, "没有 answer")
    text: str = held["answer"]
    refused = held["status"] == "refused" if "status" in held else says_no(text)
    try:
        listed = held.get("citations")
        citations = None if listed is None else tuple(map(_citation, listed))
        ms = None if held.get("ms") is None else float(held["ms"])
    except (KeyError, TypeError, ValueError) as error:
        return failed(question, f"citations 或 ms 读不懂（{error}）")
    return Outside(question, text, refused=refused, citations=citations, ms=ms)


def from_chat(question: str, held: Mapping[str, Any]) -> Outside:
    """Of an OpenAI-style chat completion: the words alone."""
    try:
        text = held["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        return failed(question, "没有 choices[0].message.content")
    if not isinstance(text, str):
        return failed(question, "回答里没有文字")
    return Outside(question, text, refused=says_no(text), citations=None)


def says_no(text: str) -> bool:
    """Whether the first sentence says that the report does not say."""
    return _NOT_SAID.search(_FIRST.split(text.strip(), maxsplit=1)[0]) is not None


def says_no_anywhere(text: str) -> bool:
    """Whether some sentence says that the report does not say."""
    return _NOT_SAID.search(text) is not None


def _citation(held: Mapping[str, Any]) -> Citation:
    quote = str(held["quote"])
    start = int(held.get("start", 0))
    return Citation(
        id=int(held.get("id", 0)),
        document=str(held.get("document", "")),
        kind=held.get("kind", "paragraph"),
        address=str(held.get("address", "")),
        quote=quote,
        span=Span(start, int(held.get("end", start + max(1, len(quote))))),
        table=held.get("table"),
        row=held.get("row"),
        column=held.get("column"),
    )
