"""Made reports are added, indexed and asked by the usual code; the bench of indexes runs."""

from pathlib import Path

import pytest

from corpus.catalogue import open_catalogue
from corpus.model import Report
from corpus.store import FOLDER_SETTING
from eval import many_asked
from eval.many import main
from eval.many_made import YEARS, make, subset
from index.bench import HEAD, bench_lines
from index.embed import BigramEncoder
from index.library import Library
from tests.conftest import INVENTED


@pytest.fixture
def root(
    invented: Report, invented_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setenv(FOLDER_SETTING, str(INVENTED.parent))
    monkeypatch.setattr(many_asked, "chosen_encoder", BigramEncoder)
    built = make(invented, invented_library, YEARS + 1, tmp_path / "whole")
    assert (built.fresh, built.reports) == (YEARS + 1, YEARS + 1)
    assert built.passages >= (YEARS + 1) * len(invented_library.chunks) * 0.9
    return tmp_path / "whole"


def test_made_reports_have_other_places_and_years(root: Path, invented: Report) -> None:
    sources = open_catalogue(root / "documents").sources
    assert len({one.place for one in sources}) == 2
    years = sorted({one.plan_year for one in sources})
    assert years == list(
        range(invented.source.plan_year - YEARS + 1, invented.source.plan_year + 1)
    )
    texts = {one.text for one in open_catalogue(root / "documents")}
    assert len(texts) == len(sources)


def test_a_library_of_them_is_asked_questions_of_every_kind(root: Path, tmp_path: Path) -> None:
    whole = many_asked.asked_of(root)
    one = many_asked.asked_of(subset(root, 1, tmp_path / "first"))
    assert (one.reports, whole.reports) == (1, YEARS + 1)
    kinds = {timed.kind for timed in whole.times}
    assert {timed.kind for timed in one.times} < kinds
    assert "一个地方近三年" in kinds
    assert all(timed.count and 0 < timed.median <= timed.p95 for timed in whole.times)
    assert whole.disk > 0


def test_a_wrong_size_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--reports", "1,x"]) == 2
    assert "正整数" in capsys.readouterr().err


def test_the_bench_of_indexes_is_a_table(
    invented_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.bench.FEWEST", 100)
    segment = invented_library.segment(invented_library.sources[0].name)
    assert segment.vectors is not None
    held = segment.vectors.all_vectors()
    lines = list(bench_lines(held, len(held), held[:5], [1, 3]))
    assert tuple(lines[:2]) == HEAD
    exact = [one for one in lines if "| Flat" in one]
    assert len(exact) == 4
    assert all(one.endswith("| 1.000 |") for one in exact)
    assert any("IVF" in one for one in lines)
    assert any("HNSW" in one for one in lines)
