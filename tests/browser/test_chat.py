"""The chat in a real browser: ask, follow a mark, copy, download, come back; nothing from outside."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.steps import FAINT_WORDS, INPUT, NAMELESS, ask, settled, shown

ASKED = "2025年GDP增速完成目标了吗？"
ALLOWED_LATIN = {"GDP", "REITs", "Word", "Markdown", "FDI"}


def test_a_mark_opens_its_evidence(opened: Opened) -> None:
    page = opened()
    ask(page, "专栏2列了哪些内容？")
    last = page.locator(".ra-mark").last
    target = page.locator(f"[id='{(last.get_attribute('href') or '')[1:]}']")
    expect(page.locator("details.ra-card").last).not_to_have_attribute("open", "")
    last.click()
    expect(page.locator("details.ra-card").last).to_have_attribute("open", "")
    expect(target.locator("..")).to_be_in_viewport()
    expect(page.locator(".ra-answer")).to_have_count(1)


def test_the_cell_of_the_answer_is_marked_in_its_table(opened: Opened) -> None:
    page = opened()
    ask(page, ASKED)
    expect(page.locator(".ra-table td.hit")).to_have_count(2)
    expect(page.locator(".ra-table tr.faint")).not_to_have_count(0)


def test_a_conversation_is_found_after_a_reload_and_by_another_tab(opened: Opened) -> None:
    page = opened()
    ask(page, ASKED)
    ask(page, "那2026年呢")
    page.reload()
    expect(page.locator("h2.ra-question")).to_have_text([ASKED, "那2026年呢"])
    expect(page.locator(".ra-resolved")).to_contain_text("理解为：2026年")
    tab = opened("/chat")
    tab.get_by_role("button", name=ASKED).click()
    expect(tab.locator("h2.ra-question")).to_have_count(2)


def test_the_keyboard_alone_asks_and_opens_the_evidence(opened: Opened) -> None:
    page = opened()
    page.wait_for_selector(INPUT)
    settled(page)
    focused_by_tab(page, INPUT)
    page.keyboard.type("专栏2列了哪些内容？")
    page.keyboard.press("Enter")
    expect(page.locator(".ra-facts")).to_have_count(1)
    settled(page)
    focused_by_tab(page, ".ra-mark")
    page.keyboard.press("Enter")
    expect(page.locator("details.ra-card[open]").first).to_be_visible()
    assert page.evaluate(NAMELESS) == []


def focused_by_tab(page: Page, selector: str) -> None:
    """Press Tab until what is meant is focused; sixty stops are more than a page has."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_back_leads_to_the_conversation_before(opened: Opened) -> None:
    page = opened()
    ask(page, ASKED)
    first = page.url
    page.get_by_role("button", name="新对话").click()
    expect(page.get_by_text("您想了解什么？")).to_be_visible()
    ask(page, "REITs是什么意思？")
    assert page.url != first
    page.go_back()
    page.go_back()
    expect(page.locator("h2.ra-question")).to_have_text([ASKED])


def test_a_link_asks_its_question_once(opened: Opened) -> None:
    page = opened(f"/chat?q={quote('REITs是什么意思？')}")
    expect(page.locator(".ra-answer")).to_contain_text("不动产投资信托基金")
    settled(page)
    assert "?c=" in page.url
    page.reload()
    expect(page.locator("h2.ra-question")).to_have_count(1)


def test_a_linked_answer_is_read_from_its_beginning(opened: Opened) -> None:
    page = opened(f"/chat?q={quote('第三部分有哪几个方面？')}")
    expect(page.get_by_role("heading", name="第三部分有哪几个方面？")).to_be_in_viewport()
    page.wait_for_timeout(3000)  # Streamlit draws on for up to two seconds
    expect(page.get_by_role("heading", name="第三部分有哪几个方面？")).to_be_in_viewport()


