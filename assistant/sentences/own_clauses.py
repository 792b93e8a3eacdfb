"""Which words say whose a figure is: 「其中出口8934亿元，增长6.8%」, the clause before a bare growth."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from assistant.asking.asked import figures_fitting, units_asked
from assistant.asking.contrasts import kinds
from assistant.asking.question import Question
from assistant.words import lexicon
from corpus.figures import figures
from corpus.model import Report, Span
from corpus.sentences import clauses

TURN = "(?:增长|下降|上升|提高|降低|减少|回落|增加|上涨|同比|比上年)"
"""What tells that a figure rose or fell, as a part of patterns."""
LEAST_OWNED = 0.15
"""Coverage of a question that the owner of a rate must add, to be told with it."""
_EACH_ASKED = re.compile(
    "多少|(?<![第好])几(?=[个家项亿万成单套户人吨批场件元点])|还是[增降涨跌升减]|是[增涨升]是[降跌减]|[涨降增跌](?:了)?没|占(?!比)[^，。？多少几]{2,12}(?:比例|比重)"
)
_TURN_ASKED = re.compile(
    "[增降涨跌升减](?:了|长|速|幅)*(?:多少|几|没|还是|吗)|还是[增降涨跌升减]|是[增涨升]是[降跌减]|增速|增幅"
)
_CHANGE_BEFORE = re.compile("(?<=[、和与及])(?:增长|下降|上升|提高|上涨|减少)$")
_NO_SUBJECT = re.compile(
    "(?:实现|完成|达到?|其中|累计|总[量数]|[比较]|同比|增长|下降|占|居|位|新增|净增|现有|分别|预计)"
)
_CHANGE_ASKED = re.compile(
    "(?:增长|下降|上升|提高|降低|减少|增加|上涨|涨|降|升|增)(?:了|幅)?(?:多少|几|$)|增速|增幅|"
    "是?[增涨升](?:了)?(?:还是|是)[减降跌]"
)
_BARE_GROWTH = re.compile(f"(?:同比|比上年|较上年|较?上年同期|年均|分别)?(?:约|预计)?{TURN}")


def own_clauses(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """Each clause of a stretch, with the stretch that says of what its figures are.

    A clause that begins with a growth names nothing: it tells of what the one before it names.
    """
    before: Span | None = None
    for clause in clauses(text, span, "，；：。、"):
        goes_on = before is not None and _BARE_GROWTH.match(text, clause.start, clause.end)
        told = Span(before.start, clause.end) if goes_on and before else clause
        yield clause, told
        before = told


def from_its_owner(run: Span, span: Span, text: str, covers: Callable[[Span], float]) -> Span:
    """A run that begins with a bare rate, from the clause whose thing it is of, where that is asked.

    「受理热线诉求21万件，响应率100%，满意率96.1%」: the rates are of 热线.
    """
    parts = list(clauses(text, span, "，；。"))
    at = next((place for place, one in enumerate(parts) if one.start == run.start), 0)
    longer = Span(parts[owner_of(parts, at, text)].start, run.end)
    return longer if covers(longer) >= covers(run) + LEAST_OWNED else run


def owner_of(parts: Sequence[Span], at: int, text: str) -> int:
    """The place of the clause whose thing a bare rate is of; its own place for any other clause."""
    while at > 0 and _bare_rate().match(text, parts[at].start, parts[at].end):
        if text[parts[at - 1].start : parts[at - 1].end].endswith(("；", "。")):
            break
        at -= 1
    return at


@cache
def _bare_rate() -> re.Pattern[str]:
    rates = "|".join(lexicon("content")["owned_rates"])
    return re.compile(rf"(?:平均|综合|总体|投资)?(?:{rates})(?:均?为|达到?|超过?|分别为)?\d")


def enough_figures(runs: list[Span], question: Question, text: str) -> list[Span]:
    """The runs with a figure for each 多少 of a question that asks several.

    「甲多少，降了多少」 asks a level and a change: the figures may have other units than asked.
    """
    many = len(_EACH_ASKED.findall(question.text))
    if many < 2:
        return runs
    fitting = [one for one in runs if len(list(figures_fitting(text, one, question))) >= many]
    kept = fitting or [
        one for one in runs if sum(bool(each.unit) for each in figures(text, one)) >= many
    ]
    turned = [one for one in kept if _turns_after(one, question, text)]
    return (turned if _TURN_ASKED.search(question.text) else kept) or kept or runs


def _turns_after(run: Span, question: Question, text: str) -> bool:
    """Whether a run tells a change after a figure asked: not 「增长6%；甲5万吨」, of another thing."""
    asked = list(figures_fitting(text, run, question)) if units_asked(question.text) else []
    start = asked[-1].span.end if asked else run.start
    return re.search(TURN, text[start : run.end]) is not None


def names_its_own(part: Span, text: str) -> bool:
    """Whether a part between two ； begins with a thing: 「实现收入5亿元」 is of what stands before."""
    return _NO_SUBJECT.match(text, part.start) is None


def with_change(figure: Span, report: Report) -> str:
    """A figure with the word before it in a list that says whether it rose or fell: 「和下降2.1%」."""
    change = _CHANGE_BEFORE.search(report.text[max(0, figure.start - 3) : figure.start])
    return (change.group() if change else "") + report[figure]


def gone_on_to_change(run: Span, span: Span, asked: str, text: str) -> Span:
    """A run with the clause after it, where a change is asked that only this one tells.

    「入驻率81.6%，较上年提高2.9个百分点」 is cut to its level by what 「提高多少」 shares with it.
    """
    after = next((one for one in clauses(text, span, "，；。") if one.start == run.end), None)
    last = text[run.start : run.end].rstrip("，").rpartition("，")[2]
    if after is None or not _CHANGE_ASKED.search(asked) or re.search(TURN, last):
        return run
    goes_on = not last.endswith(("；", "。")) and _BARE_GROWTH.match(text, after.start)
    return Span(run.start, after.end) if goes_on else run


def with_growth_of(name: str, runs: list[Span], text: str) -> list[Span]:
    """The runs that go on from a name to its growth: 「乙余额5亿元，增长4%」 and not 甲's before it."""
    if not name:
        return runs
    longer = [one for one in kinds() if name in one and name != one]
    told = re.compile(f"{re.escape(name)}[^，；。]*，?(?:同比|[较比]上?年)?{TURN}")

    def words(run: Span) -> str:
        said = text[run.start : run.end]
        for one in longer:  # 进出口 is not 出口
            said = said.replace(one, "□")
        return said

    return [one for one in runs if told.search(words(one))] or runs
