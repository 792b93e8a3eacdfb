"""Sums scores up and writes them as Markdown tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.intervals import wilson
from eval.model import Measure
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


def failures(runs: Sequence[Run]) -> Iterator[str]:
    """One line a wrong answer, for the development split."""
    for run in runs:
        for score in run.scores:
            if score.right is False and score.measure != "refusal":
                yield f"- {run.case.id} [{score.measure}] {run.case.question} → {score.reason}"
