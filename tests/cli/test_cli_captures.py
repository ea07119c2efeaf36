"""`briefwright sources capture`, and what `check` says of quotes and of copies that were changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
PAGE = "<body><h1>港口</h1><p>2025 年收入<b>约为四千万美元</b>，比上年多。</p><script>alert(1)</script>"
URL = "https://port.example/2025"
BRIEF = """\
---
title: What the harbour earns
deck: The port reports its income.
authors: [Ana Ruiz]
date: 2026-01-31
---

The port reports an income of $40 million for 2025 [@port2026, p. 3, “QUOTE” = “income was about $40 million”].
"""
TRUE, FALSE = "收入约为四千万美元，比上年多", "收入约为五千万美元，比上年多"
FOLDER = "bibliography/captures/port2026"


@pytest.fixture
def captured(project: Make, briefwright: Run) -> Path:
    folder = project({"docs/briefs/harbour.md": BRIEF.replace("QUOTE", TRUE), "Saved.HTML": PAGE})
    assert briefwright(folder, "sources", "capture", "port2026", "--file", "Saved.HTML", "--url", URL).code == 0
    return folder


def quotes(ran: Any) -> str:
    return "\n".join(line for line in ran.out.splitlines() if "quote-stands" in line or "capture-" in line)


def test_a_capture_holds_the_bytes_the_text_and_both_digests(captured: Path) -> None:
    says = tomllib.loads((captured / FOLDER / "capture.toml").read_text(encoding="utf-8"))
    data, text = (captured / FOLDER / "source.html").read_bytes(), (captured / FOLDER / "text.txt").read_bytes()
    assert data == PAGE.encode()
    assert text.decode() == "港口\n2025 年收入约为四千万美元，比上年多。\n"
    assert (says["digest"], says["text-digest"]) == (sha256(data).hexdigest(), sha256(text).hexdigest())
    assert (says["url"], says["access"], says["media-type"]) == (URL, "quote-only", "text/html")


def test_a_true_quote_passes_without_a_word(captured: Path, briefwright: Run) -> None:
    ran = briefwright(captured, "check", "--format", "concise")
    assert (ran.code, quotes(ran)) == (0, "")


def test_a_false_quote_stops_publication_and_shows_what_the_source_says(captured: Path, briefwright: Run) -> None:
    (captured / "docs/briefs/harbour.md").write_text(BRIEF.replace("QUOTE", FALSE), encoding="utf-8")
    ran = briefwright(captured, "check")
    assert ran.code == 1
    assert "error[quote-stands-in-capture]" in ran.out
    assert "[quote: 五 | source: 四]" in ran.out


@pytest.mark.parametrize("name", ["source.html", "text.txt"])
@pytest.mark.parametrize("place", [0, 20, -1])
def test_one_byte_changed_anywhere_is_seen(captured: Path, briefwright: Run, name: str, place: int) -> None:
    data = bytearray((captured / FOLDER / name).read_bytes())
    data[place] ^= 1
    (captured / FOLDER / name).write_bytes(data)
    ran = briefwright(captured, "check", "--format", "concise")
    assert ran.code == 1
    assert "error[capture-digest-matches]" in quotes(ran)
    assert "is not checked: the capture of `port2026` is not what was captured" in quotes(ran)


def test_the_copy_is_not_published(captured: Path, briefwright: Run) -> None:
    ran = briefwright(captured, "build")
    assert ran.code == 0, ran.err
    wanted = {sha256((captured / FOLDER / name).read_bytes()).digest() for name in ("source.html", "text.txt")}
    built = [path for path in (captured / "site").rglob("*") if path.is_file()]
    assert not wanted & {sha256(path.read_bytes()).digest() for path in built}
    assert TRUE in (captured / "site/briefs/harbour/index.html").read_text(encoding="utf-8")


def test_a_capture_is_never_replaced(captured: Path, briefwright: Run) -> None:
    before = (captured / FOLDER / "capture.toml").read_bytes()
    ran = briefwright(captured, "sources", "capture", "port2026", "--file", "Saved.HTML", "--url", URL)
    assert (ran.code, (captured / FOLDER / "capture.toml").read_bytes()) == (1, before)
    assert "`port2026` has a capture" in ran.err


def test_a_copy_is_as_closed_as_was_asked(project: Make, briefwright: Run) -> None:
    folder = project({"Saved.HTML": PAGE})
    asked = ("sources", "capture", "port2026", "--file", "Saved.HTML", "--url", URL, "--access")
    assert briefwright(folder, *asked, "secret").code == 1
    assert not (folder / FOLDER).exists()
    assert briefwright(folder, *asked, "restricted").code == 0
    assert 'access = "restricted"' in (folder / FOLDER / "capture.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "file", "message"),
    [
        ("port2025", "Saved.HTML", "no source has the key `port2025`"),
        ("../x", "Saved.HTML", "no source has the key `../x`"),
        ("port2026", "none.html", "`none.html` cannot be read: there is no such file"),
    ],
)
def test_what_cannot_be_captured_leaves_nothing(
    project: Make, briefwright: Run, key: str, file: str, message: str
) -> None:
    folder = project({"Saved.HTML": PAGE})
    ran = briefwright(folder, "sources", "capture", key, "--file", file, "--url", URL)
    assert ran.code == 1
    assert message in ran.err
    assert not (folder / "bibliography/captures").exists()


def test_a_file_without_text_is_captured_and_its_quotes_stay_unchecked(project: Make, briefwright: Run) -> None:
    folder = project({"docs/briefs/harbour.md": BRIEF.replace("QUOTE", TRUE), "saved.bin": "x"})
    assert briefwright(folder, "sources", "capture", "port2026", "--file", "saved.bin", "--url", URL).code == 0
    ran = briefwright(folder, "check", "--format", "concise")
    assert ran.code == 0
    assert "note[quote-stands-in-capture]" in quotes(ran)
    assert "has no text" in quotes(ran)
