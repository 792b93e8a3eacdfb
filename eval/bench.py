"""Times answers against a baseline in the same run; prints ratios, asserts nothing."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from assistant.reply import newest, reply
from eval.baselines import LangChainSearch, langchain_baseline
from eval.cases import QUESTIONS, load_cases
from eval.model import Case
from index.library import Library

NO_VECTOR = ("cell", "compare", "term")
"""Kinds whose answers come from tables and notes, without embedding the question."""
_TABLE, _PROSE = "GDP增速目标是多少", "停车难怎么解决"


def bench_lines(library: Library) -> Iterator[str]:
    """Medians in milliseconds and their ratio to the baseline's."""
    report = newest(library)
    cases = load_cases(QUESTIONS / "dev.jsonl")
    plain = [case for case in cases if case.kind in NO_VECTOR]
    others = [case for case in cases if case.kind not in NO_VECTOR and not case.history]
    for question, name in ((_TABLE, "查表的题"), (_PROSE, "要用向量的题")):
        yield f"冷启动到第一个答案（新进程，{name}）：{_cold(question):.1f} 秒"
    base = 0.0
    if library.encoder is not None:
        search = LangChainSearch(report, library.encoder)
        base = _median(others, langchain_baseline(report, search))
        yield f"基线（LangChain + 同一模型 + FAISS）每题中位数：{base:.1f} ms"
    for name, group in (("不需要向量的题", plain), ("其余的题", others)):
        ms = _median(group, lambda case: reply(case.question, library, history=case.history))
        ratio = f"，是基线的 {ms / base:.2f} 倍" if base else ""
        yield f"{name}（{len(group)} 题）每题中位数：{ms:.1f} ms{ratio}"


def _median(cases: Sequence[Case], ask: Callable[[Case], object]) -> float:
    """Each question once to warm up what is loaded lazily, then timed with caches of it empty."""
    times = []
    ask(cases[0])
    for case in cases:
        start = time.perf_counter()
        ask(case)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _cold(question: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "ask", question]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
