"""Judges a reply by a gold case: one score a measure, always."""

from collections.abc import Iterator
from typing import Literal

from assistant.model import Answer, Citation, Refusal
from assistant.proof.segments import segments
from assistant.text import key
from corpus.figures import figures
from corpus.model import Report, Span
from eval.confusions import CONFUSIONS, confusion
from eval.matching import accepted, holds
from eval.model import Case, Evidence, Measure, Outside, Score, Told, is_refusal
from eval.outside import says_no_anywhere
from eval.typed import wrong_items, wrong_numbers


def judged(case: Case, told: Told, report: Report) -> tuple[Score, ...]:
    """The scores of a reply, one for each of MEASURES.

    What a system from outside does not give is not scored, with the reason.
    """
    if isinstance(told, Outside) and told.failure:
        return tuple(Score(case.id, name, None, told.failure) for name in MEASURES)
    return (
        _answer(case, told),
        _evidence(case, told),
        _refusal(case, told),
        _verbatim(case, told, report),
        _checked(case, told),
        _typed(case, told, "numbers"),
        _typed(case, told, "items"),
        *(confusion(case, told, report, measure) for measure in CONFUSIONS),
        _partly(case, told),
    )


MEASURES: tuple[Measure, ...] = (
    "answer",
    "evidence",
    "refusal",
    "verbatim",
    "checked",
    "numbers",
    "items",
    "year",
    "role",
    "partly",
)


def _partly(case: Case, told: Told) -> Score:
    """Of several questions one is answered, and of the other it is said that the report is silent."""
    if case.partly is None:
        return Score(case.id, "partly", None, "题目没有写")
    if is_refusal(told):
        return Score(case.id, "partly", False, "整题拒答")
    said = says_no_anywhere(told.text)
    return Score(case.id, "partly", said, "" if said else "没有说明有一问报告答不了")


def _typed(case: Case, told: Told, measure: Literal["numbers", "items"]) -> Score:
    """Numbers with unit, year and role; order and count of items."""
    typed = bool(case.numbers) if measure == "numbers" else case.order or case.count is not None
    if not typed:
        return Score(case.id, measure, None, "题目没有写")
    if is_refusal(told):
        return Score(case.id, measure, False, "拒答")
    judge = wrong_numbers if measure == "numbers" else wrong_items
    wrong = list(judge(told.text, case))
    return Score(case.id, measure, not wrong, "；".join(wrong))


def _answer(case: Case, told: Told) -> Score:
    if case.refuse is not None:
        refused = is_refusal(told)
        said = "" if refused else f"应拒答，却答：{told.text[:60]}"
        return Score(case.id, "answer", refused, said)
    if is_refusal(told):
        name = f"（{told.reason.name}）" if isinstance(told, Refusal) else ""
        return Score(case.id, "answer", False, f"拒答{name}：{told.text[:60]}")
    missing = accepted(told.text, case.accept)
    wrong = [one for one in case.forbid if holds(told.text, one)]
    reasons = [f"缺 {one}" for one in missing] + [f"不该有 {one}" for one in wrong]
    reasons += [*wrong_numbers(told.text, case), *wrong_items(told.text, case)]
    if case.partly is not None and not says_no_anywhere(told.text):
        reasons.append("没有说明有一问报告答不了")
    return Score(case.id, "answer", not reasons, "；".join(reasons))


def _evidence(case: Case, told: Told) -> Score:
    if case.refuse is not None or isinstance(told, Refusal) or is_refusal(told):
        return Score(case.id, "evidence", None, "拒答，不评出处")
    if not case.evidence:
        return Score(case.id, "evidence", None, "题目没有写出处")
    if told.citations is None:
        return Score(case.id, "evidence", None, _NO_CITATIONS)
    cited = any(cites(one, wanted) for one in told.citations for wanted in case.evidence)
    places = "、".join(one.address or one.quote[:20] for one in told.citations)
    return Score(case.id, "evidence", cited, "" if cited else f"引用的是 {places}")


_NO_CITATIONS = "这个系统不给出处"


def cites(citation: Citation, wanted: Evidence) -> bool:
    """Whether a citation is of a piece of gold evidence."""
    if wanted.table:
        return (citation.table, citation.row) == (wanted.table, wanted.row) and (
            not wanted.column or citation.column in (wanted.column, None)
        )
    quote, words = key(citation.quote), key(wanted.quote)
    return words in quote or (len(quote) > 7 and quote in words)


def _refusal(case: Case, reply: Told) -> Score:
    refused = is_refusal(reply)
    right = refused == (case.refuse is not None)
    reason = ""
    if isinstance(reply, Refusal) and case.refuse is not None and reply.reason.name != case.refuse:
        reason = f"理由是 {reply.reason.name}，应为 {case.refuse}"
    return Score(case.id, "refusal", right, reason)


def _verbatim(case: Case, reply: Told, report: Report) -> Score:
    citations = reply.nearest if isinstance(reply, Refusal) else reply.citations
    if citations is None:
        return Score(case.id, "verbatim", None, _NO_CITATIONS)
    wrong = [one.address for one in citations if report[one.span] != one.quote]
    return Score(case.id, "verbatim", not wrong, "、".join(wrong))


def _checked(case: Case, reply: Told) -> Score:
    """No number is shown that the reply does not list as checked."""
    if isinstance(reply, Outside):
        return Score(case.id, "checked", None, "只评本助手")
    if isinstance(reply, Refusal):
        return Score(case.id, "checked", None, "拒答，没有数字")
    wrong = list(unlisted_numbers(reply))
    return Score(case.id, "checked", not wrong, "、".join(wrong))


def unlisted_numbers(answer: Answer) -> Iterator[str]:
    """Quantities of an answer that stand neither in its checked numbers nor in a cited quote."""
    listed = " ".join(f"{one.text} {one.formula or ''}" for one in answer.numbers)
    for segment in segments(answer.text, answer.citations):
        names = [one.quote.split("\t") for one in segment.citations if one.table]
        words = segment.text
        for name in sorted({cell for cells in names for cell in cells}, key=len, reverse=True):
            words = words.replace(name, " ") if len(name) > 4 else words
        for figure in figures(words, Span(0, len(words))) if words else ():
            shown = words[figure.span.start : figure.span.end]
            quoted = any(holds(one.quote, shown) for one in segment.citations)
            if not quoted and not holds(listed, shown) and shown not in listed:
                yield shown
