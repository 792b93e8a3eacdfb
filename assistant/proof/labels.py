"""What labels a number in an answer over several reports: table heads, places, report names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asking.places import own_place
from assistant.model import Citation
from assistant.proof.segments import Segment, segments
from corpus.model import Report

_RULE = re.compile(r"^\|(?: *-+ *\|)+$", re.MULTILINE)


def labelled(text: str, citations: Sequence[Citation]) -> Iterator[Segment]:
    """The segments of an answer; a cell of a table stands with the labels of its row and column.

    A table is lines 「| … | … |」: heads, a rule, rows whose first cell is a label.
    """
    heads: list[str] = []
    for line in text.split("\n"):
        if not line.startswith("|"):
            heads = []
            yield from segments(line, citations)
        elif not heads:
            heads = _cells(line)
        elif not _RULE.match(line):
            label, *cells = _cells(line)
            for head, cell in zip(heads[1:], cells, strict=True):
                yield from _in_cell(f"{label} {head}", cell, citations)


def _cells(line: str) -> list[str]:
    return [one.strip() for one in line.strip().strip("|").split("|")]


def _in_cell(label: str, cell: str, citations: Sequence[Citation]) -> Iterator[Segment]:
    for one in segments(cell, citations):
        if one.text.strip() and one.citations:
            yield Segment(f"{label} {one.text}", one.citations)
        elif one.text.strip():
            yield one


def places_of(report: Report) -> tuple[str, ...]:
    """The names by which an answer may call the report's place."""
    names = own_place(report.source.place)
    return tuple(one for one in names.own if not one.startswith(("我", "本", "全")))


def wrong_report(segment: Segment, reports: Mapping[str, Report]) -> list[str]:
    """Places named beside a citation must be those of the reports it cites."""
    cited = {one.document for one in segment.citations}
    own = {name for one in cited for name in places_of(reports[one])}
    if not cited:
        return []
    named = {name for one in reports.values() for name in places_of(one) if name in segment.text}
    bad = {one for one in named - own if not any(one in name for name in named & own)}
    return [f"“{one}”与出处的报告不符" for one in sorted(bad)]


def without_report(segment: Segment, reports: Mapping[str, Report]) -> Segment:
    """The segment without 《临川市2024年计划报告》 and the places of the reports it cites.

    Where it cites none it may only name the reports of the answer.
    """
    text = segment.text
    cited = {reports[one.document].source.name: reports[one.document] for one in segment.citations}
    for one in (cited or reports).values():
        name = f"{own_place(one.source.place).last}{one.source.plan_year}年计划报告"
        text = re.sub(rf"《{re.escape(name)}(?:（[^）]*）)?》", "", text)
        for place in places_of(one) if cited else ():
            text = text.replace(place, "")
    return Segment(text, segment.citations)
