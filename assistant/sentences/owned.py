"""Says of each figure of a sentence which words name it: 「6个甲、30个乙」, 「甲、乙分别增长5%、8%」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asking.contrasts import kinds
from assistant.sentences.own_clauses import TURN
from assistant.sentences.respective import told_in_order
from assistant.text import key
from corpus.figures import figures
from corpus.model import Figure, Report, Span
from corpus.sentences import clauses

_LIGHT = re.compile(
    f"{TURN}|其中|分别|均|都|全年|累计|总数|达到?|为|是|约|近|超过?|突破|实现|完成|力争|至|到|了|以上|左右|余|"
    r"[（）()“”《》：:，。；、\s]|20\d\d年|今年|去年|比|较"
)
_COUNTED_FIRST = ("", "元", "%", "百分点", "倍", "年", "月", "天", "位")
"""Units of which no thing stands behind the figure: 「5亿元资金」 is told by what is before it."""
_OF_ANYTHING = re.compile(
    "(?:年度|全年|当年|总|计划|预计|完成|累计|实现|总共|其中)*(?:投资|产值|收入|营收|金额|面积|补贴|资金|进度)额?(?:进度)?(?:完成|达到?|约|突破)?"
)
"""What may be told of anything: it goes on from what the clause before names."""
_SEPARATELY = re.compile("(?:同比|[比较]上年|[比较]上年末)?分别")
LEAST_NAME = 2
"""Signs of words that name something."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A figure and the words that name it, as keys: its own item, and the whole it is 其中 of."""

    name: str
    figure: Figure
    within: str = ""

    def told_of(self, asked: str) -> str:
        """All words that name it, without names that hold one asked and mean something else."""
        words = self.within + self.name
        longer = (one for one in kinds() if one not in asked and one in words)
        for one in sorted(longer, key=len, reverse=True):
            if any(short in asked for short in kinds() if short in one and short != one):
                words = words.replace(one, "□")  # 进出口 is not 出口
        return words


def owned_figures(statement: Span, report: Report) -> tuple[Owned, ...]:
    """Every figure of a sentence with its words, in printed order."""
    found: list[Owned] = []
    names: list[str] = []
    within = ""
    for clause in clauses(report.text, statement, "，；：。"):
        if report[clause].startswith("其中") and names:
            within = names[0]
        told = list(_in_turn(clause, names, report))
        if told:
            names = [one.name for one in told]
        else:
            told = list(_by_item(clause, names[-1] if names else "", report))
            names = [one.name for one in told] or names
        found += [replace(one, within=within) for one in told]
    return tuple(found)


def _in_turn(clause: Span, before: list[str], report: Report) -> Iterator[Owned]:
    """The figures of a clause that tells them 分别, of its own things or of those told before it."""
    own = told_in_order(report, clause)
    held = list(figures(report.text, clause))
    lead = report.text[clause.start : held[0].span.start] if held else ""
    how = key(lead.rpartition("分别")[2])
    if own:
        yield from (Owned(key(one.thing) + how, one.figure) for one in own)
    elif _SEPARATELY.match(lead) and len(held) == len(before) > 1:
        yield from (Owned(name + how, one) for name, one in zip(before, held, strict=True))


def _by_item(clause: Span, subject: str, report: Report) -> Iterator[Owned]:
    """The figures of a clause, each named by the words of its item between 、."""
    pending = ""
    for item in clauses(report.text, clause, "、"):
        held = list(figures(report.text, item))
        if not held:
            pending += key(report[item])
            continue
        start = item.start
        for at, one in enumerate(held):
            end = held[at + 1].span.start if at + 1 < len(held) else item.end
            before = report.text[start : one.span.start]
            behind = report.text[one.span.end : end]
            name, counted = _own(before), _counts(one, behind)
            if counted and (not name or at):
                name = key(behind)
            elif counted:
                name += key(behind)
            subject = _whole_name(subject, pending + name) if name else subject
            yield Owned(subject if name else subject + key(before), one)
            start, pending = (end if counted else one.span.end), ""


def _whole_name(subject: str, name: str) -> str:
    """「年度投资」 says of what it is only with the subject before it."""
    if not _OF_ANYTHING.fullmatch(name) or _OF_ANYTHING.fullmatch(subject):
        return name
    return subject + name


def _own(before: str) -> str:
    """The words before a figure that name it; "" where they only say that it grew, or nothing."""
    bare = _LIGHT.sub("", before)
    return key(before) if len(bare) >= LEAST_NAME else ""


def _counts(figure: Figure, behind: str) -> bool:
    """Whether a figure stands before what it counts: 「30个社区食堂」."""
    return figure.unit not in _COUNTED_FIRST and len(_LIGHT.sub("", behind)) >= LEAST_NAME
