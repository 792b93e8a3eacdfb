"""Answers over several reports: an indicator over years and places, a term whose meaning changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.asking.question import Question, read_question
from assistant.asking.series import find_series
from assistant.draft import Draft, Formula, Writer
from assistant.known.knowledge import Cell, Series, knowledge_of
from assistant.known.readings import shown_value
from assistant.known.term_index import Term, find_terms
from assistant.model import Answer, Citation
from assistant.outcomes import Desk
from assistant.proof.gate_many import check_many
from assistant.proof.labels import places_of
from assistant.tables.operations import difference
from assistant.text import key, plain
from assistant.turns.choosing import places_named, short_name
from assistant.words import listed
from corpus.model import Report, Role, Source
from corpus.numerals import chinese_value

SKILL = "across"
MOST_REPORTS = 12
"""Reports read for one answer; a table of more columns is not read by anyone."""
DEFAULT_YEARS = 5
_COUNT = re.compile("([一二两三四五六七八九十]|[1-9]\\d?)年")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of the table: year, role and place with the cell and the report that prints it."""

    year: int
    role: Role
    report: Report
    cell: Cell


@dataclass(slots=True)
class Joint:
    """A writer over several reports: marks are numbered through."""

    citations: list[Citation] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)

    def cell(self, entry: Entry) -> str:
        """Cite a cell; return its mark."""
        writer = Writer(entry.report)
        writer.cite_cell(entry.cell)
        return self._mark(writer.citations[0])

    def term(self, report: Report, term: Term) -> str:
        """Cite a note; return its mark."""
        writer = Writer(report)
        writer.cite(term.note.span, strong=(term.definition,))
        return self._mark(writer.citations[0])

    def _mark(self, found: Citation) -> str:
        for one in self.citations:
            if replace(one, id=0) == replace(found, id=0):
                return f"[{one.id}]"
        self.citations.append(replace(found, id=len(self.citations) + 1))
        return f"[{len(self.citations)}]"


def answer_across(question: str, desk: Desk) -> Answer | None:
    """The table or the definitions, proven by the gate; None when one report is asked about."""
    asked = read_question(question, desk.report)
    places = places_named(plain(question), desk.library.sources)
    wide = listed("reports", "several_places").search(asked.text) is not None
    long = listed("reports", "several_years").search(asked.text) is not None
    meaning = listed("reports", "definitions").search(asked.text) is not None
    years = _years_over(asked, desk)
    if not (len(places) > 1 or wide or long or meaning or years):
        return None
    if wide and len(places) < 2:
        places = tuple(dict.fromkeys(one.place for one in desk.library.sources))
    places = places or (desk.report.source.place,)
    sources = _sources(places, desk.library.sources)
    if len(sources) < 2:
        return None
    if meaning:
        return _definitions(asked, sources, desk)
    told = _table(asked, _read(asked, sources, desk), desk)
    note = _left_out(places) if wide else ""
    return replace(told, text=f"{told.text}\n{note}") if told is not None and note else told


def _left_out(places: Sequence[str]) -> str:
    """Says that more places have reports than one table compares."""
    if len(places) <= MOST_REPORTS:
        return ""
    return (
        f"（库里有{len(places)}个地方的报告，一次最多比较{MOST_REPORTS}个，"
        "以上不是全部；请点名要比较的地方）"
    )


def _read(asked: Question, sources: Sequence[Source], desk: Desk) -> list[Report]:
    """The reports that the table needs: those on the last results where nothing else is asked.

    An older report tells no later results, so leaving it unread changes no cell.
    """
    last = max(one.done_year for one in sources)
    long = listed("reports", "several_years").search(asked.text) is not None
    if not (asked.years or long or set(asked.roles) - {"完成"}):
        newest = {one.place: one.done_year for one in sorted(sources, key=_done_year)}
        latest = [one for one in sources if one.done_year == newest[one.place]]
        reports = [desk.library.report(one.name) for one in latest]
        if any(one.year >= last and one.role == "完成" for one in _entries(asked, reports)):
            return reports
    return [desk.library.report(one.name) for one in sources]


