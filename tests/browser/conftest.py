"""A running application and a real browser; only `make test-browser` collects this folder."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.server import CHROMIUM, running

WAITING = 30_000
"""Milliseconds a step may take before a test gives up."""

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a server of its own, with an empty data folder."""
    with running() as found:
        yield found


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
