"""The rules of pyproject.toml about who imports whom hold, and they would notice if they did not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path("build_scripts/briefwright")


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on a project, in a process of its own that finds the package there and nowhere else."""
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, 'build_scripts'); {command}"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_layer_imports_only_what_stands_below_it() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("*.pyc", "assets"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("findings.py", "from briefwright import settings", "A layer imports only what stands below it"),
        ("claims/claims.py", "from briefwright import checks", "A layer imports only what stands below it"),
        ("pages/source.py", "from briefwright import exports", "A layer imports only what stands below it"),
        ("stranger.py", "", "A layer imports only what stands below it"),
        ("text.py", "import os", "Only the hosts touch the world"),
        ("checks/citation_resolves.py", "from pathlib import Path", "Only the hosts touch the world"),
        ("style/runs.py", "import markdown.util", "Only the hosts touch the world"),
        ("charts/table.py", "import matplotlib.pyplot", "Only charts.draw imports matplotlib"),
        ("hosts/cli.py", "import matplotlib", "Only charts.draw imports matplotlib"),
        (
            "checks/citation_resolves.py",
            "from briefwright.checks import claim_has_citation",
            "No check imports another",
        ),
    ],
)
def test_a_forbidden_import_is_noticed(copy: Path, module: str, line: str, broken: str) -> None:
    file = copy / PACKAGE / module
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    contracts = re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE)
    assert broken in {name for name, state in contracts if state == "BROKEN"}
