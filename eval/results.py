"""Writes RESULTS.md: both splits, what each part earns, and what a user would build instead."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from assistant.model import Answer, Reply
from assistant.reply import newest, reply
from corpus.model import Report
from eval.ablation import OURS, ablation_table, systems
from eval.cases import QUESTIONS, load_cases
from eval.mechanical import mechanical_cases
from eval.model import Case
from eval.mutations import Tally, merged, mutation_table, tally
from eval.pool import Pool
from eval.retrieval import retrieval, searches, simple_search
from eval.run import Asker, Run, run_cases
from eval.summing import refusals, summary
from eval.tables import Share, by_kind
from eval.timing import with_times
from eval.twice import Again
from index.library import Library

RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """# 评测结果

由 `make eval` 写出，不要手改。题目在 `eval/questions/`：dev 一半供改进时对照，test 一半只用来报告。
题目由人对着报告原文写成，写题时不看程序；数字按整数匹配（5 不算 4.5）。指标怎么算，见
[docs/evaluation.md](../docs/evaluation.md)。
"""
TEST, DEV, AUTO = "测试题（test）", "开发题（dev）", "自动出的题"
Suites: TypeAlias = dict[str, tuple[Run, ...]]
Progress: TypeAlias = Callable[[str], Callable[[int, int], None]]
"""Gives a progress bar of that name."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a whole evaluation works with."""

    library: Library
    report: Report
    pool: Pool
    progress: Progress

    def runs(self, asked: Sequence[Case], ask: Asker, name: str) -> tuple[Run, ...]:
        """The cases asked of a system."""
        return run_cases(asked, ask, self.report, self.progress(name), pool=self.pool)

    def ours(self, asked: Sequence[Case], name: str) -> tuple[Run, ...]:
        """The cases asked of our assistant, some of them timed."""
        return with_times(self.runs(asked, self.ask, name), self.library)

    def ask(self, case: Case) -> Reply:
        """The reply of our assistant."""
        return reply(case.question, self.library, history=case.history)


def results(library: Library, pool: Pool, *, progress: Progress) -> tuple[str, Suites]:
    """The whole page, and our own runs by the name of their suite."""
    bench = Bench(library, newest(library), pool, progress)
    cases = {name: load_cases(QUESTIONS / f"{name}.jsonl") for name in ("test", "dev")}
    simple = simple_search(library, bench.report)
    suites = {
        TEST: bench.ours(cases["test"], "测试题"),
        DEV: bench.ours(cases["dev"], "开发题"),
        AUTO: bench.runs(mechanical_cases(bench.report), bench.ask, "自动出的题"),
    }
    found = systems(library, bench.report, simple)
    parts = {OURS: suites[TEST]} | {
        name: bench.runs(cases["test"], ask, name) for name, ask in found.items() if name != OURS
    }
    again = Again(suites[TEST])
    lines = [*_own(suites), *_part("每一部分的作用（test）", _ABLATION, ablation_table(parts))]
    lines += _altered((*suites[TEST], *suites[DEV]), bench)
    for split, name in (("test", "测试题"), ("dev", "开发题")):
        ranked = searches(library, bench.report, simple)
        table = retrieval(cases[split], bench.report, ranked, progress("检索"), pool=pool)
        lines += [f"## 检索（{name}）", "", *table, ""]
    lines += _part("同一问题再问一次（test）", _AGAIN, _repeated(again.same()))
    return "\n".join(lines), suites


def _own(suites: Mapping[str, tuple[Run, ...]]) -> Iterator[str]:
    """Our own scores: the splits whole, the automatic questions by kind."""
    yield _HEAD
    for title in (TEST, DEV):
        runs = suites[title]
        yield from (f"## {title}", "", *by_kind(runs), "", *summary(runs), "")
        yield from ("### 拒答的理由", "", *refusals(runs), "")
    yield from _part("由报告自动出的题", _AUTO, by_kind(suites[AUTO]))


def _part(title: str, told: str, table: Iterator[str]) -> Iterator[str]:
    yield from (f"## {title}", "", told, "", *table, "")


def _altered(runs: Sequence[Run], bench: Bench) -> Iterator[str]:
    answers = [run.reply for run in runs if isinstance(run.reply, Answer)]

    def tallies(piece: Sequence[Answer]) -> list[Tally]:
        return [tally(piece, bench.report)]

    found = bench.pool.map(tallies, answers, bench.progress("改坏的答案"))
    return _part("关：改坏的答案拦下多少", _GATE, mutation_table(merged(found)))


def _repeated(same: Share) -> Iterator[str]:
    yield "| 指标 | 数值 |"
    yield "|---|---|"
    yield f"| 两次回答逐字节相同（文字、引用、数字） | {same} |"


_ABLATION = (
    "每行去掉一部分，同样的题重答一遍；差是与本助手成对比较的百分点（自助法 95% 区间，含 0 就是分不清）。"
    "基线把检索最前的一段整段显示，从不拒答，一段常比我们的答案长数倍，所以“答对”对它们更宽。"
)
_AUTO = "附件的每一格、每个目标与完成之差、每条注释各问一遍，用正式名称；任何报告都能这样先测一遍。"
_GATE = (
    "把两半题的真答案逐个改坏（每处数字、单位、年份、限定词等各改一次），看核对关是否拦下；"
    "最后一行是没改过的答案被误拦的。"
)
_AGAIN = "另起一个进程、换一个散列种子，把测试题再问一遍。"
