"""Writes RESULTS.md: both splits, and the baseline a user would build instead."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from assistant.model import Answer, Reply
from assistant.reply import newest, reply
from corpus.model import Report
from eval.baselines import langchain_baseline
from eval.cases import QUESTIONS, load_cases
from eval.mechanical import mechanical_cases
from eval.model import Case
from eval.mutations import mutation_table, tally
from eval.retrieval import retrieval, searches, simple_search
from eval.run import Asker, Run, run_cases
from eval.tables import KINDS, by_kind, share, summary
from index.library import Library

RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """# 评测结果

由 `make eval` 写出，不要手改。题目在 `eval/questions/`：dev 一半供改进时对照，test 一半只用来报告。
题目由人对着报告原文写成，写题时不看程序；数字按整数匹配（5 不算 4.5）。
"""


Suites: TypeAlias = dict[str, tuple[Run, ...]]


def results(
    library: Library, *, progress: Callable[[], Callable[[int, int], None]]
) -> tuple[str, Suites]:
    """The whole page, and our own runs by the name of their suite."""
    report = newest(library)
    cases = {name: load_cases(QUESTIONS / f"{name}.jsonl") for name in ("test", "dev")}

    def runs(asked: Sequence[Case], ask: Asker) -> tuple[Run, ...]:
        return run_cases(asked, ask, report, progress())

    def ask_us(case: Case) -> Reply:
        return reply(case.question, library, history=case.history)

    suites = {
        "测试题（test）": runs(cases["test"], ask_us),
        "开发题（dev）": runs(cases["dev"], ask_us),
        "自动出的题": runs(mechanical_cases(report), ask_us),
    }
    test, dev, _ = suites.values()
    lines = [*_own(suites), *_altered((*test, *dev), report)]
    simple = simple_search(library, report)
    for split, name in (("test", "测试题"), ("dev", "开发题")):
        lines += [f"## 检索（{name}）", ""]
        found = searches(library, report, simple)
        lines += [*retrieval(cases[split], report, found, progress()), ""]
    if simple is not None:
        theirs = runs(cases["test"], langchain_baseline(report, simple))
        lines += ["## 与 30 行基线比较（test）", "", _BASELINE, "", *_compared(test, theirs), ""]
    return "\n".join(lines), suites


def _own(suites: Suites) -> Iterator[str]:
    """Our own scores: the splits whole, the automatic questions by kind."""
    test, dev, auto = suites.items()
    yield _HEAD
    for title, runs in (test, dev):
        yield from (f"## {title}", "", *by_kind(runs), "", *summary(runs), "")
    yield from ("## 由报告自动出的题", "", _AUTO, "", *by_kind(auto[1]), "")


def _altered(runs: Sequence[Run], report: Report) -> Iterator[str]:
    answers = [run.reply for run in runs if isinstance(run.reply, Answer)]
    gate = tally(answers, report)
    yield from ("## 关：改坏的答案拦下多少", "", _GATE, "", *mutation_table(gate), "")


_BASELINE = (
    "基线：LangChain 按 500 字切块、同一个向量模型、FAISS，显示最近的一块（500 字），从不拒答。"
    "它的一块约有我们答案的数倍长，所以“答对”对它更宽。"
)


_AUTO = "附件的每一格、每个目标与完成之差、每条注释各问一遍，用正式名称；任何报告都能这样先测一遍。"

_GATE = (
    "把两半题的真答案逐个改坏（每处数字、单位、年份、限定词等各改一次），看核对关是否拦下；"
    "最后一行是没改过的答案被误拦的。"
)


def _compared(ours: tuple[Run, ...], theirs: tuple[Run, ...]) -> list[str]:
    lines = ["| 题型 | 本助手 | 基线 |", "|---|---|---|"]
    for kind, name in KINDS.items():
        pair = [[run for run in runs if run.case.kind == kind] for runs in (ours, theirs)]
        if pair[0]:
            lines.append(f"| {name} | {share(pair[0], 'answer')} | {share(pair[1], 'answer')} |")
    lengths = [sum(len(run.reply.text) for run in runs) / len(runs) for runs in (ours, theirs)]
    lines.append(f"| **合计** | {share(ours, 'answer')} | {share(theirs, 'answer')} |")
    lines.append(f"| 平均答案长度（字） | {lengths[0]:.0f} | {lengths[1]:.0f} |")
    return lines
