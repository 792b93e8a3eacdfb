"""The HTML report: complete, escaped, and asking for nothing outside."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.page import page
from eval.stored import StoredError, read_run

EVIL = "<script>alert(1)</script>\"'&"


def case(name: str, *, right: bool, why: str) -> dict[str, object]:
    return {
        "id": name,
        "kind": "术语",
        "question": f"{name}是什么{EVIL}",
        "history": [EVIL],
        "wanted": EVIL,
        "evidence": [EVIL],
        "told": EVIL,
        "right": right,
        "why": why,
    }


CASES = [
    case("a", right=True, why=""),
    case("b", right=False, why=f"答案：缺 {EVIL}"),
    case("c", right=True, why="出处：引用的是 附件1"),
    case("d", right=False, why="没有评：HTTP 500"),
]
KIND = {"id": "term", "name": EVIL, "right": 2, "total": 3, "low": 0.2, "high": 0.9}
RUN = {
    "date": "2026-03-01",
    "commit": "",
    "versions": {"python": "3.11"},
    "suites": [{"name": EVIL, "kinds": [KIND], "failures": CASES[1:], "cases": CASES}],
}


class Tags(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_case_stands_on_the_page_the_failures_first() -> None:
    tags = Tags()
    tags.feed(page(RUN))
    states = [held["data-state"] for tag, held in tags.found if tag == "details"]
    assert states == ["wrong", "place", "unscored", "right"]
    (bar,) = [held for tag, held in tags.found if held.get("class") == "bar"]
    assert bar["width"] == "280.0"
    assert {held["data-suite"] for tag, held in tags.found if tag == "details"} == {EVIL}


def test_words_are_escaped_and_nothing_outside_is_asked_for() -> None:
    written = page(RUN)
    assert written.count("<script>") == 1
    assert "alert(1)</script>" not in written
    assert not re.search(r"(?:src|href|url)\s*[=(]|https?:|@import|fetch\(", written)


def test_a_run_without_all_cases_shows_its_failures() -> None:
    (suite,) = RUN["suites"]
    short = {**RUN, "suites": [{**suite, "cases": suite["failures"]}]}
    assert page(short).count("<details") == 3


def test_what_is_no_run_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"suites": 5}', encoding="utf-8")
    with pytest.raises(StoredError, match="运行记录"):
        read_run(bad)
