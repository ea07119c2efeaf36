"""Paths and names: what is taken, and what is not."""

from __future__ import annotations

import pytest

from briefwright.hosts import paths

OUT = "leads out of the project"
CHARACTER = "holds a character that paths may not have"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("docs", ""),
        ("./docs//texts/", ""),
        ("a..b/c...d", ""),
        ("港口/資料", ""),
        ("with space", ""),
        ("", "is empty"),
        ("/", OUT),
        ("/etc", OUT),
        ("..", OUT),
        ("docs/../../x", OUT),
        ("~/docs", OUT),
        ("C:/docs", OUT),
        ("c:docs", OUT),
        ("docs\\x", CHARACTER),
        ("docs\nx", CHARACTER),
        ("docs\x85", CHARACTER),
        ("docs\udcff", CHARACTER),
        (".", "is the project's own folder"),
        (".git", "names a hidden folder or file"),
        ("docs/.x/y", "names a hidden folder or file"),
    ],
)
def test_a_path_from_the_settings_stays_in_the_project(path: str, problem: str) -> None:
    assert paths.problem(path) == problem


def test_a_usable_path_has_one_form() -> None:
    assert paths.plain("./docs//texts/") == "docs/texts"


@pytest.mark.parametrize("name", [".env", "a~", "a.bak", "a.md.orig", "#a#", ".a.md.swp", "a.tmp", "Thumbs.db"])
def test_what_editors_and_systems_leave_is_hidden(name: str) -> None:
    assert paths.is_hidden(name)


@pytest.mark.parametrize("name", ["a.md", "a#b.md", "tmp", "backup.md", "original.md", "old.md"])
def test_what_authors_write_is_not_hidden(name: str) -> None:
    assert not paths.is_hidden(name)


@pytest.mark.parametrize("name", ["id_rsa", "id_ed25519.pub", "Server.PEM", "a.key", "x.env", "credentials"])
def test_keys_and_credentials_are_known_by_their_names(name: str) -> None:
    assert paths.is_secret(name)


@pytest.mark.parametrize("name", ["keys.md", "credentials.md", "secrets.csv", "rsa.md", "environment.md"])
def test_texts_about_keys_are_no_keys(name: str) -> None:
    assert not paths.is_secret(name)


def test_a_folder_holds_itself_and_what_is_in_it_but_not_its_namesake() -> None:
    assert paths.below("docs", "docs")
    assert paths.below("docs/a/b", "docs")
    assert not paths.below("docs-old/a", "docs")
    assert not paths.below("docs", "docs/a")
