"""Works a shown formula out again, from the cited cells alone."""

import re
from calendar import isleap
from collections.abc import Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from assistant.known.readings import last_place
from assistant.model import Citation
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.numerals import fold

_NUMBER = r"[−-]?\d[\d,]*(?:\.\d+)?"
_BINARY = re.compile(
    rf"({_NUMBER}) ([−+×÷]) ({_NUMBER})(?: × (100%)( − 100%)?)? ([=≈]) ({_NUMBER})%?"
)
_OF_BOX = "专栏所列"
_COUNT = re.compile(rf"计数(?:（(?:([^）]+)全部指标|({_OF_BOX}))）)? = (\d+)")
_COUNT_SHARE = re.compile(rf"计数 (\d+) ÷ (\S+?)全部指标 (\d+) × 100% ([=≈]) ({_NUMBER})%")
_OF_DAYS = re.compile(
    rf"({_NUMBER}) ÷ (36[56])（((?:19|20)\d\d)年的天数） × 100% ([=≈]) ({_NUMBER})%"
)
"""Days in per cent of those of a year, which the calendar gives."""
_SUM = re.compile(rf"({_NUMBER}(?: \+ {_NUMBER})+) = ({_NUMBER})")
_REST = re.compile(rf"({_NUMBER}(?: − {_NUMBER}){{2,}}) = ({_NUMBER})")
"""What is left of the first when all the others come off."""

_BACK = re.compile(rf"({_NUMBER}) ÷ （1 ([−+]) ({_NUMBER})(%?)） ([=≈]) ({_NUMBER})")
"""A value without the growth that it came by: 「132 ÷ （1 + 20%） = 110」."""
_FORWARD = re.compile(rf"({_NUMBER}) × （1 \+ ({_NUMBER})%） ([=≈]) ({_NUMBER})")
"""A value with the growth that is aimed at: 「100 × （1 + 5%） = 105」."""
_HALVED = re.compile(rf"({_NUMBER}) ÷ 2 ([=≈]) ({_NUMBER})")
_SCALES = {"万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_SCALED = re.compile(
    rf"({_NUMBER})(万亿|亿|千万|百万|万) ÷ ({_NUMBER})(万亿|亿|千万|百万|万) ([=≈]) ({_NUMBER})"
)
"""Numbers with the scales that are printed behind them."""
_SCALED_CHANGE = re.compile(
    rf"({_NUMBER})(万亿|亿|千万|百万|万) ([−+]) ({_NUMBER})(万亿|亿|千万|百万|万) ([=≈]) ({_NUMBER})(万亿|亿|千万|百万|万)"
)
_WHOLE = re.compile(rf"({_NUMBER}) ÷ ({_NUMBER})(%|/\d+) ([=≈]) ({_NUMBER})")
"""A part and the share that it is of a whole, which they give: 「9 ÷ 1/8 = 72」."""
_MEAN = re.compile(rf"（({_NUMBER}(?: \+ {_NUMBER})+)） ÷ (\d+) ([=≈]) ({_NUMBER})")

_SUM_SHARE = re.compile(
    rf"（({_NUMBER}(?: \+ {_NUMBER})+)） ÷ ({_NUMBER}) × 100% ([=≈]) ({_NUMBER})%"
)


