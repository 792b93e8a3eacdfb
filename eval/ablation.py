"""What each part earns: ours with a part left out, and simple systems, on the same cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.listing.lists import answer_list
from assistant.listing.outline import answer_place
from assistant.model import Answer, Reply
from assistant.reply import reply
from assistant.settings import USUAL, Settings, Weights
from assistant.tables.indicators import answer_indicator
from assistant.tables.table_changes import answer_changed
from assistant.tables.table_questions import answer_table
from assistant.terms.definitions import answer_term, answer_undefined
from corpus.model import Report
from eval.baselines import (
    LangChainSearch,
    dense_baseline,
    keyword_baseline,
    langchain_baseline,
)
from eval.intervals import paired_bootstrap
from eval.model import Case
from eval.run import Asker, Run
from eval.tables import share
from index.library import Library
from index.segment import Segment

OURS = "本助手"
_SEARCH_ALONE = replace(
    Weights(),
    coverage=0.0,
    attribute=0.0,
    unit=0.0,
    other_year=0.0,
    heading=0.0,
    note=0.0,
    phrase=0.0,
)
_TABLES = (answer_changed, answer_table, answer_indicator)
_OUTLINE = (answer_place, answer_term, answer_list, answer_undefined)


def _without(*skills: object) -> Settings:
    return replace(USUAL, left_out=frozenset(getattr(one, "__name__", "") for one in skills))


PARTS: Mapping[str, Settings] = {
    OURS: USUAL,
    "不用 BM25": replace(USUAL, weights=replace(Weights(), keywords=0.0)),
    "不用重排特征（只凭检索分）": replace(USUAL, weights=_SEARCH_ALONE),
    "不用口语和简称词典": replace(USUAL, everyday=False),
    "不查似是而非（名称、限定、年份等）": replace(USUAL, near_misses=False),
    "不先看问法（闲聊、预测、别处、别年）": replace(USUAL, guards=False),
    "不查指标表": _without(*_TABLES),
    "不用术语、清单、提纲": _without(*_OUTLINE),
    "不过核对关": replace(USUAL, gate=False),
}
"""Ours, and ours without a part. Without vectors is another library, see `systems`."""


def systems(library: Library, report: Report, simple: LangChainSearch | None) -> dict[str, Asker]:
    """Name -> asker, ours first. simple: None where there is no encoder, and then no vectors."""
    found = {name: _ours(library, settings) for name, settings in PARTS.items()}
    if simple is not None:
        found["不用向量"] = _ours(_without_vectors(library), USUAL)
    found["基线：BM25 最前一段"] = keyword_baseline(report, library)
    if simple is not None:
        found["基线：向量最近一段"] = dense_baseline(report, library)
        found["基线：LangChain 默认（500 字一块）"] = langchain_baseline(report, simple)
    return found


def _ours(library: Library, settings: Settings) -> Asker:
    def ask(case: Case) -> Reply:
        return reply(case.question, library, history=case.history, settings=settings)

    return ask


def _without_vectors(library: Library) -> Library:
    reports = [library.report(one.name) for one in library.sources]
    return Library(
        reports, None, lambda one: Segment(one, library.segment(one.source.name).chunks, None)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    runs: Sequence[Run]

    def cells(self, ours: Sequence[Run]) -> str:
        runs = self.runs
        answerable = [run for run in runs if run.case.refuse is None]
        unanswerable = [run for run in runs if run.case.refuse is not None]
        lengths = [len(run.reply.text) for run in runs if isinstance(run.reply, Answer)]
        parts = (
            self.name,
            str(share(runs, "answer")),
            "—" if runs is ours else _difference(ours, runs),
            str(share(answerable, "answer")),
            str(share(unanswerable, "answer")),
            str(share(runs, "evidence")),
            str(share(runs, "checked")),
            f"{sum(lengths) / max(1, len(lengths)):.0f}",
        )
        return f"| {' | '.join(parts)} |"


def ablation_table(found: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    """A row a system; the difference to the first is paired over the same cases."""
    yield (
        "| 系统 | 答对 | 与本助手之差（95% 区间） | 可答的答对 | 该拒的拒了 | 引对出处 "
        "| 没有未核对的数 | 平均字数 |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    ours = next(iter(found.values()))
    for name, runs in found.items():
        yield _Row(name, runs).cells(ours)


def _difference(ours: Sequence[Run], runs: Sequence[Run]) -> str:
    """In percentage points, with the paired bootstrap interval."""
    pair = [[share([run], "answer").right == 1 for run in one] for one in (ours, runs)]
    low, high = paired_bootstrap(*pair)
    change = (sum(pair[1]) - sum(pair[0])) / len(runs)
    return f"{100 * change:+.1f}（{100 * low:+.1f} 到 {100 * high:+.1f}）"
