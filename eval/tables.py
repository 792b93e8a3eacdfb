"""Sums scores up and writes them as Markdown tables."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.model import Reason, Refusal
from eval.cited import cited, whole
from eval.intervals import wilson
from eval.model import Measure, Outside, is_refusal
from eval.run import Run

KINDS = {
    "cell": "指标：查一格",
    "compare": "指标：比较与达标",
    "prose_number": "正文里的数字",
    "term": "术语",
    "list": "清单",
    "place": "在哪一节",
    "fact": "事实与举措",
    "followup": "追问",
    "premise": "带着说法求证",
    "robust": "错字、繁体、英文等",
    "mixed": "一问能答一问不能答",
    "refuse": "报告答不了的",
}
"""Kinds of question and their names, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class Share:
    """right of total."""

    right: int
    total: int

    def __str__(self) -> str:
        if not self.total:
            return "—"
        return f"{100 * self.right / self.total:.1f}%（{self.right}/{self.total}）"

    @property
    def between(self) -> str:
        """The 95 % interval by Wilson, in percent."""
        low, high = wilson(self.right, self.total)
        return f"{100 * low:.1f}–{100 * high:.1f}%" if self.total else "—"


def share(runs: Sequence[Run], measure: Measure) -> Share:
    """How many of the scored runs are right by a measure."""
    scores = [score for run in runs for score in run.scores if score.measure == measure]
    scored = [score.right for score in scores if score.right is not None]
    return Share(sum(scored), len(scored))


def by_kind(runs: Sequence[Run]) -> Iterator[str]:
    """A row a kind: answer right, evidence cited."""
    yield "| 题型 | 题数 | 答对 | 引对出处 | 答对的 95% 区间 |"
    yield "|---|---|---|---|---|"
    kinds = [*KINDS, *sorted({run.case.kind for run in runs} - set(KINDS))]
    for kind in kinds:
        own = [run for run in runs if run.case.kind == kind]
        if own:
            name = KINDS.get(kind, kind)
            yield _row(name, own)
    yield _row("**合计**", runs)


def _row(name: str, runs: Sequence[Run]) -> str:
    right = share(runs, "answer")
    return f"| {name} | {len(runs)} | {right} | {share(runs, 'evidence')} | {right.between} |"


def twins(runs: Sequence[Run]) -> Share:
    """Pairs of an answerable case and its unanswerable twin in which both are right.

    Pairs of which only one was asked are not counted.
    """
    right = {run.case.id: share([run], "answer").right == 1 for run in runs}
    pairs = [(run.case.id, run.case.twin) for run in runs if run.case.twin in right]
    return Share(sum(right[one] and right[str(other)] for one, other in pairs), len(pairs))


_TYPED: dict[Measure, str] = {
    "numbers": "数字的值、单位、年份、目标或完成都对",
    "items": "清单的次序和项数都对",
}
_CONFUSED: dict[Measure, str] = {"year": "年份答混的", "role": "目标与完成答混的"}
_MARK = re.compile(r"\[\d+\]")


def summary(runs: Sequence[Run]) -> Iterator[str]:
    """Refusals, law-like measures and time."""
    lost = [run for run in runs if isinstance(run.reply, Outside) and run.reply.failure]
    runs = [run for run in runs if run not in lost]
    answerable = [run for run in runs if run.case.refuse is None]
    unanswerable = [run for run in runs if run.case.refuse is not None]
    refused = [run for run in runs if is_refusal(run.reply)]
    wrongly = sum(is_refusal(run.reply) for run in answerable)
    rightly = sum(is_refusal(run.reply) for run in unanswerable)
    yield "| 指标 | 数值 |"
    yield "|---|---|"
    yield f"| 该拒答的拒答了（召回率） | {Share(rightly, len(unanswerable))} |"
    yield f"| 拒答里确实该拒答的（准确率） | {Share(rightly, len(refused))} |"
    yield f"| 可答却拒答 | {Share(wrongly, len(answerable))} |"
    yield f"| 可答与不可答的成对题都对 | {twins(runs)} |"
    yield f"| 追问与单独问答得一样 | {share(runs, 'standalone')} |"
    if any(run.case.partly for run in runs):
        yield f"| 一问能答一问不能答：两问都对 | {share(runs, 'partly')} |"
    yield f"| 引文逐字一致 | {share(runs, 'verbatim')} |"
    yield from _citations(runs)
    yield f"| 没有未经核对的数字 | {share(runs, 'checked')} |"
    for measure, name in _TYPED.items():
        found = share(runs, measure)
        if found.total:
            yield f"| {name} | {found} |"
    if lost:
        reasons = Counter(score.reason for run in lost for score in run.scores[:1])
        shown = "；".join(f"{why} {count} 题" for why, count in reasons.most_common())
        yield f"| 没有得到回答（没有评，不算在内） | {len(lost)}：{shown} |"
    for measure, name in _CONFUSED.items():
        kept = share(runs, measure)
        if kept.total:
            yield f"| {name} | {Share(kept.total - kept.right, kept.total)} |"
    lengths = [len(_MARK.sub("", run.reply.text)) for run in runs if not is_refusal(run.reply)]
    yield f"| 答案长度 中位数 / 95 分位 | {middle(lengths):.0f} 字 / {nearly_longest(lengths):.0f} 字 |"
    times = [run.ms for run in runs]
    yield f"| 每题用时 中位数 / 95 分位 | {middle(times):.0f} ms / {nearly_longest(times):.0f} ms |"


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return statistics.median(values) if values else 0.0


def nearly_longest(values: Sequence[float]) -> float:
    """The 95th percentile: the value at rank ⌊0.95 (n − 1)⌋ from 0; 0 of nothing."""
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else 0.0


def _citations(runs: Sequence[Run]) -> Iterator[str]:
    found = [one for run in runs if (one := cited(run.case, run.reply)) is not None]
    if found:
        total = whole(found)
        yield f"| 引用准确率：引用中在标准出处里的 | {Share(total.gold, total.citations)} |"
        yield f"| 引用召回率：说出答案的句子里引了标准出处的 | {Share(total.backed, total.telling)} |"


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


def failures(runs: Sequence[Run]) -> Iterator[str]:
    """One line a wrong answer, for the development split."""
    for run in runs:
        for score in run.scores:
            if score.right is False and score.measure != "refusal":
                yield f"- {run.case.id} [{score.measure}] {run.case.question} → {score.reason}"
