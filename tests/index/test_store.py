"""The index on disk: a segment a report, built alone, proven, removed with its report."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.model import Report
from index.embed import BigramEncoder
from index.errors import StaleIndexError
from index.nearest import NearestReports
from index.store import ensure, held_names, load, read_manifest


class OtherEncoder(BigramEncoder):
    name = "other"


def build(reports: list[Report], folder: Path) -> list[str]:
    told: list[str] = []
    ensure(reports, BigramEncoder(), folder, tell=told.append)
    return told


def test_a_segment_is_saved_and_used_again(invented: Report, tmp_path: Path) -> None:
    assert len(build([invented], tmp_path)) == 1
    assert build([invented], tmp_path) == []
    manifest = read_manifest(tmp_path, invented.source.name)
    assert manifest.source == invented.source.sha256
    assert manifest.count > 0


def test_adding_a_report_builds_only_that_one(
    invented: Report, earlier: Report, tmp_path: Path
) -> None:
    build([invented], tmp_path)
    place = tmp_path / "segments" / invented.source.name / "manifest.json"
    before = (place.stat().st_ino, place.stat().st_mtime_ns)
    told = build([invented, earlier], tmp_path)
    assert len(told) == 1
    assert earlier.source.title in told[0]
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == before


def test_a_removed_report_drops_out_and_a_changed_one_is_replaced(
    invented: Report, earlier: Report, tmp_path: Path
) -> None:
    build([invented, earlier], tmp_path)
    build([invented], tmp_path)
    assert held_names(tmp_path) == (invented.source.name,)
    changed = replace(invented, source=replace(invented.source, sha256="0" * 64))
    assert "报告已更新" in build([changed], tmp_path)[0]
    assert read_manifest(tmp_path, invented.source.name).source == "0" * 64


def test_the_earlier_format_is_noticed_and_removed(invented: Report, tmp_path: Path) -> None:
    for name in ("manifest.json", "vectors.faiss", "words.json", "words.faiss"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert "旧的格式" in build([invented], tmp_path)[0]
    assert [one.name for one in tmp_path.iterdir()] == ["segments"]


def test_a_stale_torn_or_foreign_segment_is_noticed_and_mended(
    invented: Report, report: Report, tmp_path: Path
) -> None:
    build([invented], tmp_path)
    with pytest.raises(StaleIndexError, match="还没有索引"):
        load([report], BigramEncoder(), tmp_path)
    with pytest.raises(StaleIndexError, match="模型"):
        load([invented], OtherEncoder(), tmp_path)
    place = tmp_path / "segments" / invented.source.name
    (place / "vectors.faiss").write_bytes(b"torn")
    with pytest.raises(StaleIndexError, match="损坏"):
        load([invented], BigramEncoder(), tmp_path)
    assert "损坏" in build([invented], tmp_path)[0]
    (place / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(StaleIndexError, match="清单"):
        load([invented], BigramEncoder(), tmp_path)
    build([invented], tmp_path)
    assert json.loads((place / "manifest.json").read_text(encoding="utf-8"))["count"] > 0


def test_a_build_that_stops_keeps_what_was_finished(
    invented: Report, earlier: Report, tmp_path: Path
) -> None:
    def read(name: str) -> Report:
        if name == earlier.source.name:
            raise KeyboardInterrupt
        return invented

    broken = Catalogue([invented.source, earlier.source], read)
    with pytest.raises(KeyboardInterrupt):
        ensure(broken, BigramEncoder(), tmp_path)
    assert held_names(tmp_path) == (invented.source.name,)


def test_hits_of_one_report_do_not_depend_on_the_others(
    invented: Report, earlier: Report, tmp_path: Path
) -> None:
    alone = ensure([invented], BigramEncoder(), tmp_path / "a")
    both = ensure([earlier, invented], BigramEncoder(), tmp_path / "b")
    name = invented.source.name
    assert alone.search("停车泊位") == both.search("停车泊位", report=name)
    assert {hit.chunk.report for hit in both.search("停车泊位")} == {name, earlier.source.name}


def test_a_search_over_many_opens_the_nearest_reports_alone(
    invented: Report,
    earlier: Report,
    neighbour: Report,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports = [earlier, invented, neighbour]
    whole = ensure(reports, BigramEncoder(), tmp_path)
    query = invented[invented.footnotes[0].span]
    vector = whole.vector(query)
    best = {one.source.name: max(whole.cosines(query, one.source.name).values()) for one in reports}
    monkeypatch.setattr("index.store.KEPT", 2)
    monkeypatch.setattr("index.nearest.REPORTS", 1)
    files = {one: tmp_path / "segments" / one / "vectors.faiss" for one in best}
    assert NearestReports(files)(vector) == (max(best, key=lambda name: best[name]),)
    for opened in (ensure, load):
        found = opened(reports, BigramEncoder(), tmp_path).search(query)
        assert {hit.chunk.report for hit in found} == set(NearestReports(files)(vector))
        assert found[0].chunk == whole.search(query)[0].chunk


def test_a_catalogue_reads_on_demand_and_keeps_few(invented: Report, earlier: Report) -> None:
    asked: list[str] = []
    by_name = {one.source.name: one for one in (earlier, invented)}

    def read(name: str) -> Report:
        asked.append(name)
        return by_name[name]

    shelf = Catalogue([one.source for one in by_name.values()], read, kept=1)
    assert len(shelf) == 2
    assert asked == []
    assert [one.source for one in shelf] == list(shelf.sources)
    assert shelf.report(invented.source.name) is invented
    shelf.report(earlier.source.name)
    assert asked == [earlier.source.name, invented.source.name, earlier.source.name]
    with pytest.raises(KeyError):
        shelf.report("没有")
