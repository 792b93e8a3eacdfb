"""Holds a number that the question itself brings against the cells of the answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.asking.question import Question, find_roles, find_years, read_question
from assistant.asking.row_filters import NATURES
from assistant.known.knowledge import Cell
from assistant.known.readings import cell_figure, is_growth_name, printed_number, shown_value
from assistant.model import Citation
from assistant.proof.about import About, about_claimed
from assistant.proof.bounds import Bound, bears_out, bound_claimed
from assistant.proof.segments import cell_of
from corpus.figures import figures
from corpus.model import Figure, Report, Role, Span
from corpus.numerals import fold, number_value

AGREES = "是的，与报告一致："
DISAGREES = "不是，报告里的数不一样："
_LEADING_NUMBER = re.compile(r"^.*?(?:\d[\d,.]*|[一二两三四五六七八九十]+)")
CONFIRMING = re.compile(
    "(?:是这样(?:吧|吗|的吗)|这么说对吗|是吗|对不对?|对吧|对吗|是吧|是不是|没错吧|属实吗|真的吗|吗|吧)[，。？?]*$|^(?:听说|据说)|是不是"
)
RANK = re.compile(r"第(\d{1,3}|[一二三四五六七八九十]+)(?=[位名，、。；？?！对是吧吗没]|$)")
_PERIODS = ("季度", "月", "年度")
"""「四个季度里」 claims nothing."""
_WHOLE = re.compile(
    "[^，。；、\\d]{0,6}?(?:里|中|当中|里头|里面|之中)(?!心)|[^，。；、\\d]{0,4}指标[^，。；\\d]{0,6}(?:完成|达标|实现|达到|没|未)[^，。；\\d]{0,3}\\d"
)
"""After a figure: it tells of how many the claim takes some (「25项指标完成了22项吧」)."""
SCALED = 10_000
CENTURY = 2000
_RISES = re.compile("(?:增长|上升|提高|增加|上涨)(?:了|约|近|达)*$")
_FALL_NAMED = re.compile("下降|降低|降幅|减排|减少")
"""Names of indicators that count a fall as above zero."""
_FALLS = re.compile(
    "(?:下降|下滑|减少|回落|下跌|降低|负增长|跌|降|负|-|−)(?:了|约|近|为|到|达|幅|得)*$"
)
"""Before a number: that it is a fall."""
_PAIR_OR_RIGHT = re.compile("对(?=[吧吗么嘛不没头])")
"""The 对 of 「1781.8亿对吧」 counts no pairs."""
_BARE = re.compile(
    r"(?:是|为|到|达到|完成了?|有|[今去]年|20\d\d年|目标|实际|[涨增升降跌长][了幅]?)(\d+(?:\.\d+)?)(?=[吧吗，。？?对没高低]|$)"
)


def claimed_numbers(question: Question) -> tuple[Decimal, ...]:
    """The numbers as typed that a question brings along to be confirmed; years are none."""
    if not question.has("premise"):
        return ()
    text = question.text
    found = [
        _digits(text[one.span.start : one.span.end]) for one in figures(text, Span(0, len(text)))
    ]
    found += [number_value(match[1]) for match in _BARE.finditer(text)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def asked_openly(question: Question, report: Report) -> Question | None:
    """「指数是98%吗」 as 「指数是多少%」; None when no figure with a unit is claimed.

    What the report says is then found without regard to what the question believes.
    """
    if not question.has("premise"):
        return None
    text = question.text
    claimed = claimed_figures(question)
    rank = RANK.search(text)
    if not claimed and rank is not None:
        opened = f"{text[: rank.start()]}第几{text[rank.end() :]}"
        return read_question(CONFIRMING.sub("", opened).rstrip("，。？"), report)
    if len(claimed) != 1:
        return None
    span = claimed[0].span
    number = _LEADING_NUMBER.search(fold(text[span.start : span.end]))
    if number is None:
        return None
    start, end = span.start, span.start + number.end()
    after = text[end : span.end].removesuffix(claimed[0].hedge)
    opened = f"{text[:start]}多少{after}{text[span.end :]}"
    return read_question(CONFIRMING.sub("", opened).rstrip("，。？"), report)


def nature_verdict(question: Question, nature: str) -> str:
    """Words before 「是预期性指标」 where one of the two is claimed: 「是约束性指标，对吧」."""
    claimed = [one for one in NATURES if one in question.text]
    if not question.has("premise") or len(claimed) != 1 or not nature:
        return ""
    return "是的，" if claimed[0] == nature else "不是，"


def count_verdict(question: Question, counts: Sequence[str]) -> str:
    """Words before a count of rows that the question claims: 「有30项指标完成了目标，没错吧」."""
    claimed = [
        _digits(question.text[one.span.start : one.span.end]) for one in claimed_figures(question)
    ]
    return AGREES if {_digits(one) for one in counts} & {*claimed} else DISAGREES


def claimed_figures(question: Question) -> list[Figure]:
    """The figures with a unit or a scale (「660亿」) that a question brings along."""
    found = [one for one in _brought(question) if one.unit or one.value >= SCALED]
    parts = [one for one in found if not _WHOLE.match(question.text, one.span.end)]
    return parts if parts else found


def _brought(question: Question) -> list[Figure]:
    """All figures of a question; the number of a period and a year in short are none."""
    text = _PAIR_OR_RIGHT.sub("，", question.text)
    return [
        one
        for one in figures(text, Span(0, len(text)))
        if not text.startswith(_PERIODS, one.span.end)
        and not _is_year(one, question)
        and one.unit != "番"  # a doubling is told in words
        and not (one.unit == "大" and question.has("extreme"))  # 「四大产业里甲最大」
    ]


def _is_year(figure: Figure, question: Question) -> bool:
    """Whether a figure is a year in short: 「25年处置好了吧」."""
    return figure.unit == "年" and figure.value + CENTURY in question.years


def premise_verdict(question: Question, citations: Sequence[Citation], report: Report) -> str:
    """Words before the answer to 「…是6%，对吧」; "" when nothing is claimed or it is unclear of what.

    Each claim is held against the cells of its own year and role only, value, unit and scale: a
    target that equals a claimed result does not confirm it, nor does 31万元 confirm 31亿元.
    """
    claims = _claims(question, report)
    cells = [cell for one in citations if one.column and (cell := cell_of(one, report)) is not None]
    borne_out: list[bool] = []
    bounded = False
    for claim in claims:
        own = [cell for cell in cells if claim.role in (None, cell.reading.role)]
        own = [one for one in own if claim.year in (None, one.reading.year)] or own
        numbered = [cell for cell in own if _comparable(claim, cell)]
        bound = _reach(claim, numbered, question.text)
        if bound is not None:
            bounded = True
            held = [_fits(bound, claim, cell) for cell in _latest_results(numbered, claim.role)]
            borne_out += [one for one in held[:1] if one is not None]
        elif numbered:
            borne_out.append(any(_is_claimed(claim, cell) for cell in numbered))
    if not borne_out:
        return ""
    done = [cell for cell in cells if cell.reading.role == "完成"]
    unclear = len(claims) == 1 and claims[0].role is None and all(borne_out) and not bounded
    unclear = unclear and not any(_is_claimed(claims[0], cell) for cell in done)
    return "" if unclear else AGREES if all(borne_out) else DISAGREES


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number that a question brings along; figure is None for 「有262吧」, without a unit.

    role, year: of the cell that it is claimed of; None when any will do or the words leave it open.
    falls: whether it is claimed to be a fall, which a growth rate prints with a minus.
    """

    number: Decimal
    figure: Figure | None
    role: Role | None
    falls: bool = False
    rises: bool = False
    year: int | None = None


