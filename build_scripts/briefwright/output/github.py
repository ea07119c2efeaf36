"""Findings as workflow commands: GitHub Actions shows them beside the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.findings import Finding, Severity
from briefwright.output.outcome import Outcome, Screen
from briefwright.output.summary import summary
from briefwright.output.terminal import neutral

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
)
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(outcome: Outcome, _screen: Screen) -> str:
    """One command a finding; the runner prints the summary, which is no command, as it is."""
    return "".join(f"{line}\n" for line in (*map(_command, outcome.findings), summary(outcome)))


def _command(found: Finding) -> str:
    start, end = found.place.start, found.place.end
    properties = {"file": found.place.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # the service refuses columns of annotations that go over several lines
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{found.severity}[{found.check}]"
    told = ",".join(f"{name}={_kept(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(part for part in (found.message, found.help) if part)
    return f"::{_COMMANDS[found.severity]} {told}::{_kept(message).translate(_IN_MESSAGE)}"


def _kept(text: str) -> str:
    """Neutral for the terminals that show the log, with line ends left for the command's own escapes."""
    return "\n".join("\r".join(neutral(part) for part in line.split("\r")) for line in text.split("\n"))
