"""A real Chromium, and a server on the loopback interface that notes what was asked of it."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
# What a strict host would send; a page that needs more than its own origin, or inline code, shows as an error.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'"


@dataclass(frozen=True)
class Request:
    """One answered request: its path with the query, its status, and the bytes of the body as they were sent."""

    path: str
    status: int
    sent: int


@dataclass
class Site:
    """A folder that is being served. `requests` grows as pages ask for files."""

    folder: Path
    address: str
    requests: list[Request] = field(default_factory=list)

    def asked(self, part: str) -> list[Request]:
        return [request for request in self.requests if part in request.path]


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
    """`serve(folder)` gives a Site on a free port; gzip as static hosts do, and on request a strict CSP."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, *, policy: str = POLICY) -> Site:
        site = Site(folder, "")
        handler = partial(_Handler, site=site, policy=policy, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://127.0.0.1:{server.server_address[1]}/"
        return site

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, site: Site, policy: str, **named: Any) -> None:
        self._site, self._policy = site, policy
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status = 200 if path.is_file() else 404
        body = path.read_bytes() if status == 200 else b"not found"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        if path.suffix in _COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self._site.requests.append(Request(self.path, status, len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked stands in Site.requests."""
