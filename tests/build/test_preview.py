"""A preview shows what the checks say, in the terminal and in the page, and stops for none of it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from briefwright.findings import Finding, Place, Severity, finding
from briefwright.hosts import preview
from briefwright.text import Span, Text

BRIEF = "docs/briefs/harbour.md"
HERE = Text("docs/a.md", "one\ntwo <b>\n")


def test_a_page_shows_its_own_findings_with_line_and_help() -> None:
    found = finding("citation-resolves", Severity.ERROR, "no source `<b>`", HERE, Span(4, 7), help="cite another")
    shown = preview.banner([found], "docs/a.md")
    assert "Line 2: citation-resolves" in shown
    assert "no source `&lt;b&gt;`<br>cite another" in shown


def test_a_page_names_the_errors_of_other_files_and_not_their_notes() -> None:
    error = Finding("bibliography-reads", Severity.ERROR, "unclosed entry", Place.whole("sources.bib"))
    note = Finding("source-is-complete", Severity.NOTE, "no archive", Place.whole("sources.bib"))
    shown = preview.banner([error, note], "docs/a.md")
    assert "sources.bib:1: unclosed entry" in shown
    assert "no archive" not in shown


def test_a_page_of_a_project_without_findings_shows_nothing() -> None:
    assert preview.banner([], "docs/a.md") == ""


SERVE = """
import sys
from pathlib import Path
from briefwright.hosts import serve
from briefwright.hosts.build import Console
sys.exit(serve.run(Path(sys.argv[1]), address=sys.argv[2], console=Console(sys.stdout)))
"""


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    address = free_address()
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(project), address], stderr=subprocess.DEVNULL)
    yield address
    server.terminate()
    server.wait()


def eventually(url: str, words: str, *, there: bool = True) -> str:
    """The page, as soon as it holds these words (or holds them no more)."""
    last = ""
    for _ in range(600):
        try:
            with urlopen(url, timeout=10) as answer:
                last = answer.read().decode()
        except (URLError, ConnectionError):
            last = ""
        if last and (words in last) is there:
            return last
        time.sleep(0.1)
    raise AssertionError(f"{words!r} {'never came' if there else 'stayed'}")


@pytest.mark.slow
def test_the_preview_follows_changes_and_shows_what_is_wrong(project: Path, address: str) -> None:
    url = f"http://{address}/briefs/harbour/"
    assert 'bw-finding"' not in eventually(url, "What the harbour earns")
    file = project / BRIEF
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace("@port2026, p. 3", "@port2062, p. 3"), encoding="utf-8")
    page = eventually(url, 'bw-finding"')
    assert "citation-resolves" in page
    assert "port2062" in page
    file.write_text(sound, encoding="utf-8")
    eventually(url, 'bw-finding"', there=False)
