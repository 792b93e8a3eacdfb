"""`python -m tests.browser.crowd`: several people ask one server at the same time; prints seconds, asserts nothing.

Each person is a browser session of its own and asks a question of its own; what is drawn must be
the answer to it. Says how many answers were mixed up, and how long people waited.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence

from playwright.sync_api import Page, sync_playwright

from tests.browser.server import CHROMIUM, running
from tests.browser.steps import INPUT

QUESTIONS = (
    "GDP增速目标是多少",
    "REITs是什么意思",
    "停车难怎么解决",
    "哪些指标没有完成目标",
    "社零增速完成多少",
    "专栏2列了哪些内容",
    "外资目标是多少",
    "重大项目有多少个",
    "CMBS是什么",
    "空气质量优良天数多少天",
)
WARMING = 2
"""The question of running text, for which the model must be there."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.crowd", description=__doc__)
    parser.add_argument("--people", type=int, default=10, help="同时提问的人数，默认 10")
    people = parser.parse_args().people
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = [browser.new_context(locale="zh-CN").new_page() for _ in range(people)]
        for page in pages:
            page.goto(f"{address}/chat")
            page.wait_for_selector(INPUT)
        _ask(pages[:1], "第一问（要等模型载入）", first=WARMING)
        alone = _ask(pages[:1], "一个人", first=WARMING)
        together = _ask(pages, f"{people} 个人同时")
        print(f"同时提问的中位数是一个人的 {together / alone:.1f} 倍")
        browser.close()
    return 0


def _ask(pages: Sequence[Page], told: str, *, first: int = 0) -> float:
    """Ask on every page at once; prints and returns the median of seconds until an answer."""
    asked = [f"{QUESTIONS[(first + at) % len(QUESTIONS)]}？" for at in range(len(pages))]
    before = [page.locator(".ra-facts").count() for page in pages]
    for page, question in zip(pages, asked, strict=True):
        page.fill(INPUT, question)
    start = time.perf_counter()
    for page in pages:
        page.keyboard.press("Enter")
    waiting, seconds = dict(enumerate(pages)), []
    while waiting:
        for at, page in list(waiting.items()):
            if page.locator(".ra-facts").count() > before[at]:
                seconds.append(time.perf_counter() - start)
                del waiting[at]
    mixed = sum(
        page.locator("h2.ra-question").last.inner_text() != question
        for page, question in zip(pages, asked, strict=True)
    )
    middle = statistics.median(seconds)
    print(f"{told}：中位数 {middle:.2f} 秒，最慢 {max(seconds):.2f} 秒，答混的 {mixed} 个")
    return middle


if __name__ == "__main__":
    sys.exit(main())
