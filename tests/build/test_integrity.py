"""The manifest of a site: the same bytes for the same site, and any change is seen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.exports import integrity
from briefwright.exports.integrity import Difference, Manifest

PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
FILES = st.dictionaries(PATHS, st.binary(max_size=8).map(integrity.digest), max_size=6)
ONE = Manifest("1.0", {"a": integrity.digest(b"a"), "b": integrity.digest(b"b")}, {"x.md": integrity.digest(b"x")})


@given(FILES, FILES)
def test_a_manifest_reads_back_as_it_was(files: dict[str, str], inputs: dict[str, str]) -> None:
    manifest = Manifest("1.0", files, inputs)
    written = integrity.write(manifest)
    assert integrity.read(written) == manifest
    backwards = Manifest("1.0", dict(reversed(files.items())), dict(reversed(inputs.items())))
    assert integrity.write(backwards) == written


JSON = st.recursive(st.none() | st.integers() | st.text(), st.lists)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_what_we_did_not_write_is_no_manifest(content: bytes) -> None:
    assert integrity.read(content) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [('"briefwright"', '"another"'), ('"files"', '"fils"'), (integrity.digest(b"a"), integrity.digest(b"c"))],
)
def test_a_manifest_that_was_changed_is_none(old: str, new: str) -> None:
    written = integrity.write(ONE).decode()
    assert old in written
    assert integrity.read(written.replace(old, new).encode()) is None
    assert integrity.read(written.encode()) == ONE


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({**ONE.files, "integrity.json": "any"}, Difference()),
        ({"a": ONE.files["a"]}, Difference(missing=("b",))),
        ({**ONE.files, "b": "0"}, Difference(changed=("b",))),
        ({**ONE.files, "c": "0"}, Difference(added=("c",))),
    ],
)
def test_a_copy_is_compared_file_by_file(files: dict[str, str], expected: Difference) -> None:
    found = integrity.compare(ONE, files)
    assert found == expected
    assert bool(found) is (expected != Difference())
