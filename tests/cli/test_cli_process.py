"""What only a process of its own can show: broken pipes, locales, what gets imported, and the thin scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import briefwright

Make = Callable[..., Path]
SCRIPTS = Path(briefwright.__file__).parents[1]


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False)


def test_a_reader_that_goes_away_is_no_fault_and_changes_no_exit_code(project: Make) -> None:
    folder = project({f"docs/briefs/b{number}.md": "Sales fell by 47 %.\n" * 40 for number in range(20)})
    command = f"set -o pipefail; {sys.executable} -m briefwright check | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(b"error[")
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--format", "json"]])
def test_a_closed_pipe_is_quiet_for_short_outputs_too(project: Make, arguments: list[str]) -> None:
    command = f"{sys.executable} -m briefwright {' '.join(arguments)} | true"
    done = subprocess.run(["bash", "-c", command], cwd=project(), capture_output=True, check=False)
    assert done.stderr == b""


def test_a_full_disk_is_told_and_fails(project: Make) -> None:
    command = f"{sys.executable} -m briefwright check > /dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=project(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"error: no space left on device\n")


def test_a_closed_output_changes_no_exit_code(project: Make) -> None:
    folder = project({"docs/briefs/b.md": "Sales fell by 47 %.\n"})
    command = f"{sys.executable} -m briefwright check >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], cwd=folder, check=False).returncode == 1


def test_output_is_utf8_whatever_the_locale(project: Make) -> None:
    folder = project({"docs/briefs/港口.md": "销售额下降了47%。\n"})
    done = run(folder, "-m", "briefwright", "check", "--format", "concise", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "docs/briefs/港口.md:1:1: error[" in done.stdout.decode("utf-8")


def test_check_imports_neither_the_drawing_library_nor_a_site_generator(project: Make) -> None:
    watch = (
        "import sys; from briefwright.hosts.cli import main; code = main(['check']);"
        "heavy = {'matplotlib', 'mkdocs', 'material', 'zensical', 'markdown', 'PIL', 'httpx', 'numpy'};"
        "sys.exit(' '.join(sorted(heavy & sys.modules.keys())) or code)"
    )
    done = run(project(), "-c", watch)
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_imports_no_package_at_all(tmp_path: Path) -> None:
    watch = (
        "import sys; before = set(sys.modules); from briefwright.hosts.cli import main; main(['--help']);"
        "theirs = {name.split('.')[0] for name, module in sys.modules.items()"
        " if name not in before and 'site-packages' in (getattr(module, '__file__', None) or '')};"
        "sys.exit(' '.join(sorted(theirs)) or 0)"
    )
    done = run(tmp_path, "-c", watch)
    assert (done.returncode, done.stderr) == (0, b"")


THIN = {"check_claims": "check", "make_charts": "charts", "build": "build"}


@pytest.mark.parametrize(("script", "command"), THIN.items())
def test_a_script_is_its_command(project: Make, script: str, command: str) -> None:
    folder = project({"mkdocs.yml": "docs_dir: ..\n"})
    by_script = run(folder, str(SCRIPTS / f"{script}.py"))
    by_command = run(folder, "-m", "briefwright", command)
    assert by_script.returncode == by_command.returncode == 2
    assert by_script.stdout == by_command.stdout != b""
    assert b"usage: briefwright " + command.encode() in run(folder, str(SCRIPTS / f"{script}.py"), "--help").stdout


@pytest.mark.parametrize("script", THIN)
def test_a_script_without_the_packages_says_how_to_set_up(project: Make, script: str) -> None:
    done = run(project(), "-S", "-I", str(SCRIPTS / f"{script}.py"))
    assert done.returncode != 0
    assert b"make site" in done.stderr
    assert b"Traceback" not in done.stderr
