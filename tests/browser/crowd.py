"""`python -m tests.browser.crowd`: several people ask one server at the same time; prints seconds, asserts nothing.

Each person is a browser session of its own and asks a question of its own; what is drawn must be
the answer to it. Says how many answers were mixed up, and how long people waited.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.steps import INPUT

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
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
TRIES = 240
"""Half seconds that the server may take to start."""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.crowd", description=__doc__)
    parser.add_argument("--people", type=int, default=10, help="同时提问的人数，默认 10")
    people = parser.parse_args().people
    with _server() as address, sync_playwright() as playwright:
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


@contextmanager
def _server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        settings = {**os.environ, "REPORT_ASSISTANT_DATA": data}
        command = [sys.executable, "-m", "pages", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(url: str) -> None:
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(url):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit(f"服务没有在 {TRIES // 2} 秒内启动：{url}")


if __name__ == "__main__":
    sys.exit(main())
