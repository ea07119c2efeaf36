"""`briefwright verify`: a copy of a site against its own manifest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefwright.exports import integrity

Run = Callable[..., Any]
FILES = {"index.html": b"<p>Home</p>", "briefs/harbour/index.html": b"<p>Harbour</p>"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    digests = {path: integrity.digest(content) for path, content in FILES.items()}
    manifest = integrity.write(integrity.Manifest("1", digests, {}))
    for path, content in {**FILES, integrity.NAME: manifest}.items():
        (tmp_path / "copy" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / path).write_bytes(content)
    return tmp_path / "copy"


def test_a_true_copy_passes(copy: Path, briefwright: Run) -> None:
    ran = briefwright(copy.parent, "verify", "copy")
    assert (ran.code, ran.out, ran.err) == (0, "2 files are as they were published\n", "")


def test_every_difference_is_named(copy: Path, briefwright: Run) -> None:
    (copy / "index.html").write_bytes(b"<p>Other</p>")
    (copy / "briefs/harbour/index.html").unlink()
    (copy / "extra\x1b.js").write_bytes(b"")
    ran = briefwright(copy.parent, "verify", "copy")
    assert ran.code == 1
    assert ran.out == "missing: briefs/harbour/index.html\nchanged: index.html\nnot in the manifest: extra\\x1b.js\n"


def test_a_manifest_that_was_changed_does_not_pass(copy: Path, briefwright: Run) -> None:
    manifest = copy / integrity.NAME
    manifest.write_bytes(manifest.read_bytes().replace(b'"version": "1"', b'"version": 1'))
    ran = briefwright(copy.parent, "verify", "copy")
    assert (ran.code, ran.out) == (1, "")
    assert "is not a manifest that adds up" in ran.err


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_a_folder_without_a_manifest_cannot_be_compared(copy: Path, briefwright: Run, place: str) -> None:
    ran = briefwright(copy.parent, "verify", place)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be read" in ran.err
