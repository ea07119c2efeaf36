"""A published site is compared over the network, and nothing that answers there is believed or followed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefwright.exports import integrity
from briefwright.hosts import cli, verify_url

Answers = dict[str, tuple[int, dict[str, str], bytes]]


@contextmanager
def server(answers: Answers) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}/r", asked
    finally:
        running.shutdown()
        running.server_close()


FILES = {"index.html": b"<p>x</p>", "a/b c.txt": b"y"}


def manifest(files: dict[str, bytes]) -> bytes:
    return integrity.write(integrity.Manifest("1", {path: integrity.digest(made) for path, made in files.items()}, {}))


def published(files: dict[str, bytes] = FILES, told: bytes | None = None) -> Answers:
    answers: Answers = {f"/r/{path.replace(' ', '%20')}": (200, {}, content) for path, content in files.items()}
    return {**answers, "/r/integrity.json": (200, {}, manifest(FILES) if told is None else told)}


def test_a_site_that_is_as_it_was_published(capsys: pytest.CaptureFixture[str]) -> None:
    with server(published()) as (address, asked):
        assert cli.main(["verify", address]) == 0
    assert capsys.readouterr().out == "2 files are as they were published\n"
    assert asked == ["/r/integrity.json", "/r/a/b%20c.txt", "/r/index.html"]


def test_what_was_changed_and_what_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with server(published({"index.html": b"<p>z</p>"})) as (address, _):
        assert cli.main(["verify", f"{address}/"]) == 1
    assert capsys.readouterr().out == "missing: a/b c.txt\nchanged: index.html\n"


def _redirected() -> Answers:
    return {"/r/integrity.json": (302, {"Location": "http://169.254.169.254/latest"}, b"")}


HOSTILE: dict[str, tuple[Callable[[], Answers], str]] = {
    "no manifest": (dict, "integrity.json"),
    "a page": (lambda: published(told=b"<html>"), "not a manifest that adds up"),
    "nested": (lambda: published(told=b"[" * 100_000), "not a manifest that adds up"),
    "out of the site": (lambda: published(told=manifest({"../admin": b""})), "not a manifest that adds up"),
    "from the root": (lambda: published(told=manifest({"/admin": b""})), "not a manifest that adds up"),
    "a line end in a name": (lambda: published(told=manifest({"a\r\nX: y": b""})), "not a manifest that adds up"),
    "led elsewhere": (_redirected, "answers with 302"),
    "a fault": (lambda: {"/r/integrity.json": (500, {}, b"")}, "answers with 500"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_answer_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    make, told = HOSTILE[name]
    with server(make()) as (address, asked):
        assert cli.main(["verify", address]) == 2
    assert told in capsys.readouterr().err
    assert asked == ["/r/integrity.json"]


def test_an_answer_without_end_ends(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(verify_url, "_MOST_MANIFEST", 1_000)
    with server(published(told=b"x" * 100_000)) as (address, _):
        assert cli.main(["verify", address]) == 2
    assert "sends more than" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["http://", "http://a:b@127.0.0.1/", "http://127.0.0.1/?x", "http://127.0.0.1:1/"])
def test_an_address_that_is_none_or_does_not_answer_is_said(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", address]) == 2
    assert capsys.readouterr().err.startswith("error: ")
