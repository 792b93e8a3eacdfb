"""What the answerers know of a report before any question: indicators, terms, statements."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.known.periods import Period, periods_of
from assistant.text import key
from corpus.address import Held
from corpus.catalogue import KEPT
from corpus.figures import figures
from corpus.model import Footnote, Indicator, Paragraph, Reading, Report, Role, Section, Span

_QUOTED = re.compile(r"“([^“”]{2,12})”")
_OUTER = re.compile("[，。；、]")
_TOPIC = re.compile(r"[^，；：、。\d]{5,22}。")
_PLAN = re.compile("计划安排|思路|举措|安排|工作|任务|目标|建议|重点")
TOLD_WITHIN = 1500
"""Signs of a part in which it says what year it is of, where its title does not."""
_LISTED = re.compile(r"[（(]?\d{1,2}[）)．.、]|[①-⑳]")
_DONE = re.compile("执行|完成|回顾|总结|成效")


@dataclass(frozen=True, slots=True)
class Cell:
    """A reading with the row it stands in."""

    row: Indicator
    reading: Reading


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator over all tables: rows of the same name, in printed order."""

    name: str
    rows: tuple[Indicator, ...]

    def cells(
        self, year: int | None = None, role: Role | None = None, table: str | None = None
    ) -> tuple[Cell, ...]:
        """The cells with that year, role and table, by year and then 目标 before 完成."""
        found = [
            Cell(row, reading)
            for row in self.rows
            for reading in row.readings
            if (year is None or reading.year == year)
            and (role is None or reading.role == role)
            and (table is None or row.table == table)
        ]
        return tuple(
            sorted(found, key=lambda cell: (cell.reading.year, cell.reading.role == "完成"))
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, note or box entry that an answer may quote.

    year, role: of the part it stands in, where its title says so (2025 完成, 2026 目标).
    period: "past" or "future" where it tells of a plan's five years; no year then for those ahead.
    """

    span: Span
    key: str
    year: int | None
    role: Role | None
    period: Period = ""


class Knowledge:
    """What is known of one report; built once and kept."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The indicators of all tables, joined by name, in printed order."""
        rows: OrderedDict[str, list[Indicator]] = OrderedDict()
        for table in self.report.tables:
            for row in table.rows:
                rows.setdefault(key(row.name), []).append(row)
        return tuple(Series(found[0].name, tuple(found)) for found in rows.values())

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the tables hold, rising."""
        found = {cell.reading.year for one in self.series for cell in one.cells()}
        found |= {self.report.source.done_year, self.report.source.plan_year}
        return tuple(sorted(found))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every sentence of running text, note and box entry, in printed order."""
        return tuple(sorted(self._statements(), key=lambda one: one.span))

    @cached_property
    def text_key(self) -> str:
        """All words of the report as a key, to see whether a word is printed at all."""
        return key(self.report.text)

    @cached_property
    def paragraph_keys(self) -> tuple[str, ...]:
        """Each paragraph and 专栏 entry as a key."""
        spans = [one.span for one in self.report.paragraphs]
        spans += [entry.span for box in self.report.boxes for entry in box.entries]
        return tuple(key(self.report[one]) for one in spans)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that the report prints in quotation marks, and its terms; the longest first."""
        quoted = {one for one in _QUOTED.findall(self.report.text) if not _OUTER.search(one)}
        terms = {self.report[span] for note in self.report.footnotes for span in note.terms}
        found = {one.strip("“”") for one in quoted | terms}
        return tuple(
            sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), one))
        )

    @cached_property
    def names_keys(self) -> frozenset[str]:
        """The same as keys."""
        return frozenset(map(key, self.names))

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """The parts (一、 二、 …)."""
        return tuple(one for one in self.report.sections if one.kind == "part")

    @cached_property
    def headings(self) -> frozenset[Span]:
        """Sentences that are no more than a heading: 「一是促进消费。」."""
        starts = {one.heading.start: one.heading.end for one in self.report.sections}
        return frozenset(self.topics.values()) | frozenset(
            one.span
            for one in self.statements
            if starts.get(one.span.start, -2) >= one.span.end - 1
            and not is_told_line(self.report, one.span)
        )

    @cached_property
    def topics(self) -> dict[Span, Span]:
        """Sentence -> the sentence before it in its paragraph that only names their topic.

        「重大平台支撑有力。甲平台建成，乙平台获批。」: the first is a heading in running text.
        """
        found: dict[Span, Span] = {}
        for paragraph in self.report.paragraphs:
            topic: Span | None = None
            for sentence, after in pairwise((*paragraph.sentences, None)):
                if sentence is None:
                    continue
                if after is not None and _TOPIC.fullmatch(self.report[sentence.span]):
                    topic = sentence.span
                elif topic is not None:
                    found[sentence.span] = topic
        return found

    @cached_property
    def periods(self) -> dict[Span, Period]:
        """Each paragraph's span with the period that it tells of."""
        return {paragraph.span: period for paragraph, period in periods_of(self.report)}

    @cached_property
    def notes(self) -> dict[Span, Footnote]:
        """Each note by its span."""
        return {note.span: note for note in self.report.footnotes}

    def statement_at(self, span: Span) -> Span:
        """The sentence, note or entry that holds a stretch; the stretch itself when none does."""
        holding = (one.span for one in self.statements if span in one.span)
        return next(holding, span)

    def _statements(self) -> Iterator[Statement]:
        for paragraph in self.report.paragraphs:
            if paragraph.is_heading and not is_told_line(self.report, paragraph.span):
                continue
            if not (paragraph.path or _is_prose(self.report, paragraph)):
                continue
            for sentence in paragraph.sentences:
                yield self._statement(sentence.span, self.periods[paragraph.span])
        for note in self.report.footnotes:
            yield self._statement(note.span)
        for box in self.report.boxes:
            for entry in box.entries:
                yield self._statement(entry.span)

    def _statement(self, span: Span, period: Period = "") -> Statement:
        year, role = part_meaning(self, span)
        year = None if period == "future" else year
        return Statement(span, key(self.report[span]), year, role, period)


def is_told_line(report: Report, span: Span) -> bool:
    """Whether a line that looks like a heading tells something by itself.

    A figure: 「——粮食产量稳定在31万吨以上；」; one of a list: 「（2）新增普惠托位400个；」.
    """
    words = report[span].rstrip()
    dashed = words.startswith(("——", "— —"))
    listed = _LISTED.match(words) is not None and words.endswith(("；", "。", ";"))
    if listed and words.endswith(("；", ";")):
        return True
    return (dashed or listed) and next(figures(report.text, span), None) is not None


def _is_prose(report: Report, paragraph: Paragraph) -> bool:
    """Whether a paragraph before the outline tells something: 「…会议批准，现印发给你们。」."""
    return report[paragraph.span].rstrip().endswith(("。", "！"))


def part_meaning(knowledge: Knowledge, span: Span) -> tuple[int | None, Role | None]:
    """The year and role of the part that holds a span, read from the part's title."""
    for at, part in enumerate(knowledge.parts):
        if span in part.span:
            printed = re.search(r"(20\d\d)年", part.title)
            done = bool(_DONE.search(part.title)) or not _PLAN.search(part.title)
            if not printed and not _DONE.search(part.title) and not _PLAN.search(part.title):
                done = not (_tells_of_plan(knowledge, part) or _follows_plan(knowledge, at))
            role: Role = "完成" if done else "目标"
            if printed:
                return int(printed[1]), role
            source = knowledge.report.source
            return (source.done_year if done else source.plan_year), role
    return None, None


def _follows_plan(knowledge: Knowledge, at: int) -> bool:
    """Whether a part comes after one of the plan: no report goes back to the results from there."""
    plan = f"{knowledge.report.source.plan_year}年"
    before = (part.title for part in knowledge.parts[:at])
    return any(plan in one and not _DONE.search(one) for one in before)


def _tells_of_plan(knowledge: Knowledge, part: Section) -> bool:
    """Whether a part whose title names neither year nor kind begins with the plan's year."""
    source = knowledge.report.source
    words = knowledge.report.text[part.span.start : part.span.start + TOLD_WITHIN]
    plan = words.count(f"{source.plan_year}年") + words.count("今年")
    done = words.count(f"{source.done_year}年") + len(re.findall("过去(?:的)?一年|去年", words))
    return plan > done and "目标" in words


@lru_cache(maxsize=KEPT)
def _known(name: str, digest: str, box: Held) -> Knowledge:
    del name, digest
    return Knowledge(box.report)


def knowledge_of(report: Report) -> Knowledge:
    """The knowledge of a report, built on first use and kept for the last used reports."""
    return _known(report.source.name, report.source.sha256, Held(report))
