"""Sums scores up and writes them as Markdown tables."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    yield f"| 引文逐字一致 | {share(runs, 'verbatim')} |"
    yield f"| 没有未经核对的数字 | {share(runs, 'checked')} |"
    for measure, name in _TYPED.items():
        found = share(runs, measure)
        if found.total:
            yield f"| {name} | {found} |"
    if lost:
        reasons = Counter(score.reason for run in lost for score in run.scores[:1])
        shown = "；".join(f"{why} {count} 题" for why, count in reasons.most_common())
        yield f"| 没有得到回答（没有评，不算在内） | {len(lost)}：{shown} |"
    times = sorted(run.ms for run in runs) or [0.0]
    yield f"| 每题用时 中位数 / 95 分位 | {statistics.median(times):.0f} ms / {times[int(0.95 * (len(times) - 1))]:.0f} ms |"


def failures(runs: Sequence[Run]) -> Iterator[str]:
    """One line a wrong answer, for the development split."""
    for run in runs:
        for score in run.scores:
            if score.right is False and score.measure != "refusal":
                yield f"- {run.case.id} [{score.measure}] {run.case.question} → {score.reason}"
