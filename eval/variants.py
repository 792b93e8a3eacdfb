"""Other ways to write a case's question that should leave the answer right."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import zhconv

from assistant.asking.question import find_roles, find_years
from corpus.model import Report
from eval.model import Case
from eval.run import Run
from eval.tables import share

NAMES = {
    "traditional": "繁体",
    "wide": "全角",
    "yearless": "省略年份",
    "slip": "颠倒相邻两字",
    "synonym": "指标的别称",
    "typo": "错别字",
}
WORDS = Path(__file__).with_suffix(".toml")
_SIGN = "~"
"""Between a case's id and the name of a variant."""
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_HAN = re.compile("[\u4e00-\u9fff]{6,}")
"""A slip is made in a run of at least six signs, so that the question stays readable."""


def variants(case: Case, report: Report) -> Iterator[Case]:
    """The variants of a case that differ from it, ids as 「编号~traditional」."""
    question = case.question
    written = {
        "traditional": str(zhconv.convert(question, "zh-hant")),
        "wide": question.translate(_WIDE),
        "yearless": _without_year(question, report),
        "slip": _with_slip(question),
        "synonym": _with_word(question, "synonyms"),
        "typo": _with_word(question, "typos"),
    }
    for name, words in written.items():
        if words != question:
            yield replace(case, id=f"{case.id}{_SIGN}{name}", question=words, standalone=None)


@cache
def _words(name: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a part of `variants.toml`, those with the longest left side first."""
    held: dict[str, str] = tomllib.loads(WORDS.read_text(encoding="utf-8"))[name]
    return tuple(sorted(held.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _with_word(question: str, name: str) -> str:
    """The first place of the longest word that is listed, written the other way."""
    for old, new in _words(name):
        if old in question and new not in question:
            return question.replace(old, new, 1)
    return question


def _without_year(question: str, report: Report) -> str:
    """Without its year where the role says it again: 完成 of the 执行 year, 目标 of the 计划 year."""
    source = report.source
    meant = {"完成": source.done_year, "目标": source.plan_year}
    years, roles = [int(one) for one in _YEAR.findall(question)], find_roles(question)
    if len(roles) != 1 or years != [meant[next(iter(roles))]]:
        return question
    bare = _YEAR.sub("", question)
    return question if find_years(bare, report) else bare


def _with_slip(question: str) -> str:
    """Two neighbours swapped in the middle of the longest run of Chinese signs."""
    runs = sorted(_HAN.finditer(question), key=lambda one: one.start() - one.end())
    if not runs:
        return question
    at = (runs[0].start() + runs[0].end()) // 2
    return question[: at - 1] + question[at] + question[at - 1] + question[at + 1 :]


def consistency(originals: Sequence[Run], varied: Sequence[Run]) -> Iterator[str]:
    """A row a variant: of the cases that are right as written, how many stay right."""
    right = {run.case.id for run in originals if share([run], "answer").right}
    yield "| 改写 | 原题答对的 | 改写后仍对 | 95% 区间 |"
    yield "|---|---|---|---|"
    for name, title in NAMES.items():
        own = [run for run in varied if run.case.id.endswith(_SIGN + name)]
        own = [run for run in own if _parts(run)[0] in right]
        kept = share(own, "answer")
        yield f"| {title} | {len(own)} | {kept} | {kept.between} |"


def broken(originals: Sequence[Run], varied: Sequence[Run]) -> Iterator[str]:
    """One line a variant that is wrong where the case as written is right."""
    right = {run.case.id for run in originals if share([run], "answer").right}
    for run in varied:
        score = next(one for one in run.scores if one.measure == "answer")
        if _parts(run)[0] in right and score.right is False:
            yield f"- {run.case.id} {run.case.question} → {score.reason}"


def _parts(run: Run) -> tuple[str, str]:
    case, _, name = run.case.id.rpartition(_SIGN)
    return case, name
