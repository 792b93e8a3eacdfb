"""What people do in the chat, in words that the tests share."""

from playwright.sync_api import Page, expect

OPENING = 120_000
"""Milliseconds that the first page may wait for the model to be loaded, on a busy machine."""
INPUT = '[data-testid="stChatInput"] textarea'


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, wait until its answer and the suggestions are drawn."""
    page.wait_for_selector(INPUT, timeout=OPENING)
    before = page.locator(".ra-facts").count()
    page.fill(INPUT, question)
    page.keyboard.press("Enter")
    expect(page.locator(".ra-facts")).to_have_count(before + 1)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the server has drawn everything."""
    page.wait_for_function("!document.querySelector('[data-stale=\"true\"]')")
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning"
    )


def shown(page: Page) -> str:
    """All words that can be seen; icons are letters of a font, and no words."""
    return str(page.evaluate(_WORDS))


_WORDS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest('script, style, noscript, [data-testid="stIconMaterial"]')) continue;
    if (holder.checkVisibility({visibilityProperty: true})) found.push(walker.currentNode.data);
  }
  return found.join("\\n");
}"""
