"""The values a report is read into. All words live once in `Report.text`; all else points there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["目标", "完成"]
SectionKind: TypeAlias = Literal["part", "section", "item", "dash"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Report.text` in code points: `start` included, `end` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or runs backwards")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from.

    name: short and unique, the stem of the document's file; citations carry it.
    place: as the title prints it, 「安河省临川市」.
    done_year, plan_year: the 执行 year and the 计划 year of the title.
    sha256: of the source file's bytes.
    """

    name: str
    title: str
    issuer: str
    place: str
    published: date | None
    done_year: int
    plan_year: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered stretch of the outline, with everything under it.

    kind: part (一、), section (（一）), item (一是) or dash (——).
    number: as printed; title: without the number and the closing stop.
    heading: the span of number and title; span: heading and all content, notes included.
    path: printed headings from the part down to this one; address: 「三、（四）三是」.
    """

    kind: SectionKind
    number: str
    title: str
    heading: Span
    span: Span
    path: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text, its stop included; `number` counts from 1 in its paragraph."""

    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text (headings too). path and address are those of its section."""

    span: Span
    path: tuple[str, ...]
    address: str
    sentences: tuple[Sentence, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that defines a term, at the place of its mark.

    number: in printed order from 1; mark: the number of the source file's own mark.
    terms: the spans of the names it defines, quotation marks left out (two for “三同”“两不”).
    span: the whole note; definition: what follows the colon.
    anchor: the stretch of running text that ends where the mark stands (the term as used there).
    """

    number: int
    mark: str
    terms: tuple[Span, ...]
    span: Span
    definition: Span
    anchor: Span
    address: str


@dataclass(frozen=True, slots=True)
class BoxEntry:
    """A row of a 专栏: its label (filled down where the cell is empty) and its content."""

    label: Span
    content: Span
    span: Span
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A 专栏: number as printed (「专栏2」), title, entries; path of the section it stands in."""

    number: str
    title: str
    heading: Span
    span: Span
    entries: tuple[BoxEntry, ...]
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the report prints it: 「1.4万亿斤左右」 is (1.4E12, 斤, 左右).

    value: exact, in `unit`, with 千, 万 and 亿 multiplied out; a Decimal, since 5.0 says more
    than 5. upper: the other end of a range (「3至5家」), else None.
    hedge: 左右, 以内, ＞ and the like, or empty. It is part of the claim and is never dropped.
    span: the stretch that was read, hedges and unit included.
    """

    value: Decimal
    unit: str
    hedge: str
    span: Span
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell of an indicator table.

    column: the header as printed, line breaks dropped; year and role are read from it.
    span: the cell. figure: None where the cell is words alone (「保持Ⅱ类」).
    note: the words of the cell beside the figure (「保持全市前列」 in 「50（保持全市前列）」).
    """

    column: str
    year: int
    role: Role
    span: Span
    text: str
    figure: Figure | None
    note: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table. category is filled down; unit 「-」 is read as empty.

    nature: 预期性 or 约束性. span: the row, its printed cells joined by tabs.
    """

    table: str
    number: int
    category: str
    name: str
    unit: str
    nature: str
    span: Span
    readings: tuple[Reading, ...]
    cells: tuple[Span | None, ...]

    @property
    def spans(self) -> tuple[Span | None, ...]:
        """Where each cell stands, as of a plain row."""
        return self.cells


@dataclass(frozen=True, slots=True)
class Table:
    """An annex table: number 「附件1」, caption, header cells, rows numbered from 1."""

    number: str
    caption: str
    heading: Span
    header: Span
    columns: tuple[str, ...]
    span: Span
    rows: tuple[Indicator, ...]

    @property
    def row_count(self) -> int:
        """Printed rows: one that gives a value and its growth is two indicators."""
        return len({row.number for row in self.rows})


@dataclass(frozen=True, slots=True)
class PlainCell:
    """A filled cell of a plain table. figure: where it is a bare number, in its column's unit."""

    column: int
    span: Span
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row of a plain table, numbered from 1 in printed order.

    name: what the row is about, as printed. group: the printed label that it stands under.
    is_total: whether it sums others (合计, or a group's label that has figures of its own).
    cells: one a column, None where it is empty.
    """

    number: int
    name: str
    group: str
    is_total: bool
    span: Span
    cells: tuple[PlainCell | None, ...]

    @property
    def spans(self) -> tuple[Span | None, ...]:
        """Where each cell stands."""
        return tuple(cell.span if cell else None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table whose rows are no indicators: projects, districts, companies.

    columns: the header of each; units: of its numbers, "" where none is given; name_column: the
    place of the column that names the rows.
    """

    number: str
    caption: str
    heading: Span
    header: Span
    columns: tuple[str, ...]
    units: tuple[str, ...]
    name_column: int
    span: Span
    rows: tuple[PlainRow, ...]

    @property
    def in_box(self) -> bool:
        """Whether it is the table of a 专栏, which is in `Report.boxes` as well."""
        return self.number.startswith("专栏")


@dataclass(frozen=True, slots=True)
class Report:
    """One published report. Its words are stored here once; `report[span]` quotes them.

    sections: in printed order, outer before inner.
    pages: where in `text` each page begins, the first first; () where the format has no pages.
    """

    source: Source
    text: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...]
    boxes: tuple[Box, ...]
    tables: tuple[Table, ...]
    pages: tuple[int, ...] = ()
    plain_tables: tuple[PlainTable, ...] = ()

    def __getitem__(self, span: Span) -> str:
        if span.end > len(self.text):
            raise IndexError(
                f"{span} ends past the {len(self.text)} code points of {self.source.title}"
            )
        return self.text[span.start : span.end]
