"""A capture's bytes and its text are the ones that were written down when it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.captures import Capture
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "capture-digest-matches"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for capture in evidence.captures.values():
        if not capture.bytes_agree:
            yield _changed(capture, "digest", capture.file, capture.found_digest)
        if not capture.text_agrees:
            yield _changed(capture, "text-digest", "text.txt", capture.found_text_digest)


def _changed(capture: Capture, name: str, file: str, found: str) -> Finding:
    text = capture.declaration
    at = max(text.content.find(f"\n{name} "), text.content.find(f"\n{name}=")) + 1
    message = f"`{file}` of the capture of `{capture.key}` is not what was captured: its digest is {found[:16]}…"
    help_ = "bring the file back as it was; a page that changed is captured anew, under its own time"
    return finding(NAME, Severity.ERROR, message, text, Span(at, at + len(name)), help=help_, key=capture.key)
