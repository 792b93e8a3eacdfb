"""Sums the measures of many runs up: refusals, laws, citations, typed numbers, length and time."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from assistant.model import Reason, Refusal
from eval.cited import cited, whole
from eval.model import Measure, Outside, is_refusal
from eval.run import Run
from eval.tables import Share, share, twins

Row: TypeAlias = tuple[str, str]
"""What is measured, and the value in words."""
_LAWS: dict[Measure, str] = {
    "standalone": "追问与单独问答得一样",
    "partly": "一问能答一问不能答：两问都对",
    "verbatim": "引文逐字一致",
    "checked": "没有未经核对的数字",
    "numbers": "数字的值、单位、年份、目标或完成都对",
    "items": "清单的次序和项数都对",
}
_CONFUSED: dict[Measure, str] = {"year": "年份答混的", "role": "目标与完成答混的"}
_MARK = re.compile(r"\[\d+\]")


def summary(runs: Sequence[Run]) -> Iterator[str]:
    """All measures as a table."""
    yield "| 指标 | 数值 |"
    yield "|---|---|"
    yield from (f"| {name} | {value} |" for name, value in measures(runs))


def measures(runs: Sequence[Run]) -> Iterator[Row]:
    """A row a measure; one that no case of the runs is scored by is left out."""
    lost = [run for run in runs if isinstance(run.reply, Outside) and run.reply.failure]
    told = [run for run in runs if run not in lost]
    yield from _refused(told)
    yield from (
        (name, str(found)) for one, name in _LAWS.items() if (found := share(told, one)).total
    )
    yield from _citations(told)
    for measure, name in _CONFUSED.items():
        kept = share(told, measure)
        if kept.total:
            yield name, str(Share(kept.total - kept.right, kept.total))
    yield from _spread(told)
    if lost:
        reasons = Counter(score.reason for run in lost for score in run.scores[:1])
        shown = "；".join(f"{why} {count} 题" for why, count in reasons.most_common())
        yield "没有得到回答（没有评，不算在内）", f"{len(lost)}：{shown}"


def _refused(runs: Sequence[Run]) -> Iterator[Row]:
    answerable = [run for run in runs if run.case.refuse is None]
    unanswerable = [run for run in runs if run.case.refuse is not None]
    refused = sum(is_refusal(run.reply) for run in runs)
    wrongly = sum(is_refusal(run.reply) for run in answerable)
    rightly = sum(is_refusal(run.reply) for run in unanswerable)
    yield "该拒答的拒答了（召回率）", str(Share(rightly, len(unanswerable)))
    yield "拒答里确实该拒答的（准确率）", str(Share(rightly, refused))
    yield "可答却拒答", str(Share(wrongly, len(answerable)))
    yield "可答与不可答的成对题都对", str(twins(runs))


def _citations(runs: Sequence[Run]) -> Iterator[Row]:
    found = [one for run in runs if (one := cited(run.case, run.reply)) is not None]
    if found:
        total = whole(found)
        yield "引用准确率：引用中在标准出处里的", str(Share(total.gold, total.citations))
        yield "引用召回率：说出答案的句子里引了标准出处的", str(Share(total.backed, total.telling))


def _spread(runs: Sequence[Run]) -> Iterator[Row]:
    lengths = [len(_MARK.sub("", run.reply.text)) for run in runs if not is_refusal(run.reply)]
    times = [run.ms for run in runs if run.ms is not None]
    for name, unit, values in (("答案长度", "字", lengths), ("每题用时", "ms", times)):
        if values:
            ends = f"{middle(values):.0f} {unit} / {nearly_longest(values):.0f} {unit}"
            yield f"{name} 中位数 / 95 分位", ends


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return statistics.median(values) if values else 0.0


def nearly_longest(values: Sequence[float]) -> float:
    """The 95th percentile: the value at rank ⌊0.95 (n − 1)⌋ from 0; 0 of nothing."""
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else 0.0


def refusals(runs: Sequence[Run]) -> Iterator[str]:
    """The reasons of refusal: a row a reason that is expected, and one for the answerable cases."""
    yield "| 应有的理由 | 题数 | 理由相同 | 别的理由 | 没有拒答 |"
    yield "|---|---|---|---|---|"
    wanted = sorted({run.case.refuse for run in runs if run.case.refuse})
    for name in (*wanted, None):
        own = [run for run in runs if run.case.refuse == name]
        told = Counter(_reason(run) for run in own)
        answered = told.pop(_ANSWERED, 0)
        same = told.pop(name, 0) if name else "—"
        others = "；".join(f"{_named(one)} {count}" for one, count in told.most_common())
        title = _named(name) if name else "（可答的题）"
        yield f"| {title} | {len(own)} | {same} | {others or '—'} | {answered} |"


_ANSWERED = "answered"


def _reason(run: Run) -> str:
    if isinstance(run.reply, Refusal):
        return run.reply.reason.name
    return "没有写理由" if is_refusal(run.reply) else _ANSWERED


def _named(reason: str) -> str:
    return Reason[reason].value if reason in Reason.__members__ else reason
