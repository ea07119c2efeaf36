"""A project in a folder of its own, and the program run in it through its real entry point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from briefwright.hosts.cli import main

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

SETTINGS = """\
site_name: Harbour papers
theme:
  name: briefwright
markdown_extensions:
  - briefwright
plugins:
  - briefwright
"""
BRIEF = """\
---
title: What the harbour earns
deck: The port reports its income.
authors: [Ana Ruiz]
date: 2026-01-31
---

The port reports an income of $40 million for 2025 [@port2026, p. 3].
"""
SOURCES = """\
@report{port2026,
  author      = {{Port Authority}},
  title       = {Annual Report 2025},
  institution = {Port Authority},
  date        = {2026-03},
  langid      = {english},
  url         = {https://port.example/report-2025.pdf},
  keywords    = {primary},
}
"""
FILES: Mapping[str, str] = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Home\n",
    "docs/briefs/harbour.md": BRIEF,
    "bibliography/sources.bib": SOURCES,
}

Make = Callable[..., Path]


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def project(tmp_path: Path) -> Make:
    """Makes a sound project at the first call; each call changes or, with None, leaves out single files."""

    def make(changes: Mapping[str, str | None] | None = None) -> Path:
        folder = tmp_path / "project"
        for path, content in {**({} if folder.exists() else FILES), **(changes or {})}.items():
            if content is not None:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.encode())
        return folder

    return make


@pytest.fixture
def briefwright(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in a folder."""

    def run(folder: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = main(list(arguments))
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run
