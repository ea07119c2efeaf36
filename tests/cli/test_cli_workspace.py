"""The workspace: what is read of a project, what is left out, and how generated files come and go."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright.findings import Severity
from briefwright.hosts import files, workspace
from briefwright.hosts.settings import UnusableSettings
from briefwright.settings import Settings

Make = Callable[..., Path]
SETTINGS = Settings()


def paths_read(folder: Path) -> list[str]:
    sources = workspace.read(folder, SETTINGS)
    return [text.path for text in (*sources.documents, *sources.bibliography)]


def told(folder: Path) -> list[str]:
    return [found.message for found in workspace.read(folder, SETTINGS).unreadable]


def test_a_project_is_read_in_sorted_order_with_its_paths(project: Make) -> None:
    folder = project({"docs/b.md": "B", "docs/a/z.md": "Z", "docs/a.markdown": "A", "docs/x.png": "", "notes.md": "N"})
    assert paths_read(folder) == [
        "docs/a/z.md",
        "docs/a.markdown",
        "docs/b.md",
        "docs/briefs/harbour.md",
        "docs/index.md",
        "bibliography/sources.bib",
    ]
    assert told(folder) == []
    sources = workspace.read(folder, SETTINGS)
    assert {"docs/x.png", "notes.md", "mkdocs.yml", "bibliography/sources.bib"} < sources.files


def test_the_settings_are_read_where_none_are_given(project: Make) -> None:
    folder = project({"texts/a.md": "A", "mkdocs.yml": "docs_dir: texts\nmarkdown_extensions: [briefwright]"})
    assert [text.path for text in workspace.read(folder).documents] == ["texts/a.md"]
    (folder / "mkdocs.yml").unlink()
    with pytest.raises(UnusableSettings):
        workspace.read(folder)


def test_a_chart_is_a_folder_with_a_declaration(project: Make) -> None:
    folder = project(
        {
            "charts/one/chart.toml": "title = 'x'",
            "charts/one/data.csv": "a\n1\n",
            "charts/two/chart.toml": "title = 'y'",
            "charts/three/data.csv": "a\n",
            "charts/one/deeper/chart.toml": "",
            "charts/chart.toml": "",
        }
    )
    charts = workspace.read(folder, SETTINGS).charts
    assert [(chart.slug, chart.declaration.path, chart.data and chart.data.path) for chart in charts] == [
        ("one", "charts/one/chart.toml", "charts/one/data.csv"),
        ("two", "charts/two/chart.toml", None),
    ]


def test_generated_folders_the_site_and_hidden_names_are_left_out_without_a_word(project: Make) -> None:
    left_out = [
        "docs/sources/a.md",
        "docs/data/a.md",
        "site/index.html",
        "docs/.draft.md",
        "docs/.obsidian/x.md",
        "docs/a.md~",
        "docs/#a.md#",
        "docs/a.md.swp",
        "docs/a.md.orig",
        "node_modules/x/readme.md",
        "venv/pyvenv.cfg",
    ]
    folder = project(dict.fromkeys(left_out, "x"))
    sources = workspace.read(folder, SETTINGS)
    assert not sources.files & set(left_out)
    assert [text.path for text in sources.documents] == ["docs/briefs/harbour.md", "docs/index.md"]
    assert sources.unreadable == ()


@pytest.mark.parametrize("name", ["id_rsa", "server.pem", "prod.env", "ID_ED25519"])
def test_a_key_beside_the_briefs_is_left_out_with_a_warning(project: Make, name: str) -> None:
    sources = workspace.read(project({f"docs/{name}": "secret"}), SETTINGS)
    assert f"docs/{name}" not in sources.files
    (found,) = sources.unreadable
    assert found.severity is Severity.WARNING
    assert found.message.startswith(f"`docs/{name}` has the name of a private key or credential;")


def test_a_key_elsewhere_in_the_project_is_nobodys_business(project: Make) -> None:
    assert told(project({"deploy/id_rsa": "secret"})) == []


def test_a_symbolic_link_is_named_and_not_followed(project: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    folder = project()
    (folder / "docs" / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "docs" / "up").symlink_to(tmp_path)
    assert told(folder) == [
        "`docs/link.md` is a symbolic link; it is neither read nor published",
        "`docs/up` is a symbolic link; it is neither read nor published",
    ]
    assert "secret" not in "".join(text.content for text in workspace.read(folder, SETTINGS).documents)


@pytest.mark.parametrize("place", ["docs", "bibliography", "bibliography/sources.bib", "docs/briefs"])
def test_a_link_in_place_of_what_the_settings_name_is_not_followed(project: Make, tmp_path: Path, place: str) -> None:
    folder = project()
    (folder / place).rename(tmp_path / "elsewhere")
    (folder / place).symlink_to(tmp_path / "elsewhere")
    sources = workspace.read(folder, SETTINGS)
    assert any(f"`{place}` is a symbolic link" in found.message for found in sources.unreadable)
    assert not any(text.path.startswith(place) for text in (*sources.documents, *sources.bibliography))


def test_a_link_on_the_way_to_the_bibliography_is_told_by_its_name(project: Make, tmp_path: Path) -> None:
    folder = project()
    (folder / "bibliography").rename(tmp_path / "elsewhere")
    (folder / "bibliography").symlink_to(tmp_path / "elsewhere")
    assert told(folder)[-1] == "`bibliography/sources.bib` lies behind the symbolic link `bibliography`"


def test_bytes_that_are_no_utf8_are_told_at_their_place(project: Make) -> None:
    folder = project()
    (folder / "docs/index.md").write_bytes(b"# Home\n\nCaf\xe9\n")
    (found,) = workspace.read(folder, SETTINGS).unreadable
    assert (found.check, found.place.path) == (files.CHECK, "docs/index.md")
    assert (found.place.start.line, found.place.start.column) == (3, 4)


def test_folders_in_folders_are_read_to_a_bound(project: Make) -> None:
    deep, deeper = "/".join(["d"] * 39), "/".join(["d"] * 40)
    folder = project({f"docs/{deep}/read.md": "x"})
    assert told(folder) == []
    assert f"docs/{deep}/read.md" in paths_read(folder)
    project({f"docs/{deeper}/too-deep.md": "x"})
    assert told(folder) == [f"`docs/{deeper}` is nested too deeply; it is neither read nor published"]


def test_a_pipe_is_named_and_does_not_hang_the_reader(project: Make) -> None:
    folder = project({"bibliography/sources.bib": None})
    os.mkfifo(folder / "docs" / "page.md")
    (folder / "bibliography").mkdir(exist_ok=True)
    os.mkfifo(folder / "bibliography" / "sources.bib")
    assert told(folder) == [
        "`bibliography/sources.bib` is not a regular file; it is neither read nor published",
        "`docs/page.md` is not a regular file; it is neither read nor published",
        "`bibliography/sources.bib` is not a regular file",
    ]


def test_a_missing_bibliography_is_told(project: Make) -> None:
    assert told(project({"bibliography/sources.bib": None})) == [
        "`bibliography/sources.bib` cannot be read: there is no such file"
    ]


def test_an_oversized_document_is_refused_by_name(project: Make) -> None:
    folder = project({"docs/big.md": "x" * 2_000_001, "docs/fits.md": "x" * 2_000_000})
    assert told(folder) == ["`docs/big.md` is larger than 2 MB"]
    assert "docs/fits.md" in paths_read(folder)


def test_a_project_with_too_many_files_is_told_and_bounded(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project()
    monkeypatch.setattr(workspace, "_MOST_FILES", len(workspace.read(folder, SETTINGS).files))
    assert told(folder) == []
    project({"docs/one-more.md": "x"})
    assert [message.split(";")[0] for message in told(folder)] == ["the project has more than 4 files"]


def test_a_name_that_no_address_can_hold_is_told_without_its_characters(project: Make) -> None:
    folder = project({"docs/a\nb.md": "x", "docs/ä.md": "x"})
    assert told(folder) == [
        "`docs/a\\u000ab.md` has a name with characters that addresses cannot have; it is neither read nor published"
    ]
    assert "docs/ä.md" in paths_read(folder)


def test_a_name_that_is_no_unicode_is_told(project: Make) -> None:
    folder = project()
    with open(os.fsencode(folder / "docs") + b"/a\xff.md", "wb"):
        pass
    (found,) = workspace.read(folder, SETTINGS).unreadable
    assert found.place.path == "docs/a\\udcff.md"


# Writing


def write(folder: Path, generated: dict[str, bytes]) -> list[str]:
    return [found.message for found in workspace.write(folder, generated, SETTINGS)]


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for place in SETTINGS.generated for path in (folder / place).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.name != workspace.MARKER}


def test_the_generated_folders_hold_exactly_what_was_made(project: Make) -> None:
    folder = project()
    first = {"docs/sources/a.md": b"A", "docs/sources/old/b.md": b"B", "docs/data/a.csv": b"1\n"}
    assert write(folder, first) == []
    assert contents(folder) == first
    second = {"docs/sources/a.md": b"A2", "docs/data/deep/c.json": b"{}"}
    assert write(folder, second) == []
    assert contents(folder) == second
    assert not (folder / "docs/sources/old").exists()


def test_what_did_not_change_is_not_touched(project: Make) -> None:
    folder = project()
    write(folder, {"docs/sources/a.md": b"A", "docs/sources/b.md": b"B"})
    before = {name: (folder / "docs/sources" / name).stat().st_ino for name in ("a.md", "b.md", workspace.MARKER)}
    write(folder, {"docs/sources/a.md": b"A", "docs/sources/b.md": b"B2"})
    after = {name: (folder / "docs/sources" / name).stat().st_ino for name in before}
    assert {name for name in before if before[name] != after[name]} == {"b.md"}


def test_a_folder_with_files_of_others_is_refused_and_nothing_is_written(project: Make) -> None:
    folder = project({"docs/data/precious.csv": "1"})
    assert write(folder, {"docs/sources/a.md": b"A"}) == ["`docs/data` holds files that Briefwright did not write"]
    assert contents(folder) == {"docs/data/precious.csv": b"1"}
    (folder / "docs/data/precious.csv").unlink()
    assert write(folder, {"docs/sources/a.md": b"A"}) == []


def test_a_linked_folder_is_refused(project: Make, tmp_path: Path) -> None:
    folder = project()
    (tmp_path / "outside").mkdir()
    (folder / "docs/sources").symlink_to(tmp_path / "outside")
    assert write(folder, {"docs/sources/a.md": b"A"}) == ["`docs/sources` is not a plain folder"]
    assert list((tmp_path / "outside").iterdir()) == []


def test_links_inside_a_generated_folder_are_replaced_not_followed(project: Make, tmp_path: Path) -> None:
    folder = project()
    write(folder, {"docs/sources/a.md": b"A"})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.md").write_bytes(b"theirs")
    (folder / "docs/sources/a.md").unlink()
    (folder / "docs/sources/a.md").symlink_to(tmp_path / "outside" / "b.md")
    (folder / "docs/sources/deep").symlink_to(tmp_path / "outside")
    assert write(folder, {"docs/sources/a.md": b"A", "docs/sources/deep/b.md": b"B"}) == []
    assert (tmp_path / "outside" / "b.md").read_bytes() == b"theirs"
    assert contents(folder) == {"docs/sources/a.md": b"A", "docs/sources/deep/b.md": b"B"}


def test_what_a_killed_run_left_is_cleared_by_the_next(project: Make) -> None:
    folder = project()
    (folder / "docs/sources").mkdir(parents=True)
    (folder / "docs/sources/.briefwright-1-a.md").write_bytes(b"half")
    assert write(folder, {"docs/sources/a.md": b"A"}) == []
    assert contents(folder) == {"docs/sources/a.md": b"A"}


@pytest.mark.parametrize("path", ["docs/index.md", "docs/sources/../index.md", "/etc/x", "docs/sourcesx/a.md"])
def test_nothing_is_written_outside_the_generated_folders(project: Make, path: str) -> None:
    folder = project()
    with pytest.raises(ValueError, match="not below a generated folder"):
        workspace.write(folder, {path: b"x"}, SETTINGS)


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.bib"
    target.write_bytes(b"old")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        files.write(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.bib": b"old"}


def test_a_written_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.bib"
    target.write_bytes(b"old")
    target.chmod(0o640)
    files.write(target, b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_new_file_gets_its_folders_and_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write(tmp_path / "a" / "b" / "c.md", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a/b/c.md").stat().st_mode & 0o777 == 0o640