def holds(formula: str, ids: Sequence[int], citations: Sequence[Citation], report: Report) -> bool:
    """Whether the formula's operands are printed in the cited places and its result is right."""
    counted = _COUNT.fullmatch(formula)
    if counted:
        return _count_holds(counted, [one for one in citations if one.id in ids], report)
    share = _COUNT_SHARE.fullmatch(formula)
    if share:
        return _count_share_holds(share, ids, report)
    quotes = [_evidence(one) for one in citations if one.id in ids]
    for pattern, check in (
        (_SUM, _sum_holds),
        (_REST, _rest_holds),
        (_MEAN, _mean_holds),
        (_SUM_SHARE, _sum_share_holds),
        (_SCALED, _scaled_holds),
        (_SCALED_CHANGE, _scaled_change_holds),
        (_WHOLE, _whole_holds),
        (_FORWARD, _forward_holds),
        (_OF_DAYS, _of_days_holds),
    ):
        match = pattern.fullmatch(formula)
        if match:
            return check(match, quotes)
    back, halved = _BACK.fullmatch(formula), _HALVED.fullmatch(formula)
    if back:
        return _back_holds(back, quotes)
    if halved and any("番" in one for one in quotes):  # 「翻了一番」 prints no 2
        number = _decimal(halved[1])
        right = _is_about(number / 2, _decimal(halved[3]), exact=halved[2] == "=")
        return right and _printed(number, quotes)
    binary = _BINARY.fullmatch(formula)
    return binary is not None and _binary_holds(binary, quotes)


def _evidence(citation: Citation) -> str:
    return fold(citation.quote)


def _count_holds(counted: re.Match[str], cited: Sequence[Citation], report: Report) -> bool:
    """「计数 = 5」 must cite five places; of a whole table, its rows are counted, of a 专栏 what it lists."""
    table, box, count = counted[1], counted[2], int(counted[3])
    if table:
        return any(one.number == table and one.row_count == count for one in report.tables)
    if box:
        return _box_count_holds(count, cited, report)
    return len({one.id for one in cited}) == count


def _box_count_holds(count: int, cited: Sequence[Citation], report: Report) -> bool:
    """Whether the cited entries of a 专栏 list so many things."""
    spans = {one.span for one in cited}
    entries = [entry for box in report.boxes for entry in box.entries if entry.content in spans]
    return bool(entries) and sum(max(1, len(one.items)) for one in entries) == count


def _count_share_holds(share: re.Match[str], ids: Sequence[int], report: Report) -> bool:
    """As many places cited as are counted, of as many rows as the table has."""
    counted, rows = int(share[1]), int(share[3])
    known = any((one.number, one.row_count) == (share[2], rows) for one in report.tables)
    exact = Decimal(counted) / rows * 100
    return (
        known
        and len(set(ids)) == counted
        and _is_about(exact, _decimal(share[5]), exact=share[4] == "=")
    )


def _sum_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """Each term must be printed."""
    terms = [_decimal(one) for one in match[1].split(" + ")]
    return sum(terms) == _decimal(match[2]) and all(_printed(one, quotes) for one in terms)


def _rest_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """The whole and what comes off it must be printed."""
    first, *others = [_decimal(one) for one in match[1].split(" − ")]
    right = first - sum(others) == _decimal(match[2])
    return right and all(_printed(one, quotes) for one in (first, *others))


def _mean_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """The number divided by must be that of the terms, each of which is printed."""
    terms = [_decimal(one) for one in match[1].split(" + ")]
    if len(terms) != int(match[2]) or not all(_printed(one, quotes) for one in terms):
        return False
    return _is_about(sum(terms, Decimal(0)) / len(terms), _decimal(match[4]), exact=match[3] == "=")


def _sum_share_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """Each term and the whole must be printed."""
    terms, whole = [_decimal(one) for one in match[1].split(" + ")], _decimal(match[2])
    if not whole or not all(_printed(one, quotes) for one in (*terms, whole)):
        return False
    exact = sum(terms, Decimal(0)) / whole * 100
    return _is_about(exact, _decimal(match[4]), exact=match[3] == "=")


def _scaled_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """Both numbers must be printed with just these scales."""
    if not all(_scaled(match[at], match[at + 1], quotes) for at in (1, 3)):
        return False
    second = _decimal(match[3]) * _SCALES[match[4]]
    if not second:
        return False
    exact = _decimal(match[1]) * _SCALES[match[2]] / second
    return _is_about(exact, _decimal(match[6]), exact=match[5] == "=")


