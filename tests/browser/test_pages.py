"""The other pages in a real browser: evidence in the report itself, a quiz, every page by its link."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.steps import FAINT_WORDS, NAMELESS, ask, settled, shown

PAGES = {
    "indicators": "指标",
    "terms": "术语",
    "learning": "学习",
    "reader": "原文",
    "audit": "核查",
    "quality": "质量",
    "documents": "资料",
}


def test_evidence_is_followed_into_the_report(opened: Opened) -> None:
    page = opened()
    ask(page, "REITs是什么意思？")
    with page.expect_popup() as coming:
        page.get_by_role("link", name="在原文中查看").first.click()
    reader = coming.value
    expect(reader.get_by_text("指不动产投资信托基金").first).to_be_in_viewport()
    assert "/reader?at=" in reader.url


def test_a_quiz_is_answered_and_explained(opened: Opened) -> None:
    page = opened("/learning")
    page.get_by_role("button", name="选择").click()
    settled(page)
    page.locator('[data-testid="stRadio"] label').nth(1).click()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("button", name="下一题")).to_be_visible()
    settled(page)
    page.reload()
    expect(page.get_by_text("今天新学")).to_be_visible()  # before the first drawing all is settled
    settled(page)
    assert "1 / " in shown(page)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_by_its_link(path: str, person: Callable[..., Opened]) -> None:
    for settings in ({"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}):
        page = person(**settings)(f"/{path}")
        expect(page.locator("h1").first).to_be_visible()
        settled(page)
        expect(page.locator('[data-testid="stException"]')).to_have_count(0)
        wide = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('.stMain'))"
        assert page.evaluate(wide) == 0
        assert page.evaluate(FAINT_WORDS) == []
        assert page.evaluate(NAMELESS) == []
        assert page.locator("h1").count() == 1


def test_the_pages_are_in_the_bar(opened: Opened) -> None:
    page = opened()
    settled(page)
    for path, name in PAGES.items():
        page.get_by_role("link", name=name).first.click()
        page.wait_for_url(f"**/{path}*")
        settled(page)
        expect(page.locator("h1").first).to_be_visible()