def test_the_word_file_has_a_footnote_for_each_citation(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    ask(page, ASKED)
    page.get_by_role("button", name="导出和管理").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载 Word（带脚注）").click()
    saved = tmp_path / "answer.docx"
    coming.value.save_as(saved)
    assert coming.value.suggested_filename.endswith(".docx")
    with zipfile.ZipFile(saved) as held:
        notes = held.read("word/footnotes.xml").decode()
        body = held.read("word/document.xml").decode()
    assert body.count("w:footnoteReference ") == 2
    assert "附件1 第1行" in notes


def test_answer_and_sources_are_copied_in_one_click(person: Callable[..., Opened]) -> None:
    page = person(permissions=["clipboard-read", "clipboard-write"])()
    ask(page, ASKED)
    page.get_by_role("button", name="复制答案和出处").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith(f"问：{ASKED}\n答：")
    assert "[2] 附件1 第1行" in words


def test_hostile_words_run_nowhere(opened: Opened) -> None:
    page = opened()
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)">是什么意思'
    ask(page, hostile)
    expect(page.locator("h2.ra-question")).to_have_text(hostile)
    page.reload()
    expect(page.locator("h2.ra-question")).to_have_text(hostile)
    settled(page)
    assert page.locator(".ra-question img, .ra-answer img").count() == 0
    assert alarms == []


def test_feedback_is_kept_and_listed(opened: Opened) -> None:
    page = opened()
    ask(page, "REITs是什么意思？")
    page.get_by_role("button", name="不对").click()
    page.get_by_text("不完整").click()
    page.get_by_label("正确答案").fill("<b>不动产投资信托基金</b>")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("已经记下")).to_be_visible()
    page.get_by_role("button", name="大家的评价").click()
    expect(page.get_by_text(re.compile("不对 1 次"))).to_be_visible()


def test_renamed_searched_deleted(opened: Opened) -> None:
    page = opened()
    ask(page, ASKED)
    page.get_by_role("button", name="导出和管理").click()
    page.get_by_label("名称").fill("一季度材料")
    page.get_by_role("button", name="改名").click()
    expect(page.get_by_role("button", name="一季度材料")).to_be_visible()
    page.get_by_label("查找对话").fill("没有的词")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="一季度材料")).to_have_count(0)
    page.get_by_label("查找对话").fill("季度")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="一季度材料")).to_be_visible()
    page.get_by_role("button", name="导出和管理").click()
    page.get_by_text("确定要删除这个对话").click()
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.get_by_text("您想了解什么？")).to_be_visible()
    expect(page.get_by_role("button", name="一季度材料")).to_have_count(0)


def test_ten_people_at_once_see_only_their_own(person: Callable[..., Opened]) -> None:
    pages = [person()("/chat") for _ in range(10)]
    asked = [f"第{at}位问：2026年GDP增速目标是多少？" for at in range(len(pages))]
    for page, question in zip(pages, asked, strict=True):
        page.wait_for_selector(INPUT)
        page.fill(INPUT, question)
    for page in pages:
        page.keyboard.press("Enter")
    for page, question in zip(pages, asked, strict=True):
        expect(page.locator(".ra-facts")).to_have_count(1)
        expect(page.locator("h2.ra-question")).to_have_text([question])
        page.reload()
        expect(page.locator("h2.ra-question")).to_have_text([question])
        own = page.locator("section.stSidebar button", has_text=re.compile("第.位问"))
        expect(own).to_have_count(1)


def latin_words(page: Page) -> set[str]:
    return set(re.findall("[A-Za-z]{3,}", shown(page)))


def test_no_stray_english(opened: Opened) -> None:
    page = opened()
    page.wait_for_selector(INPUT)
    settled(page)
    assert latin_words(page) <= ALLOWED_LATIN
    ask(page, ASKED)
    page.get_by_role("button", name="导出和管理").click()
    expect(page.get_by_label("名称")).to_be_visible()
    page.get_by_label("名称").fill("改")
    assert latin_words(page) <= ALLOWED_LATIN
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_only_downwards_and_words_can_be_read(
    person: Callable[..., Opened], scheme: str
) -> None:
    page = person(viewport={"width": 390, "height": 844}, color_scheme=scheme)()
    ask(page, "2025年哪些指标没有完成目标？")
    ask(page, "2030年GDP增速目标是多少？")
    wide = "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
    assert page.evaluate(wide) == 0
    assert page.evaluate(FAINT_WORDS) == []
