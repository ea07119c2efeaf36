"""Runs the check of an example where it is made: on a project as a value, on files, on settings, on a finished site."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from tests.checks.cases import NOTHING, TODAY, project_of, said

from briefwright.bibliography import doctor
from briefwright.checks import ELSEWHERE, NAMES
from briefwright.findings import Finding
from briefwright.hosts import audit, cli, drawing, media, policy, settings, vet, workspace
from briefwright.project import Project
from briefwright.text import Text

Files = Mapping[str, str]
SETTINGS = "site_name: Time papers\nmarkdown_extensions:\n  - briefwright\n"


def says(check: str, files: Files, bibliography: str, folder: Path) -> str:
    """What a check says of an example's files; `folder` is empty and there for those that read real ones."""
    run = _RUNS.get(check)
    if run is None:
        assert check not in ELSEWHERE
        return said(project_of(dict(files), bibliography), check)
    return run(check, {"bibliography/sources.bib": bibliography, **files}, folder)


def _lines(check: str, found: Iterable[Finding]) -> str:
    kept = [one for one in found if one.check == check]
    return "\n".join(_line(one) for one in kept) or NOTHING


def _line(one: Finding) -> str:
    start = one.place.start
    first = f"{one.place.path}:{start.line}:{start.column}: {one.severity}[{one.check}] {one.message}"
    return f"{first}\n    help: {one.help}" if one.help else first


def _written(files: Files, folder: Path) -> Path:
    for name, content in {"mkdocs.yml": SETTINGS, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def _read(check: str, files: Files, folder: Path) -> str:
    return _lines(check, Project(workspace.read(_written(files, folder))).check(TODAY).findings)


def _settings(check: str, files: Files, _: Path) -> str:
    return _lines(check, settings.parse(Text("mkdocs.yml", files["mkdocs.yml"]), NAMES).findings)


def _untrusted(check: str, files: Files, folder: Path) -> str:
    sources = workspace.read(_written(files, folder))
    return _lines(check, vet.vet(sources, Text("mkdocs.yml", files["mkdocs.yml"])))


def _doctor(check: str, files: Files, _: Path) -> str:
    evidence = project_of(dict(files), "").evidence
    return _lines(check, doctor.examine(evidence.bibliography, evidence.citing))


def _pictures(check: str, files: Files, folder: Path) -> str:
    project = Project(workspace.read(_written(files, folder)))
    return _lines(check, (drawing.outdated(path, chart) for path, chart in drawing.stale(project, folder)))


def _added(check: str, files: Files, folder: Path) -> str:
    before, out = os.getcwd(), StringIO()
    os.chdir(_written(files, folder))
    try:
        with redirect_stdout(out):
            cli.main(["sources", "add", "new.bib", "--format", "json"])
    finally:
        os.chdir(before)
    at = out.getvalue().find("{")
    found = json.JSONDecoder().raw_decode(out.getvalue()[at:])[0]["findings"] if at >= 0 else []
    lines = []
    for one in found:
        lines.append(f"{one['path']}:{one['line']}:{one['column']}: {one['severity']}[{one['check']}] {one['message']}")
        lines.append(f"    help: {one['help']}")
    assert all(one["check"] == check for one in found)
    return "\n".join(lines) or NOTHING


def _site(check: str, files: Files, _: Path) -> str:
    inside = {name.removeprefix("site/"): text.encode() for name, text in files.items() if name.startswith("site/")}
    return _lines(check, audit.audit(audit.Site(inside, keys=frozenset(("rfc3161",)))))


def _policy(check: str, files: Files, _: Path) -> str:
    inside = {name.removeprefix("site/"): text.encode() for name, text in files.items() if name.startswith("site/")}
    return _lines(check, policy.faults(audit.Site(inside)))


def _cleaned(check: str, files: Files, _: Path) -> str:
    found = []
    for name, text in files.items():
        try:
            media.cleaned(name, text.encode())
        except media.Unclean as error:
            found.append(media.fault(name, error))
    return _lines(check, found)


_RUNS: Mapping[str, Callable[[str, Files, Path], str]] = {
    "file-is-readable": _read,
    "statement-has-citation": _read,
    "settings-are-valid": _settings,
    "settings-run-nothing": _untrusted,
    "source-is-complete": _doctor,
    "source-is-new": _added,
    "chart-picture-is-current": _pictures,
    audit.LINKS: _site,
    audit.ORIGIN: _site,
    audit.SCRIPTS: _site,
    audit.LEFTOVERS: _site,
    policy.CHECK: _policy,
    media.CHECK: _cleaned,
}
