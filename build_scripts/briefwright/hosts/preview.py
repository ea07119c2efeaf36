"""What a preview shows of the findings: in the terminal all of them, in a page those that concern its author there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from briefwright.findings import Finding, Severity, in_order
from briefwright.hosts import settings, telling
from briefwright.output import FORMATS, Screen
from briefwright.project import Project

_BOXES = {Severity.ERROR: "failure", Severity.WARNING: "warning", Severity.NOTE: "note"}
_MOST_ELSEWHERE = 5


def judged(project: Project, folder: Path) -> tuple[Finding, ...]:
    """Checks a project, says in the terminal what was found, and returns it for its pages."""
    findings = project.check(datetime.now(UTC).date()).findings
    outcome = telling.outcome(project, settings.read(folder).text, findings)
    sys.stderr.write(FORMATS["full"](outcome, Screen(color=sys.stderr.isatty())))
    return findings


def banner(findings: Iterable[Finding], path: str) -> str:
    """HTML for the head of one page: its own findings in full, those of other files by place; '' if there are none."""
    everything = in_order(findings)
    here = [found for found in everything if found.place.path == path]
    blocking = [found for found in everything if found.place.path != path and found.severity is Severity.ERROR]
    return "".join((*_boxes(here), *_elsewhere(blocking)))


def _boxes(findings: list[Finding]) -> Iterator[str]:
    for found in findings:
        advice = f"<br>{escape(found.help)}" if found.help else ""
        title = f"Line {found.place.start.line}: {found.check}"
        yield _box(_BOXES[found.severity], title, f"<p>{escape(found.message)}{advice}</p>")


def _elsewhere(findings: list[Finding]) -> Iterator[str]:
    if not findings:
        return
    shown = "".join(
        f"<li>{escape(found.place.path)}:{found.place.start.line}: {escape(found.message)}</li>"
        for found in findings[:_MOST_ELSEWHERE]
    )
    rest = len(findings) - _MOST_ELSEWHERE
    more = f"<li>and {rest} more; the terminal shows them all</li>" if rest > 0 else ""
    yield _box("failure", "In other files", f"<ul>{shown}{more}</ul>")


def _box(kind: str, title: str, content: str) -> str:
    return (
        f'<div class="admonition {kind} bw-finding"><p class="admonition-title">{escape(title)}</p>{content}</div>\n'
    )
