"""A server on the loopback interface that sends as static hosts do and notes what was asked of it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
# What a strict host would send; a page that needs more than its own origin, or inline code, shows as an error.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'"
)


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


@contextmanager
def serving(folder: Path, *, policy: str = POLICY) -> Iterator[Site]:
    """The folder as a site on a free port; the Content-Security-Policy is strict unless another is given, or none."""
    site = Site(folder, "")
    handler = partial(_Handler, site=site, policy=policy, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield site
    finally:
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
