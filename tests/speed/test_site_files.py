"""The files of a site are those that MkDocs lists, in its order, though fewer folders are looked into."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from briefwright.hosts import site_files


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    for path in (
        "docs/index.md", "docs/z.md", "docs/.hidden/x.md", "docs/a/README.md", "docs/a/index.md", "docs/assets/own.css",
        "docs/sources/one.md", "docs/a/sources/two.md", "over/own.js", "over/.icons/x.svg", "over/img/.y/z.png",
        "over/img/Readme.png", "over/locales/de.mo", "over/a/locales/de.mo", "over/main.html", "over/assets/own.css",
    ):  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", encoding="utf-8")
    (tmp_path / "over/gone.js").symlink_to("nowhere")
    (tmp_path / "over/link.js").symlink_to("own.js")
    settings = "site_name: A\ntheme: {name: briefwright, custom_dir: over}\nplugins: []\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return load_config(config_file=str(tmp_path / "mkdocs.yml"))


def told(files: Files) -> list[tuple[str, str | None, str, str]]:
    return [_told(file) for file in files]


def _told(file: File) -> tuple[str, str | None, str, str]:
    return file.src_uri, file.src_dir, file.dest_uri, file.inclusion.name


def test_they_are_those_of_mkdocs(config: MkDocsConfig) -> None:
    expected = get_files(config)
    expected.add_files_from_theme(config.theme.get_env(), config)
    assert told(site_files.listed(config)) == told(expected)
    assert {"link.js", "own.js", "a/locales/de.mo"} <= set(expected.src_uris)


def test_a_folder_that_is_passed_by_is_left_out_and_none_of_its_name_elsewhere(config: MkDocsConfig) -> None:
    all_of_them = told(site_files.listed(config))
    left = told(site_files.listed(config, ["sources"]))
    assert left == [one for one in all_of_them if one[0] != "sources/one.md"]
    assert len(left) == len(all_of_them) - 1
