"""The most or least of several things that a sentence tells in a row, asked or claimed: 「甲占比最高吧」."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.asking.question import Question
from assistant.sentences.respective import told_in_order
from assistant.text import bigrams, key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_MOST = re.compile(
    "最(多|大|高|快|猛|重|少|小|低|慢|轻)(?!应急|单元|限度|程度|范围|公约|可能|努力|跑)|占(?:了)?(大头|多数)"
)
_LEAST = ("少", "小", "低", "慢", "轻")
_OF_RATES = re.compile("增速|增幅|涨幅|增长|涨得|最[快慢猛]|占比|比重|比例|大头|多数")
_OF_SHARES = re.compile("占比|比重|比例|大头|多数")
_VIEW = re.compile("^从[^，]{2,12}看，")
_NO_NAME = re.compile(
    "^(?:其中|同比|比上年|较上年|分别|约|近|超|达到?|占比?|占[^，]{0,8}(?:比重)?|增长|下降|减少|提高|回落|上升|为|是|有|均)*$"
)
"""What stands before a figure that goes on with the thing named before it."""
_FALLS = re.compile("(?:下降|下滑|减少|回落|降低|降|跌)(?:了|约|近)*$")
_LEAD = re.compile("^(?:其中|包含|包括|含|有|分别是|实现|完成)+")
_TOTAL = re.compile("共|总(?!部)|合计|全部|^全|四大|三大|五大|两大")
_STOPS = "，、；：。"


@dataclass(frozen=True, slots=True)
class _Listed:
    """One of the things told in a row: its key and its number, and where in the sentence it stands.

    head: the key of the first thing of its part of the sentence.
    """

    name: str
    head: str
    value: Decimal
    unit: str
    is_share: bool
    clause: int
    half: int

    @property
    def is_rate(self) -> bool:
        """Whether the number is in per cent."""
        return self.unit == "%"


def asks_most(question: Question) -> bool:
    """Whether the most or least of several is asked or claimed: the sentence is needed whole."""
    return _MOST.search(question.text) is not None


def most_told(question: Question, span: Span, report: Report) -> str:
    """The part of a sentence with the most or least, where parts give like figures; else ""."""
    best = _best(question, list(_listed(question, span, report)))
    return best.name if best else ""


def most_claimed(question: Question, span: Span, report: Report) -> bool | None:
    """Whether what is claimed to be the most or least is; None where the sentence does not tell."""
    listed = list(_listed(question, span, report))
    best = _best(question, listed)
    if best is None:
        return None
    pairs = bigrams(key(question.text))
    names = {one.name: bigrams(one.name) for one in listed}
    shares = {name: len(_own(name, names) & pairs) for name in names}
    claimed = max(shares, key=lambda one: shares[one])
    if list(shares.values()).count(shares[claimed]) > 1 or not shares[claimed]:
        return None
    return claimed == best.name


def _best(question: Question, listed: Sequence[_Listed]) -> _Listed | None:
    """The one with the most or least; None for a tie, or where fewer than two are told."""
    asked = _MOST.search(question.text)
    if asked is None or len(listed) < 2:
        return None
    pick = min if asked[1] in _LEAST else max
    best = pick(listed, key=lambda one: one.value)
    return None if sum(one.value == best.value for one in listed) > 1 else best


def _own(name: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The pairs of signs that tell a part from the others."""
    others = (pairs for other, pairs in names.items() if other != name)
    return names[name].difference(*others)


def _listed(question: Question, span: Span, report: Report) -> Iterator[_Listed]:
    """The things of a sentence that it tells in a row with like figures, a sum of them left out.

    In a row are those of one clause (「甲3个、乙5个」), or the first of each part between ；.
    """
    wants = _OF_RATES.search(question.text) is not None or question.has("share")
    every = [one for one in _told(span, report) if one.unit and not _TOTAL.search(one.name)]
    like = [one for one in every if one.is_rate == wants and _is_of_kind(one, question)]
    yield from _in_a_row(like) or (
        [] if wants else _in_a_row([one for one in every if one.is_rate])
    )


def _in_a_row(told: Sequence[_Listed]) -> list[_Listed]:
    """Those of the clause with most of one unit; else the first of each part of the sentence."""
    rows: dict[tuple[str, int, int], dict[str, _Listed]] = {}
    for one in told:
        rows.setdefault((one.unit, one.clause, 0), {}).setdefault(one.name, one)
    first: dict[tuple[str, int], _Listed] = {}
    for one in told:  # by what the part begins with: 「甲类31个，投资9亿元、占比34%」
        first.setdefault((one.unit, one.half), replace(one, name=one.head))
    for unit in dict.fromkeys(one.unit for one in told):
        rows[unit, -1, 1] = {two.name: two for (of, _), two in first.items() if of == unit}
    best = max(rows.values(), key=len, default={})
    total = sum((one.value for one in best.values()), Decimal(0))
    kept = [one for one in best.values() if one.value * 2 != total or len(best) < 3]
    return kept if len(kept) > 1 else []


def _is_of_kind(told: _Listed, question: Question) -> bool:
    """Whether a rate is a share where a share is asked, and a growth where a growth is."""
    shares = _OF_SHARES.search(question.text) is not None or question.has("share")
    return not told.is_rate or told.is_share == shares


def _told(span: Span, report: Report) -> Iterator[_Listed]:
    """Each first figure of a piece with the thing it belongs to, below zero where it is a fall."""
    name, at = "", 0
    for half, part in enumerate(clauses(report.text, span, "；。")):
        head = ""
        for clause in clauses(report.text, part, "，"):
            at += 1
            in_order = told_in_order(report, clause)
            if in_order:
                for one in in_order:
                    thing = key(one.thing)
                    yield _of((thing, thing), one.figure, report[clause], (at, half))
                name = ""
                continue
            for piece in clauses(report.text, clause, _STOPS):
                told = [one for one in figures(report.text, piece) if one.unit != "大"]
                words = report.text[piece.start : told[0].span.start] if told else report[piece]
                words = re.sub("[（(“”]", "", _VIEW.sub("", words))
                if not _NO_NAME.match(words):
                    name = key(_LEAD.sub("", words))
                if told and name:
                    head = head if head and not _TOTAL.search(head) else name
                    yield _of((name, head), told[0], words, (at, half))


def _of(names: tuple[str, str], figure: Figure, words: str, place: tuple[int, int]) -> _Listed:
    value = -figure.value if _FALLS.search(words) else figure.value
    grows = re.search("增长|下降|增|降|提高|回落", words) is not None
    return _Listed(*names, value, figure.unit, not grows, *place)
