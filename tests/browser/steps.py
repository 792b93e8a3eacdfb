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
    expect(page.locator(".ra-facts")).to_have_count(before + 1, timeout=OPENING)
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

FAINT_WORDS = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255)
    .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const found = parse(getComputedStyle(node).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const node of document.querySelectorAll('[data-testid="stHtml"] *, .stMain button p')) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!own || !node.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 4.5) found.push(`${node.textContent.trim().slice(0, 12)} ${contrast.toFixed(2)}`);
  }
  return found;
}"""
"""Words whose contrast with their ground is below 4.5 to 1 (WCAG 2.2 AA)."""


NAMELESS = """() => {
  const found = [];
  const every = 'button, a[href], input, textarea, select, summary, [role="button"], [tabindex="0"]';
  for (const node of document.querySelectorAll(every)) {
    if (!node.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    if (node.closest('[aria-hidden="true"]') || node.type === 'hidden') continue;
    const labels = [...(node.labels || [])].map((one) => one.textContent).join('');
    const by = (node.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent || '').join('');
    const words = [node.getAttribute('aria-label'), by, labels, node.title, node.placeholder, node.textContent];
    if (!words.some((one) => one && one.trim())) found.push(node.outerHTML.slice(0, 120));
  }
  return found;
}"""
"""What can be reached and has no name that a screen reader could say."""
