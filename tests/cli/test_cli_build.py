"""The commands that build, through the real entry point; how a build works has its own tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefwright.hosts import publish

Make = Callable[..., Path]
Run = Callable[..., Any]


@pytest.mark.slow
def test_a_new_site_builds_as_it_stands_and_verifies(tmp_path: Path, briefwright: Run) -> None:
    briefwright(tmp_path, "new", "site", "papers")
    ran = briefwright(tmp_path / "papers", "build")
    assert (ran.code, ran.out, ran.err) == (0, "no findings; 3 claims: 3 cited\npublished: 7 pages in site/\n", "")
    page = (tmp_path / "papers/site/briefs/example/index.html").read_text(encoding="utf-8")
    assert "How to prove when a document existed" in page
    assert briefwright(tmp_path, "verify", "papers/site").code == 0


def test_a_build_stops_at_a_claim_without_a_source_and_publishes_nothing(project: Make, briefwright: Run) -> None:
    folder = project({"docs/briefs/quay.md": "The customs office counts $31 million.\n"})
    ran = briefwright(folder, "build")
    assert ran.code == 1
    assert "error[claim-has-citation]" in ran.out
    assert not (folder / "site").exists()


def test_an_untrusted_build_refuses_what_could_run_something(project: Make, briefwright: Run) -> None:
    settings = "site_name: A\nhooks: [hook.py]\nmarkdown_extensions: [briefwright]\n"
    ran = briefwright(project({"mkdocs.yml": settings, "hook.py": "raise SystemExit(9)\n"}), "build", "--untrusted")
    assert ran.code == 1
    assert "error[settings-run-nothing]" in ran.out


def test_a_second_build_at_once_ends_with_75(project: Make, briefwright: Run) -> None:
    folder = project()
    with publish.locked(folder):
        assert briefwright(folder, "build").code == 75


@pytest.mark.parametrize("command", ["build", "serve", "charts", "check"])
def test_every_command_that_reads_settings_ends_with_2_where_they_are_unusable(
    project: Make, briefwright: Run, command: str
) -> None:
    ran = briefwright(project({"mkdocs.yml": "docs_dir: ..\n"}), command)
    assert ran.code == 2
    assert "error[settings-are-valid]: `docs_dir` leads out of the project" in ran.out


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_is_a_port(project: Make, briefwright: Run, port: str) -> None:
    ran = briefwright(project(), "serve", f"--port={port}")
    assert ran.code == 2
    assert "not a port" in ran.err