def _claims(question: Question, report: Report) -> tuple[_Claim, ...]:
    if not question.has("premise"):
        return ()
    text = question.text
    spans: list[tuple[int, int, Figure | None]] = [
        (one.span.start, one.span.end, one) for one in _brought(question)
    ]
    for match in _BARE.finditer(text):
        if not any(start <= match.start(1) < end for start, end, _ in spans):
            spans.append((match.start(1), match.end(1), None))
    spans.sort(key=lambda one: one[0])
    claims, before = [], 0
    for start, end, figure in spans:
        number = _digits(text[start:end])
        roles = find_roles(text[before:start])
        own = next(iter(roles)) if len(roles) == 1 else None
        years = find_years(text[before:start], report) if len(spans) > 1 else ()
        role = (
            (own or _role_of(years, report)) if len(spans) > 1 else _claimed_role(question, report)
        )
        year = years[0] if len(years) == 1 else None
        before = end
        if number is not None:
            falls = _FALLS.search(text[:start]) is not None
            rises = _RISES.search(text[:start]) is not None
            claims.append(_Claim(number, figure, role, falls, rises, year))
    return tuple(claims)


def _reach(claim: "_Claim", cells: Sequence[Cell], text: str) -> Bound | About | None:
    """The bound or round number that is claimed; None where the claim is what a cell prints."""
    if claim.figure is None:
        return None
    about = about_claimed(claim.figure, text)
    if about is not None:  # a plan is told with its own 左右
        return (
            None
            if claim.role == "目标" or any(_is_claimed(claim, cell) for cell in cells)
            else about
        )
    bound = bound_claimed(claim.figure, text)
    # 「目标是35以下」 says which bound is printed, and ≤33 is another one
    printed = bound is not None and bound.includes and _is_aim(claim, cells, text)
    return None if printed else bound


