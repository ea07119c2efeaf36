"""Zensical as a program of its own: renders a project into a folder beside the published one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from briefwright.hosts.engine import EngineFailed
from briefwright.project import Project

_SETTINGS = ".briefwright-zensical.yml"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_NOISE = re.compile(r"^(Build started|Build finished.*|No issues found|\s*)$")
_ERROR = re.compile(r"[\w.]+(Error|Exception|Unusable)\b.*:")
_SECONDS = 1800


def render(config_file: Path, project: Project, into: Path) -> tuple[str, ...]:  # noqa: ARG001 - as the other engine
    """Renders a checked and prepared project; returns the warnings. Raises EngineFailed."""
    if find_spec("zensical") is None:
        raise EngineFailed("Zensical is not installed; `pip install zensical` brings it")
    folder = config_file.parent
    with _settings(config_file, into) as settings:
        # Its cache does not know that a page depends on the bibliography, so it starts from nothing (--clean).
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(settings)]
        done = _run(command, folder)
    said = [line for line in _COLOURS.sub("", done.stdout + done.stderr).splitlines() if not _NOISE.match(line)]
    if done.returncode:
        raise EngineFailed(_reason(said) or f"Zensical ended with exit code {done.returncode}")
    return tuple(said)


def _reason(said: list[str]) -> str:
    """What Zensical said of its end; of a Python traceback only the lines that name an error."""
    errors = [line for line in said if _ERROR.match(line)]
    return "; ".join(dict.fromkeys(errors if any("Traceback" in line for line in said) else said))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - the interpreter that runs us, and no shell
            command,
            cwd=folder,
            env=os.environ | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EngineFailed(f"Zensical did not finish within {_SECONDS // 60} minutes") from error


@contextmanager
def _settings(config_file: Path, into: Path) -> Iterator[Path]:
    """Settings that are the project's own but for the output folder, which Zensical takes from nowhere else.

    JSON is YAML too, so names with any characters need no quoting of our own.
    """
    path = config_file.with_name(_SETTINGS)
    changes = {"INHERIT": config_file.name, "site_dir": into.name, "plugins": [{"search": {"enabled": False}}]}
    path.write_text(json.dumps(changes), encoding="utf-8")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
