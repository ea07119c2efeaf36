"""`sources verify` and `sources drift`: what still holds, here and on the live page."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.captures.conftest import Ran
from tests.captures.loopback import Server, page, project

from briefwright.captures import declaring, drift
from briefwright.captures.drift import Drift, State
from briefwright.text import Text

Sources = Callable[..., Ran]
HTML = {"Content_Type": "text/html; charset=utf-8"}
WORDS = b"<p>It has 40 rooms.</p><p>Seen by 7.</p>"
FOLDER = "bibliography/captures/notice"


@pytest.fixture
def folder(server: Server, tmp_path: Path, sources: Sources) -> Path:
    server.answers["/"] = page(200, WORDS, **HTML)
    made = project(tmp_path / "project", server.at("/"))
    assert sources(made, "capture", "notice", "--allow-private").code == 0
    return made


def test_what_is_whole_is_verified_without_the_network(folder: Path, server: Server, sources: Sources) -> None:
    server.got.clear()
    ran = sources(folder, "verify")
    assert (ran.code, "as captured" in ran.out, "1 of 1 stand" in ran.out) == (0, True, True)
    told = json.loads(sources(folder, "verify", "notice", "--format", "json").out)
    assert [(one["key"], one["holds"]) for one in told["captures"]] == [("notice", True)]
    assert (told["findings"], server.got) == ([], [])


@pytest.mark.parametrize(
    ("name", "words"),
    [("source.html", b"rooms"), ("text.txt", b"rooms"), ("archive.wacz", b"PK"), ("capture.toml", b"briefwright")],
)
def test_what_was_changed_is_not(folder: Path, sources: Sources, name: str, words: bytes) -> None:
    place = folder / FOLDER / name
    before = place.read_bytes()
    assert words in before
    place.write_bytes(before.replace(words, b"X" * len(words), 1))
    ran = sources(folder, "verify")
    assert ran.code == 1
    assert f"changed: {name}" in ran.out


def test_a_text_that_was_changed_with_its_digests_is_told(folder: Path, sources: Sources) -> None:
    text = b"It has 40 rooms, and a pool.\n"
    table = tomllib.loads((folder / FOLDER / "capture.toml").read_text(encoding="utf-8"))
    says = {name: value for name, value in table.items() if isinstance(value, str | int)}
    says["text-digest"] = sha256(text).hexdigest()
    (folder / FOLDER / "text.txt").write_bytes(text)
    (folder / FOLDER / "capture.toml").write_text(
        declaring.written(says, table["time"], table["files"]), encoding="utf-8"
    )
    assert sources(folder, command="check").code == 0
    ran = sources(folder, "verify")
    assert (ran.code, "is not the text of its bytes" in ran.out) == (1, True)


def test_a_quote_that_does_not_stand_is_told(folder: Path, sources: Sources) -> None:
    brief = folder / "docs/briefs/rooms.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("“It has 40", "“It has 41"), encoding="utf-8")
    ran = sources(folder, "verify")
    assert (ran.code, "0 of 1 stand" in ran.out) == (1, True)


def told(folder: Path) -> dict[str, object]:
    read = json.loads((folder / "bibliography/drift.json").read_text(encoding="utf-8"))
    one = read["sources"]["notice"]
    assert isinstance(one, dict)
    return one


@pytest.mark.parametrize(
    ("now", "state", "code"),
    [
        (page(200, WORDS, **HTML), "same", 0),
        (page(200, b"<p class=new>It has 40\nrooms.</p><script>1</script><p>Seen by 7.</p>", **HTML), "same", 0),
        (page(200, WORDS.replace(b"by 7", b"by 8"), **HTML), "changed", 0),
        (page(200, WORDS.replace(b"40", b"41"), **HTML), "quotes-lost", 1),
        (page(200, b"?", Content_Type="application/octet-stream"), "quotes-lost", 1),
        (page(404, b"gone"), "gone", 1),
        (page(410), "gone", 1),
        (page(302, Location="http://[::1]:1/"), "unreachable", 1),
    ],
)
def test_what_became_of_a_page_is_written_down(
    folder: Path, server: Server, sources: Sources, now: Callable[..., None], state: str, code: int
) -> None:
    server.answers["/"] = now
    ran = sources(folder, "drift", "--allow-private")
    assert (ran.code, told(folder)["state"]) == (code, state)
    assert sources(folder, command="check").code == 0  # the copy is what is cited


def test_a_page_that_moved_says_where_to(folder: Path, server: Server, sources: Sources) -> None:
    server.answers |= {"/": page(301, Location="/new"), "/new": page(200, WORDS, **HTML)}
    assert "now at" in sources(folder, "drift", "--allow-private").out
    assert (told(folder)["state"], told(folder)["moved-to"]) == ("same", server.at("/new"))


def test_the_words_that_are_lost_are_named(folder: Path, server: Server, sources: Sources) -> None:
    server.answers["/"] = page(200, WORDS.replace(b"40", b"41"), **HTML)
    ran = sources(folder, "drift", "--allow-private", "--format", "json")
    assert json.loads(ran.out)["notice"]["missing"] == ["It has 40 rooms"]
    assert "lost: “It has 40 rooms”" in sources(folder, "drift", "notice", "--allow-private").out


def test_without_leave_a_private_page_is_not_asked_for(folder: Path, server: Server, sources: Sources) -> None:
    server.got.clear()
    sources(folder, "drift")
    assert (told(folder)["state"], server.got) == ("unreachable", [])


def test_a_source_without_a_capture_is_named(folder: Path, sources: Sources) -> None:
    assert "has no capture" in sources(folder, "drift", "other").err
    assert "has no capture" in sources(folder, "verify", "other").err


@given(
    st.dictionaries(
        st.text(),
        st.builds(
            Drift, st.just(""), st.text(), st.sampled_from(State), st.integers(0, 999), st.text(),
            st.integers(0), st.lists(st.text(min_size=1)).map(tuple), st.text(),
        ),
    )
)  # fmt: skip
def test_what_is_written_is_what_is_read(seen: dict[str, Drift]) -> None:
    timed = {key: Drift(key, one.time or "t", one.state, one.status, one.moved_to, one.quotes, one.missing, one.problem)
             for key, one in seen.items()}  # fmt: skip
    assert drift.read(Text("drift.json", drift.written(timed))) == (timed, ())


BROKEN = ["{}", '{"sources": 1}', '{"sources": {"a": {"time": 1, "state": "x"}}}', "[" * 9999]


@given(st.text() | st.sampled_from(BROKEN))
def test_no_file_raises(content: str) -> None:
    drift.read(Text("drift.json", content))