def _is_aim(claim: "_Claim", cells: Sequence[Cell], text: str) -> bool:
    """Whether a bound is claimed of a target: named so, or put as targets are (「7%以内」) and one is."""
    if claim.role == "目标":
        return True
    figure = claim.figure
    if claim.role is not None or figure is None or not figure.hedge:
        return False
    behind = text[: figure.span.end].endswith(figure.hedge)
    return behind and any(one.reading.role == "目标" for one in cells)


def _latest_results(cells: Sequence[Cell], role: Role | None) -> list[Cell]:
    """The result of the last year, of which a bound is claimed where no role is named."""
    own = [one for one in cells if one.reading.role == (role or "完成")] or list(cells)
    last = max((one.reading.year for one in own), default=0)
    return [one for one in own if one.reading.year == last]


def _fits(bound: Bound | About, claim: _Claim, cell: Cell) -> bool | None:
    """Whether a cell fits a bound that is claimed of it; None where that is open."""
    printed, number = cell_figure(cell), printed_number(cell)
    if claim.figure is None or printed is None or number is None:
        return None
    scaled = claim.figure.value != claim.number or claim.figure.unit == printed.unit
    one, two = (claim.figure.value, printed.value) if scaled else (claim.number, number)
    if isinstance(bound, About):  # 「5.5%左右」 is another plan than 「6%左右」
        return False if printed.hedge else bound.holds(two)
    return bears_out(bound, one, two, printed.hedge)


def _comparable(claim: _Claim, cell: Cell) -> bool:
    """Whether a claim can be of a cell at all: 「5项」 claims nothing of a cell in per cent."""
    if printed_number(cell) is None:
        return False
    asked = claim.figure.unit if claim.figure else ""
    money = asked.endswith("元") and "元" in cell.row.unit
    return asked in ("", "个", "点", "个点", "百分点", "成") or asked in cell.row.unit or money


def _is_claimed(claim: _Claim, cell: Cell) -> bool:
    """Whether a cell prints the claim: 「700亿」 and 「700」 are 700亿元, 「3680亿美元」 not 3680万美元."""
    words = shown_value(cell)
    if claim.rises and _FALL_NAMED.search(cell.row.name):
        return False
    if is_growth_name(cell.row.name) and not _FALL_NAMED.search(cell.row.name):
        number = printed_number(cell)
        if number is not None and (number < 0 or claim.falls):
            return claim.falls and -claim.number == number
    printed = next(iter(figures(words, Span(0, len(words)))), None)
    if claim.figure is None or printed is None:
        return claim.number == printed_number(cell)
    foreign = {"美元" in one.unit for one in (claim.figure, printed) if one.unit.endswith("元")}
    if len(foreign) > 1:
        return False
    plain = claim.figure.unit not in printed.unit and not claim.figure.unit.endswith("元")
    unscaled = claim.figure.value == claim.number
    return claim.figure.value == printed.value or (
        plain and unscaled and claim.number == printed_number(cell)
    )


def _claimed_role(question: Question, report: Report) -> Role | None:
    """Whether the claim is of a target or a result: by word, else by the year it names."""
    if len(question.roles) == 1:
        return next(iter(question.roles))
    return _role_of(question.years, report)


def _role_of(years: tuple[int, ...], report: Report) -> Role | None:
    """What one of the report's two years is told of: what was done in it, or planned for it."""
    if years == (report.source.done_year,):
        return "完成"
    return "目标" if years == (report.source.plan_year,) else None


def _digits(words: str) -> Decimal | None:
    """The number without scale: 700 of 「700亿」, as a cell prints it."""
    digits = "".join(sign for sign in words if sign.isdigit() or sign == ".")
    return number_value(digits) if digits.strip(".") else None
