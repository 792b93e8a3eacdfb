"""Example questions for a report, made from what it holds."""

from assistant.known.knowledge import knowledge_of
from corpus.model import Report

EXAMPLES = 6


def example_questions(report: Report) -> tuple[str, ...]:
    """A question of each kind that the report can answer; fewer where it lacks the parts."""
    source = report.source
    knowledge = knowledge_of(report)
    found: list[str] = []
    if knowledge.series:
        name = knowledge.series[0].name
        found.append(f"{source.plan_year}年{name}的目标是多少？")
        found.append(f"{source.done_year}年{name}完成目标了吗？")
        found.append(f"{source.done_year}年哪些指标没有完成目标？")
    if report.footnotes:
        note = report.footnotes[0]
        found.append(f"“{report[note.terms[0]]}”是什么意思？")
    if report.boxes:
        found.append(f"{report.boxes[-1].number}列了哪些内容？")
    parts = [one for one in report.sections if one.kind == "part"]
    if parts:
        found.append(f"第{parts[-1].number[0]}部分有哪几个方面？")
    return tuple(found[:EXAMPLES])
