"""A real Chromium, and sites served to it; `serve(folder)` gives a Site with its address and its requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.serving import Site, serving

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def _chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; without one they are skipped, or fail when BRIEFWRIGHT_NO_SKIP=1."""
    path = _chromium()
    if path is None:
        reason = "no Chromium: name one in CHROMIUM, or install the package chromium"
        if os.environ.get("BRIEFWRIGHT_NO_SKIP") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page in a context of its own; the test fails when a script of the page threw an error."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Site]]:
    """`serve(folder, policy=...)` serves a folder until the tests end."""
    with ExitStack() as open_sites:
        yield lambda folder, **options: open_sites.enter_context(serving(folder, **options))
