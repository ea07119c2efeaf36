"""Zensical as a program of its own: renders a project into a folder beside the published one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefwright.hosts import publish, workspace, yaml_tree
from briefwright.hosts.engine import EngineFailed, Generate, Rendered
from briefwright.hosts.staging import Stage
from briefwright.hosts.yaml_tree import Node
from briefwright.project import Project
from briefwright.text import Text

_SETTINGS = ".briefwright-zensical.yml"
_MIRROR = ".briefwright/zensical-docs"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_NOISE = re.compile(r"^(Build started|Build finished.*|No issues found|\s*)$")
_ERROR = re.compile(r"[\w.]+(Error|Exception|Unusable)\b.*:")
_SECONDS = 900
#: What MkDocs takes for granted at these hosts.
_EDITED = {"github.com": "edit/master", "gitlab.com": "edit/master", "bitbucket.org": "src/default"}


def render(config_file: Path, project: Project, stage: Stage, finish: Any, generate: Generate) -> Rendered:  # noqa: ARG001
    """Renders a checked project; returns the warnings. Raises EngineFailed."""
    if find_spec("zensical") is None:
        raise EngineFailed("Zensical is not installed; `pip install zensical` brings it")
    generate(is_ours=False)
    folder = config_file.parent
    with _mirror(folder, project) as docs, _settings(config_file, stage.folder, docs) as settings:
        # Its cache does not know that a page depends on the bibliography, so it starts from nothing (--clean).
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(settings)]
        done = _run(command, folder)
    said = [line for line in _COLOURS.sub("", done.stdout + done.stderr).splitlines() if not _NOISE.match(line)]
    if done.returncode:
        raise EngineFailed(_reason(said) or f"Zensical ended with exit code {done.returncode}")
    return Rendered(tuple(said))


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
def _mirror(folder: Path, project: Project) -> Iterator[str]:
    """A copy of the docs folder, relative to the project's, that holds what is published and nothing else.

    Zensical renders whatever lies in the folder, and lists it in menus, site map and feeds: drafts, links, keys.
    """
    settings = project.sources.settings
    generated = [f"{place}/{path}" for place in settings.generated for path in publish.tree(folder / place)]
    mirror = folder / _MIRROR
    if mirror.is_symlink() or mirror.parent.is_symlink():
        raise publish.Foreign(f"`{_MIRROR}` is a symbolic link")
    shutil.rmtree(mirror, ignore_errors=True)
    try:
        for path in (*project.evidence.files, *generated):
            if path.startswith(f"{settings.docs_dir}/") and not path.endswith(workspace.MARKER):
                target = mirror / path.removeprefix(f"{settings.docs_dir}/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / path, target, follow_symlinks=False)
        yield _MIRROR
    finally:
        shutil.rmtree(mirror, ignore_errors=True)


def _edit_address(config_file: Path) -> str | None:
    """Where the texts are edited, below the address of the repository: Zensical would name its copy of the folder."""
    root = yaml_tree.compose(Text(config_file.name, config_file.read_text(encoding="utf-8")), "")
    if not isinstance(root, Node):
        return None
    said = {name: value.value for name, _, value in yaml_tree.pairs(root) if isinstance(value.value, str)}
    docs = said.get("docs_dir", "docs").strip("/")
    if (template := said.get("edit_uri_template", "")).endswith("{path}"):
        return template.removesuffix("{path}")
    if "edit_uri" in said:
        return said["edit_uri"] or None
    host = urlsplit(said.get("repo_url", "")).hostname or ""
    kind = next((kind for kind in _EDITED if host == kind or host.endswith(f".{kind}")), "")
    return f"{_EDITED[kind]}/{docs}/" if kind else None


@contextmanager
def _settings(config_file: Path, into: Path, docs: str) -> Iterator[Path]:
    """Settings that are the project's own but for the output folder, which Zensical takes from nowhere else.

    JSON is YAML too, so names with any characters need no quoting of our own.
    """
    path = config_file.with_name(_SETTINGS)
    plugins = [{"search": {"enabled": False}}]
    changes = {"INHERIT": config_file.name, "docs_dir": docs, "site_dir": into.name, "plugins": plugins}
    if (edit := _edit_address(config_file)) is not None:
        changes["edit_uri"] = edit
    path.unlink(missing_ok=True)  # not through a link that stands there
    path.write_text(json.dumps(changes), encoding="utf-8")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