def _done_year(source: Source) -> int:
    return source.done_year


def _years_over(asked: Question, desk: Desk) -> bool:
    """Whether years are named that no single report covers as its own."""
    own = {desk.report.source.done_year, desk.report.source.plan_year}
    return len(asked.years) > 1 and not set(asked.years) <= own


def _sources(places: Sequence[str], sources: Sequence[Source]) -> tuple[Source, ...]:
    """The newest reports of the places, at most MOST_REPORTS, by place and year."""
    share = max(1, MOST_REPORTS // len(places))
    found: list[Source] = []
    for place in places[:MOST_REPORTS]:
        own = sorted((one for one in sources if one.place == place), key=lambda one: one.plan_year)
        found += own[-share:]
    return tuple(found)


def _table(asked: Question, reports: Sequence[Report], desk: Desk) -> Answer | None:
    entries = tuple(_entries(asked, reports))
    years = _wanted_years(asked, entries)
    shown = _asked_roles(asked, [one for one in entries if one.year in years])
    columns = tuple(dict.fromkeys(one.report.source.place for one in shown))
    if len({(one.year, one.role, one.report.source.place) for one in shown}) < 2:
        return None
    joint = Joint()
    lines = [_headline(shown), *_comparison(shown, columns, joint)]
    lines += [*_rows(shown, columns, joint), _sources_line(shown, desk)]
    return _proven(asked, "\n".join(lines), joint, reports)


def _entries(asked: Question, reports: Sequence[Report]) -> Iterator[Entry]:
    """One cell a place, year and role: from the report on that year, else from the plan."""
    found: dict[tuple[str, int, Role], Entry] = {}
    for report in sorted(reports, key=lambda one: -one.source.plan_year):
        series = _series(asked, report)
        if series is None:
            continue
        for cell in series.cells():
            year, role = cell.reading.year, cell.reading.role
            if asked.roles and role not in asked.roles:
                continue
            place, entry = report.source.place, Entry(year, role, report, cell)
            held = found.get((place, year, role))
            if held is None or _closeness(entry) < _closeness(held):
                found[place, year, role] = entry
    yield from sorted(found.values(), key=lambda one: (one.year, one.role == "完成"))


def _closeness(entry: Entry) -> int:
    """0: printed by the report on that year's results; 1: by that year's plan; 2: by another."""
    source = entry.report.source
    return 0 if source.done_year == entry.year else 1 if source.plan_year == entry.year else 2


def _series(asked: Question, report: Report) -> Series | None:
    matches = find_series(read_question(asked.text, report), knowledge_of(report))
    return matches[0].series[0] if matches and matches[0].exact else None


def _wanted_years(asked: Question, entries: Sequence[Entry]) -> tuple[int, ...]:
    """The years named; 「近三年」 the last three with results; else the last that all hold."""
    held = sorted({one.year for one in entries})
    done = sorted({one.year for one in entries if one.role == "完成"}) or held
    if listed("reports", "several_years").search(asked.text):
        number = _COUNT.search(asked.text)
        count = int(chinese_value(number[1]) or DEFAULT_YEARS) if number else len(held)
        return tuple(done[-count:] if number else held)
    if asked.years:
        if re.search("[到至~～—-]", asked.text) and len(asked.years) == 2:
            return tuple(one for one in held if min(asked.years) <= one <= max(asked.years))
        return asked.years
    return tuple(done[-1:])


def _asked_roles(asked: Question, entries: Sequence[Entry]) -> list[Entry]:
    """Where no role is asked: the results, and the targets of years that have none yet."""
    done = {one.year for one in entries if one.role == "完成"}
    return [one for one in entries if asked.roles or one.role == "完成" or one.year not in done]


def _headline(shown: Sequence[Entry]) -> str:
    names = tuple(dict.fromkeys(one.cell.row.name for one in shown))
    units = tuple(dict.fromkeys(one.cell.row.unit for one in shown if one.cell.row.unit))
    unit = f"（{'、'.join(units)}）" if units else ""
    return f"{'、'.join(names)}{unit}："


def _rows(shown: Sequence[Entry], columns: Sequence[str], joint: Joint) -> Iterator[str]:
    """「| 2023年完成 | 5.8%[1] | 6.2%[2] |」, a row a year and role, a column a place."""
    heads = [_place_name(place, shown) for place in columns]
    yield f"| 年份 | {' | '.join(heads)} |"
    yield "|" + " --- |" * (len(columns) + 1)
    by_place = {(one.report.source.place, one.year, one.role): one for one in shown}
    for year, role in dict.fromkeys((one.year, one.role) for one in shown):
        cells = []
        for place in columns:
            entry = by_place.get((place, year, role))
            cells.append(f"{shown_value(entry.cell)}{joint.cell(entry)}" if entry else "—")
        yield f"| {year}年{role} | {' | '.join(cells)} |"


def _place_name(place: str, shown: Sequence[Entry]) -> str:
    report = next(one.report for one in shown if one.report.source.place == place)
    return places_of(report)[-1] if len(places_of(report)) == 1 else _level(report)


def _level(report: Report) -> str:
    """「临川市」: the place without those above it."""
    return min(
        (one for one in places_of(report) if one.endswith(("市", "区", "县", "省", "州", "旗"))),
        key=len,
        default=report.source.place,
    )


def _comparison(shown: Sequence[Entry], columns: Sequence[str], joint: Joint) -> Iterator[str]:
    """The difference of two places in the last year, or of one place's first and last year."""
    done = [one for one in shown if one.role == "完成"] or list(shown)
    if len(columns) == 2:
        year = max(one.year for one in done)
        pair = [
            one
            for place in columns
            for one in done
            if (one.report.source.place, one.year) == (place, year)
        ]
    else:
        pair = [done[-1], done[0]] if len(columns) == 1 and len(done) > 1 else []
    if len(pair) != 2 or len({one.cell.row.unit for one in pair}) != 1:
        return
    change = difference(pair[0].cell, pair[1].cell)
    if change is None:
        return
    marks = joint.cell(pair[0]) + joint.cell(pair[1])
    ids = tuple(int(one) for one in re.findall(r"\d+", marks))
    joint.formulas.append(Formula(change.formula, change.shown, change.unit, ids))
    first, second = (_called(one, columns) for one in pair)
    if change.value == 0:
        yield f"{first}与{second}相同（{change.formula}）{marks}。"
        return
    word = "高" if change.value > 0 else "低"
    yield f"{first}比{second}{word}{change.shown}（{change.formula}）{marks}。"


def _called(entry: Entry, columns: Sequence[str]) -> str:
    return f"{entry.year}年" if len(columns) == 1 else f"{entry.year}年{_level(entry.report)}"


def _sources_line(shown: Sequence[Entry], desk: Desk) -> str:
    names = dict.fromkeys(short_name(one.report.source, desk.library.sources) for one in shown)
    return f"（据{''.join(f'《{one}》' for one in names)}）"


def _definitions(asked: Question, sources: Sequence[Source], desk: Desk) -> Answer | None:
    """Each report's definition of the term, side by side, and whether the words are the same."""
    joint, lines, words, used = Joint(), [], [], []
    for source in sources:
        report = desk.library.report(source.name)
        found = find_terms(key(asked.text), knowledge_of(report))
        if not found:
            continue
        term = found[0].term
        words.append(key(report[term.definition]))
        used.append(report)
        said = report[term.definition].rstrip("。")
        lines.append(
            f"- 《{short_name(source, desk.library.sources)}》：{said}。{joint.term(report, term)}"
        )
    if len(lines) < 2:
        return None
    verdict = "各份报告的解释相同：" if len(set(words)) == 1 else "各份报告的解释有不同："
    return _proven(asked, "\n".join([verdict, *lines]), joint, used)


def _proven(asked: Question, text: str, joint: Joint, reports: Sequence[Report]) -> Answer | None:
    draft = Draft(text, tuple(joint.citations), tuple(joint.formulas), SKILL)
    checked = check_many(asked, draft, {one.source.name: one for one in reports})
    return checked if isinstance(checked, Answer) else None
