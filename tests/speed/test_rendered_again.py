"""Only pages that would come out otherwise are rendered again; what is kept is not believed without its signature."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.speed.conftest import EDITS
from tests.speed.test_pages import built, files

from briefwright.hosts import cache, parallel_pages
from briefwright.hosts.parallel_pages import _Site

KEY = "record00007"


@pytest.fixture(autouse=True)
def one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Callable[[], set[str]]:
    """The documents whose pages were rendered since it was asked last."""
    seen: set[str] = set()
    balanced = _Site._balanced

    def noting(site: _Site, stale: Sequence[Any]) -> list[Any]:
        seen.update(file.src_uri for file in stale)
        return balanced(site, stale)

    monkeypatch.setattr(parallel_pages._Site, "_balanced", noting)

    def asked() -> set[str]:
        told = set(seen)
        seen.clear()
        return told

    return asked


def documents(folder: Path) -> set[str]:
    return {path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md")}


def citing(folder: Path, key: str) -> set[str]:
    briefs = (folder / "docs/briefs").glob("*.md")
    return {f"briefs/{path.name}" for path in briefs if f"@{key}," in path.read_text(encoding="utf-8")}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_a_page_is_rendered_again_when_what_it_shows_has_changed(
    project: Path, rendered: Callable[[], set[str]]
) -> None:
    before = built(project)
    assert rendered() == documents(project)
    assert built(project) == before
    assert rendered() == set()

    replace(project / "docs/briefs/brief-00003.md", "- ", "- Changed ")  # a list item that cites nothing
    built(project)
    assert rendered() == {"briefs/brief-00003.md", "index.md"}

    assert citing(project, KEY)
    replace(project / "bibliography/sources.bib", f"{{{KEY},\n", f"{{{KEY},\n  note = {{Seen in print}},\n")
    built(project)
    assert rendered() == citing(project, KEY) | {f"sources/{KEY}.md", "bibliography.md"}

    replace(project / "charts/ports-0/data.csv", "Port A,", "Port A,9")
    built(project)
    assert rendered() <= {"briefs/brief-00000.md", "sources/record00000.md"}

    replace(project / "mkdocs.yml", "site_name: ", "site_name: Another ")
    built(project)
    assert rendered() == documents(project)


@pytest.mark.slow
def test_a_brief_that_goes_takes_its_words_from_the_pages_of_its_sources(
    project: Path, rendered: Callable[[], set[str]]
) -> None:
    built(project)
    rendered()
    brief = project / "docs/briefs/brief-00003.md"
    text = brief.read_text(encoding="utf-8")
    brief.unlink()
    site = built(project)
    cited = {f"sources/record{number:05}.md" for number in range(30) if f"@record{number:05}," in text}
    assert rendered() == {"index.md", "bibliography.md", *cited}
    assert not [path for path in site if "brief-00003" in path]


@pytest.mark.slow
def test_the_theme_of_the_project_is_a_part_of_every_page(project: Path, rendered: Callable[[], set[str]]) -> None:
    import random

    built(project)
    rendered()
    for number in (1, 2):
        EDITS["dress_the_pages"](project, random.Random(number))
        site = built(project)
        assert rendered() == documents(project)
        assert all(b"<p>Edition" in site[path] for path in ("index.html", "briefs/brief-00003/index.html"))


@pytest.mark.slow
def test_nothing_that_is_kept_is_believed_once_it_was_changed(project: Path) -> None:
    before = built(project)
    built(project)
    for entry in (project / cache.FOLDER / "html").glob("*"):
        entry.write_bytes(entry.read_bytes()[:-9] + b"forged<p>")
    previous = project / ".briefwright/previous"
    replace(project / "docs/briefs/brief-00003.md", "- ", "- Changed ")
    built(project)
    assert previous.is_dir()
    for path in ("briefs/brief-00004/index.html", "integrity.json", "data/bibliography.json"):
        (previous / path).write_bytes(b"forged")
    (previous / "stranger.html").write_bytes(b"forged")
    replace(project / "docs/briefs/brief-00003.md", "- Changed ", "- ")
    assert built(project) == before
    shutil.rmtree(project / "site")
    assert built(project) == before
    assert files(project / "site") == before
