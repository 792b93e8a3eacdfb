"""The pages as people use them, without a browser: what they show, links, hostile words."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.auditing.findings import findings
from assistant.auditing.judged import finding_id, judgements
from assistant.quality import latest
from assistant.storage import SETTING
from corpus.model import Report
from index.embed import BigramEncoder
from index.library import Library

LOOK = 60
"""Seconds a run may take before the test gives up."""
EVIL = "<script>"


def indicators() -> None:
    from pages.indicators import indicators_page

    indicators_page()


def terms() -> None:
    from pages.terms import terms_page

    terms_page()


def learning() -> None:
    from pages.learning import learning_page

    learning_page()


def reader() -> None:
    from pages.reader import reader_page

    reader_page()


def audit() -> None:
    from pages.audit import audit_page

    audit_page()


def quality() -> None:
    from pages.quality import quality_page

    quality_page()


def documents() -> None:
    from pages.documents import documents_page

    documents_page()


PAGES = (indicators, terms, learning, reader, audit, quality, documents)


@pytest.fixture(autouse=True)
def _folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, invented_library: Library) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    monkeypatch.setattr("pages.frame.library", lambda: invented_library)


def opened(script: Callable[[], None], **query: str) -> AppTest:
    page = AppTest.from_function(script, default_timeout=LOOK)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    """All that the page draws, but for its own style sheet and constant scripts."""
    bodies = [one.proto.body for one in page.get("html")]
    return "".join(one for one in bodies if not one.startswith(("<style>", "<script>")))


def button(page: AppTest, label: str) -> Any:
    return next(one for one in page.button if one.label == label)


@pytest.mark.parametrize("script", PAGES)
def test_a_page_opens_and_has_a_title(script: Callable[[], None]) -> None:
    assert '<h1 class="ra-title">' in drawn(opened(script))


def test_of_many_documents_one_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.documents.DRAWN", 0)
    page = opened(documents)
    assert "库里共 1 份报告" in page.selectbox[0].label
    assert "文件指纹" in drawn(page)


@pytest.mark.parametrize("script", PAGES)
def test_a_report_with_a_script_stays_text(
    script: Callable[[], None], invented: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = invented.text
    # Same lengths, so that every span stays true: in prose, a term, a note, a box and a table.
    for printed in ("经济运行总体平稳", "首席办事员", "政府和社会资本合作模式", "滨河幼儿园"):
        held = held.replace(printed, (EVIL + "x" * len(printed))[: len(printed)])
    evil = replace(invented, text=held, source=replace(invented.source, sha256="e" * 64))
    library = Library.build([evil], BigramEncoder())
    monkeypatch.setattr("pages.frame.library", lambda: library)
    page = opened(script, q=EVIL, at=EVIL, term=EVIL, view=EVIL, report=EVIL)
    assert EVIL not in drawn(page)


def test_the_table_shows_cells_as_printed_and_leads_to_them() -> None:
    told = drawn(opened(indicators))
    assert "6.5左右" in told
    assert "−0.7个百分点" in told
    assert "reader?at=%E9%99%84%E4%BB%B61+%E7%AC%AC1%E8%A1%8C" in told
    assert "chat?q=" in told


def test_indicators_are_filtered() -> None:
    page = opened(indicators)
    page.text_input(key="find-indicator").set_value("森林").run()
    assert "42.3" in drawn(page)
    assert "5.8" not in drawn(page)
    page.text_input(key="find-indicator").set_value("没有这个").run()
    assert "没有符合条件的指标" in drawn(page)


def test_a_term_is_found_by_link_and_by_words() -> None:
    told = drawn(opened(terms, term="PPP"))
    assert "政府和社会资本合作模式" in told
    assert "首席办事员" not in told
    assert "没有找到" in drawn(opened(terms, term="没有这个词"))


def test_the_reader_marks_the_place_of_a_link() -> None:
    told = drawn(opened(reader, at="二、（二）二是第1句"))
    assert told.count('id="at"') == 1
    assert '<mark class="ra-at" id="at">二是补齐民生短板' in told
    row = drawn(opened(reader, at="附件1 第3行"))
    assert '<tr class="ra-at" id="at">' in row
    note = drawn(opened(reader, at="注〔2〕"))
    assert 'id="at"' in note
    box = drawn(opened(reader, at="专栏1 医疗"))
    assert '<tr class="ra-at" id="at">' in box


def test_the_reader_tells_of_a_place_that_is_not_there() -> None:
    told = drawn(opened(reader, at="九十九、"))
    assert "没有“九十九、”这个位置" in told
    assert "一、2023年计划执行情况" in told


def test_the_reader_marks_hits_and_lists_them() -> None:
    page = opened(reader, q="停车泊位")
    told = drawn(page)
    assert "找到 2 处" in told
    assert 'id="h1"' in told
    assert 'id="h2"' in told
    assert page.text_input[0].value == "停车泊位"
    assert "没有找到" in drawn(opened(reader, q="没有这个词"))


def test_a_search_stands_in_the_link() -> None:
    page = opened(reader)
    page.text_input[0].set_value("PPP").run()
    assert page.query_params["q"] in ("PPP", ["PPP"])


def go_on(page: AppTest) -> None:
    """Answer whatever is asked, and go to the next item."""
    if any(one.label == "看答案" for one in page.button):
        button(page, "看答案").click().run()
        button(page, "记得").click().run()
        return
    if page.radio:
        page.radio[0].set_value(page.radio[0].options[0])
    else:
        page.text_input[0].set_value("不知道")
    button(page, "提交").click().run()
    button(page, "下一题").click().run()


def until(page: AppTest, there: Callable[[AppTest], bool]) -> None:
    for _ in range(20):
        if there(page):
            return
        go_on(page)
    raise AssertionError("twenty items, and none of the kind")


def test_a_card_is_turned_and_the_next_one_comes() -> None:
    page = opened(learning)
    until(page, lambda one: any(each.label == "看答案" for each in one.button))
    before = drawn(page)
    button(page, "看答案").click().run()
    assert "ra-back" in drawn(page)
    button(page, "很熟").click().run()
    assert not page.exception
    assert "ra-back" not in drawn(page)
    assert drawn(page) != before


def test_a_choice_is_graded_and_explained() -> None:
    page = opened(learning)
    until(page, lambda one: bool(one.radio))
    button(page, "提交").click().run()
    assert "请先作答" in drawn(page)
    page.radio[0].set_value(page.radio[0].options[0])
    button(page, "提交").click().run()
    assert "答对了" in drawn(page) or "答错了" in drawn(page)
    assert "reader?at=" in drawn(page)


def test_the_first_day_goes_from_term_to_term() -> None:
    page = opened(learning, view="tour")
    assert "三区一城" in drawn(page)
    button(page, "下一个").click().run()
    assert "首席办事员" in drawn(page)
    button(page, "下一个").click().run()
    button(page, "去答题").click().run()
    assert page.radio


def test_progress_is_shown() -> None:
    assert "难记的（0）" in drawn(opened(learning, view="progress"))


def test_a_verdict_is_kept_for_the_next_visit(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.frame.library", lambda: library)
    report = library.reports[0]
    name = finding_id(findings(report)[0], report)
    page = opened(audit)
    page.button_group(key=f"decision-{name}").set_value("属实").run()
    assert not page.exception
    assert judgements(report.source.name)[name].decision == "属实"
    again = opened(audit)
    assert "记下" in drawn(again)
    again.text_input(key=f"note-{name}").set_value("问过了").run()
    assert judgements(report.source.name)[name].note == "问过了"


def test_a_report_without_findings_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.audit._findings", lambda _: ())
    assert "没有发现对不上的地方" in drawn(opened(audit))


def test_failures_of_the_evaluation_are_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failure = {"kind": "术语", "question": "<i>什么", "wanted": "甲", "told": "乙", "why": "漏了"}
    suite = {
        "name": "test",
        "kinds": [{"name": "术语", "right": 1, "total": 2}],
        "failures": [failure],
    }
    path = tmp_path / "latest.json"
    path.write_text(json.dumps({"date": "2026-03-01", "suites": [suite]}), encoding="utf-8")
    found = latest(path)
    monkeypatch.setattr("pages.quality.latest", lambda: found)
    told = drawn(opened(quality))
    assert "50.0%" in told
    assert "&lt;i&gt;什么" in told
    assert "评测日期 2026-03-01" in told


def test_documents_show_counts_and_checks(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.frame.library", lambda: library)
    told = drawn(opened(documents))
    assert library.reports[0].source.title in told
    assert "核对通过" in told


def test_several_reports_are_chosen_by_link(
    report: Report, invented: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Library.build([invented, report], BigramEncoder())
    monkeypatch.setattr("pages.frame.library", lambda: both)
    newest = drawn(opened(terms))
    assert "三区一城" not in newest
    page = opened(terms, report=invented.source.name)
    assert "三区一城" in drawn(page)
    page.selectbox[0].set_value(report.source.name).run()
    assert "三区一城" not in drawn(page)
    assert page.query_params["report"] in (report.source.name, [report.source.name])