def _scaled(number: str, scale: str, quotes: Sequence[str]) -> bool:
    """Whether a number is printed with that scale behind it, or in a cell of a row in that scale."""
    together = re.compile(rf"(?<![\d.]){re.escape(number)}余?{scale}")
    unit = re.compile(rf"(?<![千百万\d]){scale}(?!亿)[\u4e00-\u9fff]")
    return any(
        together.search(quote) or (number in quote.split("\t") and unit.search(quote))
        for quote in quotes
    )


def _scaled_change_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """Both numbers must be printed with just these scales; the result is in the one it shows."""
    if not all(_scaled(match[at], match[at + 1], quotes) for at in (1, 4)):
        return False
    first, second = _decimal(match[1]) * _SCALES[match[2]], _decimal(match[4]) * _SCALES[match[5]]
    exact = first - second if match[3] == "−" else first + second
    return _is_about(exact / _SCALES[match[8]], _decimal(match[7]), exact=match[6] == "=")


def _whole_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """The part and the share, 5.2% or 1/8, must be printed."""
    told = rf"(?<![\d./]){re.escape(match[2] + match[3])}(?![\d./])"
    if not any(re.search(told, quote) for quote in quotes):
        return False
    part, over = _decimal(match[1]), _decimal(match[2])
    under = Decimal(100) if match[3] == "%" else _decimal(match[3][1:])
    if not over or not _printed(part, quotes):
        return False
    return _is_about(part * under / over, _decimal(match[5]), exact=match[4] == "=")


def _forward_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    """Value and growth must be printed, the result theirs."""
    value, growth, result = (_decimal(match[at]) for at in (1, 2, 4))
    right = _is_about(value * (1 + growth / 100), result, exact=match[3] == "=")
    return right and all(_printed(one, quotes) for one in (value, growth))


def _back_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    value, change = _decimal(match[1]), _decimal(match[3])
    if not (_printed(value, quotes) and _printed(change, quotes)):
        return False
    part = change / 100 if match[4] else change
    factor = 1 + part if match[2] == "+" else 1 - part
    if factor <= 0:
        return False
    return _is_about(value / factor, _decimal(match[6]), exact=match[5] == "=")


def _is_about(value: Decimal, shown: Decimal, *, exact: bool) -> bool:
    """Whether a result is shown rightly: the same, or rounded in its last place."""
    return shown == value if exact else abs(value - shown) <= last_place(shown) / 2


def _binary_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    first, second, shown = _decimal(match[1]), _decimal(match[3]), _decimal(match[7])
    if not (_printed(first, quotes) and _printed(second, quotes)):
        return False
    try:
        exact = _apply(first, match[2], second) * (100 if match[4] else 1)
        exact -= 100 if match[5] else 0
    except (DivisionByZero, InvalidOperation):
        return False
    return _is_about(exact, shown, exact=match[6] == "=")


def _of_days_holds(match: re.Match[str], quotes: Sequence[str]) -> bool:
    number, days = _decimal(match[1]), 366 if isleap(int(match[3])) else 365
    right = _is_about(number / days * 100, _decimal(match[5]), exact=match[4] == "=")
    return right and int(match[2]) == days and _printed(number, quotes)


def _apply(first: Decimal, sign: str, second: Decimal) -> Decimal:
    if sign == "−":
        return first - second
    if sign == "+":
        return first + second
    return first * second if sign == "×" else first / second


def _decimal(words: str) -> Decimal:
    return Decimal(words.replace("−", "-").replace(",", ""))


def _printed(number: Decimal, quotes: Sequence[str]) -> bool:
    """Whether a number of that value is printed in one of the quotes, in signs too: 「四项」."""
    if any(_decimal(one) == number for quote in quotes for one in re.findall(_NUMBER, quote)):
        return True
    return any(one == number for quote in quotes for one in _written(quote))


def _written(quote: str) -> list[Decimal]:
    """The counts that a quote writes in Chinese signs."""
    whole = Span(0, len(quote))
    written = (
        one
        for one in figures(quote, whole)
        if not re.search(r"\d", quote[one.span.start : one.span.end])
    )
    return [one.value for one in written]
