"""A running application and a real browser; only `make test-browser` collects this folder."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
STARTING = 120
"""Seconds the server may take to start before the tests give up."""
WAITING = 30_000
"""Milliseconds a step may take before a test gives up."""

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own, with an empty data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(tmp_path_factory.mktemp("data"))
    settings = {**os.environ, "REPORT_ASSISTANT_DATA": data}
    server = subprocess.Popen(
        [sys.executable, "-m", "pages", "--port", str(port)],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.DEVNULL,
    )
    found = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{found}/_stcore/health")
        yield found
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    for _ in range(STARTING * 2):
        try:
            with urllib.request.urlopen(url):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    pytest.fail(f"the server at {url} did not start within {STARTING} s")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=WAITING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def outside() -> list[str]:
    """Addresses outside this machine that a page asked for; each test must leave it empty."""
    return []


@pytest.fixture
def person(browser: Browser, address: str, outside: list[str]) -> Iterator[Callable[..., Opened]]:
    """Makes a new person: a browser without cookies; opens pages for that person."""
    contexts: list[BrowserContext] = []

    def made(**settings: object) -> Opened:
        chosen = {"viewport": {"width": 1400, "height": 900}, "locale": "zh-CN", **settings}
        context = browser.new_context(**chosen)  # type: ignore[arg-type]
        context.set_default_timeout(WAITING)
        contexts.append(context)

        def record(request: Request) -> None:
            here = (address, address.replace("http", "ws"), "data:", "blob:")
            if not request.url.startswith(here):
                outside.append(request.url)

        context.on("request", record)

        def opened(path: str = "/") -> Page:
            page = context.new_page()
            page.goto(f"{address}{path}")
            return page

        return opened

    yield made
    for context in contexts:
        context.close()
    assert outside == []


@pytest.fixture
def opened(person: Callable[..., Opened]) -> Opened:
    """Opens pages as one person on a wide screen."""
    return person()
