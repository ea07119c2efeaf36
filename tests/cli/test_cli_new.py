"""Scaffolds: they pass the check as they stand, and never write over anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefwright.hosts import scaffold

Make = Callable[..., Path]
Run = Callable[..., Any]
DAY = date(2026, 1, 31)


def front_matter(brief: str) -> dict[str, Any]:
    return dict(yaml.safe_load(brief.split("---\n")[1]))


def test_a_new_brief_passes_the_check_and_says_what_to_write(project: Make, briefwright: Run) -> None:
    folder = project()
    ran = briefwright(folder, "new", "brief", "What the quay costs", "--author", "Ana Ruiz", "--author", "李 娜")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("wrote docs/briefs/what-the-quay-costs.md\n")
    written = (folder / "docs/briefs/what-the-quay-costs.md").read_text(encoding="utf-8")
    assert front_matter(written)["title"] == "What the quay costs"
    assert front_matter(written)["authors"] == ["Ana Ruiz", "李 娜"]
    assert briefwright(folder, "check").out == "no findings; 1 claim: 1 cited\n"


def test_a_brief_is_begun_where_the_settings_keep_briefs(project: Make, briefwright: Run) -> None:
    settings = "docs_dir: texts\nmarkdown_extensions: [{briefwright: {briefs_dir: papers}}]\n"
    folder = project({"mkdocs.yml": settings, "bibliography/sources.bib": ""})
    assert briefwright(folder / "docs", "new", "brief", "Quay").out.startswith("wrote texts/papers/quay.md\n")
    assert (folder / "texts/papers/quay.md").is_file()


def test_a_brief_is_never_written_over(project: Make, briefwright: Run) -> None:
    folder = project()
    before = (folder / "docs/briefs/harbour.md").read_bytes()
    ran = briefwright(folder, "new", "brief", "Harbour")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: `docs/briefs/harbour.md` exists already\n")
    assert (folder / "docs/briefs/harbour.md").read_bytes() == before


def test_a_dangling_link_is_not_written_through(project: Make, briefwright: Run, tmp_path: Path) -> None:
    folder = project()
    (folder / "docs/briefs/quay.md").symlink_to(tmp_path / "outside.md")
    assert briefwright(folder, "new", "brief", "Quay").code == 2
    assert not (tmp_path / "outside.md").exists()


def test_a_title_without_a_word_is_refused(project: Make, briefwright: Run) -> None:
    ran = briefwright(project(), "new", "brief", "…!?")
    assert (ran.code, ran.out) == (2, "")
    assert "no letter or digit" in ran.err


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What Amazon kept in China", "what-amazon-kept-in-china"),
        ("Wie der Hafen wächst", "wie-der-hafen-wachst"),
        ("Today's “quay”: 47 % more", "todays-quay-47-more"),
        ("亚马逊在中国", "亚马逊在中国"),
        ("アマゾン ジャパンの物流", "アマゾン-ジャパンの物流"),
        ("../../etc/passwd", "etc-passwd"),
        ("a_b\x00c", "a-b-c"),
        (f"{'long ' * 20}title", "-".join(["long"] * 12)),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_file_is_named_after_the_words_of_its_title(title: str, name: str) -> None:
    assert scaffold.slug(title) == name


@given(st.text())
def test_any_title_gives_a_safe_name_and_comes_back_from_the_front_matter(title: str) -> None:
    name = scaffold.slug(title)
    assert len(name) <= 60
    assert not set(name) & set("/\\.\0\n ")
    brief = scaffold.brief(title, [title], DAY)
    printable = "".join(char for char in title if char.isprintable())
    assert front_matter(brief)["title"] == printable
    assert front_matter(brief)["authors"] == [printable]


def test_a_new_site_passes_the_check(tmp_path: Path, briefwright: Run) -> None:
    ran = briefwright(tmp_path, "new", "site", "Harbour papers")
    assert (ran.code, ran.err) == (0, "")
    site = tmp_path / "Harbour papers"
    assert yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "Harbour papers"
    assert briefwright(site, "check").out == "no findings; 3 claims: 3 cited\n"
    assert "docs/sources/" in (site / ".gitignore").read_text(encoding="utf-8")


def test_a_brief_begun_in_a_new_site_passes_too(tmp_path: Path, briefwright: Run) -> None:
    briefwright(tmp_path, "new", "site", "papers")
    assert briefwright(tmp_path / "papers", "new", "brief", "Quay").code == 0
    assert briefwright(tmp_path / "papers", "check").out == "no findings; 3 claims: 3 cited\n"


def test_an_empty_folder_will_do_for_a_site(tmp_path: Path, briefwright: Run) -> None:
    (tmp_path / "papers").mkdir()
    assert briefwright(tmp_path / "papers", "new", "site", ".").code == 0
    assert (tmp_path / "papers" / "mkdocs.yml").is_file()


@pytest.mark.parametrize("there", ["file", "folder with a file", "link"])
def test_a_site_is_never_written_over_anything(tmp_path: Path, briefwright: Run, there: str) -> None:
    place = tmp_path / "papers"
    if there == "file":
        place.write_bytes(b"mine")
    elif there == "link":
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    else:
        place.mkdir()
        (place / "mine.txt").write_bytes(b"mine")
    before = sorted(tmp_path.rglob("*"))
    ran = briefwright(tmp_path, "new", "site", "papers")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: `papers` is not an empty folder\n")
    assert sorted(tmp_path.rglob("*")) == before
