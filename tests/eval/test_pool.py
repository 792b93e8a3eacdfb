"""Work on several processors gives what one gives, in order, and shares what was embedded."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import Answer
from assistant.reply import reply
from assistant.wire import as_json
from corpus.model import Report
from eval.ablation import OURS, PARTS, ablation_table, systems
from eval.encoded import Remembering, kept_path
from eval.model import Case, Evidence
from eval.mutations import merged, tally
from eval.pool import Pool
from eval.retrieval import simple_search
from eval.run import run_cases
from eval.timing import TIMED, with_times
from eval.twice import Again, AgainError
from index.embed import BigramEncoder
from index.library import Library

CASE = Case(
    "a",
    "cell",
    "2024年GDP增速目标",
    (),
    (("6%左右",),),
    (),
    (Evidence(table="附件2", row=1),),
    None,
)
GONE = Case("gone", "refuse", "2010年GDP是多少", (), (), (), (), "OTHER_YEAR")


def test_results_come_in_order_from_other_processes() -> None:
    here = os.getpid()

    def work(piece: Sequence[int]) -> list[tuple[int, bool]]:
        return [(one * one, os.getpid() == here) for one in piece]

    told: list[tuple[int, int]] = []
    found = Pool(processes=2).map(work, range(50), lambda *at: told.append(at))
    assert [one for one, _ in found] == [one * one for one in range(50)]
    assert not any(own for _, own in found)
    assert told[-1] == (50, 50)
    assert all(own for _, own in Pool(processes=1).map(work, range(50)))


def test_what_a_process_embeds_is_known_to_all() -> None:
    encoder = Remembering(BigramEncoder())

    def work(piece: Sequence[str]) -> list[float]:
        return [float(encoder.question(one)[0]) for one in piece]

    asked = [f"问{at}" for at in range(30)]
    Pool(encoder, processes=2).map(work, asked)
    assert encoder.known() == frozenset(asked)
    assert (encoder.question("问3") == BigramEncoder().question("问3")).all()


def test_vectors_are_kept_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "kept.npz"
    first = Remembering(BigramEncoder(), path)
    wanted = first.question("甲")
    first.keep()
    second = Remembering(BigramEncoder(), path)
    assert second.known() == {"甲"}
    assert (second.question("甲") == wanted).all()
    path.write_bytes(b"broken")
    assert Remembering(BigramEncoder(), path).known() == frozenset()
    assert kept_path(BigramEncoder()) == kept_path(Remembering(BigramEncoder()))


def test_some_cases_are_timed_with_nothing_remembered(
    invented_library: Library, invented: Report
) -> None:
    cases = [CASE] * (2 * TIMED)
    runs = run_cases(cases, lambda one: reply(one.question, invented_library), invented)
    timed = with_times(runs, invented_library)
    assert [one.ms is not None for one in timed] == [True, False] * TIMED
    assert [replace(one, ms=0) for one in timed] == [replace(one, ms=0) for one in runs]
    assert with_times([], invented_library) == ()


def test_each_part_is_left_out_in_turn(invented_library: Library, invented: Report) -> None:
    simple = simple_search(invented_library, invented)
    found = {
        name: run_cases([CASE, GONE], ask, invented)
        for name, ask in systems(invented_library, invented, simple).items()
    }
    assert set(PARTS) < set(found)
    assert len(found) == len(PARTS) + 4
    rows = {line.split(" | ")[0][2:]: line for line in list(ablation_table(found))[2:]}
    assert rows[OURS].startswith(f"| {OURS} | 100.0%（2/2） | — |")
    assert rows["基线：BM25 最前一段"].split(" | ")[2] == "-100.0（-100.0 到 -100.0）"
    told = {name: runs[0].reply for name, runs in found.items()}
    assert told["不查指标表"] != told[OURS]
    ungated = told["不过核对关"]
    assert isinstance(ungated, Answer)
    assert ungated.numbers == ()


def test_tallies_join(invented_library: Library, invented: Report) -> None:
    replies = [reply(one, invented_library) for one in (CASE.question, "2023年PM2.5完成目标了吗")]
    answers = [one for one in replies if isinstance(one, Answer)]
    parts = [tally([one], invented) for one in answers]
    assert merged(parts) == tally(answers, invented)


STUB = """
import json, os, sys
told = json.loads(sys.argv[1])
assert os.environ["PYTHONHASHSEED"].isdigit()
with open(sys.argv[2], encoding="utf-8") as asked, open(sys.argv[3], "w", encoding="utf-8") as out:
    for line, one in zip(asked, told, strict=True):
        out.write(json.dumps({**one, "id": json.loads(line)["id"], "ms": 5}) + "\\n")
"""


def test_a_second_process_is_compared_to_the_byte(
    invented_library: Library, invented: Report
) -> None:
    runs = run_cases([CASE, GONE], lambda one: reply(one.question, invented_library), invented)
    told = [as_json(run.reply, ms=1) for run in runs]
    assert str(Again(runs, [sys.executable, "-c", STUB, json.dumps(told)]).same()).endswith("2/2）")
    told[1]["answer"] += " "
    assert str(Again(runs, [sys.executable, "-c", STUB, json.dumps(told)]).same()).endswith("1/2）")
    with pytest.raises(AgainError, match="没有成功"):
        Again(runs, [sys.executable, "-c", "raise SystemExit(3)"]).same()
