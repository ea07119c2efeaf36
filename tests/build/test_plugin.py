"""The MkDocs plugin: pages before the build, facts for templates; and that `mkdocs build` alone works with it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefwright.hosts import page_view, workspace
from briefwright.project import Project


@pytest.mark.slow
def test_plain_mkdocs_prepares_and_renders_the_same_pages(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(project / "mkdocs.yml")],
        capture_output=True,
        text=True,
        cwd=project.parent,  # so the project is not found by the folder mkdocs was started in
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (project / "site" / "briefs" / "harbour" / "index.html").read_text(encoding="utf-8")
    assert 'class="bw-citation"' in page
    assert (project / "site" / "sources" / "port2026" / "index.html").is_file()


def test_templates_are_told_what_the_front_matter_does_not_say(project: Path) -> None:
    evidence = Project(workspace.read(project)).evidence
    brief = page_view.view(evidence, "docs/briefs/harbour.md")
    assert (brief.kind, brief.sources, brief.published, brief.updated) == ("brief", 2, date(2026, 3, 1), None)
    assert (brief.claims.total, brief.claims.uncited) == (4, 0)
    assert page_view.view(evidence, "docs/index.md").kind == "page"
    assert page_view.view(evidence, "docs/sources/port2026.md").kind == "source"
