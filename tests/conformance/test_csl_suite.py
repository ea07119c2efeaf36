"""The CSL suite, with a ledger that must be true both ways: what it lists fails, what it does not list passes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.conformance.fixtures import Fixture, outcome, read, suite

LEDGER: dict[str, str] = tomllib.loads((Path(__file__).parent / "failing.toml").read_text(encoding="utf-8"))["failing"]
_FOLDER = suite()
_FIXTURES = [read(path) for path in sorted(_FOLDER.glob("*.txt"))] if _FOLDER else []


def holds(fixture: Fixture) -> bool:
    """Whether what we render is what the fixture expects, byte by byte, line ends at its end aside."""
    return outcome(fixture).rstrip("\n") == fixture.expected.rstrip("\n")


def disagreements(passing: set[str], failing: set[str], listed: set[str]) -> list[str]:
    """What the ledger says wrongly."""
    return [
        *(f"{name}: fails and is not listed" for name in sorted(failing - listed)),
        *(f"{name}: is listed and passes" for name in sorted(passing & listed)),
        *(f"{name}: is listed and is no fixture" for name in sorted(listed - passing - failing)),
    ]


@pytest.mark.skipif(not _FIXTURES, reason="no CSL suite beside the repository; CSL_TEST_SUITE may say where it is")
def test_the_ledger_is_true_both_ways() -> None:
    results = {fixture.name: holds(fixture) for fixture in _FIXTURES}
    passing = {name for name, passed in results.items() if passed}
    assert disagreements(passing, set(results) - passing, set(LEDGER)) == []
    assert len(passing) >= 800


def test_a_listed_case_that_passes_and_an_unlisted_one_that_fails_are_both_told() -> None:
    assert disagreements({"a"}, {"b"}, {"b"}) == []
    assert disagreements({"a"}, {"b"}, {"a", "b"}) == ["a: is listed and passes"]
    assert disagreements({"a"}, {"b"}, set()) == ["b: fails and is not listed"]
    assert disagreements({"a"}, set(), {"gone"}) == ["gone: is listed and is no fixture"]


def test_every_listed_case_has_its_reason() -> None:
    assert [name for name, reason in LEDGER.items() if len(reason) < 20] == []
