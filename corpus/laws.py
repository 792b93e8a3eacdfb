"""The laws a report keeps: nothing lost, nothing invented, every span in its place."""

import itertools
from collections.abc import Iterator, Sequence

from corpus.blocks import LAYOUT, Clean
from corpus.model import Report, Section, Span
from corpus.read import ReadReport
from corpus.readers.flow import Intake, signs


def broken_laws(found: ReadReport) -> list[str]:
    """Every broken law as a Chinese clause; [] when the reading is sound."""
    return [*broken_reading_laws(found), *broken_report_laws(found)]


def broken_reading_laws(found: ReadReport) -> list[str]:
    """What was lost or invented: no report with such a fault may be used."""
    read = [*_not_as_in_file(found.intake), *_lost(found.intake)] if found.intake else []
    return [*read, *_origins(found), *_spans(found.report), *_nesting(found.report)]


def broken_report_laws(found: ReadReport) -> list[str]:
    """What the report itself may have wrong: a person may look and accept it."""
    return [*_notes(found.report, found.clean), *_tables(found.report)]


def unaccounted(source: str, clean: Clean) -> list[int]:
    """Offsets of non-blank source signs that are not exactly once in the text or the markup."""
    seen = [0] * len(source)
    for origin in clean.origins:
        if origin != LAYOUT:
            seen[origin] += 1
    for markup in clean.markup:
        for place in range(markup.start, markup.end):
            seen[place] += 1
    return [place for place, sign in enumerate(source) if not sign.isspace() and seen[place] != 1]


def _not_as_in_file(intake: Intake) -> Iterator[str]:
    """The signs taken against those of the file, counted on another way."""
    taken = signs(intake.source)
    held = intake.census + signs(intake.generated)
    for faults, words in ((held - taken, "没有读到"), (taken - held, "多读了")):
        if faults:
            some = "".join(faults.elements())[:10]
            yield f"文件里的字有 {faults.total()} 个{words}（{some}）"


def _lost(intake: Intake) -> Iterator[str]:
    places = unaccounted(intake.source, intake.clean)
    if places:
        lost = "".join(intake.source[place] for place in places[:10])
        yield f"原文有 {len(places)} 个字没有着落或被用了两次（{lost}）"


def _origins(found: ReadReport) -> Iterator[str]:
    clean = found.clean
    if found.intake is None:
        return
    if len(clean.origins) != len(clean.text):
        yield "正文有些字没有出处"
    invented = [
        sign
        for sign, origin in zip(clean.text, clean.origins, strict=False)
        if origin == LAYOUT and not sign.isspace()
    ]
    if invented:
        yield f"正文多出了原文没有的字（{''.join(invented[:10])}）"
    kept = [origin for origin in clean.origins if origin != LAYOUT]
    if kept != sorted(set(kept)):
        yield "正文的次序与原文不同或有重复"


def _spans(report: Report) -> Iterator[str]:
    end = len(report.text)
    for paragraph in report.paragraphs:
        if paragraph.span.end > end:
            yield f"段落超出正文（{paragraph.address}）"
        for sentence in paragraph.sentences:
            if sentence.span not in paragraph.span:
                yield f"句子超出段落（{paragraph.address}第{sentence.number}句）"


def _nesting(report: Report) -> Iterator[str]:
    yield from _in_order("段落", [paragraph.span for paragraph in report.paragraphs])
    for section in report.sections:
        children = [one for one in report.sections if _is_child(one, section)]
        yield from _in_order(section.address, [child.span for child in children])
        for child in children:
            if child.span not in section.span:
                yield f"{child.address} 超出 {section.address}"


def _is_child(one: Section, parent: Section) -> bool:
    return one.path[:-1] == parent.path and one.span.start >= parent.span.start


def _in_order(what: str, spans: Sequence[Span]) -> Iterator[str]:
    for first, second in itertools.pairwise(spans):
        if second.start < first.end:
            yield f"{what}：前后两段重叠（第 {second.start} 字处）"


def _notes(report: Report, clean: Clean) -> Iterator[str]:
    if len(clean.marks) != len(report.footnotes):
        yield f"注释标记 {len(clean.marks)} 个，注文 {len(report.footnotes)} 条"
    for note in report.footnotes:
        if not note.terms or any(term not in note.span for term in note.terms):
            yield f"{note.address} 没有读出名称"


def _tables(report: Report) -> Iterator[str]:
    for table in report.tables:
        numbers = [row.number for row in table.rows]
        # A row that gives a value and its growth is two indicators of one number.
        if list(dict.fromkeys(numbers)) != list(range(1, len(set(numbers)) + 1)):
            yield f"{table.number} 的序号不连续：{numbers}"
        for row in table.rows:
            if not row.name:
                yield f"{table.number} 第{row.number}行没有指标名称"
            if not row.readings:
                yield f"{table.number} 第{row.number}行没有读出目标或完成情况"
